package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/**
 * Intervals of one share: x successes of n. Limits are fractions, 0 to 1.
 *
 * <p>n = 0 gives an insufficient result. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Shares {

    private Shares() {}

    /**
     * Wilson's score interval: the shares p with |x/n - p| &lt;= z sqrt(p(1-p)/n).
     *
     * <p>Inside [0, 1] always; x = 0 gives a lower limit of exactly 0, x = n an upper limit of exactly 1.
     *
     * @param successes x, 0 to n; a real number, so that an effective sample size can be used
     * @param n trials, 0 or more
     * @param confidence level, strictly between 0 and 1
     * @return the interval, or insufficient if n is 0
     * @throws IllegalArgumentException if an argument is out of its range
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public static Result<ConfidenceInterval> wilson(double successes, double n, double confidence) {
        Arguments.notNegative("n", n);
        Arguments.within("successes", successes, 0, n);
        Arguments.level("confidence", confidence);
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a share of no trials");
        }
        double z = Distributions.normalTwoSided(confidence);
        double z2 = z * z;
        double p = successes / n;
        double centre = (successes + z2 / 2) / (n + z2);
        double half = z * Math.sqrt(n * p * (1 - p) + z2 / 4) / (n + z2);
        double lower = successes == 0 ? 0 : Math.max(0, centre - half);
        double upper = successes == n ? 1 : Math.min(1, centre + half);
        return Result.of(new ConfidenceInterval(lower, upper, confidence, "wilson"));
    }
}
