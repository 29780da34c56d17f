package io.github.cxkit.internal;

import java.math.BigDecimal;

/** One meaning of the number that a question for significance takes: a confidence is 0.5 or more, a limit of p at most 0.5. */
public final class Significance {

    /** What lies nearer to 1 a double does not tell from it. */
    private static final double HIGHEST = Math.nextDown(1.0);

    private Significance() {}

    /**
     * Whether a p value is small enough for a confidence.
     *
     * @param pValue the p value
     * @param confidence such as 0.95, from 0.5 to below 1
     * @return true if p is at most the {@link #limit} of the confidence
     * @throws IllegalArgumentException if the confidence is out of range; below 0.5 it was a p value's limit that was meant
     */
    public static boolean holds(double pValue, double confidence) {
        return reaches(pValue, limit(confidence));
    }

    /**
     * Whether a p value is small enough for a level. The one place where p values meet limits.
     *
     * @param pValue the p value
     * @param significanceLevel such as 0.05
     * @return true if p is at most the level; false for NaN, which is no p value
     */
    public static boolean reaches(double pValue, double significanceLevel) {
        return pValue <= significanceLevel;
    }

    /**
     * The limit of p that goes with a confidence.
     *
     * @param confidence such as 0.9, from 0.5 to below 1
     * @return 1 - confidence, taken in decimals: 0.1, where 1 - 0.9 in doubles is less
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public static double limit(double confidence) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(required(confidence))).doubleValue();
    }

    /**
     * The confidence that goes with a limit of p.
     *
     * @param significanceLevel such as 0.07, above 0, at most 0.5
     * @return 1 - level, taken in decimals: 0.93, where 1 - 0.07 in doubles is less
     * @throws IllegalArgumentException if the level is out of range
     */
    public static double confidence(double significanceLevel) {
        return Math.min(
                HIGHEST,
                BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(level(significanceLevel)))
                        .doubleValue());
    }

    /**
     * The confidence of each of several limits that all hold together: Bonferroni's.
     *
     * @param confidence of all together
     * @param limits how many, 1 or more
     * @return 1 - (1 - confidence)/limits, below 1
     */
    public static double ofEach(double confidence, int limits) {
        return Math.min(HIGHEST, 1 - (1 - confidence) / limits);
    }

    /**
     * Refuses what is no level of confidence.
     *
     * @param confidence such as 0.95
     * @return the confidence
     * @throws IllegalArgumentException if it is not from 0.5 to below 1; the message asks whether 1 less the
     *     given was meant
     */
    public static double required(double confidence) {
        if (confidence >= 0.5 && confidence < 1) {
            return confidence;
        }
        String hint = confidence > 0 && confidence < 0.5
                ? "; did you mean " + BigDecimal.ONE.subtract(BigDecimal.valueOf(confidence)) + "?"
                : "";
        throw new IllegalArgumentException(
                "confidence must be 0.5 or more and below 1, such as 0.95, but was " + confidence + hint);
    }

    /**
     * Refuses what is no limit of a p value.
     *
     * @param significanceLevel such as 0.05
     * @return the level
     * @throws IllegalArgumentException if it is not above 0 and at most 0.5; the message asks whether 1 less
     *     the given was meant
     */
    public static double level(double significanceLevel) {
        if (significanceLevel > 0 && significanceLevel <= 0.5) {
            return significanceLevel;
        }
        String hint = significanceLevel > 0.5 && significanceLevel < 1
                ? "; did you mean " + BigDecimal.ONE.subtract(BigDecimal.valueOf(significanceLevel)) + "?"
                : "";
        throw new IllegalArgumentException(
                "significanceLevel must be above 0 and at most 0.5, such as 0.05, but was " + significanceLevel + hint);
    }
}
