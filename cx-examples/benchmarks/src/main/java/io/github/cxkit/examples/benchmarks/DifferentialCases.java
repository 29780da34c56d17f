package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.ShiftedBetaGeometric;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.PseudoCounts;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.MannWhitney;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.MultinomialIntervals;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.stats.SequentialTest;
import io.github.cxkit.stats.Trend;
import io.github.cxkit.survey.RatingTally;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Random cases with the library's results, one JSON object a line, for another program to judge: R, or Python with mpmath
 * ({@code differential/library.py} in this module). Counts run from 1 to 1e9, evenly in their logarithm.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.DifferentialCases SEED CASES > cases.jsonl}
 */
public final class DifferentialCases {

    private static final double LEVEL = 0.95;

    private final SplittableRandom random;

    private DifferentialCases(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Prints the cases.
     *
     * @param args seed and number of cases per function
     */
    public static void main(String[] args) {
        DifferentialCases cases = new DifferentialCases(args.length > 0 ? Long.parseLong(args[0]) : 1);
        int number = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        for (int i = 0; i < number; i++) {
            cases.proportions();
            cases.comparisons();
            cases.netScores();
            cases.means();
            cases.series();
            cases.lifetime();
        }
    }

    private long count() {
        return (long) Math.exp(random.nextDouble() * Math.log(1e9));
    }

    private long upTo(long n) {
        // near both ends as often as in the middle
        long small = Math.min(n, (long) Math.exp(random.nextDouble() * Math.log(n + 1.0)) - 1 + random.nextInt(2));
        return switch (random.nextInt(3)) {
            case 0 -> small;
            case 1 -> n - small;
            default -> random.nextLong(n + 1);
        };
    }

    private void proportions() {
        long n = count();
        long x = upTo(n);
        for (Proportions.Method method : Proportions.Method.values()) {
            double[] counts = {x, n};
            limits("proportion." + method.title(), counts, Proportions.interval(counts[0], counts[1], method, LEVEL));
        }
        long[] classes = {x, n - x, count()};
        put(
                "goodman",
                numbers(classes),
                MultinomialIntervals.goodman(classes, LEVEL).orElseThrow().stream()
                        .flatMapToDouble(i -> DoubleStream.of(i.lower(), i.upper()))
                        .toArray());
        double share = 0.01 + 0.98 * random.nextDouble();
        long near = Math.min(n, Math.max(0, Math.round(n * share + 3 * random.nextGaussian() * Math.sqrt((double) n))));
        value(
                "eValue",
                new double[] {near, n, share, 1, 1},
                SequentialTest.eValue(near, n, share, SequentialTest.Prior.UNIFORM));
    }

    private void comparisons() {
        long na = count();
        long nb = count();
        long xa = upTo(na);
        long xb = upTo(nb);
        double[] input = {xa, na, xb, nb};
        for (ProportionComparison.Method method : new ProportionComparison.Method[] {
            ProportionComparison.Method.POOLED_Z,
            ProportionComparison.Method.NEWCOMBE,
            ProportionComparison.Method.MIETTINEN_NURMINEN
        }) {
            var difference = ProportionComparison.compare(
                    new ProportionComparison.Group(xa, na), new ProportionComparison.Group(xb, nb), method, LEVEL);
            value("difference." + method.title(), input, difference.statistic());
            limits("difference.interval." + method.title(), input, difference.interval());
        }
    }

    private void netScores() {
        long d = upTo(count());
        long p = upTo(count());
        long r = Math.max(1, upTo(count()));
        long[] counts = new long[11];
        counts[0] = d;
        counts[7] = p;
        counts[10] = r;
        RatingScore score = Metrics.NPS.score(RatingTally.ofCounts(Metrics.NPS.scale(), counts));
        limits("nps.score", new double[] {d, p, r}, score.interval(LEVEL));
        if (d + p + r < 1000) {
            limits(
                    "nps.posterior",
                    new double[] {d, p, r},
                    score.posterior(PseudoCounts.JEFFREYS, LEVEL).map(posterior -> posterior.interval()));
        }
    }

    private void means() {
        double[] a = values();
        double[] b = values();
        double[] both = new double[a.length + b.length + 1];
        both[0] = a.length;
        System.arraycopy(a, 0, both, 1, a.length);
        System.arraycopy(b, 0, both, a.length + 1, b.length);
        Moments first = Moments.of(a);
        put("moments", a, new double[] {first.mean(), first.squares()});
        value("welch.t", both, MeanComparison.welch(first, Moments.of(b), LEVEL).statistic());
        value("hedgesG", both, MeanComparison.hedgesG(first, Moments.of(b)));
        MannWhitney u = MeanComparison.mannWhitney(a, b, MannWhitney.Continuity.UNCORRECTED);
        value("mannWhitney.z", both, u.statistic());
    }

    /** A few values about an offset that may dwarf their spread. */
    private double[] values() {
        double offset = random.nextBoolean() ? 0 : Math.exp(20 * random.nextDouble());
        double[] values = new double[2 + random.nextInt(12)];
        Arrays.setAll(values, i -> offset + random.nextInt(7));
        return values;
    }

    private void series() {
        double[] values = values();
        put("mannKendall.s", values, new double[] {
            Trend.mannKendall(values).orElseThrow().size()
        });
    }

    private void lifetime() {
        double alpha = Math.exp(12 * random.nextDouble() - 6);
        double beta = Math.exp(25 * random.nextDouble() - 6);
        int period = 1 + random.nextInt(100);
        put("shiftedBetaGeometric.survival", new double[] {alpha, beta, period}, new double[] {
            new ShiftedBetaGeometric(alpha, beta).survival(period)
        });
        double[] p = new double[4];
        Arrays.setAll(p, i -> Math.exp(6 * random.nextDouble() - 3));
        long x = random.nextInt(30);
        double age = 1 + 100 * random.nextDouble();
        double recency = x == 0 ? 0 : age * random.nextDouble();
        CustomerHistory history = new CustomerHistory(x, recency, age);
        double[] input = {p[0], p[1], p[2], p[3], x, recency, age};
        put("bgNbd.logLikelihood", input, new double[] {new BgNbd(p[0], p[1], p[2], p[3]).logLikelihood(history)});
        put("paretoNbd.logLikelihood", input, new double[] {new ParetoNbd(p[0], p[1], p[2], p[3]).logLikelihood(history)
        });
    }

    private static void value(String function, double[] input, Result<Double> result) {
        result.toOptional().ifPresent(value -> put(function, input, new double[] {value}));
    }

    private static void limits(String function, double[] input, Result<ConfidenceInterval> result) {
        result.toOptional().ifPresent(i -> put(function, input, new double[] {i.lower(), i.upper()}));
    }

    private static double[] numbers(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    private static void put(String function, double[] input, double[] output) {
        System.out.printf(
                Locale.ROOT, "{\"function\":\"%s\",\"input\":%s,\"output\":%s}%n", function, list(input), list(output));
    }

    private static String list(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
