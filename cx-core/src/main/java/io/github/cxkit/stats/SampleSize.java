package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.NoncentralT;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/**
 * How many answers a survey needs, per group where groups are compared. Always rounded up; the unrounded number is kept.
 *
 * <pre>{@code
 * SampleSize.Plan plan = SampleSize.plan();           // confidence 0.95, power 0.8
 * plan.forShare(0.5, 0.03).n();                      // ==> 1068
 * plan.toCompareShares(0.60, 0.65).n();              // ==> 1471
 * plan.withConfidence(0.9).forShare(0.5, 0.03).n();  // ==> 752
 * }</pre>
 *
 * @param unrounded what the formula gives, 0 or more
 * @param n the smallest whole number that suffices
 * @since 0.1.0
 */
public record SampleSize(double unrounded, long n) {

    /** A plan for more answers than this is refused. */
    public static final double MOST = 1e15;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public SampleSize {
        Arguments.notNegative("unrounded", unrounded);
        Arguments.notNegative("n", n);
    }

    /**
     * Rounds up.
     *
     * @param unrounded what a formula gives, 0 to 10^15
     * @return the sample size
     * @throws IllegalArgumentException if the number is negative, not finite or beyond 10^15
     */
    public static SampleSize of(double unrounded) {
        if (unrounded > MOST) {
            throw new IllegalArgumentException("a sample of more than 10^15 would be needed");
        }
        Arguments.notNegative("sample size", unrounded);
        return new SampleSize(unrounded, (long) Math.ceil(unrounded));
    }

    /**
     * The same when the sample is drawn from a finite population: n / (1 + (n - 1) / N) of the unrounded n.
     *
     * @param population N, 1 or more
     * @return the smaller sample size
     * @throws IllegalArgumentException if the population is below 1
     */
    public SampleSize ofPopulation(long population) {
        if (population < 1) {
            throw new IllegalArgumentException("population must be >= 1 but was " + population);
        }
        // below one, n - 1 could cancel the 1
        return of(
                unrounded >= 1
                        ? unrounded / (1 + (unrounded - 1) / population)
                        : unrounded == 0 ? 0 : unrounded / (unrounded + (population - 1)) * population);
    }

    /**
     * The usual plan: confidence 0.95, power 0.8.
     *
     * @return the plan
     */
    public static Plan plan() {
        return new Plan(0.95, 0.8);
    }

    /**
     * How sure a result must be: the confidence of its interval or two-sided test, and the chance of finding what there is.
     */
    public static final class Plan {
        private final double confidence;
        private final double power;

        private Plan(double confidence, double power) {
            this.confidence = Significance.required(confidence);
            this.power = Arguments.level("power", power);
        }

        /**
         * The plan at another confidence.
         *
         * @param level 0.5 to below 1
         * @return the plan
         * @throws IllegalArgumentException if the level is out of its range
         */
        public Plan withConfidence(double level) {
            return new Plan(level, power);
        }

        /**
         * The plan with another power.
         *
         * @param chance of finding the difference, strictly between 0 and 1
         * @return the plan
         * @throws IllegalArgumentException if the chance is out of its range
         */
        public Plan withPower(double chance) {
            return new Plan(confidence, chance);
        }

