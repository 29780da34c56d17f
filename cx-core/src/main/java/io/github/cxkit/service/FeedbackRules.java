package io.github.cxkit.service;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens with feedback: the first rule that holds decides. A customer with a fresh case does not get a second one: the
 * feedback is added to it, never lost. The same input gives the same decisions, one by one or all at once.
 *
 * <pre>{@code
 * FeedbackRules rules = FeedbackRules.of(List.of(
 *         FeedbackRule.named("refund").withPhrases(List.of("rimborso")),
 *         FeedbackRule.named("angry").withSentimentTo(-0.3)));
 * Feedback words = Feedback.of("f1", FeedbackSource.SURVEY, Instant.parse("2026-03-02T10:00:00Z"))
 *         .from("anna").saying("Voglio il rimborso!");
 * rules.decide(List.of(words)).get(0).action();  // OPEN
 * }</pre>
 *
 * @param rules in order of precedence
 * @param disagreement when rating and words disagree
 * @param quietTime how long a case of a customer is fresh after it was opened
 * @since 0.1.0
 */
public record FeedbackRules(List<FeedbackRule> rules, Disagreement disagreement, Duration quietTime) {

    /** The rule that decisions follow. */
    public static final Rule RULE =
            Rule.convention("feedback.rules", "Reaction to feedback", "first rule that holds, one case per quiet time");

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if an id appears twice, a rule has no condition or the time is negative
     */
    public FeedbackRules {
        Objects.requireNonNull(quietTime, "quietTime");
        rules = Copies.list("rules", rules);
        Objects.requireNonNull(disagreement, "disagreement");
        if (quietTime.isNegative()) {
            throw new IllegalArgumentException("quiet time must be >= 0 but was " + quietTime);
        }
        Set<String> ids = new HashSet<>();
        for (FeedbackRule rule : rules) {
            if (!rule.hasCondition()) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + " has no condition: it would hold for all feedback");
            }
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rule " + rule.id() + " appears twice");
            }
        }
    }

    /**
     * Rules with the standard disagreement and two quiet days.
     *
     * @param rules in order of precedence
     * @return the rules
     */
    public static FeedbackRules of(List<FeedbackRule> rules) {
        return new FeedbackRules(rules, Disagreement.STANDARD, TWO_DAYS);
    }

    /**
     * The same with other limits of disagreement.
     *
     * @param limits when rating and words disagree
     * @return the rules
     */
    public FeedbackRules with(Disagreement limits) {
        return new FeedbackRules(rules, limits, quietTime);
    }

    /**
     * The same with another quiet time.
     *
     * @param time how long a case of a customer is fresh, 0 or more
     * @return the rules
     */
    public FeedbackRules withQuietTime(Duration time) {
        return new FeedbackRules(rules, disagreement, time);
    }

    /**
     * Decides on feedback, by time, equal times in the order given.
     *
     * @param feedback the feedback, ids unique
     * @return a decision for each, by time
     * @throws IllegalArgumentException if an id appears twice
     */
    public List<Decision> decide(Collection<Feedback> feedback) {
        Desk desk = start();
        Set<String> ids = new HashSet<>();
        List<Decision> decisions = new ArrayList<>();
        for (Feedback each :
                feedback.stream().sorted(Comparator.comparing(Feedback::at)).toList()) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("feedback " + each.id() + " appears twice");
            }
            decisions.add(desk.decide(each));
        }
        return List.copyOf(decisions);
    }

    /**
     * Decides as feedback comes.
     *
     * @return a desk without a case yet
     */
    public Desk start() {
        return new Desk(this);
    }

    /** What happens with a piece of feedback. */
    public enum Action {
        /** A case is opened. */
        OPEN,
        /** It is added to a fresh case of the customer. */
        JOIN,
        /** People are told; there is no customer to open a case for. */
        ALERT_ONLY,
        /** No rule holds. */
        NONE
    }

    /**
     * What happens with a piece of feedback.
     *
     * @param feedback its id
     * @param action what happens
     * @param rule id of the rule that holds, null if none does
     * @param joins id of the feedback whose case it is added to, or null
     */
    public record Decision(
            String feedback,
            Action action,
            @Nullable String rule,
            @Nullable String joins) {
        /** Checks that the parts are there. */
        public Decision {
            Objects.requireNonNull(feedback, "feedback");
            Objects.requireNonNull(action, "action");
        }
    }

    /** Decides on one piece of feedback after the other, in order of time. Mutable, not thread-safe. */
    public static final class Desk {

        private final FeedbackRules rules;
        private final Map<String, Opened> last = new HashMap<>();
        private @Nullable Instant latest;

        private Desk(FeedbackRules rules) {
            this.rules = rules;
        }

        /**
         * Decides.
         *
         * @param feedback not before the one before
         * @return what happens with it
         * @throws IllegalArgumentException if it was said before the one before
         */
        public Decision decide(Feedback feedback) {
            if (latest != null && feedback.at().isBefore(latest)) {
                throw new IllegalArgumentException(
                        "feedback " + feedback.id() + " of " + feedback.at() + " comes after one of " + latest);
            }
            latest = feedback.at();
            FeedbackRule rule = rules.rules.stream()
                    .filter(each -> each.holds(feedback, rules.disagreement))
                    .findFirst()
                    .orElse(null);
            if (rule == null) {
                return new Decision(feedback.id(), Action.NONE, null, null);
            }
            String customer = feedback.customer();
            if (customer == null) {
                return new Decision(feedback.id(), Action.ALERT_ONLY, rule.id(), null);
            }
            Opened before = last.get(customer);
            if (before != null
                    && rule.opening() != FeedbackRule.Opening.ALWAYS
                    && Duration.between(before.at, feedback.at()).compareTo(rules.quietTime) < 0) {
                return new Decision(feedback.id(), Action.JOIN, rule.id(), before.feedback);
            }
            last.put(customer, new Opened(feedback.id(), feedback.at()));
            return new Decision(feedback.id(), Action.OPEN, rule.id(), null);
        }
    }

    private record Opened(String feedback, Instant at) {}
}
