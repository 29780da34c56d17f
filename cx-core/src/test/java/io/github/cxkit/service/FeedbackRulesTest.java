package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.service.FeedbackRules.Action;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

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