        /**
         * Answers for a margin of error of any mean score: z² variance / margin².
         *
         * @param variance variance of one answer, 0 or more, in squared units
         * @param margin half width of the Wald interval, more than 0, in the same unit
         * @return the sample size; 0 for a variance of 0
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public SampleSize forMargin(double variance, double margin) {
            Arguments.notNegative("variance", variance);
            Arguments.positive("margin", margin);
            double z = Distributions.normalTwoSided(confidence);
            return of(variance / margin / margin * z * z);
        }

        /**
         * Answers for a margin of error of a share.
         *
         * @param share assumed share, 0 to 1; 0.5 is the worst case
         * @param margin half width of the Wald interval, more than 0, as a fraction
         * @return the sample size
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public SampleSize forShare(double share, double margin) {
            Arguments.share("share", share);
            return forMargin(share * (1 - share), margin);
        }

        /**
         * Answers per group to find a difference of two scores by a z test:
         * variances (z_confidence + z_power)² / difference².
         *
         * @param variances of one answer of the first group and of one of the second, added; 0 or more
         * @param difference the difference to find, not 0
         * @return the sample size of each group; 0 for variances of 0, or a power of at most (1 - confidence)/2, which any
         *     number has
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public SampleSize toCompare(double variances, double difference) {
            Arguments.notNegative("variances", variances);
            Arguments.positive("absolute difference", Math.abs(difference));
            double z = bothQuantiles();
            return of(z == 0 ? 0 : variances / difference / difference * z * z);
        }

        /**
         * The smallest difference that a z test finds: (z_confidence + z_power) sqrt(varianceA/nA + varianceB/nB).
         *
         * @param varianceA variance of one answer of the first group, 0 or more
         * @param nA answers of the first group, 0 or more
         * @param varianceB variance of one answer of the second group, 0 or more
         * @param nB answers of the second group, 0 or more
         * @return the difference, in the unit of the score, 0 for a power of at most (1 - confidence)/2; insufficient if a
         *     group is empty
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public Result<Double> detectableDifference(double varianceA, long nA, double varianceB, long nB) {
            Arguments.notNegative("varianceA", varianceA);
            Arguments.notNegative("varianceB", varianceB);
            Arguments.notNegative("nA", nA);
            Arguments.notNegative("nB", nB);
            double z = bothQuantiles();
            if (nA == 0 || nB == 0) {
                return Result.insufficient(Reason.NO_ANSWERS, "no difference can be found with an empty group");
            }
            return Result.finite(
                    z * Math.sqrt(varianceA / nA + varianceB / nB), "variances whose sum is beyond a double");
        }

        /**
         * The chance of finding a difference by a two-sided z test; the far tail is not counted. The plan's own power does
         * not enter.
         *
         * @param difference true difference
         * @param standardError standard error of the difference, more than 0
         * @return the chance, 0 to 1
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public double powerToFind(double difference, double standardError) {
            Arguments.finite("difference", difference);
            Arguments.positive("standardError", standardError);
            return Distributions.normalCdf(
                    Math.abs(difference) / standardError - Distributions.normalTwoSided(confidence));
        }

        /**
         * Answers per group to tell two shares apart by a z test (Fleiss 1981):
         * (z_c sqrt(2 p(1-p)) + z_p sqrt(pA(1-pA) + pB(1-pB)))² / (pA - pB)², p the mean share.
         *
         * @param shareA 0 to 1
         * @param shareB 0 to 1, another one
         * @return the sample size of each group
         * @throws IllegalArgumentException if an argument is out of its range or the shares are equal
         */
        public SampleSize toCompareShares(double shareA, double shareB) {
            Arguments.share("shareA", shareA);
            Arguments.share("shareB", shareB);
            double difference = Arguments.positive("absolute difference", Math.abs(shareA - shareB));
            double zc = Distributions.normalTwoSided(confidence);
            double zp = Distributions.normalQuantile(power);
            double mean = (shareA + shareB) / 2;
            double root = zc * Math.sqrt(2 * mean * (1 - mean))
                    + zp * Math.sqrt(shareA * (1 - shareA) + shareB * (1 - shareB));
            double ratio = Math.max(0, root) / difference;
            return of(ratio * ratio);
        }

        /**
         * Answers per group to tell two means apart by a t test, from the noncentral t distribution with 2(n - 1) degrees of
         * freedom; the far tail is not counted. The power must lie above (1 - confidence)/2.
         *
         * @param difference true difference, not 0
         * @param standardDeviation of one answer, the same in both groups, more than 0
         * @return the sample size of each group, at least 2
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public SampleSize toCompareMeans(double difference, double standardDeviation) {
            double size = Arguments.positive("absolute difference", Math.abs(difference))
                    / Arguments.positive("standardDeviation", standardDeviation);
            double z = bothQuantiles();
            if (powerOfT(2, size, confidence) >= power) {
                return of(2);
            }
            double high = of(4 + 2 * (z / size) * (z / size)).unrounded;
            while (powerOfT(high, size, confidence) < power) {
                high = of(2 * high).unrounded;
            }
            return of(RootFinder.find(n -> powerOfT(n, size, confidence) - power, 2, high));
        }

        private double bothQuantiles() {
            return Distributions.normalToFind(confidence, power);
        }
    }

    private static double powerOfT(double n, double size, double confidence) {
        double degrees = 2 * (n - 1);
        return NoncentralT.upperTail(Distributions.tTwoSided(confidence, degrees), degrees, Math.sqrt(n / 2) * size);
    }
}
