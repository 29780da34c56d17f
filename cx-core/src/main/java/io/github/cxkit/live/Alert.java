package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.survey.Slice;
import java.util.Objects;

/**
 * A rule that found something, and why it believes it.
 *
 * @param rule name of the alert rule
 * @param subject whose answers, {@link Slice#ALL} for everyone's
 * @param score the current score, in the metric's unit
 * @param reference what it was held against: the threshold, the control limit, or the score before
 * @param message one sentence for people
 * @param evidence the metric's rule and the answers behind the current score
 * @since 0.1.0
 */
public record Alert(String rule, Slice subject, double score, double reference, String message, Evidence evidence) {

    /** Checks that every part is there. */
    public Alert {
        Arguments.finite("score", score);
        Arguments.finite("reference", reference);
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(evidence, "evidence");
    }
}
