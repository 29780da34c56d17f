package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.MetricScore;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.StratifiedScore;
import io.github.cxkit.metric.StratifiedScore.Stratum;
import io.github.cxkit.metric.WeightedScore;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often the intervals of weighted and of stratified net scores cover the true score: simulated, since weights are many.
 * Beside them the Wald-like interval, score ± t se, that they replace.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.WeightedCoverage}
 */
public final class WeightedCoverage {

    private static final double LEVEL = 0.95;
    private static final int RUNS = 10_000;
    private static final double[][] SHARES = {
        {0.35, 0.30, 0.35}, {0.25, 0.05, 0.70}, {0.10, 0.05, 0.85}, {0.02, 0.08, 0.90}, {0.01, 0.01, 0.98}
    };

    private WeightedCoverage() {}

    /**
     * Prints the tables.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("weights, n, shares | score | t, linearised");
        for (double sigma : new double[] {0, 0.5, 0.8}) {
            for (int n : new int[] {10, 30, 100}) {
                for (double[] shares : SHARES) {
                    weighted(sigma, n, shares);
                }
            }
        }
        System.out.println("strata | score | wald");
        stratified(new int[] {10, 10, 10}, new long[] {1000, 2000, 3000});
        stratified(new int[] {5, 25}, new long[] {1000, 1000});
        stratified(new int[] {20, 10}, new long[] {1000, 3000});
        stratified(new int[] {50, 50}, new long[] {2000, 1000});
    }

    /** Log-normal weights of this spread on the log scale, unrelated to the answers. */
    private static void weighted(double sigma, int n, double[] shares) {
        SplittableRandom random = new SplittableRandom(42);
        Count score = new Count(100 * (shares[2] - shares[0]));
        Count wald = new Count(score.truth);
        for (int run = 0; run < RUNS; run++) {
            WeightedTally.Builder tally = WeightedTally.builder(Metrics.NPS.scale());
            for (int i = 0; i < n; i++) {
                tally.add(rating(random, shares), Math.exp(sigma * random.nextGaussian()));
            }
            WeightedScore given = Metrics.NPS.score(tally.build());
            score.add(given.interval(LEVEL).orElseThrow());
            wald.add(around(given, 1.96 + 2.5 / n));
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f, %3d, %.2f/%.2f/%.2f | %s | %s%n",
                sigma,
                n,
                shares[0],
                shares[1],
                shares[2],
                score,
                wald);
    }

    private static void stratified(int[] sizes, long[] populations) {
        for (double[] shares : SHARES) {
            SplittableRandom random = new SplittableRandom(7);
            Count score = new Count(100 * (shares[2] - shares[0]));
            Count wald = new Count(score.truth);
            for (int run = 0; run < RUNS; run++) {
                List<Stratum> strata = new ArrayList<>();
                for (int h = 0; h < sizes.length; h++) {
                    RatingTally.Builder tally = RatingTally.builder(Metrics.NPS.scale());
                    for (int i = 0; i < sizes[h]; i++) {
                        tally.add(rating(random, shares));
                    }
                    RatingScore part = Metrics.NPS.score(tally.build());
                    strata.add(new Stratum("stratum " + h, part, populations[h]));
                }
                StratifiedScore given = new StratifiedScore(strata, false);
                score.add(given.interval(LEVEL).orElseThrow());
                wald.add(around(given, 1.96));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s of %s, %.2f/%.2f/%.2f | %s | %s%n",
                    java.util.Arrays.toString(sizes),
                    java.util.Arrays.toString(populations),
                    shares[0],
                    shares[1],
                    shares[2],
                    score,
                    wald);
        }
    }

    private static int rating(SplittableRandom random, double[] shares) {
        double u = random.nextDouble();
        return u < shares[0] ? 3 : u < shares[0] + shares[1] ? 7 : 10;
    }

    private static ConfidenceInterval around(MetricScore score, double z) {
        double value = score.value().orElseThrow();
        double half = z * score.standardError().orElseThrow();
        return new ConfidenceInterval(value - half, value + half, LEVEL, "wald");
    }

    /** Counts what covers, and adds up widths. */
    private static final class Count {

        private final double truth;
        private int runs;
        private int covered;
        private double width;

        Count(double truth) {
            this.truth = truth;
        }

        void add(ConfidenceInterval interval) {
            runs++;
            // the truth as a limit counts, whatever its last bit
            covered += interval.lower() <= truth + 1e-9 && interval.upper() >= truth - 1e-9 ? 1 : 0;
            width += interval.width();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f %5.1f", (double) covered / runs, width / runs);
        }
    }
}
