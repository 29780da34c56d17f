package io.github.cxkit.journey;

/**
 * Kinds of moments of truth. Labels only: what a moment weighs is measured, not named.
 *
 * @since 0.1.0
 */
public enum MomentKind {
    /** Reading up before the first contact (Lecinski 2011). */
    ZERO,
    /** Seeing the offer (Procter and Gamble 2005). */
    FIRST,
    /** Using it. */
    SECOND,
    /** Sharing the experience (Solis 2013). */
    ULTIMATE,
    /** Something went wrong. */
    PAIN
}
