package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How customers feel at each touchpoint, measured and not typed. A touchpoint takes the first of event, rating and remark that
 * has enough observations; sources are never averaged together. What nobody knows is unknown, never the middle. A mergeable
 * summary; sums of decimals agree up to their last digits.
 *
 * <pre>{@code
 * EmotionCurve curve = EmotionCurve.of(List.of("site", "delivery"), 1)
 *         .plus(EmotionCurve.Observation.rating("site", 5, Scale.of(1, 5)));
 * curve.points().get(0).mean().orElseThrow();  // 1.0
 * curve.unknown();  // [delivery]
 * }</pre>
 *
 * @param touchpoints in the order of the journey
 * @param minimum observations that a source needs, 1 or more
 * @param observed touchpoint to what each source says
 * @since 0.1.0
 */
public record EmotionCurve(List<String> touchpoints, int minimum, Map<String, Map<EmotionSource, Moments>> observed) {

    /** Means closer than this are equal: a tie must not be decided by rounding. */
    private static final double ROUNDING = 1e-12;

    /** The rule that the curve follows. */
    public static final Rule RULE = Rule.convention(
            "emotion.curve", "Emotion curve", "mean of the most direct source with enough observations");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a touchpoint appears twice or is not on the curve
     */
    public EmotionCurve {
        Copies.whole("observed", observed);
        touchpoints = Copies.list("touchpoints", touchpoints);
        Arguments.within("minimum", (long) minimum, 1, Integer.MAX_VALUE);
        if (new HashSet<>(touchpoints).size() < touchpoints.size()) {
            throw new IllegalArgumentException("a touchpoint appears twice: " + touchpoints);
        }
        Map<String, Map<EmotionSource, Moments>> copy = new TreeMap<>();
        for (Map.Entry<String, Map<EmotionSource, Moments>> each : observed.entrySet()) {
            require(touchpoints, each.getKey());
            copy.put(each.getKey(), Collections.unmodifiableMap(new TreeMap<>(each.getValue())));
        }
        observed = Collections.unmodifiableMap(copy);
    }

    private static void require(List<String> touchpoints, String touchpoint) {
        if (!touchpoints.contains(touchpoint)) {
            throw new IllegalArgumentException("\"" + touchpoint + "\" is not on the curve of " + touchpoints);
        }
    }

    /**
     * A curve without an observation.
     *
     * @param touchpoints in the order of the journey
     * @param minimum observations that a source needs, 1 or more, usually 2
     * @return the curve
     */
    public static EmotionCurve of(List<String> touchpoints, int minimum) {
        return new EmotionCurve(touchpoints, minimum, Map.of());
    }

    /**
     * Adds up observations.
     *
     * @param touchpoints in the order of the journey, each once
     * @param minimum observations that a source needs, 1 or more, usually 2
     * @return a summarizer; it refuses observations of touchpoints that are not on the curve
     */
    public static Summarizer<Observation, EmotionCurve> summarizer(List<String> touchpoints, int minimum) {
        return Summarizer.folding(of(touchpoints, minimum), EmotionCurve::plus, EmotionCurve::merge);
    }

    /**
     * The same with an observation more.
     *
     * @param observation the observation
     * @return the curve
     * @throws IllegalArgumentException if its touchpoint is not on the curve
     */
    public EmotionCurve plus(Observation observation) {
        require(touchpoints, observation.touchpoint);
        return merge(new EmotionCurve(
                touchpoints,
                minimum,
                Map.of(observation.touchpoint, Map.of(observation.source, Moments.of(observation.value)))));
    }

    /**
     * These and other observations together.
     *
     * @param other a curve over the same touchpoints, with the same minimum
     * @return the sums
     * @throws IllegalArgumentException if they differ
     */
    public EmotionCurve merge(EmotionCurve other) {
        Definitions.of("emotion curves")
                .same("touchpoints", touchpoints, other.touchpoints)
                .same("minimum", minimum, other.minimum);
        Map<String, Map<EmotionSource, Moments>> sums = new LinkedHashMap<>();
        observed.forEach((touchpoint, sources) -> sums.put(touchpoint, new TreeMap<>(sources)));
        other.observed.forEach((touchpoint, sources) -> sources.forEach((source, moments) ->
                sums.computeIfAbsent(touchpoint, t -> new TreeMap<>()).merge(source, moments, Moments::merge)));
        return new EmotionCurve(touchpoints, minimum, sums);
    }

