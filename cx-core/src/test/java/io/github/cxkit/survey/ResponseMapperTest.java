package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseMapperTest {

    private record Reply(@Nullable Integer rating, String language, Instant at) {}

    private static final Survey SHOP =
            Survey.of("shop", Question.of("recommend", Scale.of(0, 10))).withSegments(SegmentColumn.of("LANG"));
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @Test
    void aRecordAnswersThroughItsGetters() {
        ResponseMapper<Reply> mapper = ResponseMapper.<Reply>of(SHOP)
                .rating("recommend", Reply::rating)
                .segment("LANG", Reply::language)
                .time(Reply::at);
        assertThat(mapper.apply(new Reply(9, "it", NOON)))
                .isEqualTo(SurveyResponse.NOTHING
                        .withRating("recommend", 9)
                        .withSegment("LANG", "it")
                        .withTime(NOON));
        assertThat(mapper.apply(new Reply(null, "it", NOON)).answers()).isEqualTo(Map.of("recommend", Answer.BLANK));
        assertThat(mapper.apply(new Reply(11, "it", NOON)).answers().get("recommend"))
                .isInstanceOf(Answer.Invalid.class);
    }

    @Test
    void whoAnsweredAndWithWhatWeightComesThroughGettersToo() {
        ResponseMapper<Reply> mapper = ResponseMapper.<Reply>of(SHOP)
                .answer("recommend", reply -> reply.rating() == null ? null : new Answer.Rating(reply.rating()))
                .segment("LANG", reply -> reply.language().isEmpty() ? null : reply.language())
                .respondent(Reply::language)
                .weight(reply -> 2);

        assertThat(mapper.apply(new Reply(9, "it", NOON)))
                .isEqualTo(SurveyResponse.NOTHING
                        .withRating("recommend", 9)
                        .withSegment("LANG", "it")
                        .withRespondent("it")
                        .withWeight(2));
        SurveyResponse none = mapper.apply(new Reply(null, "", NOON));
        assertThat(none.answers()).isEmpty();
        assertThat(none.segments()).isEqualTo(Map.of("LANG", ""));
    }

    @Test
    void aMisspeltIdIsRefusedBeforeAnythingIsRead() {
        ResponseMapper<Reply> mapper = ResponseMapper.of(SHOP);
        assertThatThrownBy(() -> mapper.rating("recomend", Reply::rating))
                .hasMessage(
                        "survey shop has no question \"recomend\"; did you mean \"recommend\"? known are [recommend]");
        assertThatThrownBy(() -> mapper.segment("LNAG", Reply::language))
                .hasMessageContaining("did you mean \"LANG\"?");
        assertThatThrownBy(() -> SHOP.requireKnown(SurveyResponse.NOTHING.withRating("recomend", 9)))
                .hasMessageContaining("did you mean \"recommend\"?");
        assertThatThrownBy(() -> SHOP.requireKnown(SurveyResponse.NOTHING.withSegment("lang", "it")))
                .hasMessageContaining("did you mean \"LANG\"?");
    }

    @Test
    void aResponseCanBeLoggedWithoutThePerson() {
        SurveyResponse response = SurveyResponse.NOTHING
                .withRespondent("anna@example.org")
                .withComment("my order 17")
                .withRating("recommend", 9);
        assertThat(response.toString()).contains("9").doesNotContain("anna", "order");
    }
}
