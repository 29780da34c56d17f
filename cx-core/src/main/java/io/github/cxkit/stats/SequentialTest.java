package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests that may be looked at after every answer without raising more false alarms than stated. An ordinary test looked at
 * 2,000 times finds a difference that is not there nearly every second time.
 *
 * @param likelihoodRatio evidence against "no difference" after 1, 2, ... pairs; at most the largest double
 * @param alwaysValidPValue 1 / largest ratio so far, at most 1; never rises
 * @param halfWidth half width of the confidence sequence around the difference so far
 * @since 0.1.0
 */
public record SequentialTest(List<Double> likelihoodRatio, List<Double> alwaysValidPValue, List<Double> halfWidth) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SequentialTest {
        Arguments.finite("likelihoodRatio", likelihoodRatio);
        Arguments.finite("alwaysValidPValue", alwaysValidPValue);
        Arguments.finite("halfWidth", halfWidth);
        likelihoodRatio = Copies.list("likelihoodRatio", likelihoodRatio);
        alwaysValidPValue = Copies.list("alwaysValidPValue", alwaysValidPValue);
        halfWidth = Copies.list("halfWidth", halfWidth);
        Arguments.sameSize("likelihoodRatio", likelihoodRatio, "alwaysValidPValue", alwaysValidPValue);
        Arguments.sameSize("likelihoodRatio", likelihoodRatio, "halfWidth", halfWidth);
        likelihoodRatio.forEach(each -> Arguments.notNegative("likelihoodRatio", each));
        alwaysValidPValue.forEach(each -> Arguments.share("alwaysValidPValue", each));
        halfWidth.forEach(each -> Arguments.notNegative("halfWidth", each));
    }

    /**
     * The mixture sequential probability ratio test of two means, pair after pair (Johari, Pekelis, Walsh):
     * L_n = sqrt(V/(V + n t2)) exp(n² t2 D²/(2V(V + n t2))), D the mean difference of the first n pairs.
     *
     * @param a values of the first group, in order of arrival
     * @param b values of the second group, as many
     * @param mixture what is known of the differences
     * @param significanceLevel above 0, at most 0.5
     * @return the test after each pair
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static SequentialTest msprt(double[] a, double[] b, Mixture mixture, double significanceLevel) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "a paired sequence needs as many values on both sides, not " + a.length + " and " + b.length);
        }
        double pairVariance = mixture.pairVariance;
        double mixingVariance = mixture.mixingVariance;
        Significance.level(significanceLevel);
        List<Double> ratios = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        double sum = 0;
        double p = 1;
        for (int i = 0; i < a.length; i++) {
            sum += Arguments.finite("a", i, a[i]) - Arguments.finite("b", i, b[i]);
            double spread = pairVariance + (i + 1) * mixingVariance;
            // by factors that stay in range; a sum that does not is beyond any doubt
            double scaled = sum / Math.sqrt(pairVariance);
            double exponent = scaled * scaled * (mixingVariance / spread) / 2;
            double ratio = Math.min(Double.MAX_VALUE, Math.exp(exponent + 0.5 * Math.log(pairVariance / spread)));
            p = Math.min(p, 1 / ratio);
            ratios.add(ratio);
            pValues.add(p);
            widths.add(width(i + 1.0, mixture, significanceLevel));
        }
        return new SequentialTest(ratios, pValues, widths);
    }

    /**
     * Half width of the confidence sequence of that test:
     * sqrt(2V(V + n t2)/(n² t2) ln(sqrt((V + n t2)/V)/alpha)).
     *
     * @param n pairs so far, 0 or more
     * @param mixture what is known of the differences
     * @param significanceLevel above 0, at most 0.5
     * @return the half width, in the unit of the values; insufficient without a pair
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Result<Double> halfWidth(long n, Mixture mixture, double significanceLevel) {
        Significance.level(significanceLevel);
        return Arguments.notNegative("n", n) == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "a confidence sequence begins with the first pair")
                : Result.of(width((double) n, mixture, significanceLevel));
    }

    private static double width(double n, Mixture mixture, double significanceLevel) {
        double pairVariance = mixture.pairVariance;
        double mixingVariance = mixture.mixingVariance;
        double spread = pairVariance + n * mixingVariance;
        double log = Math.log(spread / pairVariance) / 2 - Math.log(significanceLevel);
        return Math.sqrt(2 * pairVariance * spread / mixingVariance * log) / n;
    }

    /**
     * What the mixture test must be told before it starts.
     *
     * @param pairVariance V, variance of one paired difference, more than 0
     * @param mixingVariance t2, variance of the differences to be found, more than 0
     */
    public record Mixture(double pairVariance, double mixingVariance) {

        private static final double LEAST = 1e-100;
        private static final double MOST = 1e100;

        /**
         * Checks the variances.
         *
         * @throws IllegalArgumentException if a variance is out of range
         */
        public Mixture {
            Arguments.within("pairVariance", pairVariance, LEAST, MOST);
            Arguments.within("mixingVariance", mixingVariance, LEAST, MOST);
        }
    }

    /**
     * A beta prior of a share.
     *
     * @param alpha first shape, more than 0
     * @param beta second shape, more than 0
     */
    public record Prior(double alpha, double beta) {
        /** Every share alike. */
        public static final Prior UNIFORM = new Prior(1, 1);

        /**
         * Checks the shapes.
         *
         * @throws IllegalArgumentException if a shape is not positive
         */
        public Prior {
            Arguments.positive("alpha", alpha);
            Arguments.positive("beta", beta);
        }
    }

    /**
     * The beta-binomial e-value of a share against a null value: B(s + alpha, n - s + beta) / (B(alpha, beta) p^s
     * (1-p)^(n-s)). Under the null it exceeds 1/level at any time with a chance of at most level (Ville).
     *
     * @param successes s, 0 to n
     * @param n trials, 0 or more
     * @param nullShare p, strictly between 0 and 1
     * @param prior of the share if it is not p
     * @return the e-value, 1 for no trials; insufficient if it exceeds the range of a double
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Result<Double> eValue(long successes, long n, double nullShare, Prior prior) {
        Arguments.notNegative("n", n);
        Arguments.within("successes", (double) successes, 0, (double) n);
        Arguments.level("nullShare", nullShare);
        double alpha = prior.alpha;
        double beta = prior.beta;
        double failures = (double) (n - successes);
        double a = successes + alpha;
        double b = failures + beta;
        // posterior successes less those that the null expects, the form in which nothing large is subtracted
        double excess =
                Math.fma(-(double) n, nullShare, (double) successes) + Math.fma(-(alpha + beta), nullShare, alpha);
        double[] likePrior = {
            GammaFunctions.deviance(a, excess),
            GammaFunctions.deviance(b, -excess),
            alpha * Math.log(nullShare),
            beta * Math.log1p(-nullShare),
            -0.5 * (Math.log(a) + Math.log(b / (a + b))),
            0.5 * Math.log(2 * Math.PI),
            GammaFunctions.stirlingError(a) + GammaFunctions.stirlingError(b) - GammaFunctions.stirlingError(a + b),
            -GammaFunctions.logBeta(alpha, beta)
        };
        // where the prior outweighs the trials its own logarithms are large, but not what the trials add to them
        double[] likeTrials = {
            GammaFunctions.logRising(alpha, (double) successes),
            GammaFunctions.logRising(beta, failures),
            -GammaFunctions.logRising(alpha + beta, (double) n),
            -(double) successes * Math.log(nullShare),
            -failures * Math.log1p(-nullShare)
        };
        double log = Arrays.stream(size(likeTrials) < size(likePrior) ? likeTrials : likePrior)
                .sum();
        double value = n == 0 ? 1 : Math.exp(log);
        return Double.isInfinite(value)
                ? Result.insufficient(Reason.NOT_FINITE, "the e-value is e^" + log + ", beyond the range of a double")
                : Result.of(value);
    }

    private static double size(double[] terms) {
        return Arrays.stream(terms).map(Math::abs).sum();
    }
}
