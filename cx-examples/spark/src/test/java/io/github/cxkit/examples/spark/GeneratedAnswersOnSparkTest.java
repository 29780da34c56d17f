package io.github.cxkit.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any split over partitions gives the answer of one loop: counts to the last digit, sums within 1e-12. */
class GeneratedAnswersOnSparkTest {

    private static final int ANSWERS = 200_000;
    private static final Scale SCALE = Scale.of(0, 10);

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Local.session("cxkit test");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void tallyEqualsTheLoop() {
        RatingTally.Builder loop = RatingTally.builder(SCALE);
        for (long i = 0; i < ANSWERS; i++) {
            loop.add(GeneratedAnswers.recommend(i));
        }
        for (int partitions : new int[] {1, 7}) {
            assertThat(ScoreAnswers.tally(spark, ANSWERS, partitions)).isEqualTo(loop.build());
        }
    }

    @Test
    void weightsEqualTheLoop() {
        WeightedTally.Builder loop = WeightedTally.builder(SCALE);
        for (long i = 0; i < ANSWERS; i++) {
            loop.add(GeneratedAnswers.recommend(i), GeneratedAnswers.weight(i));
        }
        WeightedTally expected = loop.build();
        WeightedTally actual = ScoreAnswers.weightedTally(spark, ANSWERS, 7);
        assertThat(actual.tally()).isEqualTo(expected.tally());
        for (int i = 0; i < SCALE.size(); i++) {
            assertThat(actual.weightAt(i)).isCloseTo(expected.weightAt(i), within(1e-12 * expected.weightAt(i)));
            assertThat(actual.squaredWeightAt(i))
                    .isCloseTo(expected.squaredWeightAt(i), within(1e-12 * expected.squaredWeightAt(i)));
        }
    }

    @Test
    void scorecardEqualsTheLoop() {
        int answers = ANSWERS / 10;
        ScorecardSummary.Builder loop = ScorecardSummary.builder(GeneratedAnswers.definition());
        for (long i = 0; i < answers; i++) {
            loop.add(GeneratedAnswers.response(i));
        }
        assertSame(ScoreAnswers.scorecard(spark, answers, 5), loop.build());
    }

    /** Equal rows; weighted figures, the only sums among them, within 1e-12. */
    static void assertSame(ScorecardSummary actual, ScorecardSummary expected) {
        List<ScorecardRow> rows = actual.scorecard().rows();
        List<ScorecardRow> expectedRows = expected.scorecard().rows();
        assertThat(rows).hasSameSizeAs(expectedRows).isNotEmpty();
        assertThat(actual.responses()).isEqualTo(expected.responses());
        for (int i = 0; i < rows.size(); i++) {
            ScorecardRow row = rows.get(i);
            ScorecardRow other = expectedRows.get(i);
            assertThat(row.counts()).as("%s", row).isEqualTo(other.counts());
            assertThat(row.evidence()).isEqualTo(other.evidence());
            assertThat(row.value()).isEqualTo(other.value());
            assertThat(row.interval()).isEqualTo(other.interval());
            assertThat(row.slice()).isEqualTo(other.slice());
            WeightedEstimate weighted = row.weighted();
            WeightedEstimate otherWeighted = other.weighted();
            assertThat(weighted == null).isEqualTo(otherWeighted == null);
            if (weighted != null && otherWeighted != null && weighted.value().isKnown()) {
                double value = otherWeighted.value().orElseThrow();
                assertThat(weighted.value().orElseThrow()).isCloseTo(value, within(1e-12 * Math.abs(value)));
            }
        }
    }

    @Test
    void nothingCountedIsNoScore() {
        assertThat(ScoreAnswers.tally(spark, 0, 3)).isEqualTo(RatingTally.empty(SCALE));
        assertThat(ScoreAnswers.scorecard(spark, 0, 3).responses()).isZero();
    }

    @Test
    void programPrintsScoresAndTimes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ScoreAnswers.run(spark, 24_000, 3, 1_000, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("ratings: 24,000 in ")
                .contains("milliseconds per partition [")
                .contains("NPS ")
                .contains("region=islands");
    }
}
