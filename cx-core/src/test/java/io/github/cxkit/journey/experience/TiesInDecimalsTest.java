package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.journey.experience.EmotionCurve.Observation;
import io.github.cxkit.journey.experience.ExperienceLevels.JourneyRule;
import io.github.cxkit.journey.experience.ExperienceLevels.TouchpointScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What equals what is decided by the numbers as written, never by the last bit of a double. */
class TiesInDecimalsTest {

    private static final Result<Double> UNMEASURED = Result.insufficient(Reason.PART_MISSING, "not measured");

    @Test
    void touchpointsOfOneImportanceReachTheirMean() {
        MomentsOfTruth all = MomentsOfTruth.of(
                List.of(
                        new MomentsOfTruth.Assessed("ad", 0.1, 1),
                        new MomentsOfTruth.Assessed("shop", 0.1, 0.5),
                        new MomentsOfTruth.Assessed("help", 0.1, 0)),
                0.5);

        assertThat(all.cut()).isEqualTo(0.1);
        assertThat(all.moments()).containsExactly("ad", "shop", "help");
    }

    @Test
    void anItemOnTheMeanIsHigh() {
        ImportancePerformance placed = ImportancePerformance.classify(
                        List.of(
                                new ImportancePerformance.Item("a", 0.1, 0.7),
                                new ImportancePerformance.Item("b", 0.2, 0.7),
                                new ImportancePerformance.Item("c", 0.3, 0.7)),
                        ImportancePerformance.Cut.MEAN)
                .orElseThrow();

        assertThat(placed.importanceCut()).isEqualTo(0.2);
        assertThat(placed.items().get(1).quadrant()).isEqualTo(ImportancePerformance.Quadrant.KEEP_UP);
    }

    @Test
    void theFirstOfTwoEqualMeansIsTheLowest() {
        EmotionCurve curve = EmotionCurve.of(List.of("a", "b"), 1);
        for (double value : new double[] {0.5, 0.5, 0, -1, 0.5}) {
            curve = curve.plus(new Observation("a", EmotionSource.EVENT, value));
        }
        for (double value : new double[] {0.2, 0.5, -0.5, 0.2}) {
            curve = curve.plus(new Observation("b", EmotionSource.EVENT, value));
        }

        assertThat(curve.lowest()).isEqualTo(Result.of("a"));
    }

    @Test
    void ofTwoMeansOfOneIntensityTheNegativeIsThePeak() {
        EmotionCurve curve = EmotionCurve.of(List.of("a", "b", "c"), 1);
        for (double value : new double[] {0.1, 0.2, 0.6}) {
            curve = curve.plus(new Observation("a", EmotionSource.EVENT, value));
        }
        curve = curve.plus(new Observation("b", EmotionSource.EVENT, -0.3))
                .plus(new Observation("c", EmotionSource.EVENT, 0));

        assertThat(curve.peakEnd().orElseThrow()).isEqualTo(-0.15);
    }

    @Test
    void scoresAsFarFromTheMiddleGoToTheLower() {
        List<TouchpointScore> scores = List.of(
                new TouchpointScore("ad", 99.9, 1),
                new TouchpointScore("shop", 0.1, 1),
                new TouchpointScore("help", 40, 1));

        assertThat(ExperienceLevels.of(scores, JourneyRule.PEAK_END, UNMEASURED).journey())
                .isEqualTo(Result.of(20.05));
    }

    @Test
    void weightsAllZeroAreRefusedWhereTheyAreUsed() {
        List<TouchpointScore> scores = List.of(new TouchpointScore("ad", 40, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExperienceLevels.of(scores, JourneyRule.WEIGHTED_MEAN, UNMEASURED))
                .withMessageContaining("weight 0");
        assertThat(ExperienceLevels.of(scores, JourneyRule.PEAK_END, UNMEASURED).journey())
                .isEqualTo(Result.of(40.0));
    }
}
