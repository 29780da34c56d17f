package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Where a p value stands as 1 or 0 because it decides nothing, and where it must be exact. */
class PairTestsTest {

    private static final Offset<Double> DIGITS = within(1e-12);
    /** The normal quantile of .05/4; of .05/2 it is 1.96. */
    private static final double QUARTER = 2.241402727604945;

    private static double[] four(double value) {
        return new double[] {value, value, value, value};
    }

    /** The last of four that Holm's steps may reject has p of level/4: what lies below its quantile is no finding. */
    @Test
    void ofFigureWithErrorsWhatLiesBelowTheLastQuantileIsNoFinding() {
        double[] figures = {QUARTER - 2e-6, QUARTER - 5e-7, 3, 0};
        // errors of 0.6 and 0.8 have a difference with error 1
        PairwiseRanks.PairTest test = PairTests.errors(figures, new double[] {0.6, 0.6, 0.6, 0.8}, 0.05);
        assertThat(test.pValue(0, 3)).isOne();
        assertThat(test.pValue(1, 3)).isCloseTo(0.0125, within(1e-7)).isGreaterThan(0.0125);
        assertThat(test.pValue(2, 3)).isCloseTo(0.0013498980316300946, DIGITS);
        assertThat(test.pValue(3, 2)).isOne();
    }

    /** Two segments without spread leave a pair untested, and families of two claims. */
    @Test
    void segmentsWithoutSpreadMakeFamiliesSmall() {
        double[] figures = {2.1, 0, 1, 1};
        assertThat(PairTests.errors(figures, new double[] {0.6, 0.8, 0, 1}, 0.05)
                        .pValue(0, 1))
                .as("one of them is tested against every other")
                .isOne();
        assertThat(PairTests.errors(figures, new double[] {0.6, 0.8, 0, 0}, 0.05)
                        .pValue(0, 1))
                .isCloseTo(0.017864420562816563, DIGITS);
        assertThat(PairTests.errors(figures, new double[] {0.6, 0.8, 0, 0}, 0.05)
                        .pValue(2, 3))
                .isNaN();
        double[] n = four(50);
        // 21 between means of 50 each: variance (2 · 1250 + 25 · gap²)/100
        assertThat(PairTests.pooled(n, new double[] {2.1, 0, 1, 1}, new double[] {1250, 1250, 0, 9}, 0.05)
                        .pValue(0, 1))
                .isOne();
        assertThat(PairTests.pooled(n, new double[] {2.1, 0, 1, 1}, new double[] {1250, 1250, 0, 0}, 0.05)
                        .pValue(0, 1))
                .isCloseTo(Distributions.normalUpperTail(2.1 / Math.sqrt((25 + 0.25 * 2.1 * 2.1) / 25)), DIGITS);
    }

    @Test
    void atALevelOfAHalfEveryPValueIsExact() {
        double[] figures = {0.3, 0, 0, 0};
        double[] errors = {0.6, 0.8, 1, 1};
        assertThat(PairTests.errors(figures, errors, 0.5).pValue(0, 1)).isCloseTo(0.3820885778110473, DIGITS);
        assertThat(PairTests.errors(figures, errors, 0.4).pValue(0, 1)).isOne();
    }

    /** t of 5 degrees beyond its quantile at .05/12 is always a finding; just below, it has its own p. */
    @Test
    void ofWelchsTestsWhatLiesBeyondEveryThresholdIsAFinding() {
        double always = Distributions.tUpperQuantile(0.05 / 12, 5);
        double[] n = {6, 6, 6, 30};
        // errors of 1/2 each: t is the difference
        double[] squares = {15, 15, 15, 435};
        double[] means = {always + 1e-9, always - 1e-9, 2.1, 0};
        PairwiseRanks.PairTest test = PairTests.welch(n, means, squares, 0.05);
        assertThat(test.pValue(0, 3)).isZero();
        double degrees = 1 / (0.25 / 5 + 0.25 / 29);
        assertThat(test.pValue(1, 3)).isCloseTo(Distributions.tUpperTail(always, degrees), within(1e-9));
        assertThat(test.pValue(3, 1)).isOne();
        assertThat(test.pValue(2, 3)).as("below 2.24").isOne();
    }

    @Test
    void aSegmentOfOneAnswerHasNoTestAndMakesFamiliesSmall() {
        double[] means = {2.1, 0, 1, 1};
        double[] squares = {15, 435, 0.5, 8};
        PairwiseRanks.PairTest some = PairTests.welch(new double[] {6, 30, 1, 1}, means, squares, 0.05);
        assertThat(some.pValue(0, 2)).isNaN();
        assertThat(some.pValue(2, 0)).isNaN();
        double degrees = 1 / (0.25 / 5 + 0.25 / 29);
        assertThat(some.pValue(0, 1)).isCloseTo(Distributions.tUpperTail(2.1, degrees), DIGITS);
        // two answers are enough
        PairwiseRanks.PairTest all = PairTests.welch(new double[] {6, 30, 2, 2}, means, squares, 0.05);
        assertThat(all.pValue(0, 1)).isOne();
        assertThat(all.pValue(0, 2)).isBetween(0.0, 1.0);
        assertThat(PairTests.welch(new double[] {6, 30}, new double[] {1, 0}, new double[2], 0.05)
                        .pValue(0, 1))
                .isNaN();
        assertThat(PairTests.welch(new double[] {6}, new double[] {1}, new double[] {3}, 0.05))
                .isNotNull();
    }
}
