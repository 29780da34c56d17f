package io.github.cxkit.examples.flink;

import io.github.cxkit.metric.RatingScore;
import java.io.Serializable;

/**
 * When to worry: the whole interval of the score lies below the target, and enough people answered. A low score that
 * chance explains raises nothing.
 *
 * @param target the score that is wanted
 * @param least answers below which nothing is said
 * @param confidence level of the interval, strictly between 0 and 1
 */
public record AlertRule(double target, long least, double confidence) implements Serializable {

    /**
     * Whether a score is worth an alert.
     *
     * @param score the score
     * @return true if it is
     */
    public boolean isBelow(RatingScore score) {
        return score.n() >= least
                && score.interval(confidence)
                        .map(interval -> interval.upper() < target)
                        .toOptional()
                        .orElse(false);
    }
}
