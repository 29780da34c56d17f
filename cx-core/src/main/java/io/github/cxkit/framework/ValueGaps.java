package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;

/**
 * What lies between four values on one scale: what customers expected, what was offered, what they perceive, what they
 * have in the end.
 *
 * <p>The gaps telescope: promise + perception + realization gap = total gap. Shifting all four changes no gap.
 *
 * <pre>{@code
 * new ValueGaps(7, 8, 6.5, 6).totalGap();  // -1.0
 * }</pre>
 *
 * @param expectation value expected before, on any scale
 * @param proposition value offered, on the same scale
 * @param perception value perceived against cost and alternatives
 * @param realization value of the whole relationship
 * @since 0.1.0
 */
public record ValueGaps(double expectation, double proposition, double perception, double realization) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "four-values.gaps", "Four values, gaps", "ascribed to Schmitt; no primary source was found");

    /** Half of the range of a double, so that every gap is a number. */
    private static final double LARGEST = Double.MAX_VALUE / 2;

    private static final double LARGEST_PART = Double.MAX_VALUE / 4;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is not finite, or beyond half the range of a double
     */
    public ValueGaps {
        Arguments.within("expectation", expectation, -LARGEST, LARGEST);
        Arguments.within("proposition", proposition, -LARGEST, LARGEST);
        Arguments.within("perception", perception, -LARGEST, LARGEST);
        Arguments.within("realization", realization, -LARGEST, LARGEST);
    }

    /**
     * Perceived value built from its parts: benefit - cost - best alternative.
     *
     * @param benefit what the customer gets
     * @param cost what it costs, in the same unit
     * @param bestAlternative net value of the best alternative
     * @return the perceived value
     * @throws IllegalArgumentException if a number is not finite, or beyond a quarter of the range of a double
     */
    public static double perceived(double benefit, double cost, double bestAlternative) {
        return Arguments.within("benefit", benefit, -LARGEST_PART, LARGEST_PART)
                - Arguments.within("cost", cost, -LARGEST_PART, LARGEST_PART)
                - Arguments.within("bestAlternative", bestAlternative, -LARGEST_PART, LARGEST_PART);
    }

    /**
     * proposition - expectation.
     *
     * @return positive if more was offered than expected
     */
    public double promiseGap() {
        return proposition - expectation;
    }

    /**
     * perception - proposition.
     *
     * @return negative if customers see less than was offered
     */
    public double perceptionGap() {
        return perception - proposition;
    }

    /**
     * realization - perception.
     *
     * @return negative if the relationship holds less than the first impression
     */
    public double realizationGap() {
        return realization - perception;
    }

    /**
     * realization - expectation.
     *
     * @return the sum of the three gaps
     */
    public double totalGap() {
        return realization - expectation;
    }
}
