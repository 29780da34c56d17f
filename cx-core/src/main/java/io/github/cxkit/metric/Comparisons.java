package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.MannWhitney;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.ProportionComparison;

/** The comparisons of two scores of one metric, in its unit. */
final class Comparisons {

    private static final String NO_SPREAD = "no spread in either group: nothing to test";

    private static final String MOVER = "MOVER";

    private Comparisons() {}

    static void requireSameMetric(RatingMetric a, RatingMetric b) {
        if (!a.equals(b)) {
            throw new IllegalArgumentException("scores of different rules or scales cannot be compared: "
                    + a.rule().id() + " on " + a.scale() + " and " + b.rule().id() + " on " + b.scale());
        }
    }

    static Comparison compare(RatingScore a, RatingScore b, ComparisonMethod method, double confidence) {
        return of(a, b, method, difference(a, b, method, PseudoCounts.ROCKS, confidence));
    }

    static Comparison compareAdjusted(RatingScore a, RatingScore b, PseudoCounts more, double confidence) {
        ComparisonMethod method = ComparisonMethod.ADJUSTED_WALD;
        return of(a, b, method, difference(a, b, method, more, confidence));
    }

    static Comparison byErrors(MetricScore a, MetricScore b, double confidence) {
        Significance.required(confidence);
        requireSameMetric(a.metric(), b.metric());
        String method = "z from standard errors";
        Result<Difference> known = a.value()
                .flatMap(va -> b.value()
                        .flatMap(vb -> a.standardError()
                                .flatMap(ea -> b.standardError()
                                        .map(eb -> wald(Difference.of(method, va - vb), ea, eb, confidence)))));
        Difference difference = known instanceof Result.Insufficient<Difference> none
                ? Difference.insufficient(method, none.reason(), none.detail())
                : known.orElseThrow();
        return new Comparison(
                a.metric(), ComparisonMethod.UNPOOLED, a.value(), a.evidence(), b.value(), b.evidence(), difference);
    }

    private static Comparison of(RatingScore a, RatingScore b, ComparisonMethod method, Difference difference) {
        return new Comparison(a.metric(), method, a.value(), a.evidence(), b.value(), b.evidence(), difference);
    }

    private static Difference difference(
            RatingScore a, RatingScore b, ComparisonMethod method, PseudoCounts more, double confidence) {
        Significance.required(confidence);
        RatingMetric metric = a.metric();
        requireSameMetric(metric, b.metric());
        if (!method.fits(metric)) {
            throw new IllegalArgumentException(method.refusal(metric));
        }
        if (a.n() == 0 || b.n() == 0) {
            return Difference.insufficient(
                    method.title(),
                    Reason.NO_ANSWERS,
                    "a comparison of " + metric.rule().title() + " needs answers in both groups");
        }
        ProportionComparison.Method ofShares = method.ofShares();
        if (ofShares != null) {
            return shares(a, b, ofShares, confidence);
        }
        return switch (method) {
            case POOLED -> pooled(a, b, confidence);
            case UNPOOLED -> unpooled(a, b, confidence);
            case ADJUSTED_WALD -> adjusted(a, b, more, confidence);
            case WELCH -> MeanComparison.welch(moments(a), moments(b), confidence);
            case STUDENT -> MeanComparison.student(moments(a), moments(b), confidence);
            case EXACT_PERMUTATION ->
                plain(a, b, method)
                        .withTest(
                                Result.insufficient(Reason.NOT_DEFINED, "a permutation test has no statistic"),
                                Result.of(Permutation.pValue(
                                        NetCounts.of(a),
                                        NetCounts.of(b),
                                        metric.rule().id().toString())));
            case CHI_SQUARE -> chiSquare(a, b);
            case MANN_WHITNEY -> {
                MannWhitney u =
                        MannWhitney.of(a.tally().counts(), b.tally().counts(), MannWhitney.Continuity.CORRECTED);
                yield plain(a, b, method).withTest(u.statistic(), u.pValue());
            }
            default -> throw new IllegalArgumentException(method.refusal(metric));
        };
    }

    private static Difference plain(RatingScore a, RatingScore b, ComparisonMethod method) {
        return Difference.of(method.title(), a.value().orElseThrow() - b.value().orElseThrow());
    }

    private static Difference pooled(RatingScore a, RatingScore b, double confidence) {
        NetCounts ca = NetCounts.of(a);
        NetCounts cb = NetCounts.of(b);
        double variance = ca.merge(cb).variance();
        double error = ca.half() * Math.sqrt(variance * (1 / ca.n() + 1 / cb.n()));
        return z(plain(a, b, ComparisonMethod.POOLED), error).withInterval(mover(a, b, confidence));
    }

