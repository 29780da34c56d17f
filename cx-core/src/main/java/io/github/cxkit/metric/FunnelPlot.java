package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.Weights;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Segments beside the limits that chance allows around the common score, by how many answered.
 *
 * <p>With v the variance of all answers together, z = (score - center)/sqrt(v/n). Where all segments differ a little, plain
 * limits call nearly every large one an outlier; over-dispersion widens them by what the segments show, the extreme ones at each
 * end counted only as much as the next (winsorized). Limits are cut to the metric's range.
 *
 * @param metric the metric
 * @param overdispersion how limits were widened
 * @param center score of all answers
 * @param dispersion mean square of the winsorized z; insufficient without spread
 * @param tauSquared variance between segments; only for {@link Overdispersion#ADDITIVE}
 * @param points the segments in their order
 * @param evidence rule, segments with answers, and those without
 * @since 0.1.0
 */
public record FunnelPlot(
        RatingMetric metric,
        Overdispersion overdispersion,
        double center,
        Result<Double> dispersion,
        Result<Double> tauSquared,
        List<Point> points,
        Evidence evidence) {

    /** The plot. */
    public static final Rule RULE = Rule.published(
            "segments.funnel",
            "Funnel plot",
            "Spiegelhalter 2005, Funnel Plots for Comparing Institutional Performance; Handling Over-Dispersion");

    /** How limits are widened. */
    public enum Overdispersion {
        /** Not at all. */
        NONE,
        /** By sqrt(max(1, dispersion)); never narrower. */
        MULTIPLICATIVE,
        /** By a variance between segments, which keeps the limits of large segments wide. */
        ADDITIVE
    }

    /** Where a segment lies. */
    public enum Outside {
        /** Within the limits. */
        NONE,
        /** Below the lower limit. */
        BELOW,
        /** Above the upper limit. */
        ABOVE
    }

    /**
     * One segment.
     *
     * @param segment its name
     * @param n answers
     * @param score its score; insufficient without answers
     * @param z distance from the center in standard errors of the limits
     * @param limits around the center
     * @param outside where it lies, judged on the limits as cut
     */
    public record Point(
            String segment,
            long n,
            Result<Double> score,
            Result<Double> z,
            Result<ConfidenceInterval> limits,
            Result<Outside> outside) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Point {
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(z, "z");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(outside, "outside");
            Arguments.notNegative("n", n);
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FunnelPlot {
        Arguments.finite("center", center);
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(overdispersion, "overdispersion");
        Objects.requireNonNull(dispersion, "dispersion");
        Objects.requireNonNull(tauSquared, "tauSquared");
        points = Copies.list("points", points);
        Objects.requireNonNull(evidence, "evidence");
        dispersion.map(each -> Arguments.notNegative("dispersion", each));
        tauSquared.map(each -> Arguments.notNegative("tauSquared", each));
    }

    /** The limits' standard errors: factor v/n + tau². */
    private record Widening(double variance, double factor, double tauSquared) {
        double error(double n) {
            return Math.sqrt(factor * variance / n + tauSquared);
        }
    }

    static Result<FunnelPlot> of(
            SegmentedScore scores, Overdispersion overdispersion, double winsorise, double confidence) {
        Significance.required(confidence);
        if (!(winsorise >= 0 && winsorise < 0.5)) {
            throw new IllegalArgumentException("winsorise must lie in [0, 0.5) but was " + winsorise);
        }
        List<RatingScore> answered = scores.tally().tallies().values().stream()
                .map(scores.metric()::score)
                .filter(score -> score.n() > 0)
                .toList();
        int k = answered.size();
        if (k < 2) {
            return Result.insufficient(Reason.TOO_FEW, "a funnel needs two segments with answers, not " + k);
        }
        RatingScore all = scores.pooled();
        double center = all.value().orElseThrow();
        double variance = all.variance().orElseThrow();
        boolean spread = variance > 0;
        double dispersion = spread ? dispersion(answered, center, variance, winsorise) : 0;
        double tauSquared =
                overdispersion == Overdispersion.ADDITIVE && spread ? tauSquared(answered, variance, dispersion) : 0;
        Widening widening = new Widening(
                variance, overdispersion == Overdispersion.MULTIPLICATIVE ? Math.max(1, dispersion) : 1, tauSquared);
        List<Point> points = new ArrayList<>();
        scores.tally()
                .tallies()
                .forEach((segment, tally) -> points.add(
                        point(segment, scores.metric().score(tally), center, spread ? widening : null, confidence)));
        return Result.of(new FunnelPlot(
                scores.metric(),
                overdispersion,
                center,
                spread ? Result.of(dispersion) : noSpread(),
                overdispersion != Overdispersion.ADDITIVE
                        ? Result.insufficient(Reason.NOT_DEFINED, "only additive over-dispersion has a tau²")
                        : spread ? Result.of(tauSquared) : noSpread(),
                points,
                new Evidence(RULE, k, new Exclusions(Map.of("segments without answers", (long) points.size() - k)))));
    }

    private static <T> Result<T> noSpread() {
        return Result.insufficient(Reason.NO_SPREAD, "all answers are equal");
    }

    private static double dispersion(List<RatingScore> scores, double center, double variance, double winsorise) {
        double[] z = scores.stream()
                .mapToDouble(s -> (s.value().orElseThrow() - center) / Math.sqrt(variance / s.n()))
                .sorted()
                .toArray();
        // in decimal, so that a tenth of thirty is three
        int each = BigDecimal.valueOf(winsorise)
                .multiply(BigDecimal.valueOf(z.length))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        Arrays.fill(z, 0, each, z[each]);
        Arrays.fill(z, z.length - each, z.length, z[z.length - each - 1]);
        return Arrays.stream(z).map(v -> v * v).sum() / z.length;
    }

    private static double tauSquared(List<RatingScore> scores, double variance, double dispersion) {
        double excess = Weights.excess(
                scores.stream().mapToDouble(score -> score.n() / variance).toArray());
        int k = scores.size();
        return Math.max(0, (k * dispersion - (k - 1)) / excess);
    }

    private static Point point(
            String segment, RatingScore score, double center, @Nullable Widening widening, double confidence) {
        if (score.n() == 0) {
            String nobody = segment + " has no answers";
            return new Point(
                    segment,
                    0,
                    score.value(),
                    Result.insufficient(Reason.NO_ANSWERS, nobody),
                    Result.insufficient(Reason.NO_ANSWERS, nobody),
                    Result.insufficient(Reason.NO_ANSWERS, nobody));
        }
        if (widening == null) {
            return new Point(segment, score.n(), score.value(), noSpread(), noSpread(), noSpread());
        }
        double error = widening.error((double) score.n());
        double half = Distributions.normalTwoSided(confidence) * error;
        ConfidenceInterval limits = new ConfidenceInterval(center - half, center + half, confidence, "funnel")
                .clamp(score.metric().lowest(), score.metric().highest());
        double value = score.value().orElseThrow();
        Outside outside =
                value < limits.lower() ? Outside.BELOW : value > limits.upper() ? Outside.ABOVE : Outside.NONE;
        return new Point(
                segment,
                score.n(),
                Result.of(value),
                Result.of((value - center) / error),
                Result.of(limits),
                Result.of(outside));
    }

    /**
     * By what the squared standard errors of the limits were multiplied.
     *
     * @return max(1, dispersion); only for {@link Overdispersion#MULTIPLICATIVE}
     */
    public Result<Double> factor() {
        return overdispersion == Overdispersion.MULTIPLICATIVE
                ? dispersion.map(d -> Math.max(1, d))
                : Result.insufficient(Reason.NOT_DEFINED, "only multiplicative over-dispersion has a factor");
    }

    /**
     * The segments outside their limits.
     *
     * @return their points, in their order
     */
    public List<Point> outliers() {
        return points.stream()
                .filter(p ->
                        p.outside().map(o -> o != Outside.NONE).toOptional().orElse(false))
                .toList();
    }
}
