package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Objects;

/**
 * A straight line through scores of known error, each weighing 1/error².
 *
 * @param trend slope per unit of time, with its test
 * @param standardError of the slope
 * @param intercept height of the line at time 0
 * @param lackOfFitChiSquare weighted squares around the line: large if no line fits
 * @param lackOfFitDegreesOfFreedom periods - 2
 * @since 0.1.0
 */
public record WeightedSlope(
        Trend trend, double standardError, double intercept, double lackOfFitChiSquare, int lackOfFitDegreesOfFreedom) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public WeightedSlope {
        Objects.requireNonNull(trend, "trend");
        Arguments.notNegative("standardError", standardError);
        Arguments.finite("intercept", intercept);
        Arguments.notNegative("lackOfFitChiSquare", lackOfFitChiSquare);
        Arguments.notNegative("lackOfFitDegreesOfFreedom", lackOfFitDegreesOfFreedom);
    }

    /**
     * Fits the line.
     *
     * @param values score of each period
     * @param errors standard error of each, 0 or more
     * @param times time of each period
     * @return the line; insufficient below two distinct times or if an error is 0
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<WeightedSlope> of(double[] values, double[] errors, double[] times) {
        if (values.length != errors.length || values.length != times.length) {
            throw new IllegalArgumentException("values, errors and times must be of one length but are " + values.length
                    + ", " + errors.length + " and " + times.length);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            Arguments.finite("values", i, values[i]);
            Arguments.finite("times", i, times[i]);
            if (Arguments.notNegative("errors", i, errors[i]) == 0) {
                return Result.insufficient(Reason.NO_SPREAD, "the score at time " + times[i] + " has no spread");
            }
            least = Math.min(least, errors[i]);
        }
        // times and values from the first ones on, so that equal ones differ by exactly 0; weights beside the largest
        double weights = 0;
        double meanTime = 0;
        double meanValue = 0;
        boolean differ = false;
        for (int i = 0; i < values.length; i++) {
            double weight = weight(least, errors[i]);
            weights += weight;
            differ |= times[i] != times[0];
            meanTime += weight * (times[i] - times[0]);
            meanValue += weight * (values[i] - values[0]);
        }
        meanTime /= weights;
        meanValue /= weights;
        double spread = 0;
        double cross = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = weight(least, errors[i]);
            double distance = times[i] - times[0] - meanTime;
            spread += weight * distance * distance;
            cross += weight * distance * (values[i] - values[0] - meanValue);
        }
        if (!differ) {
            return Result.insufficient(Reason.TOO_FEW, "a slope needs two periods at different times");
        }
        double slope = cross / spread;
        double lack = 0;
        for (int i = 0; i < values.length; i++) {
            double residual =
                    (values[i] - values[0] - meanValue - slope * (times[i] - times[0] - meanTime)) / errors[i];
            lack += residual * residual;
        }
        double error = least / Math.sqrt(spread);
        double z = slope / error;
        double intercept = values[0] + meanValue - slope * (times[0] + meanTime);
        if (!Double.isFinite(slope + error * error + z + lack + intercept)) {
            return Result.insufficient(Reason.NOT_FINITE, "the line exceeds the range of a double");
        }
        return Result.of(new WeightedSlope(
                new Trend("inverse-variance slope", slope, error * error, z, Distributions.normalPValue(z)),
                error,
                intercept,
                lack,
                values.length - 2));
    }

    private static double weight(double least, double error) {
        return least / error * (least / error);
    }
}
