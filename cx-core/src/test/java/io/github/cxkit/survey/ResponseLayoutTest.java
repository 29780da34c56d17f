package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseLayoutTest {

    private static final ResponseLayout LAYOUT = ResponseLayout.of(
            Survey.of("shop", Question.of("recommend", Scale.of(0, 10)), Question.of("easy", Scale.of(1, 7)))
                    .withSegments(SegmentColumn.of("country")));

    private static SurveyResponse response(@Nullable Answer... answers) {
        return LAYOUT.response(null, null, 1, answers, new String[] {"IT"}, null);
    }

    @Test
    void aResponseIsTheSameAsOneMadeOfMaps() {
        SurveyResponse made = response(new Answer.Rating(9), Answer.BLANK);
        SurveyResponse mapped = SurveyResponse.of(Map.of("recommend", new Answer.Rating(9), "easy", Answer.BLANK))
                .withSegments(Map.of("country", "IT"));
        assertThat(made).isEqualTo(mapped).hasSameHashCodeAs(mapped);
        assertThat(mapped).isEqualTo(made);
        assertThat(made.answers()).hasToString("{recommend=Rating[value=9], easy=Blank[]}");
    }

    @Test
    void aQuestionThatWasNotAskedIsAbsent() {
        Map<String, Answer> answers = response(null, Answer.BLANK).answers();
        assertThat(answers).hasSize(1).containsOnlyKeys("easy").doesNotContainKey("recommend");
        assertThat(answers.get("recommend")).isNull();
        assertThat(answers.get("unknown")).isNull();
        assertThat(answers.entrySet()).hasSize(1);
        assertThat(response(null, null).answers()).isEmpty();
        assertThatThrownBy(() ->
                        response(null, null).answers().entrySet().iterator().next())
                .isInstanceOf(NoSuchElementException.class);
    }

    /** Rows of the same columns are read by position, those of others by name; both find the same. */
    @Test
    void answersAreFoundInRowsOfTheSameAndOfOtherColumns() {
        List<String> names = List.of("recommend", "easy");
        RowMap.Keys keys = new RowMap.Keys(names, Map.of("recommend", 0, "easy", 1));
        RowMap.Keys alike = new RowMap.Keys(List.copyOf(names), Map.of("recommend", 0, "easy", 1));
        RowMap.Keys turned = new RowMap.Keys(List.of("easy", "recommend"), Map.of("recommend", 1, "easy", 0));
        RowMap<String> row = new RowMap<>(keys, new String[] {"nine", null});
        RowMap<String> same = new RowMap<>(alike, new String[] {"nine", null});
        RowMap<String> other = new RowMap<>(turned, new String[] {null, "nine"});

        for (int again = 0; again < 2; again++) {
            for (Map<String, String> each : List.of(row, same, other, Map.of("recommend", "nine"))) {
                assertThat(keys.value(each, 0)).isEqualTo("nine");
                assertThat(keys.value(each, 1)).isNull();
                assertThat(keys.holds(each)).isTrue();
            }
        }
        assertThat(keys.holds(Map.of("ease", "nine"))).isFalse();
        assertThat(row.get(null)).isNull();
        assertThat(row).isEqualTo(same).isEqualTo(other);
        assertThat(keys.names()).isEqualTo(names);
    }

    @Test
    void aResponseCannotBeChanged() {
        Answer[] answers = {new Answer.Rating(9), Answer.BLANK};
        SurveyResponse response = response(answers);
        answers[0] = Answer.BLANK;
        assertThat(response.answers().get("recommend")).isEqualTo(new Answer.Rating(9));
        assertThatThrownBy(() -> response.answers().put("easy", Answer.BLANK))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> response.answers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void thereIsOneAnswerPerQuestionAndOneValuePerSegment() {
        assertThatThrownBy(() -> response(Answer.BLANK)).hasMessage("the survey has 2 of the answers but 1 were given");
        assertThatThrownBy(() ->
                        LAYOUT.response(null, null, 1, new Answer[] {Answer.BLANK, Answer.BLANK}, new String[0], null))
                .hasMessage("the survey has 1 of the groups but 0 were given");
    }
}
