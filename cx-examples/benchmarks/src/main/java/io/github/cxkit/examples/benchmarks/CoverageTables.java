package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.IntervalMethod;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.SequentialTest;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often the intervals of an NPS cover the true one, and how often tests find a difference that is not there, beside the
 * figures measured for the rules. Coverage and size are exact sums over all possible samples; only the sequential test is
 * simulated.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.CoverageTables}
 */
public final class CoverageTables {

    private static final double LEVEL = 0.95;
    private static final int LARGEST_POSTERIOR = 30;

    /** Shares of detractors, passives, promoters, and the coverage published for the score and the Wald interval. */
    private record Truth(
            int n, double d, double p, double r, double score, double wald, double adjusted, double percentile) {
        double nps() {
            return 100 * (r - d);
        }
    }

    private static final List<Truth> TRUTHS = List.of(
            new Truth(10, .15, .25, .60, .963, .899, .956, .899),
            new Truth(10, .05, .15, .80, .969, .884, .944, .884),
            new Truth(10, .02, .08, .90, .959, .649, .930, .649),
            new Truth(30, .35, .30, .35, .946, .934, .946, .956),
            new Truth(30, .02, .08, .90, .961, .841, .958, .834),
            new Truth(30, .005, .02, .975, .956, .532, .962, .526),
            new Truth(100, .15, .25, .60, .951, .944, .949, .953),
            new Truth(100, .02, .08, .90, .956, .930, .962, .944),
            new Truth(100, .005, .02, .975, .963, .756, .977, .918));

    /** Sizes and true shares of both groups, and the published size of the tests. */
    private record Null(
            int na,
            int nb,
            double d,
            double p,
            double r,
            double unpooled,
            double welch,
            double pooled,
            double adjusted) {}

    private static final List<Null> NULLS = List.of(
            new Null(20, 20, .35, .30, .35, .066, .051, .054, .049),
            new Null(20, 20, .02, .08, .90, .039, .026, .038, .002),
            new Null(40, 40, .05, .15, .80, .055, .048, .050, .029),
            new Null(15, 60, .15, .25, .60, .078, .060, .050, .044),
            new Null(15, 60, .05, .15, .80, .100, .086, .044, .030),
            new Null(15, 60, .02, .08, .90, .170, .165, .040, .019));

    private CoverageTables() {}

    /**
     * Prints the tables.
     *
     * @param args none
     */
    public static void main(String[] args) {
        coverage();
        size();
        sequential();
    }

    private static RatingScore score(int d, int p, int r) {
        return Metrics.NPS.score(RatingTally.ofCounts(Metrics.NPS.scale(), 0, 0, 0, 0, 0, 0, d, 0, p, 0, r));
    }

