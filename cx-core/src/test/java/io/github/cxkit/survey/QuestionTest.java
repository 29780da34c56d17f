package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
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
}
