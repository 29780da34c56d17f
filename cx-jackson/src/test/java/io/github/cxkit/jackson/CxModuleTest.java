package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.jackson3.CxModule3;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the main types, with both Jacksons. */
class CxModuleTest {

    /** One of the two, as a caller has it. */
    @SuppressWarnings("ImmutableEnumChecker") // mappers are configured once
    enum Json {
        JACKSON_2 {
            private final ObjectMapper mapper = CxModule.mapper();
            private final ObjectMapper found = new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

            @Override
            String write(Object value) throws Exception {
                return mapper.writeValueAsString(value);
            }

            @Override
            <T> T read(String json, Class<T> type) throws Exception {
                return mapper.readValue(json, type);
            }

            @Override
            Result<Double> readResult(String json) throws Exception {
                return mapper.readValue(json, new TypeReference<Result<Double>>() {});
            }

            @Override
            <T> T readLoosely(String json, Class<T> type) throws Exception {
                return found.readValue(json, type);
            }
        },
        JACKSON_3 {
            private final JsonMapper mapper = CxModule3.mapper();
            private final JsonMapper found =
                    JsonMapper.builder().findAndAddModules().build();

            @Override
            String write(Object value) {
                return mapper.writeValueAsString(value);
            }

            @Override
            <T> T read(String json, Class<T> type) {
                return mapper.readValue(json, type);
            }

            @Override
            Result<Double> readResult(String json) {
                return mapper.readValue(json, new tools.jackson.core.type.TypeReference<Result<Double>>() {});
            }

            @Override
            <T> T readLoosely(String json, Class<T> type) {
                return found.readValue(json, type);
            }
        };

        abstract String write(Object value) throws Exception;

        abstract <T> T read(String json, Class<T> type) throws Exception;

        abstract Result<Double> readResult(String json) throws Exception;

