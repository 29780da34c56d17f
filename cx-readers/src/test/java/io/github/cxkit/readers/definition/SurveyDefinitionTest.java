package io.github.cxkit.readers.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.score.RuleOrigin;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyDefinitionTest {

    private static final String WHOLE = """
            {
              "id": "airport-2017",
              "title": "Airport 2017",
              "questions": [
                {
                  "id": "recommend",
                  "column": "NETPRO",
                  "text": "Would you recommend us?",
                  "scale": {"min": 0, "max": 10},
                  "blankCodes": [11, ""],
                  "metrics": ["nps"]
                },
                {
                  "id": "effort",
                  "scale": {"points": [1, 3, 5], "direction": "high-is-bad"},
                  "notApplicableCodes": ["n/a", -99],
                  "labels": {"easy": 1, "so so": 3, "hard": 5}
                }
              ],
              "segments": ["GATE", {"column": "LANG", "text": "Language", "labels": {"1": "English"}}],
              "weightColumn": "WEIGHT",
              "respondentColumn": "RESPNUM",
              "timeColumn": "when",
              "timePattern": "yyyy-MM-dd HH:mm:ss",
              "zone": "America/Los_Angeles",
              "commentColumn": "said",
              "period": "2017"
            }
            """;

    private static final Survey SURVEY = Survey.of(
                    "airport-2017",
                    Question.of("recommend", Scale.of(0, 10))
                            .withColumn("NETPRO")
                            .withText("Would you recommend us?")
                            .withBlankCodes(Set.of("11", "")),
                    Question.of("effort", Scale.ofPoints(Direction.HIGH_IS_BAD, 1, 3, 5))
                            .withNotApplicableCodes(Set.of("n/a", "-99"))
                            .withLabels(Map.of("easy", 1, "so so", 3, "hard", 5)))
            .withTitle("Airport 2017")
            .withSegments(SegmentColumn.of("GATE"), new SegmentColumn("LANG", "Language", Map.of("1", "English")))
            .withWeights("WEIGHT")
            .withRespondents("RESPNUM")
            .withTimes("when", ZoneId.of("America/Los_Angeles"))
            .withTimePattern("yyyy-MM-dd HH:mm:ss")
            .withComments("said")
            .withPeriod(PeriodLength.YEAR.periodOf(LocalDate.of(2017, 1, 1)));

    private static final SurveyDefinition DEFINITION =
            SurveyDefinition.of(SURVEY, Map.of("recommend", List.of(Metrics.NPS)));

    /** Found by changing inputs: a list of one pattern was another definition than the pattern, and so was ISO said. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"dd/MM/yyyy\"]", "\"ISO\"", "[\"ISO\"]", "[\"ISO\", \"dd/MM/yyyy\"]"})
    void timePatternsAreWrittenAndReadBack(String pattern) {
        SurveyDefinition survey = SurveyDefinition.read(
                "{\"id\": \"s\", \"questions\": [{\"id\": \"a\", \"scale\": {\"min\": 0, \"max\": 10}, \"metrics\": [\"nps\"]}],"
                        + " \"timeColumn\": \"t\", \"timePattern\": " + pattern + "}");
        assertThat(SurveyDefinition.read(survey.write())).isEqualTo(survey);
    }

    @Test
    void aSurveyHasOneFormThatEveryMapperReads() throws IOException {
        assertThat(CxModule.mapper()
                        .readValue(SurveyDefinition.of(SURVEY, Map.of()).write(), Survey.class))
                .isEqualTo(SURVEY);
        assertThat(SurveyDefinition.read(CxModule.mapper().writeValueAsString(SURVEY))
                        .survey())
                .isEqualTo(SURVEY);
    }

    @Test
    void everyFieldIsRead() throws IOException {
        assertThat(SurveyDefinition.read(WHOLE).survey()).isEqualTo(SURVEY);
        assertThat(SurveyDefinition.read(WHOLE).metrics()).isEqualTo(Map.of("recommend", List.of(Metrics.NPS)));
        assertThat(SurveyDefinition.read(
                        new ByteArrayInputStream(WHOLE.getBytes(StandardCharsets.UTF_8)), MetricCatalog.standard()))
                .isEqualTo(DEFINITION)
                .hasSameHashCodeAs(DEFINITION);
    }

    @Test
    void whatIsLeftOutHasADefault() {
        assertThat(SurveyDefinition.read(
                                "{\"id\":\"s\",\"questions\":[{\"id\":\"q\",\"scale\":{\"min\":1,\"max\":5}}]}")
                        .survey())
                .isEqualTo(Survey.of("s", Question.of("q", Scale.of(1, 5))));
    }

    @Test
    void whatIsWrittenReadsBackTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("survey.json");
        Files.writeString(file, DEFINITION.write());
        assertThat(SurveyDefinition.read(file)).isEqualTo(DEFINITION);
        assertThat(SurveyDefinition.of(Survey.of("s", Question.of("q", Scale.of(1, 5))), Map.of())
                        .write())
                .isEqualTo("""
                        {
                          "id" : "s",
                          "questions" : [
                            {
                              "id" : "q",
                              "scale" : {
                                "min" : 1,
                                "max" : 5
                              }
                            }
                          ]
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"s"}                                                              | questions | is needed
            {"id":5}                                                                | id | must be a text but is 5
            {"id":"s","questions":[]}                                               | ` ` | has no question
            {"id":"s","questions":[{"id":"q"}]}                                     | questions[0].scale | is needed
            {"id":"s","questions":[{"id":"q","skale":{}}]}                          | questions[0].skale | allowed here: id, column
            {"id":"s","questions":[{"id":"q","scale":{"min":1}}]}                   | questions[0].scale.max | is needed
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":1e9}}]}         | questions[0].scale.max | whole number
            {"id":"s","questions":[{"id":"q","scale":{"min":5,"max":1}}]}           | questions[0].scale | min < max
            {"id":"s","questions":[{"id":"q","scale":{"points":[1,5],"max":6}}]}    | questions[0].scale.max | the highest of the points is 5
            {"id":"s","questions":[{"id":"q","scale":{"points":[1,5],"min":0}}]}    | questions[0].scale.min | the lowest of the points is 1
            {"id":"s","questions":[{"id":"q","scale":{"points":[5,1]}}]}            | questions[0].scale | ascending
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5,"direction":"up"}}]} | questions[0].scale.direction | HIGH_IS_GOOD
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5},"metrics":["npx"]}]} | questions[0].metrics[0] | npx
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5},"blankCodes":[5]}]} | questions[0] | is a point of the scale
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5},"blankCodes":["a","a"]}]} | questions[0].blankCodes[1] | appears more than once
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5},"blankCodes":[1.5]}]} | questions[0].blankCodes[0] | whole number
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5},"labels":[]}]} | questions[0].labels | must be an object
            {"id":"s","questions":{}}                                               | questions | must be a list
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5}}],"zone":"Rome"} | zone | Europe/Rome
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5}}],"timeColumn":" "} | timeColumn | leave it out
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5}}],"period":"2018-13"} | period | no period
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5}}],"period":"March"} | period | 2018-03-05
            {"id":"s","id":"t"}                                                     | ` ` | twice
            {"id":"s"                                                               | ` ` | ends too early
            []                                                                      | ` ` | must be an object
            ` `                                                                     | ` ` | no JSON
            {"id":"s","questions":[{"id":"q","scale":{"min":1,"max":5}}]} {}        | ` ` | after the end
            """)
    void aFaultIsNamedWithItsPlace(String json, String path, String message) {
        assertThatThrownBy(() -> SurveyDefinition.read(json))
                .isInstanceOfSatisfying(SurveyDefinitionException.class, e -> {
                    assertThat(e.path()).isEqualTo(path.strip());
                    assertThat(e).hasMessageContaining(message);
                });
    }

    @ParameterizedTest
    @EnumSource(PeriodLength.class)
    void aPeriodReadsAsItIsWritten(PeriodLength length) {
        Survey survey = Survey.of("s", Question.of("q", Scale.of(1, 5)))
                .withPeriod(length.periodOf(LocalDate.of(2018, 12, 31)));
        SurveyDefinition definition = SurveyDefinition.of(survey, Map.of());
        assertThat(SurveyDefinition.read(definition.write())).isEqualTo(definition);
    }

    @Test
    void aMetricOfOnesOwnIsNamedLikeAnyOther() {
        Scale five = Scale.of(1, 5);
        RatingMetric delight = RatingMetric.share(
                new Rule(new RuleId("shop.delight", 2), "Delight", RuleOrigin.LIBRARY_CONVENTION, "our board, 2026"),
                five,
                5,
                5);
        MetricCatalog catalog = MetricCatalog.standard().with(delight);
        SurveyDefinition definition = SurveyDefinition.of(
                Survey.of("shop", Question.of("sat", five)), Map.of("sat", List.of(delight, Metrics.CSAT)));
        assertThat(definition.write()).contains("shop.delight/2", "csat.top-2-box");
        assertThat(SurveyDefinition.read(definition.write(), catalog)).isEqualTo(definition);
        assertThat(SurveyDefinition.read(definition.write(), catalog)
                        .scorecard()
                        .metrics("sat"))
                .containsExactly(delight, Metrics.CSAT);
        assertThatThrownBy(() -> SurveyDefinition.read(definition.write()))
                .hasMessageContaining("questions[0].metrics[0]")
                .hasMessageContaining("unknown metric \"shop.delight/2\"");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> SurveyDefinition.read("[".repeat(1_000)))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageContaining("nesting");
    }

    /** What is for pages only: where a question belongs, and what happened meanwhile. */
    @Test
    void phasesAndEventsAreReadAndWritten() {
        String json = """
                {"id": "shop", "questions": [
                  {"id": "nps", "scale": {"min": 0, "max": 10}, "metrics": ["nps"], "phase": "loyalty"},
                  {"id": "till", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]}],
                 "events": [{"date": "2026-03-01", "label": "new carrier"}, {"date": "2025-11-03", "label": "strike"}]}
                """;
        SurveyDefinition shop = SurveyDefinition.read(json);
        assertThat(shop.phases()).containsExactly(Map.entry("nps", "loyalty"));
        assertThat(shop.events())
                .extracting(event -> event.date() + " " + event.label())
                .containsExactly("2025-11-03 strike", "2026-03-01 new carrier");
        assertThat(SurveyDefinition.read(shop.write())).isEqualTo(shop);
        assertThat(shop).isNotEqualTo(shop.withEvents(List.of())).isNotEqualTo(shop.withPhases(Map.of()));
        assertThat(shop.withEvents(List.of()).withPhases(Map.of()).write()).doesNotContain("events", "phase");
        assertThatThrownBy(() -> SurveyDefinition.read(json.replace("2026-03-01", "1 March")))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageContaining("events[0].date")
                .hasMessageContaining("must be a day such as 2026-06-30 but is \"1 March\"");
        assertThatThrownBy(() -> SurveyDefinition.read(json.replace("new carrier", " ")))
                .hasMessageContaining("events[0]")
                .hasMessageContaining("must not be blank");
        assertThatThrownBy(() -> shop.withPhases(Map.of("no", "loyalty"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> shop.withPhases(Map.of("nps", " ")))
                .hasMessage("the phase of question nps must not be blank");
    }
}
