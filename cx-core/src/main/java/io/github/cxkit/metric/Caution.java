package io.github.cxkit.metric;

/**
 * A warning that belongs beside a score.
 *
 * @since 0.1.0
 */
public enum Caution {
    /** Fewer than {@value #SMALL_SAMPLE_BELOW} answers: the interval is wide and its methods are strained. */
    SMALL_SAMPLE,
    /** Every answer weighs the same, so the sample says nothing about spread. */
    NO_SPREAD,
    /** More than 5 % of the answers could not be read: they may well be other answers than those that were. */
    CELLS_LEFT_OUT,
    /** More than 5 % of the rows could not be read. */
    ROWS_LEFT_OUT,
    /** A response may be in several groups of the dimension, so the groups do not add up. */
    OVERLAPPING_GROUPS,
    /** Some persons answered more than once; the interval takes all answers as independent. */
    REPEATED_RESPONDENTS,
    /**
     * Every answer lies in the lower half of a scale of five points or more: it may be that they were given on another
     * scale, such as five points where the metric has eleven.
     */
    LOWER_HALF_ONLY,
    /** An effect judged on the day the action began: it had no time to settle. */
    NO_TIME_TO_SETTLE,
    /** Mentions of one author are not independent: the limits are too narrow. */
    MENTIONS_OF_ONE_AUTHOR,
    /** Fewer journeys are lost with the friction than without: is the outcome the right way round? */
    FEWER_LOST_WITH_FRICTION,
    /** Those who answered everywhere differ from the rest. */
    COMPLETE_ROWS_DIFFER;

    /** Below this many points the lower half of a scale is no other scale. */
    static final int FEWEST_POINTS = 5;

    /** A sample below this size is small (this library's convention). */
    public static final int SMALL_SAMPLE_BELOW = 30;
}
