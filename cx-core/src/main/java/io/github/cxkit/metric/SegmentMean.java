package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;

/**
 * The plain mean of several segments' scores, every segment counting the same.
 *
 * @param value the mean, in the unit of the scores
 * @param standardError its standard error
 * @param segments how many were averaged
 * @since 0.1.0
 */
public record SegmentMean(double value, double standardError, int segments) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SegmentMean {
        Arguments.finite("value", value);
        Arguments.notNegative("standardError", standardError);
        Arguments.positive("segments", segments);
    }
}
