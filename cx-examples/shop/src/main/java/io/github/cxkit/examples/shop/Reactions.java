package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackRules.Action;
import io.github.cxkit.service.FeedbackRules.Decision;
import io.github.cxkit.service.FollowUp;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what to do about feedback: by its rating, by its words, by both; one case per customer at a time. */
@Component
class Reactions {

    private final Cases cases;

    Reactions(Cases cases) {
        this.cases = cases;
    }

    /** Decides by what is said and by the cases that wait now. */
    Reaction to(Told told) {
        FollowUp byRating = byRating(told).orElse(null);
        Decision byWords = ShopJourney.WORDS.decide(List.of(told.feedback())).get(0);
        if (byWords.action() == Action.ALERT_ONLY && byRating == null) {
            return new Reaction(null, null, byWords.rule());
        }
        if (byRating == null && byWords.action() == Action.NONE) {
            return Reaction.NONE;
        }
        String fresh = fresh(told, byWords);
        return fresh == null
                ? new Reaction(opened(told, byRating, byWords), null, null)
                : new Reaction(null, fresh, null);
    }

    /** The case of the same customer that nobody has answered yet, unless a rule wants one of its own. */
    private @Nullable String fresh(Told told, Decision byWords) {
        String customer = told.feedback().customer();
        boolean alone = ShopJourney.opensAlways(byWords.rule());
        return customer == null || alone
                ? null
                : cases.waitingOf(customer, told.feedback().at().minus(ShopJourney.WORDS.quietTime()))
                        .map(CaseFile::key)
                        .orElse(null);
    }

    private static FollowUp opened(Told told, @Nullable FollowUp byRating, Decision byWords) {
        List<String> reasons = new ArrayList<>(byRating == null ? List.of() : byRating.reasons());
        if (byWords.rule() != null) {
            reasons.add(byWords.rule());
        }
        Instant received = told.feedback().at();
        String touchpoint = Objects.requireNonNullElse(told.feedback().touchpoint(), "");
        return new FollowUp(
                told.key(),
                respondent(told),
                touchpoint,
                reasons,
                ShopJourney.ownerOf(touchpoint),
                received,
                ShopJourney.FOLLOW_UPS.hours().deadline(received, ShopJourney.FOLLOW_UPS.target()),
                null,
                null);
    }

    private static Optional<FollowUp> byRating(Told told) {
        Feedback feedback = told.feedback();
        Feedback.Rating rating = feedback.rating();
        ShopTouchpoint touchpoint = told.touchpoint().orElse(null);
        if (rating == null || touchpoint == null || !ShopJourney.isOwn(feedback)) {
            return Optional.empty();
        }
        SurveyResponse response = SurveyResponse.of(Map.of(touchpoint.id(), new Answer.Rating((int) rating.value())))
                .withRespondent(respondent(told))
                .withTime(feedback.at());
        return ShopJourney.FOLLOW_UPS.open(told.key(), response, touchpoint.id(), feedback.at());
    }

    /** The customer; the key of the feedback stands for one without a name. */
    static String respondent(Told told) {
        return Objects.requireNonNullElse(told.feedback().customer(), told.key());
    }
}
