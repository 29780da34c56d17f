package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.experiment.NonInferiority;
import io.github.cxkit.internal.PairwiseRanks;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.stats.ArmRatios;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.SampleRatio;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A p value of exactly the level is a finding, wherever a p value meets a level. */
class OneRuleForPTest {

    @ParameterizedTest
    @CsvSource({"0.9, 0.1", "0.95, 0.05", "0.99, 0.01", "0.999, 0.001", "0.8, 0.2", "0.93, 0.07", "0.5, 0.5"})
    void aConfidenceAndItsLimitAreTakenInDecimals(double confidence, double limit) {
        assertThat(Significance.limit(confidence)).isEqualTo(limit);
        assertThat(Significance.confidence(limit)).isEqualTo(confidence);
        assertThat(Significance.holds(limit, confidence)).isTrue();
        assertThat(Significance.holds(Math.nextUp(limit), confidence)).isFalse();
    }

    @Test
    void whatIsNoPValueReachesNothing() {
        assertThat(Significance.reaches(Double.NaN, 0.5)).isFalse();
    }

    @Test
    void aSplitAtTheLevelIsAMismatch() {
        long[] units = {480, 520};
        double p =
                SampleRatio.of(units, new double[] {1, 1}, 0.01).orElseThrow().pValue();
        assertThat(SampleRatio.of(units, new double[] {1, 1}, p).orElseThrow().mismatch())
                .isTrue();
        assertThat(SampleRatio.of(units, new double[] {1, 1}, Math.nextDown(p))
                        .orElseThrow()
                        .mismatch())
                .isFalse();
    }

    @Test
    void anArmAtTheLevelIsSuspect() {
        SampleRatio overall = new SampleRatio(9, 1, 0.002, true);
        assertThat(new ArmRatios(overall, List.of(3.0, -3.0), List.of(0.01, 0.0101), 0.01).suspects())
                .containsExactly(0);
    }

    @Test
    void aTreatmentAtTheLevelIsNotInferior() {
        Result<Double> bound = Result.of(-0.1);
        assertThat(new NonInferiority.Test(1.6, 100, bound, 0.05, 0.05).nonInferior())
                .isTrue();
        assertThat(new NonInferiority.Test(1.6, 100, bound, Math.nextUp(0.05), 0.05).nonInferior())
                .isFalse();
    }

    @Test
    void aContrastAtTheLevelOfTheScorecardIsAFinding() {
        Contrast contrast = contrast(Result.of(0.1));
        assertThat(contrast.isSignificant(Significance.limit(0.9))).isTrue();
        assertThat(contrast.isSignificant(Math.nextDown(0.1))).isFalse();
        assertThat(contrast(Result.insufficient(Reason.TOO_FEW, "one answer")).isSignificant(0.1))
                .isFalse();
    }

    @Test
    void aConfidenceIsNoLevelOfAContrast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contrast(Result.of(0.1)).isSignificant(0.95))
                .withMessageContaining("did you mean 0.05?");
    }

    @Test
    void aTermAtTheRateMarksItsGroup() {
        Keyness.KeyTerm term =
                new Keyness.KeyTerm("late", Result.of(2.0), Result.of(2.0), Result.of(0.04), Result.of(0.05));
        assertThat(term.isMark(0.05)).isTrue();
        assertThat(term.isMark(Math.nextDown(0.05))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> term.isMark(Double.NaN));
    }

    @Test
    void aPairAtTheStepsOfHolmDecidesARank() {
        // two claims: the first needs 2p <= 0.1
        PairwiseRanks at = new PairwiseRanks(2, 0.1, (better, worse) -> better == 0 ? 0.05 : 0.95);
        assertThat(at.simultaneous().worst()).containsExactly(1, 2);
        assertThat(at.marginal().best()).containsExactly(1, 2);
        PairwiseRanks above = new PairwiseRanks(2, 0.1, (better, worse) -> better == 0 ? Math.nextUp(0.05) : 0.95);
        assertThat(above.simultaneous().worst()).containsExactly(2, 2);
    }

    @Test
    void equalsAreNotRankedAtTheLowestConfidence() {
        PairwiseRanks equals = new PairwiseRanks(3, 0.5, (better, worse) -> 0.5);
        assertThat(equals.simultaneous().best()).containsExactly(1, 1, 1);
        assertThat(equals.marginal().worst()).containsExactly(3, 3, 3);
    }

    private static Contrast contrast(Result<Double> p) {
        RatingTally few = RatingTally.of(Metrics.NPS.scale(), 9, 10, 3);
        RatingTally many = RatingTally.of(Metrics.NPS.scale(), 1, 2, 3, 9);
        return new Contrast(
                Question.of("recommend", Metrics.NPS.scale()),
                Slice.ALL,
                Contrast.Against.OTHERS,
                Metrics.NPS.score(few).compare(Metrics.NPS.score(many)),
                p,
                Result.of(0.2),
                null);
    }
}