        /** With a mapper that found the module by itself and would let unknown fields pass. */
        abstract <T> T readLoosely(String json, Class<T> type) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void aResultIsAValueOrTheReasonWhyThereIsNone(Json json) throws Exception {
        Result<Double> known = Result.of(40.0);
        Result<Double> lack = Result.insufficient(Reason.TOO_FEW, "one answer");
        assertThat(json.write(known)).isEqualTo("{\"value\":40.0}");
        assertThat(json.write(lack)).isEqualTo("{\"insufficient\":\"TOO_FEW\",\"detail\":\"one answer\"}");
        assertThat(json.readResult(json.write(known))).isEqualTo(known);
        assertThat(json.readResult(json.write(lack))).isEqualTo(lack);
        assertThatThrownBy(() -> json.readResult("{}")).hasMessageContaining("Result");
        assertThatThrownBy(() -> json.readResult("{\"value\":1.0,\"detail\":\"x\"}"))
                .hasMessageContaining("Result");
        assertThatThrownBy(() -> json.readResult("{\"value\":null}")).hasMessageContaining("value");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerSaysWhatItIs(Json json) throws Exception {
        SurveyResponse response = SurveyResponse.of(Map.of("q", new Answer.Rating(9)))
                .withRespondent("anna")
                .withTime(Instant.parse("2018-03-05T09:00:00Z"))
                .withSegments(Map.of("lang", "it"));
        assertThat(json.write(response))
                .contains(
                        "\"answers\":{\"q\":{\"is\":\"rating\",\"value\":9}}",
                        "\"time\":\"2018-03-05T09:00:00Z\"",
                        "\"comment\":null");
        for (Answer answer : List.of(
                new Answer.Rating(9),
                Answer.BLANK,
                Answer.NOT_APPLICABLE,
                new Answer.Invalid("99", "allowed: 0..10"))) {
            SurveyResponse one = SurveyResponse.of(Map.of("q", answer));
            assertThat(json.read(json.write(one), SurveyResponse.class)).isEqualTo(one);
        }
        assertThatThrownBy(() -> json.read("{\"is\":\"java.lang.String\"}", Answer.class))
                .hasMessageContaining("java.lang.String");
    }

    @ParameterizedTest
    @EnumSource
    void namesAndPeriodsAreTexts(Json json) throws Exception {
        assertThat(json.write(RuleId.of("nps"))).isEqualTo("\"nps/1\"");
        assertThat(json.read("\"csat.mean/2\"", RuleId.class)).isEqualTo(new RuleId("csat.mean", 2));
        assertThat(json.write(CalendarPeriod.parse("2018-Q1"))).isEqualTo("\"2018-Q1\"");
        assertThat(json.read("\"2018-W10\"", CalendarPeriod.class)).hasToString("2018-W10");
        assertThatThrownBy(() -> json.read("\"March\"", CalendarPeriod.class)).hasMessageContaining("2018-W10");
    }

    @ParameterizedTest
    @EnumSource
    void talliesKeepTheirExactState(Json json) throws Exception {
        RatingTally tally = RatingTally.ofCounts(Scale.of(1, 3), new long[] {1, 0, Long.MAX_VALUE - 1}, 2, 3, 4);
        assertThat(json.write(tally))
                .isEqualTo("{\"scale\":{\"points\":[1,2,3],\"direction\":\"HIGH_IS_GOOD\"},"
                        + "\"counts\":[1,0,9223372036854775806],\"blank\":2,\"notApplicable\":3,\"invalid\":4}");
        assertThat(json.read(json.write(tally), RatingTally.class)).isEqualTo(tally);

        WeightedTally.Builder builder = WeightedTally.builder(Scale.of(1, 3));
        for (int i = 1; i < 1_000; i++) {
            builder.add(1 + i % 3, 1.0 / i);
        }
        WeightedTally weighted = builder.build();
        WeightedTally back = json.read(json.write(weighted), WeightedTally.class);
        assertThat(back.tally()).isEqualTo(weighted.tally());
        assertThat(back.sums()).isEqualTo(weighted.sums());
    }

    @ParameterizedTest
    @EnumSource
    void aScorecardSummaryIsItsDefinitionAndItsBytes(Json json) throws Exception {
        ScorecardDefinition definition = ScorecardDefinition.of(Survey.of("s", Question.of("q", Scale.of(0, 10))))
                .scoring("q", Metrics.NPS);
        ScorecardSummary summary = ScorecardSummary.builder(definition)
                .add(SurveyResponse.of(Map.of("q", new Answer.Rating(9))))
                .build();
        ScorecardSummary back = json.read(json.write(summary), ScorecardSummary.class);
        assertThat(back.toBytes()).isEqualTo(summary.toBytes());
        assertThat(back.definition()).isEqualTo(definition);
    }

    @ParameterizedTest
    @EnumSource
    void aScorecardOfJourneysCrossingsAndFrameworksComesBack(Json json) throws Exception {
        JourneyDefinition journey = JourneyDefinition.of("buying", "1")
                .withPersona("Ada")
                .withGoal("a gift")
                .withPhases(JourneyPhase.STANDARD)
                .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
                .withTouchpoints(List.of(Touchpoint.of("checkout", JourneyPhase.PURCHASE, "web")));
        CompositeIndex index = CompositeIndex.of(
                Rule.convention("care.index", "Care", "this test"), 0, 100, Combination.WEIGHTED_MEAN, "q");
        ScorecardDefinition definition = ScorecardDefinition.of(Survey.of("s", Question.of("q", Scale.of(0, 10)))
                        .withSegments(SegmentColumn.of("where"), SegmentColumn.of("lang")))
                .scoring("q", Metrics.NPS)
                .along(journey, "where")
                .by("phase", "where", "lang")
                .crossing("phase", "lang")
                .measuring(index)
                .withMinGroup(2);
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        for (int i = 0; i < 5; i++) {
            builder.add(SurveyResponse.of(Map.of("q", new Answer.Rating(2 * i)))
                    .withSegments(Map.of("where", i < 4 ? "checkout" : "help", "lang", i % 2 == 0 ? "it" : "en")));
        }
        ScorecardSummary summary = builder.build();
        ScorecardSummary back = json.read(json.write(summary), ScorecardSummary.class);
        assertThat(back.definition()).isEqualTo(definition);
        assertThat(back.scorecard()).isEqualTo(summary.scorecard());
        Scorecard card = json.read(json.write(summary.scorecard()), Scorecard.class);
        assertThat(card).isEqualTo(summary.scorecard());
        assertThat(json.write(Slice.of("phase", "purchase").and("lang", "it")))
                .isEqualTo("{\"groups\":{\"phase\":\"purchase\",\"lang\":\"it\"},\"period\":null}");
    }

    @ParameterizedTest
    @EnumSource
    void aScoreIsItsMetricAndItsTally(Json json) throws Exception {
        RatingScore score = Metrics.NPS.score(9, 10, 3);
        assertThat(json.read(json.write(score), RatingScore.class)).isEqualTo(score);
    }

    @ParameterizedTest
    @EnumSource
    void aScoreSaysWhatAFrontEndShows(Json json) throws Exception {
        RatingScore score = Metrics.NPS.score(List.of(9, 10, 3, 99));
        String text = json.write(score);
        assertThat(text)
                .contains(
                        "\"value\":{\"value\":33.333333333333336}",
                        "\"interval\":{\"value\":{\"lower\":",
                        "\"n\":3",
                        "\"leftOut\":{\"invalid\":1}",
                        "\"rule\":\"nps/1\"",
                        "\"cautions\":[\"SMALL_SAMPLE\"]");
        assertThat(json.read(text, RatingScore.class)).isEqualTo(score);
        assertThatThrownBy(() -> json.read(text.replace("\"n\":3", "\"n\":4"), RatingScore.class))
                .hasMessageContaining("n is said to be 4 but the tally counts 3");
    }

    @ParameterizedTest
    @EnumSource
    void aMetricOfOnesOwnGoesWithItsWeights(Json json) throws Exception {
        RatingMetric delight =
                RatingMetric.share(Rule.convention("shop.delight", "Delight", "our board, 2026"), Scale.of(1, 5), 5, 5);
        ScorecardDefinition definition = ScorecardDefinition.of(Survey.of("s", Question.of("sat", Scale.of(1, 5))))
                .scoring("sat", delight, Metrics.CSAT);
        assertThat(json.read(json.write(definition), ScorecardDefinition.class)).isEqualTo(definition);
        Scorecard card = ScorecardSummary.builder(definition)
                .add(SurveyResponse.NOTHING.withRating("sat", 5))
                .build()
                .scorecard();
        Scorecard back = json.read(json.write(card), Scorecard.class);
        assertThat(back).isEqualTo(card);
        assertThat(back.metric(back.rows().get(0))).isEqualTo(delight);
    }

    @ParameterizedTest
    @EnumSource
    void aDefinitionThatPeopleWriteLeavesOutWhatIsAtItsDefault(Json json) throws Exception {
        String written = """
                {"survey": {"id": "s", "questions": [{"id": "q", "scale": {"min": 0, "max": 10}, "blankCodes": [11]}],
                            "segments": ["LANG"]},
                 "metrics": {"q": ["nps", "mean/1"]}, "by": ["LANG"]}""";
        Question question = Question.of("q", Scale.of(0, 10)).withBlankCodes("11");
        assertThat(json.read(written, ScorecardDefinition.class))
                .isEqualTo(ScorecardDefinition.of(Survey.of("s", question).withSegments(SegmentColumn.of("LANG")))
                        .scoring("q", Metrics.NPS, Metrics.mean(Scale.of(0, 10)))
                        .by("LANG"));
        assertThatThrownBy(() -> json.read(written.replace("\"nps\"", "\"npz\""), ScorecardDefinition.class))
                .hasMessageContaining("did you mean \"nps\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"lower":1,"upper":2,"confidence":0.95,"method":"t","clamped":false,"x":1}  | x
            {"lower":1,"upper":2,"confidence":0.95,"clamped":false}     | method
            {"lower":1,"upper":2,"confidence":0.95,"method":"t"}        | clamped
            {"lower":1,"upper":2,"confidence":0.95,"method":null,"clamped":false} | method
            {"upper":2,"confidence":0.95,"method":"t","clamped":false}                 | lower
            {"lower":null,"upper":2,"confidence":0.95,"method":"t","clamped":false}    | lower
            {"lower":3,"upper":2,"confidence":0.95,"method":"t","clamped":false}       | lower limit 3.0 is above
            {"lower":1,"upper":2,"confidence":1.5,"method":"t","clamped":false}        | strictly between 0 and 1
            """)
    void whatIsUnknownOrMissingIsRefusedWhateverTheMapper(String text, String message) {
        for (Json json : Json.values()) {
            assertThatThrownBy(() -> json.read(text, ConfidenceInterval.class)).hasMessageContaining(message);
            assertThatThrownBy(() -> json.readLoosely(text, ConfidenceInterval.class))
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"lower":1,"lower":1,"upper":2,"confidence":0.95,"method":"t"}   | Duplicate
            {"lower":"1","upper":2,"confidence":0.95,"method":"t"}           | String
            {"lower":1,"upper":2,"confidence":0.95,"method":"t","clamped":false} 7           | Trailing
            {"lower":NaN,"upper":2,"confidence":0.95,"method":"t"}           | NaN
            """)
    void aStrictMapperTakesNothingOnTrust(String text, String message) {
        for (Json json : Json.values()) {
            assertThatThrownBy(() -> json.read(text, ConfidenceInterval.class)).hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsHold(Json json) {
        assertThatThrownBy(() -> json.read("{\"lower\":" + "1".repeat(101) + "}", ConfidenceInterval.class))
                .hasMessageContaining("length");
        assertThatThrownBy(() -> json.read("[".repeat(1_000), List.class)).hasMessageContaining("depth");
        assertThatThrownBy(() -> json.read("\"" + "x".repeat(1_000_001) + "\"", String.class))
                .hasMessageContaining("length");
        assertThatThrownBy(() -> json.read("{\"points\":[1.5,2],\"direction\":\"HIGH_IS_GOOD\"}", Scale.class))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> json.read("{\"points\":[1,2],\"direction\":0}", Scale.class))
                .hasMessageContaining("Direction");
    }
}
