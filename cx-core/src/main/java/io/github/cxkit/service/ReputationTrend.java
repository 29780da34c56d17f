package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Reputation over time: slow to build, quick to lose.
 *
 * <p>r' = r + a (x - r) for each rating x in time order, with a = rateUp when x is above r and a = rateDown when it is below.
 * The value stays between the lowest and the highest of start and ratings; equal rates are plain exponential smoothing. The
 * order of the ratings matters, so this is no mergeable summary; {@link #after} continues from a stored value.
 *
 * <pre>{@code
 * ReputationTrend trend = new ReputationTrend(0.1, 0.5);
 * trend.smooth(4.0, 5, 5, 1, 5, 5);  // 4.1, 4.19, 2.595, 2.8355, 3.05195
 * }</pre>
 *
 * @param rateUp how fast a better rating lifts the value, in (0, 1]
 * @param rateDown how fast a worse rating lowers it, in (0, 1]
 * @since 0.1.0
 */
public record ReputationTrend(double rateUp, double rateDown) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "reputation.smooth", "Reputation", "exponential smoothing with one rate up and another down");

    /**
     * Checks the rates.
     *
     * @param rateUp in (0, 1]
     * @param rateDown in (0, 1]
     * @throws IllegalArgumentException if a rate is not in (0, 1]
     */
    public ReputationTrend {
        Arguments.within("rateUp", Arguments.positive("rateUp", rateUp), 0, 1);
        Arguments.within("rateDown", Arguments.positive("rateDown", rateDown), 0, 1);
    }

    /**
     * The value after one more rating.
     *
     * @param value the value so far, finite
     * @param rating the new rating, finite
     * @return the new value
     * @throws IllegalArgumentException if an argument is not finite
     */
    public double after(double value, double rating) {
        Arguments.finite("value", value);
        Arguments.finite("rating", rating);
        double rate = rating > value ? rateUp : rateDown;
        // rate 1 means "the last rating", exactly
        return rate == 1 ? rating : value + rate * (rating - value);
    }

    /**
     * The value after each rating.
     *
     * @param start the value before the first rating, null to start with that rating
     * @param ratings in time order, finite
     * @return one value per rating; empty without ratings
     * @throws IllegalArgumentException if a number is not finite
     */
    public double[] smooth(@Nullable Double start, double... ratings) {
        double[] values = new double[ratings.length];
        if (ratings.length > 0) {
            double value = start == null ? Arguments.finite("ratings[0]", ratings[0]) : start;
            for (int i = 0; i < ratings.length; i++) {
                value = after(value, Arguments.finite("ratings[" + i + "]", ratings[i]));
                values[i] = value;
            }
        }
        return values;
    }
}
