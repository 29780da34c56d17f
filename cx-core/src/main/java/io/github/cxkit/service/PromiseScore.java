package io.github.cxkit.service;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a broken promise goes with in the score, like compared with like: scores of the kept and the broken ones within strata,
 * such as classes of equal duration. An association; late orders differ from others in more than the broken word.
 *
 * <p>Standard error: sqrt(sum W² (s_k²/n_k + s_b²/n_b)) / sum W, with s² pooled within the used strata of its side (n - strata
 * degrees of freedom); limits are normal. A mergeable summary of counts.
 *
 * @param metric the score
 * @param strata stratum to the answers of either side
 * @since 0.1.0
 */
public record PromiseScore(RatingMetric metric, Map<String, Sides> strata) {

    /** The rule that the adjusted difference follows. */
    public static final Rule RULE = Rule.published(
            "promise.score", "Score of broken promises", "direct standardisation; Cochran 1954 for overlap weights");

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a tally has another scale
     */
    public PromiseScore {
        Objects.requireNonNull(metric, "metric");
        strata = Copies.ordered("strata", strata);
        for (Sides sides : strata.values()) {
            metric.score(sides.kept);
            metric.score(sides.broken);
        }
    }

    /**
     * Adds up answers by stratum.
     *
     * @param metric the score
     * @return a summarizer with bytes; it refuses answers whose tallies have another scale than the metric
     */
    public static Summarizer<Map.Entry<String, Sides>, PromiseScore> summarizer(RatingMetric metric) {
        return Summarizer.<Map.Entry<String, Sides>, PromiseScore>folding(
                        new PromiseScore(metric, Map.of()),
                        (all, one) -> all.merge(new PromiseScore(metric, Map.of(one.getKey(), one.getValue()))),
                        PromiseScore::merge)
                .withBytes(
                        all -> Bytes.write(all.metric, out -> {
                            out.count(all.strata.size());
                            all.strata.forEach((name, sides) ->
                                    out.text(name).block(sides.kept.toBytes()).block(sides.broken.toBytes()));
                        }),
                        bytes -> Bytes.read("score of promises", metric, bytes, in -> {
                            Map<String, Sides> strata = new LinkedHashMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                strata.put(
                                        in.text(),
                                        new Sides(RatingTally.ofBytes(in.block()), RatingTally.ofBytes(in.block())));
                            }
                            return new PromiseScore(metric, strata);
                        }));
    }

    /**
     * Adds up rated promises, like with like: a stratum is a class of the time it took from promise to delivery. Promises that
     * are neither kept nor broken, or not delivered, are in no stratum.
     *
     * @param metric the score
     * @param policy when a promise is kept
     * @param width how wide a class of times is, such as five days (this library's convention)
     * @return a summarizer with bytes; it refuses a rating off the metric's scale
     * @throws IllegalArgumentException if the width is not positive
     */
    public static Summarizer<Rated, PromiseScore> summarizer(
            RatingMetric metric, PromisePolicy policy, Duration width) {
        Times.positive("width", width);
        Summarizer<Map.Entry<String, Sides>, PromiseScore> sums = summarizer(metric);
        return Summarizer.<Rated, PromiseScore>folding(
                        sums.empty(), (all, one) -> all.merge(one.alone(metric, policy, width)), PromiseScore::merge)
                .withBytes(sums::toBytes, sums::ofBytes);
    }

    /**
     * A promise and the rating that its customer gave.
     *
     * @param promise the promise
     * @param rating on the metric's scale
     */
    public record Rated(Promise promise, int rating) {
        /** Checks that the parts are there. */
        public Rated {
            Objects.requireNonNull(promise, "promise");
        }

        private PromiseScore alone(RatingMetric metric, PromisePolicy policy, Duration width) {
            Promise.Outcome outcome = promise.outcome();
            RatingTally tally = RatingTally.of(metric.scale(), rating);
            RatingTally none = RatingTally.empty(metric.scale());
            if (outcome == null || outcome.kind() != Promise.Outcome.Kind.DELIVERED) {
                return new PromiseScore(metric, Map.of());
            }
            long time = Duration.between(promise.madeAt(), outcome.at()).dividedBy(width);
            boolean broken = policy.status(promise) == PromiseStatus.BROKEN;
            return new PromiseScore(
                    metric, Map.of(Long.toString(time), broken ? new Sides(none, tally) : new Sides(tally, none)));
        }
    }

    /**
     * These and other answers together.
     *
     * @param other of the same metric
     * @return the sums
     * @throws IllegalArgumentException if the metrics differ
     */
    public PromiseScore merge(PromiseScore other) {
        Definitions.of("scores of promises").same("metric", metric, other.metric);
        Map<String, Sides> merged = new LinkedHashMap<>(strata);
        other.strata.forEach((name, sides) ->
                merged.merge(name, sides, (a, b) -> new Sides(a.kept.merge(b.kept), a.broken.merge(b.broken))));
        return new PromiseScore(metric, merged);
    }

    /**
     * The score where the promise was kept or exceeded.
     *
     * @return the score of all strata
     */
    public RatingScore kept() {
        return metric.score(strata.values().stream()
                .map(Sides::kept)
                .reduce(RatingTally.empty(metric.scale()), RatingTally::merge));
    }

    /**
     * The score where it was broken.
     *
     * @return the score of all strata
     */
    public RatingScore broken() {
        return metric.score(strata.values().stream()
                .map(Sides::broken)
                .reduce(RatingTally.empty(metric.scale()), RatingTally::merge));
    }

    /**
     * Broken minus kept, unlike compared with unlike.
     *
     * @return the difference, insufficient if a side has no answers
     */
    public Result<Double> crude() {
        return broken().value().flatMap(broken -> kept().value().map(kept -> broken - kept));
    }

    /**
     * Answers in strata that have only one side, which tell nothing about the difference.
     *
     * @return how many
     */
    public long leftOut() {
        return strata.values().stream()
                .filter(sides -> !sides.hasBoth())
                .mapToLong(Sides::n)
                .sum();
    }

    /**
     * Strata that have both sides.
     *
     * @return how many
     */
    public int strataUsed() {
        return (int) strata.values().stream().filter(Sides::hasBoth).count();
    }

    /**
     * Broken minus kept within strata, averaged.
     *
     * @param weights how the strata are weighted
     * @param confidence level of the limits, 0.5 to below 1
     * @return the difference; insufficient if no stratum has both sides, its error if a side has no degree of freedom
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Difference adjusted(Weights weights, double confidence) {
        Significance.required(confidence);
        String method = "within strata, weights " + weights;
        if (strataUsed() == 0) {
            return Difference.insufficient(method, Reason.PART_MISSING, "no stratum has both kept and broken promises");
        }
        Pooled kept = new Pooled(metric);
        Pooled broken = new Pooled(metric);
        double sum = 0;
        double total = 0;
        for (Sides sides : strata.values()) {
            if (sides.hasBoth()) {
                double weight = weights.of((double) sides.kept.n(), (double) sides.broken.n());
                sum += weight * (broken.add(sides.broken, weight) - kept.add(sides.kept, weight));
                total += weight;
            }
        }
        double value = sum / total;
        Difference plain = Difference.of(method, value);
        if (kept.degrees == 0 || broken.degrees == 0) {
            Result<ConfidenceInterval> none = Result.insufficient(
                    Reason.TOO_FEW, "one answer per stratum on a side tells nothing about its spread");
            return plain.withInterval(none);
        }
        double error = Math.sqrt(kept.variance() + broken.variance()) / total;
        double half = Distributions.normalTwoSided(confidence) * error;
        return plain.withStandardError(error)
                .withInterval(Result.of(new ConfidenceInterval(value - half, value + half, confidence, "normal")));
    }

    /** How strata are weighted. */
    public enum Weights {
        /** By broken promises: what breaking goes with among those to whom it happened. The default. */
        BROKEN,
        /** By all answers. */
        ALL,
        /** n_k n_b / (n_k + n_b): least variance; the coefficient of a regression with a constant for each stratum. */
        OVERLAP;

        private double of(double kept, double broken) {
            return switch (this) {
                case BROKEN -> broken;
                case ALL -> kept + broken;
                case OVERLAP -> kept * broken / (kept + broken);
            };
        }
    }

    /**
     * The answers of a stratum.
     *
     * @param kept where the promise was kept or exceeded
     * @param broken where it was broken
     */
    public record Sides(RatingTally kept, RatingTally broken) {
        /** Checks that the parts are there. */
        public Sides {
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(broken, "broken");
        }

        private boolean hasBoth() {
            return kept.n() > 0 && broken.n() > 0;
        }

        private long n() {
            return kept.n() + broken.n();
        }
    }

    /** One side: squares within strata, and weight² / n. */
    private static final class Pooled {

        private final RatingMetric metric;
        private double squares;
        private long degrees;
        private double factor;

        Pooled(RatingMetric metric) {
            this.metric = metric;
        }

        double add(RatingTally tally, double weight) {
            RatingScore score = metric.score(tally);
            squares += score.variance().orElseThrow() * tally.n();
            degrees += tally.n() - 1;
            factor += weight * weight / tally.n();
            return score.value().orElseThrow();
        }

        double variance() {
            return squares / degrees * factor;
        }
    }
}
