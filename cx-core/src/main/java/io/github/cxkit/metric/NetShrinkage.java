package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Net scores of segments pulled to the score of all: a segment of n answers keeps n/(n + A) of its own score, where A, "answers
 * that the crowd is worth", is found from how much the segments differ. Works for one answer and for none.
 *
 * <p>The class shares of a segment are Dirichlet(A pi) with pi the shares of all answers together and A by maximum likelihood;
 * the result is the posterior. A without end means that segments differ no more than chance explains: everybody gets the pooled
 * score, and no deviation is given.
 *
 * @param metric a net score
 * @param pooled score of all answers
 * @param concentration A, in answers; insufficient where it has no end
 * @param entries the segments in their order
 * @param evidence rule, segments with answers, and those without
 * @since 0.1.0
 */
public record NetShrinkage(
        RatingMetric metric, double pooled, Result<Double> concentration, List<Entry> entries, Evidence evidence) {

    /** The model. */
    public static final Rule RULE = Rule.published(
            "shrinkage.dirichlet-multinomial",
            "Shrunken net scores",
            "Mosimann 1962, Compound Multinomial Distribution; Minka 2000, Estimating a Dirichlet Distribution");

    /**
     * One segment.
     *
     * @param segment its name
     * @param n answers
     * @param raw its own score; insufficient without answers
     * @param weight of its own score, n/(n + A)
     * @param score the shrunken score
     * @param standardDeviation of the posterior; insufficient where A has no end or is 0
     * @param interval equal tails; insufficient alike
     */
    public record Entry(
            String segment,
            long n,
            Result<Double> raw,
            double weight,
            double score,
            Result<Double> standardDeviation,
            Result<ConfidenceInterval> interval) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Entry {
            Arguments.share("weight", weight);
            Arguments.finite("score", score);
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(raw, "raw");
            Objects.requireNonNull(standardDeviation, "standardDeviation");
            Objects.requireNonNull(interval, "interval");
            Arguments.notNegative("n", n);
            standardDeviation.map(each -> Arguments.notNegative("standardDeviation", each));
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public NetShrinkage {
        Arguments.finite("pooled", pooled);
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(concentration, "concentration");
        entries = Copies.list("entries", entries);
        Objects.requireNonNull(evidence, "evidence");
        concentration.map(each -> Arguments.notNegative("concentration", each));
    }

    static Result<NetShrinkage> of(SegmentedScore scores, double confidence) {
        Significance.required(confidence);
        if (scores.metric().shape() != RatingMetric.Shape.NET) {
            throw new IllegalArgumentException("Dirichlet-multinomial shrinkage needs a net score, not "
                    + scores.metric().rule().id());
        }
        List<NetCounts> counts = scores.tally().tallies().values().stream()
                .map(tally -> NetCounts.of(scores.metric().score(tally)))
                .toList();
        List<NetCounts> answered = counts.stream().filter(c -> c.n() > 0).toList();
        if (answered.size() < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW, "shrinking takes two segments with answers, not " + answered.size());
        }
        NetCounts all = answered.stream().reduce(NetCounts::merge).orElseThrow();
        OptionalDouble concentration = new DirichletMultinomial(
                        answered.stream()
                                .map(c -> new double[] {c.negative(), c.neutral(), c.positive()})
                                .toList(),
                        new double[] {all.negative() / all.n(), all.neutral() / all.n(), all.positive() / all.n()})
                .concentration();
        // without an end: the segments differ no more than chance explains
        double a = concentration.orElse(Double.POSITIVE_INFINITY);
        List<Entry> entries = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            entries.add(entry(scores.tally().segments().get(i), counts.get(i), all, a, confidence));
        }
        long without = (long) counts.size() - answered.size();
        return Result.of(new NetShrinkage(
                scores.metric(),
                all.unit(all.net()),
                concentration.isPresent()
                        ? Result.of(concentration.getAsDouble())
                        : Result.insufficient(
                                Reason.NOT_FINITE, "segments differ no more than chance explains: A has no end"),
                entries,
                new Evidence(RULE, answered.size(), new Exclusions(Map.of("segments without answers", without)))));
    }

    private static Entry entry(String segment, NetCounts own, NetCounts all, double a, double confidence) {
        double n = own.n();
        Result<Double> raw = n > 0
                ? Result.of(own.unit(own.net()))
                : Result.insufficient(Reason.NO_ANSWERS, segment + " has no answers");
        if (a == 0 || Double.isInfinite(a)) {
            String why = a == 0
                    ? "every segment has all its answers in one class: nothing is known beyond its own score"
                    : "segments differ no more than chance explains";
            double weight = a == 0 && n > 0 ? 1 : 0;
            return new Entry(
                    segment,
                    (long) n,
                    raw,
                    weight,
                    weight == 1 ? own.unit(own.net()) : all.unit(all.net()),
                    Result.insufficient(Reason.NO_SPREAD, why),
                    Result.insufficient(Reason.NO_SPREAD, why));
        }
        double scale = a / all.n();
        Posterior posterior = NetPosterior.ofShapes(
                new NetCounts(
                        own.negative() + scale * all.negative(),
                        own.neutral() + scale * all.neutral(),
                        own.positive() + scale * all.positive(),
                        own.middle(),
                        own.half()),
                confidence);
        return new Entry(
                segment,
                (long) n,
                raw,
                n / (n + a),
                posterior.mean(),
                Result.of(posterior.standardDeviation()),
                Result.of(posterior.interval()));
    }

    /**
     * Whether the segments differ more than chance explains.
     *
     * @return true if A has an end
     */
    public boolean differ() {
        return concentration.isKnown();
    }
}
