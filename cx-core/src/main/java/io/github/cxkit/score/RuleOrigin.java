package io.github.cxkit.score;

/**
 * Where a rule comes from.
 *
 * @since 0.1.0
 */
public enum RuleOrigin {
    /** Computed exactly as its source publishes it. */
    PUBLISHED,
    /** Based on a published rule, with a stated difference. */
    ADAPTED,
    /** Arithmetic chosen by this library, because no source fixes it. */
    LIBRARY_CONVENTION
}
