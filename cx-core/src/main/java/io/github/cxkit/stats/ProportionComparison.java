package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.math.BigInteger;

/**
 * Two independent shares, a minus b: tests and intervals. Everything in fractions.
 *
 * <pre>{@code
 * ProportionComparison.Group a = new ProportionComparison.Group(56, 70);
 * ProportionComparison.Group b = new ProportionComparison.Group(48, 80);
 * ProportionComparison.compare(a, b, ProportionComparison.Method.POOLED_Z, 0.95).pValue();    // 0.0080
 * ProportionComparison.compare(a, b, ProportionComparison.Method.NEWCOMBE, 0.95).interval();  // [0.0524, 0.3339]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ProportionComparison {

    /** A table counts as no likelier than the observed one when its probability exceeds it by rounding only. */
    private static final double FISHER_SLACK = 1e-7;

    private ProportionComparison() {}

    /**
     * One group.
     *
     * @param successes 0 to n
     * @param n trials, 0 or more
     */
    public record Group(long successes, long n) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if a count is out of its range
         */
        public Group {
            Arguments.notNegative("n", n);
            if (successes < 0 || successes > n) {
                throw new IllegalArgumentException("successes must lie in [0, " + n + "] but was " + successes);
            }
        }
    }

    /** How two shares are compared. */
    public enum Method {
        /** z test with the variance of both groups together. Test only. */
        POOLED_Z("pooled z"),
        /** Pooled z times sqrt((N-1)/N) (Campbell 2007). Test only. */
        N_MINUS_ONE("n-1 z"),
        /** z test and Wald interval with the variances of each group. */
        UNPOOLED_Z("unpooled z"),
        /** Newcombe 1998: interval from the two Wilson intervals. The default interval. Interval only. */
        NEWCOMBE("newcombe"),
        /** Agresti and Caffo 2000: Wald after one more success and failure in each group. Interval only. */
        AGRESTI_CAFFO("agresti-caffo"),
        /** Miettinen and Nurminen 1985: score test of the difference, inverted. Interval only. */
        MIETTINEN_NURMINEN("miettinen-nurminen"),
        /** Chi-square with Yates's continuity correction. Test only. */
        YATES("yates"),
        /** Fisher's exact test: the tables no more likely than the observed one. Test only. */
        FISHER_EXACT("fisher exact");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        /**
         * The name that differences carry.
         *
         * @return such as {@code pooled z}
         */
        public String title() {
            return title;
        }
    }

    /**
     * Compares two shares.
     *
     * @param a the first group
     * @param b the second group
     * @param method the method
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the difference; insufficient if a group is empty, the test insufficient without spread
     * @throws IllegalArgumentException if the level is out of its range
     */
    public static Difference compare(Group a, Group b, Method method, double confidence) {
        Significance.required(confidence);
        if (a.n == 0 || b.n == 0) {
            return Difference.insufficient(
                    method.title, Reason.NO_ANSWERS, "a comparison of shares needs answers in both groups");
        }
        Table table = new Table((double) a.successes, (double) a.n, (double) b.successes, (double) b.n);
        Difference plain = Difference.of(method.title, table.difference());
        return switch (method) {
            case POOLED_Z -> z(plain, table, table.pooledError(), 1);
            case N_MINUS_ONE -> z(plain, table, table.pooledError(), Math.sqrt((table.total() - 1) / table.total()));
            case UNPOOLED_Z ->
                z(plain, table, table.unpooledError(), 1)
                        .withInterval(Result.of(around(
                                table.difference(),
                                Distributions.normalTwoSided(confidence) * table.unpooledError(),
                                confidence,
                                method)));
            case NEWCOMBE -> plain.withInterval(Result.of(newcombe(table, confidence)));
            case AGRESTI_CAFFO -> {
                Table more = new Table(table.xa + 1, table.na + 2, table.xb + 1, table.nb + 2);
                yield plain.withInterval(Result.of(around(
                        more.difference(),
                        Distributions.normalTwoSided(confidence) * more.unpooledError(),
                        confidence,
                        method)));
            }
            case MIETTINEN_NURMINEN -> plain.withInterval(Result.of(miettinenNurminen(table, confidence)));
            case YATES -> yates(plain, table);
            case FISHER_EXACT ->
                plain.withTest(
                        Result.insufficient(Reason.NOT_DEFINED, "Fisher's test has no statistic"),
                        Result.of(fisher(a.successes, a.n, b.successes, b.n)));
        };
    }

    /**
     * Cohen's h, the difference of two shares on the scale where all shares vary alike: 2 asin sqrt a - 2 asin sqrt b, to the
     * last digits however near to each other, to 0 or to 1 they are.
     *
     * @param a the first group
     * @param b the second group
     * @return the effect size in radians, -pi to pi; insufficient if a group is empty
     */
    public static Result<Double> cohenH(Group a, Group b) {
        if (a.n == 0 || b.n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "Cohen's h needs answers in both groups");
        }
        double xa = a.successes;
        double ya = (double) (a.n - a.successes);
        double xb = b.successes;
        double yb = (double) (b.n - b.successes);
        // the angle between two points of the unit circle by its tangent; xa yb - xb ya exactly, then rounded once
        double cross = BigInteger.valueOf(a.successes)
                .multiply(BigInteger.valueOf(b.n - b.successes))
                .subtract(BigInteger.valueOf(b.successes).multiply(BigInteger.valueOf(a.n - a.successes)))
                .doubleValue();
        double sine = cross == 0 ? 0 : cross / (Math.sqrt(xa) * Math.sqrt(yb) + Math.sqrt(xb) * Math.sqrt(ya));
        return Result.of(2 * Math.atan2(sine, Math.sqrt(xa) * Math.sqrt(xb) + Math.sqrt(ya) * Math.sqrt(yb)));
    }

    private static Difference z(Difference plain, Table table, double error, double factor) {
        Difference result = plain.withStandardError(error / factor);
        if (error == 0) {
            Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "no spread in either group: nothing to test");
            return result.withTest(none, none);
        }
        double z = table.difference() / error * factor;
        return result.withTest(Result.of(z), Result.of(Distributions.normalPValue(z)));
    }

    private static ConfidenceInterval around(double centre, double half, double confidence, Method method) {
        return new ConfidenceInterval(
                Math.max(-1, centre - half), Math.min(1, centre + half), confidence, method.title);
    }

    private static ConfidenceInterval newcombe(Table t, double confidence) {
        ConfidenceInterval a = Proportions.wilson(t.xa, t.na, confidence).orElseThrow();
        ConfidenceInterval b = Proportions.wilson(t.xb, t.nb, confidence).orElseThrow();
        double d = t.difference();
        double below = Math.hypot(t.xa / t.na - a.lower(), b.upper() - t.xb / t.nb);
        double above = Math.hypot(a.upper() - t.xa / t.na, t.xb / t.nb - b.lower());
        return new ConfidenceInterval(
                Math.max(-1, d - below), Math.min(1, d + above), confidence, Method.NEWCOMBE.title);
    }

    private static ConfidenceInterval miettinenNurminen(Table t, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        double d = t.difference();
        double lower = d == -1 ? -1 : RootFinder.find(trial -> t.score(trial) - z, -1, d);
        double upper = d == 1 ? 1 : RootFinder.find(trial -> t.score(trial) + z, d, 1);
        return new ConfidenceInterval(lower, upper, confidence, Method.MIETTINEN_NURMINEN.title);
    }

    private static Difference yates(Difference plain, Table t) {
        double total = t.total();
        double yes = t.xa + t.xb;
        double no = total - yes;
        if (yes == 0 || no == 0) {
            Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "no spread in either group: nothing to test");
            return plain.withTest(none, none);
        }
        double cross = Math.abs(t.xa * (t.nb - t.xb) - t.xb * (t.na - t.xa));
        double corrected = Math.max(0, cross - total / 2);
        double chiSquare = total * corrected / yes * corrected / no / t.na / t.nb;
        return plain.withTest(
                Result.of(chiSquare), Result.of(1.0), Result.of(Distributions.chiSquareUpperTail(chiSquare, 1)));
    }

    private static double fisher(long xa, long na, long xb, long nb) {
        long yes = Counts.sum(xa, xb);
        long lowest = Math.max(0, yes - nb);
        long highest = Math.min(yes, na);
        if (highest - lowest > 20_000_000) {
            throw new IllegalArgumentException("Fisher's exact test of " + na + " and " + nb
                    + " answers would sum too many tables; use the pooled z test for groups of this size");
        }
        // relative to the observed table, so that nothing over- or underflows where it matters
        double observed = 1;
        double tail = 1;
        double total = 1;
        double weight = observed;
        for (long x = xa; x < highest; x++) {
            weight *= (double) (na - x) / (x + 1) * (yes - x) / (nb - yes + x + 1);
            total += weight;
            tail += weight <= observed * (1 + FISHER_SLACK) ? weight : 0;
        }
        weight = observed;
        for (long x = xa; x > lowest; x--) {
            weight *= (double) x / (na - x + 1) * (nb - yes + x) / (yes - x + 1);
            total += weight;
            tail += weight <= observed * (1 + FISHER_SLACK) ? weight : 0;
        }
        return Double.isInfinite(total) ? Double.MIN_VALUE : Math.min(1, tail / total);
    }

    /** The 2 x 2 table as numbers. */
    private record Table(double xa, double na, double xb, double nb) {

        double total() {
            return na + nb;
        }

        /** By successes or by failures, whichever are fewer: near 1 the shares themselves have no digits left. */
        double difference() {
            return xa + xb <= total() / 2 ? xa / na - xb / nb : (nb - xb) / nb - (na - xa) / na;
        }

        double pooledError() {
            double yes = xa + xb;
            double no = (na - xa) + (nb - xb);
            return Math.sqrt(yes / total() * (no / total()) * (1 / na + 1 / nb));
        }

        double unpooledError() {
            return Math.sqrt(xa / na * ((na - xa) / na) / na + xb / nb * ((nb - xb) / nb) / nb);
        }

        /** The score statistic of a trial difference; falls in it. */
        double score(double trial) {
            double distance = difference() - trial;
            if (distance == 0) {
                return 0;
            }
            double variance = variance(trial) * total() / (total() - 1);
            return variance <= 0 ? Math.copySign(Double.POSITIVE_INFINITY, distance) : distance / Math.sqrt(variance);
        }

        /** Variance of the difference at the shares of largest likelihood that differ by d. */
        private double variance(double d) {
            // the share nearer to an end is measured from there: in counts of successes or of failures
            double room = 1 - Math.abs(d);
            boolean low = slope(room / 2, d) < 0;
            Table near = low ? this : new Table(na - xa, na, nb - xb, nb);
            double gap = low ? d : -d;
            double least = near.least(gap);
            double a = least + Math.max(0, gap);
            double b = least + Math.max(0, -gap);
            return a * (1 - a) / na + b * (1 - b) / nb;
        }

        /** Slope of the log likelihood in u, the smaller share, when the first less the second is d; falls in u. */
        private double slope(double u, double d) {
            double a = u + Math.max(0, d);
            double b = u + Math.max(0, -d);
            double rest = 1 - Math.abs(d) - u;
            double restA = rest + Math.max(0, -d);
            double restB = rest + Math.max(0, d);
            return (xa == 0 ? 0 : xa / a)
                    - (xa == na ? 0 : (na - xa) / restA)
                    + (xb == 0 ? 0 : xb / b)
                    - (xb == nb ? 0 : (nb - xb) / restB);
        }

        /** The smaller share of largest likelihood, known to lie in the lower half of its range; by bisected secants. */
        private double least(double d) {
            double high = (1 - Math.abs(d)) / 2;
            double tiny = Math.min(high, Double.MIN_NORMAL);
            if (high == 0 || slope(tiny, d) <= 0) {
                return 0;
            }
            return slope(high, d) >= 0 ? high : RootFinder.find(u -> slope(u, d) * u, tiny, high);
        }
    }
}