    private static double[] logFactorials(int n) {
        double[] logs = new double[n + 1];
        for (int i = 2; i <= n; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        return logs;
    }

    private static double weight(int d, int p, int r, double pd, double pp, double pr) {
        double[] logs = logFactorials(d + p + r);
        return Math.exp(
                logs[d + p + r] - logs[d] - logs[p] - logs[r] + d * Math.log(pd) + p * Math.log(pp) + r * Math.log(pr));
    }

    private static void coverage() {
        System.out.println("Exact coverage of 95 % intervals / mean width (points); published coverage in brackets");
        System.out.println("n, NPS  | wald               | adjusted wald      | score              | posterior (1/2)"
                + "    | bootstrap percentile");
        for (Truth truth : TRUTHS) {
            Map<IntervalMethod, double[]> sums = new EnumMap<>(IntervalMethod.class);
            for (int d = 0; d <= truth.n; d++) {
                for (int p = 0; d + p <= truth.n; p++) {
                    add(truth, d, p, sums);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%3d, %3.0f | %s | %s | %s | %s | %s%n",
                    truth.n,
                    truth.nps(),
                    cell(sums, IntervalMethod.WALD, truth.wald),
                    cell(sums, IntervalMethod.ADJUSTED_WALD, truth.adjusted),
                    cell(sums, IntervalMethod.SCORE, truth.score),
                    cell(sums, IntervalMethod.POSTERIOR, 0),
                    cell(sums, IntervalMethod.BOOTSTRAP_PERCENTILE, truth.percentile));
        }
    }

    private static void add(Truth truth, int d, int p, Map<IntervalMethod, double[]> sums) {
        int r = truth.n - d - p;
        double weight = weight(d, p, r, truth.d, truth.p, truth.r);
        if (weight < 1e-9) {
            return;
        }
        for (IntervalMethod method : List.of(
                IntervalMethod.WALD,
                IntervalMethod.ADJUSTED_WALD,
                IntervalMethod.SCORE,
                IntervalMethod.POSTERIOR,
                IntervalMethod.BOOTSTRAP_PERCENTILE)) {
            if (method != IntervalMethod.POSTERIOR || truth.n <= LARGEST_POSTERIOR) {
                ConfidenceInterval interval =
                        score(d, p, r).interval(method, LEVEL).orElseThrow();
                double[] sum = sums.computeIfAbsent(method, m -> new double[2]);
                // a limit that equals the truth but for rounding covers it
                boolean covers = interval.lower() <= truth.nps() + 1e-9 && interval.upper() >= truth.nps() - 1e-9;
                sum[0] += covers ? weight : 0;
                sum[1] += weight * interval.width();
            }
        }
    }

    private static String cell(Map<IntervalMethod, double[]> sums, IntervalMethod method, double published) {
        double[] sum = sums.get(method);
        if (sum == null) {
            return "not computed      ";
        }
        String beside = published == 0
                ? "      "
                : String.format(Locale.ROOT, "(%.3f)", published).replace("(0", "(");
        return String.format(Locale.ROOT, "%.3f %-6s /%5.1f", sum[0], beside, sum[1]);
    }

    private static void size() {
        System.out.println();
        System.out.println("Exact false alarms of 5 % tests of two NPS; published in brackets");
        System.out.println("sizes, NPS | unpooled      | welch         | pooled        | adjusted wald"
                + " | limits by squares miss 0");
        for (Null truth : NULLS) {
            List<ComparisonMethod> methods = List.of(
                    ComparisonMethod.UNPOOLED,
                    ComparisonMethod.WELCH,
                    ComparisonMethod.POOLED,
                    ComparisonMethod.ADJUSTED_WALD);
            double[] alarms = new double[methods.size() + 1];
            List<RatingScore> as = tables(truth.na);
            List<RatingScore> bs = tables(truth.nb);
            for (RatingScore a : as) {
                double wa = weight(a, truth);
                for (RatingScore b : bs) {
                    double weight = wa * weight(b, truth);
                    if (weight < 1e-9) {
                        continue;
                    }
                    for (int i = 0; i < methods.size(); i++) {
                        Difference difference =
                                a.compare(b, methods.get(i), LEVEL).difference();
                        alarms[i] += difference.isSignificant(1 - LEVEL) ? weight : 0;
                        if (methods.get(i) == ComparisonMethod.POOLED) {
                            boolean covers = difference.interval().orElseThrow().contains(0);
                            alarms[methods.size()] += covers ? 0 : weight;
                        }
                    }
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%2d/%2d, %3.0f | %.3f (%.3f) | %.3f (%.3f) | %.3f (%.3f) | %.3f (%.3f) | %.3f%n",
                    truth.na,
                    truth.nb,
                    100 * (truth.r - truth.d),
                    alarms[0],
                    truth.unpooled,
                    alarms[1],
                    truth.welch,
                    alarms[2],
                    truth.pooled,
                    alarms[3],
                    truth.adjusted,
                    alarms[4]);
        }
    }

    private static List<RatingScore> tables(int n) {
        List<RatingScore> all = new ArrayList<>();
        for (int d = 0; d <= n; d++) {
            for (int p = 0; d + p <= n; p++) {
                all.add(score(d, p, n - d - p));
            }
        }
        return all;
    }

    private static double weight(RatingScore score, Null truth) {
        List<Long> counts = score.classCounts();
        return weight(
                counts.get(0).intValue(),
                counts.get(1).intValue(),
                counts.get(2).intValue(),
                truth.d,
                truth.p,
                truth.r);
    }

    private static void sequential() {
        int runs = 4000;
        int looks = 2000;
        SplittableRandom random = new SplittableRandom(20261122);
        int always = 0;
        int every = 0;
        double[] a = new double[looks];
        double[] b = new double[looks];
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            boolean alarm = false;
            for (int i = 0; i < looks; i++) {
                a[i] = random.nextGaussian();
                b[i] = random.nextGaussian();
                sum += a[i] - b[i];
                alarm |= i >= 19 && Math.abs(sum) / Math.sqrt(2.0 * (i + 1)) > 1.959963984540054;
            }
            every += alarm ? 1 : 0;
            double p = SequentialTest.msprt(a, b, 2, 0.1, 1 - LEVEL)
                    .alwaysValidPValue()
                    .get(looks - 1);
            always += p <= 1 - LEVEL ? 1 : 0;
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "False alarms over %,d looks, %,d runs: mSPRT %.1f %% (3.7 %%), z at every look from 20 on %.1f %% (47.7 %%)%n",
                looks,
                runs,
                100.0 * always / runs,
                100.0 * every / runs);
    }
}
