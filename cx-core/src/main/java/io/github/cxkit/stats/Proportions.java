package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/**
 * Intervals of one share: x successes of n. Limits are fractions, 0 to 1.
 *
 * <p>n = 0 gives an insufficient result. Thread-safe.
 *
 * <pre>{@code
 * Proportions.interval(8, 10, Proportions.Method.WILSON, 0.95);  // [0.4902, 0.9433]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Proportions {

    /** Squares of more trials are no doubles. */
    private static final double MOST_TRIALS = 1e100;

    private Proportions() {}

    /** How the interval of a share is computed; p is x/n, z the normal quantile of the level. */
    public enum Method {
        /** Wilson 1927: the shares that a score test does not reject. The default. */
        WILSON("wilson"),
        /** Wilson with a continuity correction of 1/(2n): wider, close to Clopper-Pearson. */
        WILSON_CONTINUITY("wilson with continuity"),
        /** Agresti and Coull 1998: Wald after adding z²/2 successes and z²/2 failures, cut to 0..1. */
        AGRESTI_COULL("agresti-coull"),
        /** Clopper and Pearson 1934: never covers less than stated, usually more. */
        CLOPPER_PEARSON("clopper-pearson"),
        /** Quantiles of Beta(x + 1/2, n - x + 1/2), 0 at x = 0 and 1 at x = n (Brown, Cai, DasGupta 2001). */
        JEFFREYS("jeffreys"),
        /** p ± z sqrt(p(1-p)/n), cut to 0..1: for comparison only, it covers far too little near 0 and 1. */
        WALD("wald");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        /**
         * The name that intervals carry.
         *
         * @return such as {@code wilson with continuity}
         */
        public String title() {
            return title;
        }
    }

    /**
     * The interval of a share by a named method.
     *
     * @param successes x, 0 to n; a real number, so that an effective sample size can be used
     * @param n trials, 0 to 1e100
     * @param method the method
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval inside 0..1, or insufficient if n is 0
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Result<ConfidenceInterval> interval(double successes, double n, Method method, double confidence) {
        Arguments.within("n", n, 0, MOST_TRIALS);
        Arguments.within("successes", successes, 0, n);
        Significance.required(confidence);
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a share of no trials");
        }
        return Result.of(
                switch (method) {
                    case WILSON -> wilsonOf(successes, n, confidence);
                    case WILSON_CONTINUITY -> continuity(successes, n, confidence);
                    case AGRESTI_COULL -> {
                        double z = Distributions.normalTwoSided(confidence);
                        yield wald(successes + z * z / 2, n + z * z, z, confidence, method);
                    }
                    case CLOPPER_PEARSON -> clopperPearson(successes, n, confidence);
                    case JEFFREYS -> jeffreys(successes, n, confidence);
                    case WALD -> wald(successes, n, Distributions.normalTwoSided(confidence), confidence, method);
                });
    }

    /**
     * Wilson's score interval: the shares p with |x/n - p| &lt;= z sqrt(p(1-p)/n).
     *
     * <p>Inside [0, 1] always; x = 0 gives a lower limit of exactly 0, x = n an upper limit of exactly 1.
     *
     * @param successes x, 0 to n; a real number, so that an effective sample size can be used
     * @param n trials, 0 to 1e100
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval, or insufficient if n is 0
     * @throws IllegalArgumentException if an argument is out of its range
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public static Result<ConfidenceInterval> wilson(double successes, double n, double confidence) {
        return interval(successes, n, Method.WILSON, confidence);
    }

    private static ConfidenceInterval wilsonOf(double x, double n, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        double z2 = z * z;
        // failures, not 1 - p, and the lower limit without a difference, so that no digit is lost near 0 or 1
        double root = z * Math.sqrt(x * ((n - x) / n) + z2 / 4);
        double lower = x == 0 ? 0 : x / n * x / (x + z2 / 2 + root);
        double upper = x == n ? 1 : Math.min(1, (x + z2 / 2 + root) / (n + z2));
        return new ConfidenceInterval(lower, upper, confidence, Method.WILSON.title);
    }

    private static ConfidenceInterval continuity(double x, double n, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        return new ConfidenceInterval(
                continuityLower(x, n, z), continuityUpper(x, n, z), confidence, Method.WILSON_CONTINUITY.title);
    }

    /** The smaller p with x/n - p - 1/(2n) = z sqrt(p(1-p)/n). */
    private static double continuityLower(double x, double n, double z) {
        if (x <= 0.5) {
            return 0;
        }
        double z2 = z * z;
        double root = z2 - 2 - 1 / n + 4 * (x / n) * (n - x + 1);
        return Math.max(0, (2 * x + z2 - 1 - z * Math.sqrt(Math.max(0, root))) / (2 * (n + z2)));
    }

    /** The larger p with p - x/n - 1/(2n) = z sqrt(p(1-p)/n). */
    private static double continuityUpper(double x, double n, double z) {
        if (n - x <= 0.5) {
            return 1;
        }
        double z2 = z * z;
        double root = z2 + 2 - 1 / n + 4 * (x / n) * (n - x - 1);
        return Math.min(1, (2 * x + z2 + 1 + z * Math.sqrt(Math.max(0, root))) / (2 * (n + z2)));
    }

    private static ConfidenceInterval clopperPearson(double x, double n, double confidence) {
        double tail = (1 - confidence) / 2;
        double lower = x == 0 ? 0 : Distributions.betaQuantile(tail, x, n - x + 1);
        double upper = x == n ? 1 : Distributions.betaUpperQuantile(tail, x + 1, n - x);
        return new ConfidenceInterval(lower, upper, confidence, Method.CLOPPER_PEARSON.title);
    }

    private static ConfidenceInterval jeffreys(double x, double n, double confidence) {
        double tail = (1 - confidence) / 2;
        double lower = x == 0 ? 0 : Distributions.betaQuantile(tail, x + 0.5, n - x + 0.5);
        double upper = x == n ? 1 : Distributions.betaUpperQuantile(tail, x + 0.5, n - x + 0.5);
        return new ConfidenceInterval(lower, upper, confidence, Method.JEFFREYS.title);
    }

    private static ConfidenceInterval wald(double x, double n, double z, double confidence, Method method) {
        double p = x / n;
        double half = z * Math.sqrt(p * Math.max(0, (n - x) / n) / n);
        return new ConfidenceInterval(Math.max(0, p - half), Math.min(1, p + half), confidence, method.title);
    }
}
