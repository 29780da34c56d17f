package io.github.cxkit.survey;

/**
 * What to do with a rating that is not on the scale.
 *
 * @since 0.1.0
 */
public enum InvalidPolicy {
    /** Refuse the whole call, naming the value and its position. The default. */
    REFUSE,
    /** Leave the value out and count it as invalid. */
    EXCLUDE_AND_COUNT
}