    /** The limits of the difference from those of each score: method of variance estimates recovery (Zou, Donner 2008). */
    private static Result<ConfidenceInterval> mover(RatingScore a, RatingScore b, double confidence) {
        double va = a.value().orElseThrow();
        double vb = b.value().orElseThrow();
        return a.interval(confidence)
                .flatMap(ia -> b.interval(confidence).map(ib -> {
                    double d = va - vb;
                    double below = Math.hypot(Math.max(0, va - ia.lower()), Math.max(0, ib.upper() - vb));
                    double above = Math.hypot(Math.max(0, ia.upper() - va), Math.max(0, vb - ib.lower()));
                    return new ConfidenceInterval(d - below, d + above, confidence, MOVER);
                }));
    }

    private static Difference unpooled(RatingScore a, RatingScore b, double confidence) {
        return wald(
                plain(a, b, ComparisonMethod.UNPOOLED),
                a.standardError().orElseThrow(),
                b.standardError().orElseThrow(),
                confidence);
    }

    /** z test and Wald interval of a difference from the standard errors of its sides. */
    static Difference wald(Difference plain, double errorA, double errorB, double confidence) {
        double error = Math.hypot(errorA, errorB);
        double half = Distributions.normalTwoSided(confidence) * error;
        double d = plain.value().orElseThrow();
        return z(plain, error)
                .withInterval(Result.of(new ConfidenceInterval(d - half, d + half, confidence, plain.method())));
    }

    private static Difference adjusted(RatingScore a, RatingScore b, PseudoCounts more, double confidence) {
        NetCounts ca = NetCounts.of(a).plus(more);
        NetCounts cb = NetCounts.of(b).plus(more);
        Difference plain = Difference.of(ComparisonMethod.ADJUSTED_WALD.title(), ca.half() * (ca.net() - cb.net()));
        return wald(
                plain,
                ca.half() * Math.sqrt(ca.variance() / ca.n()),
                cb.half() * Math.sqrt(cb.variance() / cb.n()),
                confidence);
    }

    private static Difference z(Difference plain, double error) {
        Difference result = plain.withStandardError(error);
        if (error == 0) {
            Result<Double> none = Result.insufficient(Reason.NO_SPREAD, NO_SPREAD);
            return result.withTest(none, none);
        }
        double z = plain.value().orElseThrow() / error;
        return result.withTest(Result.of(z), Result.of(Distributions.normalPValue(z)));
    }

    private static Moments moments(RatingScore score) {
        double variance = score.variance().orElseThrow();
        return new Moments(score.n(), score.value().orElseThrow(), variance * score.n());
    }

    private static Difference chiSquare(RatingScore a, RatingScore b) {
        double[] weights = a.metric().weights().stream()
                .mapToDouble(Double::doubleValue)
                .distinct()
                .toArray();
        double na = a.n();
        double nb = b.n();
        double statistic = 0;
        int columns = 0;
        for (double weight : weights) {
            double ca = withWeight(a, weight);
            double cb = withWeight(b, weight);
            double both = ca + cb;
            if (both > 0) {
                columns++;
                double expectedA = both * na / (na + nb);
                double expectedB = both * nb / (na + nb);
                statistic += (ca - expectedA) * (ca - expectedA) / expectedA
                        + (cb - expectedB) * (cb - expectedB) / expectedB;
            }
        }
        Difference plain = plain(a, b, ComparisonMethod.CHI_SQUARE);
        if (columns < 2) {
            return Difference.insufficient(ComparisonMethod.CHI_SQUARE.title(), Reason.NO_SPREAD, NO_SPREAD);
        }
        return plain.withTest(
                Result.of(statistic),
                Result.of(columns - 1.0),
                Result.of(Distributions.chiSquareUpperTail(statistic, columns - 1.0)));
    }

    private static double withWeight(RatingScore score, double weight) {
        double count = 0;
        for (int i = 0; i < score.metric().weights().size(); i++) {
            count += score.metric().weights().get(i) == weight ? score.tally().countAt(i) : 0;
        }
        return count;
    }

    private static Difference shares(
            RatingScore a, RatingScore b, ProportionComparison.Method method, double confidence) {
        return ProportionComparison.compare(positives(a), positives(b), method, confidence)
                .times(a.metric().highest() - a.metric().lowest());
    }

    private static ProportionComparison.Group positives(RatingScore score) {
        double high = score.metric().highest();
        long count = 0;
        for (int i = 0; i < score.metric().weights().size(); i++) {
            count += score.metric().weights().get(i) == high ? score.tally().countAt(i) : 0;
        }
        return new ProportionComparison.Group(count, score.n());
    }
}
