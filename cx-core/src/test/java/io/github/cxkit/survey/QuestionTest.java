package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.EqualByState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every real survey writes blanks as codes; a question knows its own. */
class QuestionTest {

    private static final Question SATISFACTION = Question.of("overall", Scale.of(1, 5))
            .withColumn("Q7ALL")
            .withText("Overall, how satisfied are you?")
            .withBlankCodes("0", "Blank", "-99")
            .withNotApplicableCodes("6");

    @ParameterizedTest
    @ValueSource(strings = {"4", " 4 ", "4.0", "4.", "+4", "04", "4.000"})
    void aPointIsARating(String cell) {
        assertThat(SATISFACTION.read(cell)).isEqualTo(new Answer.Rating(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "0", "Blank", "-99", " Blank "})
    void aBlankCodeIsNoAnswer(String cell) {
        assertThat(SATISFACTION.read(cell)).isEqualTo(Answer.BLANK);
    }

    @Test
    void aMissingFieldIsBlankAndSixDoesNotApply() {
        assertThat(SATISFACTION.read(null)).isEqualTo(Answer.BLANK);
        assertThat(SATISFACTION.read("6")).isEqualTo(Answer.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "-1", "4.5", "four", "4 stars", "1e0", "٤", "NaN", "99999999999", "blank", "0x4", "--4", "."
            })
    void anythingElseIsInvalidAndKept(String cell) {
        assertThat(SATISFACTION.read(cell))
                .isEqualTo(new Answer.Invalid(cell, "allowed: 1..5; declared as no answer: -99, 0, 6, Blank"));
    }

    @Test
    void zeroIsAnAnswerWhereTheScaleHasOne() {
        assertThat(Question.of("nps", Scale.of(0, 10)).read("0")).isEqualTo(new Answer.Rating(0));
    }

    @Test
    void wordsMayStandForPoints() {
        Question friendsAndFamily =
                Question.of("fft", Scale.of(1, 6)).withLabels(Map.of("Very good", 1, "Don't know", 6));
        assertThat(friendsAndFamily.read("Very good")).isEqualTo(new Answer.Rating(1));
        assertThat(friendsAndFamily.read("Fine")).isEqualTo(new Answer.Invalid("Fine", "allowed: 1..6 or a label"));
    }

    @Test
    void aLongInvalidTextIsCutShort() {
        Answer answer = SATISFACTION.read("x".repeat(10_000));
        assertThat(((Answer.Invalid) answer).given()).hasSize(101).endsWith("…");
    }

    @Test
    void aCodeCannotMeanTwoThings() {
        assertThatThrownBy(() -> SATISFACTION.withBlankCodes("5"))
                .hasMessage("question overall: code \"5\" is declared as no answer but is a point of the scale 1..5");
        assertThatThrownBy(() -> SATISFACTION.withNotApplicableCodes("1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SATISFACTION.withNotApplicableCodes("0"))
                .hasMessage("question overall: code \"0\" is declared both blank and not applicable");
        assertThatThrownBy(() -> SATISFACTION.withLabels(Map.of("great", 9)))
                .hasMessage("question overall: label \"great\" stands for 9, which is not on the scale 1..5");
        assertThatThrownBy(() -> Question.of(" ", Scale.of(1, 5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SATISFACTION.withColumn("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSurveyHasQuestionsWithTheirOwnNames() {
        Survey survey = Survey.of("airport", SATISFACTION);
        assertThat(survey.findQuestion("overall")).contains(SATISFACTION);
        assertThat(survey.findQuestion("other")).isEmpty();
        assertThatThrownBy(() -> Survey.of("airport")).hasMessage("survey airport has no question");
        assertThatThrownBy(() -> Survey.of("airport", SATISFACTION, SATISFACTION))
                .hasMessage("survey airport has two questions \"overall\"");
        assertThatThrownBy(() -> Survey.of(" ", SATISFACTION)).hasMessage("a survey needs an id");
        SegmentColumn gate = SegmentColumn.of("GATE");
        assertThatThrownBy(() -> Survey.of("airport", SATISFACTION)
                        .withTitle("Airport")
                        .withSegments(gate, gate)
                        .withTimes(null, survey.zone()))
                .hasMessage("survey airport has the segment \"GATE\" twice");
        assertThatThrownBy(() -> SegmentColumn.of("")).hasMessage("a segment needs a column");
    }

    @Test
    void aSurveyNamesTheColumnsAroundItsQuestions() {
        Survey survey = Survey.of("airport", SATISFACTION)
                .withTitle("Airport 2017")
                .withSegments(SegmentColumn.of("GATE"))
                .withWeights("WEIGHT")
                .withRespondents("RESPNUM")
                .withTimes("INTDATE", ZoneId.of("America/Los_Angeles"))
                .withComments("COMMENT");
        assertThat(survey)
                .isEqualTo(Survey.of("airport", SATISFACTION)
                        .withTitle("Airport 2017")
                        .withSegments(SegmentColumn.of("GATE"))
                        .withWeights("WEIGHT")
                        .withRespondents("RESPNUM")
                        .withTimes("INTDATE", ZoneId.of("America/Los_Angeles"))
                        .withComments("COMMENT"));
    }

    @Test
    void aResponseRefusesAWeightThatIsNone() {
        SurveyResponse response = SurveyResponse.of(Map.of("overall", new Answer.Rating(4)));
        assertThat(response.weight()).isEqualTo(1);
        assertThatThrownBy(() -> SurveyResponse.of(Map.of()).withWeight(-1))
                .hasMessage("weight must be finite and >= 0 but was -1.0");
    }

    @Test
    void everyPartOfAQuestionTellsItFromAnother() {
        EqualByState.check(
                () -> Question.of("overall", Scale.of(1, 5)),
                question -> Question.of("other", Scale.of(1, 5))
                        .withColumn("overall")
                        .withText("overall"),
                question -> Question.of("overall", Scale.of(1, 6)),
                question -> question.withColumn("Q7ALL"),
                question -> question.withText("Satisfied?"),
                question -> question.withBlankCodes("0"),
                question -> question.withNotApplicableCodes("0"),
                question -> question.withLabels(Map.of("great", 5)),
                question -> question.withLabels(Map.of("great", 4)));
        assertThat(SATISFACTION.column()).isEqualTo("Q7ALL");
        assertThat(SATISFACTION.blankCodes()).containsExactlyInAnyOrder("0", "Blank", "-99");
        assertThat(SATISFACTION.notApplicableCodes()).containsExactly("6");
        assertThat(SATISFACTION.withLabels(Map.of("great", 5)).labels()).isEqualTo(Map.of("great", 5));
    }

    @Test
    void aQuestionSaysWhatIsNotAtItsDefault() {
        assertThat(Question.of("overall", Scale.of(1, 5))).hasToString("overall on 1..5");
        assertThat(SATISFACTION.withLabels(Map.of("great", 5, "bad", 1)))
                .hasToString("overall on 1..5 in column Q7ALL \"Overall, how satisfied are you?\" blank [-99, 0, Blank]"
                        + " not applicable [6] labels {bad=1, great=5}");
    }

    @Test
    void everyPartOfASurveyTellsItFromAnother() {
        EqualByState.check(
                () -> Survey.of("airport", SATISFACTION),
                survey -> Survey.of("other", SATISFACTION).withTitle("airport"),
                survey -> survey.withTitle("Airport 2017"),
                survey -> survey.withQuestions(List.of(SATISFACTION, Question.of("ease", Scale.of(1, 7)))),
                survey -> survey.withSegments(SegmentColumn.of("GATE")),
                survey -> survey.withSegments(SegmentColumn.of("GATE").withSeveral(";")),
                survey -> survey.withWeights("WEIGHT"),
                survey -> survey.withRespondents("RESPNUM"),
                survey -> survey.withTimes("INTDATE", survey.zone()),
                survey -> survey.withTimes(null, ZoneId.of("Europe/Rome")),
                survey -> survey.withTimes("INTDATE", survey.zone()).withTimePattern("d/M/y"),
                survey -> survey.withComments("COMMENT"),
                survey -> survey.withPeriod(CalendarPeriod.parse("2017")));
    }

    @Test
    void aSurveySaysWhatIsNotAtItsDefault() {
        Question ease = Question.of("ease", Scale.of(1, 7));
        assertThat(Survey.of("airport", ease)).hasToString("survey airport [ease on 1..7] in UTC");
        Survey all = Survey.of("airport", ease)
                .withTitle("Airport 2017")
                .withSegments(SegmentColumn.of("GATE"))
                .withWeights("WEIGHT")
                .withRespondents("RESPNUM")
                .withTimes("INTDATE", ZoneId.of("Europe/Rome"))
                .withTimePattern("d/M/y")
                .withComments("COMMENT")
                .withPeriod(CalendarPeriod.parse("2017"));
        assertThat(all)
                .hasToString(
                        "survey airport \"Airport 2017\" [ease on 1..7] by [GATE] weights WEIGHT respondents RESPNUM"
                                + " times INTDATE as d/M/y in Europe/Rome comments COMMENT wave 2017");
        assertThat(all.respondentColumn()).isEqualTo("RESPNUM");
        assertThat(all.timeColumn()).isEqualTo("INTDATE");
        assertThat(all.timePattern()).isEqualTo("d/M/y");
        assertThat(all.commentColumn()).isEqualTo("COMMENT");
        SurveyResponse known = SurveyResponse.NOTHING.withRating("ease", 3).withSegment("GATE", "B");
        assertThat(all.requireKnown(known)).isSameAs(known);
        assertThatThrownBy(() -> SegmentColumn.of("GATE").withSeveral(""))
                .hasMessage("segment GATE: the text between several choices must not be empty");
        assertThat(SegmentColumn.of("GATE").withSeveral(";").several()).isEqualTo(";");
    }

    @Test
    void everyPartOfAResponseTellsItFromAnother() {
        EqualByState.check(
                () -> SurveyResponse.of(Map.of("overall", new Answer.Rating(4))),
                response -> response.withRating("overall", 5),
                response -> response.withAnswer("overall", Answer.BLANK),
                response -> response.withRespondent("anna"),
                response -> response.withTime(Instant.EPOCH),
                response -> response.withWeight(2),
                response -> response.withSegment("GATE", "B"),
                response -> response.withSegments(Map.of("GATE", "C")),
                response -> response.withComment("slow"));
        SurveyResponse all = SurveyResponse.NOTHING
                .withSegment("GATE", "B")
                .withTime(Instant.EPOCH)
                .withWeight(0.5)
                .withComment("slow");
        assertThat(all).hasToString("response {} of {GATE=B} at 1970-01-01T00:00:00Z weighing 0.5");
        assertThat(all.comment()).isEqualTo("slow");
        assertThat(SurveyResponse.NOTHING).hasToString("response {}");
    }
}
