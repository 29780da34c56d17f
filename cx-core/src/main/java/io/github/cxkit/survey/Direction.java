package io.github.cxkit.survey;

/**
 * What the top of a scale means. CES 1.0 (effort, high is bad) and CES 2.0 (ease, high is good) differ in nothing else.
 *
 * @since 0.1.0
 */
public enum Direction {
    /** The highest point is the best answer. */
    HIGH_IS_GOOD,
    /** The highest point is the worst answer. */
    HIGH_IS_BAD
}
