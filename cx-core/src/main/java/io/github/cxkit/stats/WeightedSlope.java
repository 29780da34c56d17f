package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

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
    /** Refuses a number that is not finite. */
    public WeightedSlope {
        Arguments.finite("standardError", standardError);
        Arguments.finite("intercept", intercept);
        Arguments.finite("lackOfFitChiSquare", lackOfFitChiSquare);
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
        double weights = 0;
        double meanTime = 0;
        double meanValue = 0;
        for (int i = 0; i < values.length; i++) {
            Arguments.finite("value " + i, values[i]);
            Arguments.finite("time " + i, times[i]);
            if (Arguments.notNegative("error " + i, errors[i]) == 0) {
                return Result.insufficient(Reason.NO_SPREAD, "the score at time " + times[i] + " has no spread");
            }
            double weight = 1 / (errors[i] * errors[i]);
            weights += weight;
            meanTime += weight * times[i];
            meanValue += weight * values[i];
        }
        meanTime /= weights;
        meanValue /= weights;
        double spread = 0;
        double cross = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = 1 / (errors[i] * errors[i]);
            spread += weight * (times[i] - meanTime) * (times[i] - meanTime);
            cross += weight * (times[i] - meanTime) * (values[i] - meanValue);
        }
        if (!(spread > 0)) {
            return Result.insufficient(Reason.TOO_FEW, "a slope needs two periods at different times");
        }
        double slope = cross / spread;
        double lack = 0;
        for (int i = 0; i < values.length; i++) {
            double residual = (values[i] - meanValue - slope * (times[i] - meanTime)) / errors[i];
            lack += residual * residual;
        }
        double z = slope * Math.sqrt(spread);
        return Result.of(new WeightedSlope(
                new Trend("inverse-variance slope", slope, 1 / spread, z, Distributions.normalPValue(z)),
                Math.sqrt(1 / spread),
                meanValue - slope * meanTime,
                lack,
                values.length - 2));
    }
}
