package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.IntervalMethod;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.PseudoCounts;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.SequentialTest;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * How often the intervals of an NPS cover the true one, and how often tests find a difference that is not there, beside the
 * figures measured for the rules. Coverage and size are exact sums over all possible samples; only the sequential test is
 * simulated.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.CoverageTables}
 */
public final class CoverageTables {

    private static final double LEVEL = 0.95;

    /** Where the second block of the table begins. */
    private static final int POSTERIORS_FROM = 5;

    /** Proportions of detractors, passives, promoters, and the published coverage of each way, in the order of {@link #WAYS}. */
    private record Truth(int n, double d, double p, double r, List<Double> published) {
        double nps() {
            return 100 * (r - d);
        }
    }

    /** A way to an interval: its name and what it gives. */
    private record Way(String name, Function<RatingScore, ConfidenceInterval> interval) {

        static Way of(String name, IntervalMethod method) {
            return new Way(
                    name, score -> score.interval(method, LEVEL).toOptional().orElseGet(() -> point(score, method)));
        }

        /** Where all answers weigh the same, BCa is undefined; its resamples leave the score alone as the interval. */
        private static ConfidenceInterval point(RatingScore score, IntervalMethod method) {
            double value = score.value().orElseThrow();
            return new ConfidenceInterval(value, value, LEVEL, method.title());
        }

        static Way posterior(String name, PseudoCounts prior) {
            return new Way(
                    name, score -> score.posterior(prior, LEVEL).orElseThrow().interval());
        }
    }

    private static final List<Way> WAYS = List.of(
            Way.of("wald", IntervalMethod.WALD),
            Way.of("t", IntervalMethod.T),
            Way.of("adjusted 3/4", IntervalMethod.ADJUSTED_WALD),
            Way.of("adjusted 1/2", IntervalMethod.ADJUSTED_WALD_HALF),
            Way.of("score", IntervalMethod.SCORE),
            Way.posterior("posterior 1", PseudoCounts.UNIFORM),
            Way.posterior("posterior 1/2", PseudoCounts.JEFFREYS),
            Way.of("bootstrap", IntervalMethod.BOOTSTRAP_PERCENTILE),
            Way.of("bca", IntervalMethod.BOOTSTRAP_BCA));

    private static final List<Truth> TRUTHS = List.of(
            new Truth(10, .15, .25, .60, List.of(.899, .913, .956, .931, .963, .962, .956, .899, .899)),
            new Truth(10, .05, .15, .80, List.of(.884, .891, .944, .963, .969, .904, .944, .884, .877)),
            new Truth(10, .02, .08, .90, List.of(.649, .651, .930, .981, .959, .860, .930, .649, .643)),
            new Truth(30, .35, .30, .35, List.of(.934, .946, .946, .946, .946, .956, .946, .956, .960)),
            new Truth(30, .02, .08, .90, List.of(.841, .842, .958, .977, .961, .900, .957, .834, .931)),
            new Truth(30, .005, .02, .975, List.of(.532, .532, .962, .994, .956, .756, .956, .526, .494)),
            new Truth(100, .15, .25, .60, List.of(.944, .947, .949, .949, .951, .949, .948, .953, .958)),
            new Truth(100, .02, .08, .90, List.of(.930, .932, .962, .965, .956, .933, .955, .944, .963)),
            new Truth(100, .005, .02, .975, List.of(.756, .756, .977, .989, .963, .869, .942, .918, .912)));

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
        System.out.println("Exact coverage of 95 % intervals (published), mean width in points");
        coverage(0, POSTERIORS_FROM);
        coverage(POSTERIORS_FROM, WAYS.size());
    }

    private static void coverage(int from, int to) {
        System.out.print("n, NPS ");
        WAYS.subList(from, to).forEach(way -> System.out.printf(Locale.ROOT, " | %-17s", way.name));
        System.out.println();
        for (Truth truth : TRUTHS) {
            double[] covered = new double[WAYS.size()];
            double[] width = new double[WAYS.size()];
            for (int d = 0; d <= truth.n; d++) {
                for (int p = 0; d + p <= truth.n; p++) {
                    add(truth, d, p, from, to, covered, width);
                }
            }
            System.out.printf(Locale.ROOT, "%3d, %2.0f", truth.n, truth.nps());
            for (int i = from; i < to; i++) {
                String cell = String.format(Locale.ROOT, "%.3f (%.3f)", covered[i], truth.published.get(i));
                System.out.printf(Locale.ROOT, " | %s %5.1f", cell.replace("0.", "."), width[i]);
            }
            System.out.println();
        }
        System.out.println();
    }

    private static void add(Truth truth, int d, int p, int from, int to, double[] covered, double[] width) {
        int r = truth.n - d - p;
        double weight = weight(d, p, r, truth.d, truth.p, truth.r);
        if (weight < 1e-9) {
            return;
        }
        RatingScore score = score(d, p, r);
        for (int i = from; i < to; i++) {
            ConfidenceInterval interval = WAYS.get(i).interval.apply(score);
            // a limit that equals the truth but for rounding covers it
            boolean covers = interval.lower() <= truth.nps() + 1e-9 && interval.upper() >= truth.nps() - 1e-9;
            covered[i] += covers ? weight : 0;
            width[i] += weight * interval.width();
        }
    }

    private static void size() {
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
                        alarms[i] += difference.isSignificant(LEVEL) ? weight : 0;
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
        int evidence = 0;
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
            double p = SequentialTest.msprt(a, b, new SequentialTest.Mixture(2, 0.1), 1 - LEVEL)
                    .alwaysValidPValue()
                    .get(looks - 1);
            always += p <= 1 - LEVEL ? 1 : 0;
            evidence += evidenceOnceAgainst(random, looks) ? 1 : 0;
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "False alarms over %,d looks, %,d runs: mSPRT %.1f %% (3.7 %%), e-value %.1f %% (4.3 %%),"
                        + " z at every look from 20 on %.1f %% (47.7 %%)%n",
                looks,
                runs,
                100.0 * always / runs,
                100.0 * evidence / runs,
                100.0 * every / runs);
    }

    /** Whether the e-value of a fair coin ever says at 5 % that it is not fair; flat prior. */
    private static boolean evidenceOnceAgainst(SplittableRandom random, int looks) {
        long heads = 0;
        for (int n = 1; n <= looks; n++) {
            heads += random.nextBoolean() ? 1 : 0;
            double e = SequentialTest.eValue(heads, n, 0.5, SequentialTest.Prior.UNIFORM)
                    .toOptional()
                    .orElse(Double.POSITIVE_INFINITY);
            if (e >= 1 / (1 - LEVEL)) {
                return true;
            }
        }
        return false;
    }
}
