package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;

/**
 * Sentiment on a common range.
 *
 * @since 0.1.0
 */
public final class Sentiment {

    /** The constant that vaderSentiment uses. */
    public static final double USUAL_ALPHA = 15;

    private Sentiment() {}

    /**
     * Brings a sum of word scores into -1..1: s / sqrt(s² + alpha). Odd and increasing.
     *
     * @param score s, the sum of the word scores
     * @param alpha about the largest expected square, more than 0
     * @return -1 to 1, with the sign of the score; the ends are reached only by rounding
     * @throws IllegalArgumentException if the score is not finite or alpha is not positive
     * @see <a href="https://doi.org/10.1609/icwsm.v8i1.14550">Hutto and Gilbert 2014</a>
     */
    public static double normalize(double score, double alpha) {
        Arguments.finite("score", score);
        Arguments.positive("alpha", alpha);
        // hypot neither overflows nor, beside a tiny alpha, divides 0 by 0
        return Math.max(-1, Math.min(1, score / Math.hypot(score, Math.sqrt(alpha))));
    }
}
