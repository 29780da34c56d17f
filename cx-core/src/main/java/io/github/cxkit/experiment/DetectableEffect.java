package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;

/**
 * The smallest effect that an experiment finds with a given power: (z_confidence + z_power) sd sqrt((1 - correlation²)
 * (1/nControl + 1/nTreatment)).
 *
 * <pre>{@code
 * DetectableEffect plain = DetectableEffect.of(12.5, 1_000, 1_000, DetectableEffect.Aim.USUAL).orElseThrow();
 * plain.absolute();                      // 1.566...
 * plain.withCovariate(0.7).absolute();   // 1.118...
 * plain.relativeTo(40).orElseThrow();    // 0.0391...
 * }</pre>
 *
 * @param absolute in the unit of the metric
 * @param varianceFactor what a covariate leaves of the variance, 1 - correlation²
 * @since 0.1.0
 */
public record DetectableEffect(double absolute, double varianceFactor) {

    /** The formula. */
    public static final Rule RULE = Rule.published(
            "experiment.detectable-effect",
            "Smallest detectable effect",
            "Cohen 1988; with a covariate: Deng et al. 2013");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DetectableEffect {
        Arguments.notNegative("absolute", absolute);
        Arguments.notNegative("varianceFactor", varianceFactor);
    }

    /**
     * What the experiment should be able to do.
     *
     * @param confidence of the two-sided test, from 0.5 to below 1
     * @param power chance of finding the effect, strictly between 0 and 1
     */
    public record Aim(double confidence, double power) {
        /** 95 per cent confidence, 80 per cent power. */
        public static final Aim USUAL = new Aim(0.95, 0.8);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a level is out of range
         */
        public Aim {
            Significance.required(confidence);
            Arguments.level("power", power);
        }
    }

    /**
     * The smallest effect without a covariate.
     *
     * @param standardDeviation of the outcome, 0 or more
     * @param nControl units of the control, 0 or more
     * @param nTreatment units of the treatment, 0 or more
     * @param aim confidence and power
     * @return the effect, 0 for a power of at most (1 - confidence)/2; insufficient if an arm is empty
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Result<DetectableEffect> of(double standardDeviation, long nControl, long nTreatment, Aim aim) {
        Arguments.notNegative("standardDeviation", standardDeviation);
        Arguments.notNegative("nControl", nControl);
        Arguments.notNegative("nTreatment", nTreatment);
        if (nControl == 0 || nTreatment == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no effect can be found with an empty arm");
        }
        double z = Distributions.normalToFind(aim.confidence(), aim.power());
        return Result.finite(
                        z * (standardDeviation * Math.sqrt(1.0 / nControl + 1.0 / nTreatment)),
                        "the effect exceeds the range of a double")
                .map(effect -> new DetectableEffect(effect, 1));
    }

    /**
     * The same with a covariate from before the start.
     *
     * @param correlation of outcome and covariate, -1 to 1
     * @return the smaller effect
     * @throws IllegalArgumentException if the correlation is out of range
     */
    public DetectableEffect withCovariate(double correlation) {
        Arguments.within("covariateCorrelation", correlation, -1, 1);
        double factor = (1 - correlation) * (1 + correlation);
        return new DetectableEffect(absolute * Math.sqrt(factor), varianceFactor * factor);
    }

    /**
     * As a fraction of the mean.
     *
     * @param mean of the outcome
     * @return absolute / |mean|; insufficient for a mean of 0
     * @throws IllegalArgumentException if the mean is not finite
     */
    public Result<Double> relativeTo(double mean) {
        Arguments.finite("mean", mean);
        return mean == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no relative effect on a mean of 0")
                : Result.finite(absolute / Math.abs(mean), "the relative effect exceeds the range of a double");
    }
}
