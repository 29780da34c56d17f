package io.github.cxkit.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.spark.ScorecardTables;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A real survey, with its blanks, codes and weights: Spark gives the answer of the library's own reader. */
class AirportSurveyOnSparkTest {

    private static Survey survey() {
        return Survey.of(
                        "airport-2017",
                        Question.of("recommend", Scale.of(0, 10))
                                .withColumn("NETPRO")
                                .withBlankCodes("11"),
                        Question.of("overall", Scale.of(1, 5))
                                .withColumn("Q7ALL")
                                .withBlankCodes("0", "Blank")
                                .withNotApplicableCodes("6"))
                .withTitle("Airport 2017")
                .withSegments(
                        new SegmentColumn("LANG", "Language", Map.of("1", "English", "3", "Chinese")),
                        SegmentColumn.of("BAREA"))
                .withWeights("WEIGHT")
                .withTimes(null, ZoneId.of("America/Los_Angeles"));
    }

    private static ScorecardDefinition definition() {
        return ScorecardDefinition.of(survey())
                .scoring("recommend", Metrics.NPS, Metrics.mean(Metrics.NPS.scale()))
                .scoring("overall", Metrics.CSAT)
                .by("LANG", "BAREA");
    }

    @Test
    void equalsTheReader() throws IOException {
        Path file = Path.of(System.getProperty("cxkit.data", ""), "sfo-survey", "sfo_2017.csv.gz");
        Assumptions.assumeTrue(Files.isRegularFile(file), "the airport survey is not on this machine");
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition());
        ResponseReader.of(survey()).read(file, builder::add);
        ScorecardSummary expected = builder.build();

        SparkSession spark = Local.session("cxkit airport");
        ScorecardSummary actual = ScorecardTables.summarize(
                spark.read().option("header", true).csv(file.toString()).repartition(4),
                AirportSurveyOnSparkTest::definition);

        GeneratedAnswersOnSparkTest.assertSame(actual, expected);
        ScorecardRow nps = actual.scorecard().row("recommend", "nps", Slice.ALL).orElseThrow();
        assertThat(nps.n()).isEqualTo(2746);
        assertThat(nps.value().orElseThrow()).isCloseTo(39.839767, within(5e-7));
        assertThat(Objects.requireNonNull(nps.weighted()).value().orElseThrow()).isCloseTo(40.398436, within(5e-7));
        assertThat(actual.scorecard()
                        .row("recommend", "nps", Slice.of("LANG", "Chinese"))
                        .orElseThrow()
                        .value()
                        .orElseThrow())
                .isCloseTo(-3.508772, within(5e-7));
    }
}
