package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which answers call for a follow-up, who does it and until when.
 *
 * <p>A pure function: the same response opens the same case. A response without a respondent opens none, since nobody can be
 * answered.
 *
 * <pre>{@code
 * FollowUpPolicy policy = new FollowUpPolicy(
 *         List.of(
 *                 FollowUpPolicy.Trigger.detractor("recommend"),
 *                 new FollowUpPolicy.Trigger("effort", 1, 3, "high effort")),
 *         Duration.ofDays(2), ServiceHours.ALWAYS, "care team", Map.of("store", "store manager"));
 * policy.target();  // ==> PT48H
 * }</pre>
 *
 * @param triggers answers that call for a follow-up, at least one
 * @param target time allowed until the first answer, more than 0
 * @param hours the clock that the target runs on
 * @param owner who answers where the touchpoint has no owner of its own
 * @param owners touchpoint to its owner
 * @since 0.1.0
 */
public record FollowUpPolicy(
        List<Trigger> triggers, Duration target, ServiceHours hours, String owner, Map<String, String> owners) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no trigger, the target is not positive or the owner is blank
     */
    public FollowUpPolicy {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(hours, "hours");
        triggers = Copies.list("triggers", triggers);
        owners = Copies.map("owners", owners);
        Arguments.notBlank("owner", owner);
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("a follow-up policy needs a trigger");
        }
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("target must be > 0 but was " + target);
        }
    }

    /**
     * Opens a case if an answer calls for one.
     *
     * @param id what the case would be called
     * @param response the response
     * @param touchpoint where it happened
     * @param received when it came
     * @return the case, or empty if nothing calls for one or nobody can be answered
     */
    public Optional<FollowUp> open(String id, SurveyResponse response, String touchpoint, Instant received) {
        List<String> reasons = triggers.stream()
                .filter(trigger -> trigger.appliesTo(response))
                .map(Trigger::reason)
                .distinct()
                .toList();
        String customer = response.respondent();
        if (reasons.isEmpty() || customer == null) {
            return Optional.empty();
        }
        return Optional.of(new FollowUp(
                id,
                customer,
                touchpoint,
                reasons,
                owners.getOrDefault(touchpoint, owner),
                received,
                hours.deadline(received, target),
                null,
                null));
    }

    /**
     * A range of answers to one question that calls for a follow-up.
     *
     * @param question id of the question
     * @param from lowest rating of the range
     * @param to highest rating of the range
     * @param reason what to tell the owner, such as {@code detractor} or {@code high effort}
     */
    public record Trigger(String question, int from, int to, String reason) {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the range is empty or the reason is blank
         */
        public Trigger {
            Objects.requireNonNull(question, "question");
            Arguments.notBlank("reason", reason);
            Arguments.within("to", (long) to, from, Integer.MAX_VALUE);
        }

        /**
         * Detractors of the usual 0..10 question: 0 to 6.
         *
         * @param question id of the question
         * @return the trigger
         */
        public static Trigger detractor(String question) {
            return new Trigger(question, 0, 6, "detractor");
        }

        private boolean appliesTo(SurveyResponse response) {
            return response.answers().get(question) instanceof Answer.Rating rating
                    && rating.value() >= from
                    && rating.value() <= to;
        }
    }
}
