package io.github.cxkit.text;

/**
 * What a remark says, in one word.
 *
 * @since 0.1.0
 */
public enum SentimentLabel {
    /** Praise prevails. */
    POSITIVE,
    /** Blame prevails. */
    NEGATIVE,
    /** Praise and blame, neither of them small. */
    MIXED,
    /** Valued words that weigh each other up. */
    NEUTRAL,
    /** No word that is known to carry sentiment: not understood, which is neither neutral nor 0. */
    NONE
}
