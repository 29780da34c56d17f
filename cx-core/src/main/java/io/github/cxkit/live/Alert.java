package io.github.cxkit.live;

import io.github.cxkit.score.Evidence;
import java.util.Objects;

/**
 * A rule that found something, and why it believes it.
 *
 * @param rule name of the alert rule
 * @param subject the segment, or {@code all}
 * @param score the current score, in the metric's unit
 * @param reference what it was held against: the threshold, the control limit, or the score before
 * @param message one sentence for people
 * @param evidence the metric's rule and the answers behind the current score
 * @since 0.1.0
 */
public record Alert(String rule, String subject, double score, double reference, String message, Evidence evidence) {

    /** The subject of an alert on all answers. */
    public static final String ALL = "all";

    /**
     * Checks that every part is there.
     *
     * @param rule name of the alert rule
     * @param subject the segment, or {@code all}
     * @param score the current score
     * @param reference what it was held against
     * @param message one sentence for people
     * @param evidence the metric's rule and the answers behind the current score
     */
    public Alert {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(evidence, "evidence");
    }
}
