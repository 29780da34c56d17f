package io.github.cxkit.score;

/**
 * The unit of a score.
 *
 * @since 0.1.0
 */
public enum ScoreUnit {
    /** Points from -100 to 100, as of NPS and other net figures. */
    POINTS,
    /** Per cent, 0 to 100. */
    PERCENT,
    /** A fraction of a whole, 0 to 1. */
    FRACTION,
    /** Points of the question's own scale. */
    SCALE_POINTS
}