    /**
     * One point per touchpoint.
     *
     * @return in the order of the journey
     */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (String touchpoint : touchpoints) {
            Map<EmotionSource, Moments> sources = observed.getOrDefault(touchpoint, Map.of());
            EmotionSource chosen = sources.entrySet().stream()
                    .filter(each -> each.getValue().n() >= minimum)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            Map<EmotionSource, Long> others = new TreeMap<>();
            sources.forEach((source, moments) -> {
                if (source != chosen && moments.n() > 0) {
                    others.put(source, moments.n());
                }
            });
            Moments moments = chosen == null ? Moments.EMPTY : Objects.requireNonNull(sources.get(chosen));
            points.add(new Point(touchpoint, chosen, moments, others));
        }
        return List.copyOf(points);
    }

    /**
     * Touchpoints of which nobody knows the feeling.
     *
     * @return in the order of the journey
     */
    public List<String> unknown() {
        return points().stream()
                .filter(point -> point.source == null)
                .map(Point::touchpoint)
                .toList();
    }

    /**
     * Mean of the most intense and the last known mean ({@link PeakEnd}).
     *
     * @return -1 to 1; insufficient if the last touchpoint is unknown
     */
    public Result<Double> peakEnd() {
        List<Point> points = points();
        if (points.isEmpty() || points.get(points.size() - 1).source == null) {
            return Result.insufficient(Reason.PART_MISSING, "the feeling at the last touchpoint is unknown");
        }
        List<Double> means = points.stream()
                .filter(point -> point.source != null)
                .map(point -> point.moments.mean())
                .toList();
        double worst = Collections.min(means);
        double best = Collections.max(means);
        return Result.of(((best + worst > ROUNDING ? best : worst) + means.get(means.size() - 1)) / 2);
    }

    /**
     * The feeling as it was lived: mean of the known means, beside what is remembered ({@link #peakEnd}).
     *
     * @return -1 to 1; insufficient if no feeling is known
     */
    public Result<Double> lived() {
        DoubleSum sum = new DoubleSum();
        long known = 0;
        for (Point point : points()) {
            if (point.source != null) {
                sum.add(point.moments.mean());
                known++;
            }
        }
        return known == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no feeling is known")
                : Result.of(sum.value() / known);
    }

    /**
     * The touchpoint with the lowest known mean, the first on a tie.
     *
     * @return its name, insufficient if none is known
     */
    public Result<String> lowest() {
        return points().stream()
                .filter(point -> point.source != null)
                .reduce((low, next) -> next.moments.mean() < low.moments.mean() - ROUNDING ? next : low)
                .map(point -> Result.of(point.touchpoint))
                .orElseGet(() -> Result.insufficient(Reason.NO_ANSWERS, "no feeling is known"));
    }

    /**
     * One feeling.
     *
     * @param touchpoint where
     * @param source where it is known from
     * @param value -1 to 1
     */
    public record Observation(String touchpoint, EmotionSource source, double value) {
        /**
         * Checks the value.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Observation {
            Arguments.notBlank("touchpoint", touchpoint);
            Objects.requireNonNull(source, "source");
            Arguments.within("emotion", value, -1, 1);
        }

        /**
         * A rating, brought to 2 (rating - min)/(max - min) - 1.
         *
         * @param touchpoint where
         * @param rating within the scale
         * @param scale its scale
         * @return the observation
         * @throws IllegalArgumentException if the rating lies outside the scale
         */
        public static Observation rating(String touchpoint, double rating, Scale scale) {
            Arguments.within("rating", rating, scale.min(), scale.max());
            double share = (rating - scale.min()) / (scale.max() - scale.min());
            return new Observation(touchpoint, EmotionSource.RATING, 2 * share - 1);
        }
    }

    /**
     * One touchpoint of the curve.
     *
     * @param touchpoint its name
     * @param source the source that speaks, null if the feeling is unknown
     * @param moments what it says
     * @param otherSources observations of the other sources
     */
    public record Point(
            String touchpoint, @Nullable EmotionSource source, Moments moments, Map<EmotionSource, Long> otherSources) {
        /** Copies. */
        public Point {
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(moments, "moments");
            otherSources = Copies.sorted("otherSources", otherSources);
        }

        /**
         * The mean feeling.
         *
         * @return -1 to 1, insufficient if it is unknown
         */
        public Result<Double> mean() {
            return source == null
                    ? Result.insufficient(Reason.NO_ANSWERS, "nobody knows how customers feel at " + touchpoint)
                    : Result.of(moments.mean());
        }

        /**
         * The t interval of the mean, cut to -1..1.
         *
         * @param confidence level, from 0.5 to below 1
         * @return the interval, insufficient below two observations
         */
        public Result<ConfidenceInterval> interval(double confidence) {
            return moments.meanInterval(confidence).map(interval -> interval.clamp(-1, 1));
        }
    }
}
