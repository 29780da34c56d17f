package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.service.FeedbackRules.Action;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedbackRulesTest {

    private static final Scale SCALE = Scale.of(0, 10);

    private static final FeedbackRules RULES = FeedbackRules.of(List.of(
            FeedbackRule.named("legal").withPhrases(List.of("denuncia*")).always(),
            FeedbackRule.named("hidden anger").withDisagreement(Disagreement.Verdict.WORDS_WORSE),
            FeedbackRule.named("detractor").withRatingTo(6)));

    private static Feedback at(long hour) {
        return Feedback.of("f" + hour, FeedbackSource.SURVEY, Instant.EPOCH.plusSeconds(hour * 3_600));
    }

    @Test
    void aFreshCaseTakesTheSecondComplaintIn() {
        List<FeedbackRules.Decision> decisions = RULES.decide(List.of(
                at(1).from("anna").rated(2, SCALE),
                at(20).from("anna").rated(1, SCALE),
                at(49).from("anna").rated(1, SCALE)));

        assertThat(decisions)
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.OPEN, Action.JOIN, Action.OPEN);
        assertThat(decisions.get(1).joins()).isEqualTo("f1");
    }

    @Test
    void aThreatOpensACaseOfItsOwnAndPhrasesAreWholeWords() {
        List<FeedbackRules.Decision> decisions = RULES.decide(List.of(
                at(1).from("anna").rated(2, SCALE),
                at(2).from("anna").saying("Vi DENUNCERÒ"),
                at(3).from("anna").saying("denunciati")));

        assertThat(decisions)
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.OPEN, Action.NONE, Action.OPEN);
    }

    @Test
    void goodRatingsWithAngryWordsAreSeen() {
        Feedback polite = at(1).from("bruno").rated(9, SCALE).withSentiment(-0.6);

        assertThat(RULES.decide(List.of(polite)).get(0).rule()).isEqualTo("hidden anger");
        assertThat(Disagreement.STANDARD.of(at(1).rated(9, SCALE)).isKnown()).isFalse();
    }

    @Test
    void withoutACustomerPeopleAreToldAndWithoutARuleNothingHappens() {
        List<FeedbackRules.Decision> decisions = RULES.decide(List.of(at(1).rated(1, SCALE), at(2).rated(9, SCALE)));

        assertThat(decisions)
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.ALERT_ONLY, Action.NONE);
    }

    @Test
    void aRuleForEverythingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedbackRules.of(List.of(FeedbackRule.named("all"))))
                .withMessageContaining("no condition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedbackRule.named("marks").withPhrases(List.of("!!")));
    }

    @Test
    void feedbackSaysWhereInWhichLanguageAndAboutWhat() {
        Feedback said = at(1).about("checkout").inLanguage("it").withThemes(List.of("price", "price"));

        assertThat(said.touchpoint()).isEqualTo("checkout");
        assertThat(said.language()).isEqualTo("it");
        assertThat(said.themes()).containsExactly("price");
    }

    private static FeedbackRule rule() {
        return FeedbackRule.named("rule");
    }

    /** Every condition alone: who meets it is seen, who misses it by a hair is not. */
    static Stream<Arguments> conditions() {
        Feedback plain = at(1).from("anna");
        return Stream.of(
                Arguments.of(
                        rule().withSources(Set.of(FeedbackSource.SURVEY)),
                        plain,
                        Feedback.of("other", FeedbackSource.CHAT, Instant.EPOCH).from("anna")),
                Arguments.of(
                        rule().withThemes(List.of("delivery", "price")),
                        plain.withThemes(List.of("staff", "price")),
                        plain.withThemes(List.of("staff"))),
                Arguments.of(rule().withSentimentTo(-0.5), plain.withSentiment(-0.5), plain.withSentiment(-0.49)),
                Arguments.of(rule().withSentimentTo(-0.5), plain.withSentiment(-1), plain),
                Arguments.of(rule().withRatingTo(6), plain.rated(6, SCALE), plain.rated(7, SCALE)),
                Arguments.of(rule().withRatingTo(6), plain.rated(0, SCALE), plain),
                Arguments.of(rule().withoutRating(), plain, plain.rated(5, SCALE)),
                Arguments.of(
                        rule().withPhrases(List.of("never again")),
                        plain.saying("I will NEVER again buy"),
                        plain.saying("never buy again")),
                Arguments.of(
                        rule().withPhrases(List.of("never again")), plain.saying("never again"), plain.saying("never")),
                Arguments.of(
                        rule().withPhrases(List.of("legal act*")),
                        plain.saying("legal actions"),
                        plain.saying("illegal actions")),
                Arguments.of(
                        rule().withDisagreement(Disagreement.Verdict.WORDS_BETTER),
                        plain.rated(2, SCALE).withSentiment(0.4),
                        plain.rated(3, SCALE).withSentiment(0.4)),
                Arguments.of(
                        rule().withDisagreement(Disagreement.Verdict.WORDS_BETTER),
                        plain.rated(2, SCALE).withSentiment(0.4),
                        plain.rated(2, SCALE).withSentiment(0.39)),
                Arguments.of(
                        rule().withDisagreement(Disagreement.Verdict.WORDS_WORSE),
                        plain.rated(8, SCALE).withSentiment(-0.4),
                        plain.rated(7, SCALE).withSentiment(-0.4)),
                Arguments.of(
                        rule().withDisagreement(Disagreement.Verdict.WORDS_WORSE),
                        plain.rated(8, SCALE).withSentiment(-0.4),
                        plain.rated(8, SCALE).withSentiment(-0.39)));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aConditionHoldsToItsLimit(FeedbackRule rule, Feedback seen, Feedback notSeen) {
        FeedbackRules rules = FeedbackRules.of(List.of(rule));

        assertThat(rules.decide(List.of(seen)).get(0).action()).isEqualTo(Action.OPEN);
        assertThat(rules.decide(List.of(notSeen)).get(0).action()).isEqualTo(Action.NONE);
    }

    @Test
    void allConditionsOfARuleMustHold() {
        FeedbackRules rules = FeedbackRules.of(List.of(rule().withSources(Set.of(FeedbackSource.SURVEY))
                .withThemes(List.of("price"))
                .withRatingTo(6)));

        assertThat(rules.decide(
                        List.of(at(1).from("anna").withThemes(List.of("price")).rated(6, SCALE))))
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.OPEN);
        assertThat(rules.decide(
                        List.of(at(1).from("anna").withThemes(List.of("price")).rated(7, SCALE))))
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.NONE);
    }

    @Test
    void theQuietTimeAndTheLimitsAreOnesOwn() {
        List<Feedback> twice =
                List.of(at(1).from("anna").rated(2, SCALE), at(3).from("anna").rated(2, SCALE));

        assertThat(RULES.withQuietTime(Duration.ofHours(2)).decide(twice))
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.OPEN, Action.OPEN);
        assertThat(RULES.withQuietTime(Duration.ofSeconds(7_201)).decide(twice))
                .extracting(FeedbackRules.Decision::action)
                .containsExactly(Action.OPEN, Action.JOIN);
        Feedback mild = at(1).from("anna").rated(9, SCALE).withSentiment(-0.3);
        assertThat(RULES.decide(List.of(mild)).get(0).action()).isEqualTo(Action.NONE);
        assertThat(RULES.with(new Disagreement(0.5, 0.3))
                        .decide(List.of(mild))
                        .get(0)
                        .rule())
                .isEqualTo("hidden anger");
        assertThatIllegalArgumentException().isThrownBy(() -> RULES.withQuietTime(Duration.ofSeconds(-1)));
    }

    @Test
    void feedbackOrRulesTwiceAndFeedbackOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedbackRules.of(List.of(rule().withRatingTo(1), rule().withRatingTo(2))))
                .withMessage("rule rule appears twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULES.decide(List.of(at(1), at(1))))
                .withMessage("feedback f1 appears twice");
        FeedbackRules.Desk desk = RULES.start();
        desk.decide(at(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.decide(at(1)))
                .withMessageContaining("feedback f1 of 1970-01-01T01:00:00Z comes after one of 1970-01-01T02:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().withDisagreement(Disagreement.Verdict.NONE))
                .withMessageContaining("no condition");
        assertThatIllegalArgumentException().isThrownBy(() -> rule().withSentimentTo(-1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> rule().withRatingTo(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback(
                        "f1",
                        FeedbackSource.CHAT,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        "",
                        null,
                        List.of(),
                        null,
                        "by hand"))
                .withMessage("feedback f1 has no sentiment, but one by the rule \"by hand\"");
    }

    @Test
    void aSentimentSaysWhatItComesFrom() {
        Feedback read = at(1).withSentiment(-0.5, "sentiment.remark/1 en:00000000");
        assertThat(read.from("anna").withTime(Instant.EPOCH).sentimentRule())
                .isEqualTo("sentiment.remark/1 en:00000000");
        assertThat(read.withSentiment(0.5).sentimentRule()).isNull();
    }

    @Property
    void oneByOneAndAllAtOnceDecideAlike(@ForAll List<@IntRange(max = 99) Integer> ratings) {
        List<Feedback> feedback = new ArrayList<>();
        for (int i = 0; i < ratings.size(); i++) {
            feedback.add(at(7L * i).from("c" + ratings.get(i) % 3).rated(ratings.get(i) / 10, SCALE));
        }
        FeedbackRules.Desk desk = RULES.start();

        assertThat(feedback.stream().map(desk::decide).toList()).isEqualTo(RULES.decide(feedback));
    }
}
