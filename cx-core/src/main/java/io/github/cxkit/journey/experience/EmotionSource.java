package io.github.cxkit.journey.experience;

/**
 * Where a feeling is known from, the most direct source first.
 *
 * @since 0.1.0
 */
public enum EmotionSource {
    /** Measured with the event itself. */
    EVENT,
    /** A rating, brought to -1..1. */
    RATING,
    /** The sentiment of a remark. */
    REMARK
}
