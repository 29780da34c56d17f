package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.LeastSquares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SERVQUAL: perception minus expectation per item and respondent, summed per dimension (Parasuraman, Zeithaml and Berry
 * 1988).
 *
 * <p>A summary: {@link #empty}, {@link #plus} and {@link #merge} form a commutative monoid. A pair with one side missing is
 * skipped and counted. Shifting both sides changes no gap; swapping them turns its sign. Immutable.
 *
 * <pre>{@code
 * ServqualSummary summary = ServqualSummary.empty(List.of("reliability", "empathy"))
 *         .plus("reliability", 7.0, 5.0).plus("empathy", 5.0, 6.0);
 * summary.gap("reliability").orElseThrow();  // -2.0
 * }</pre>
 *
 * @param dimensions dimension to its pairs, in the order given
 * @since 0.1.0
 */
public record ServqualSummary(Map<String, Pairs> dimensions) {

    /** The rule. */
    public static final Rule RULE = Rule.published("servqual", "SERVQUAL", "Parasuraman, Zeithaml and Berry 1988");

    /**
     * Sums over pairs of expectation and perception.
     *
     * @param n complete pairs
     * @param skipped pairs with one side missing
     * @param expectations sum of the expectations, at most 1e200 in size
     * @param perceptions sum of the perceptions, at most 1e200 in size
     */
    public record Pairs(long n, long skipped, double expectations, double perceptions) {

        /** More than any number of answers adds up to. */
        private static final double LARGEST_SUM = 1e200;

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Pairs {
            Arguments.within("expectations", expectations, -LARGEST_SUM, LARGEST_SUM);
            Arguments.within("perceptions", perceptions, -LARGEST_SUM, LARGEST_SUM);
            Arguments.notNegative("n", n);
            Arguments.notNegative("skipped", skipped);
            if (n == 0 && (expectations != 0 || perceptions != 0)) {
                throw new IllegalArgumentException("no pair has sums of 0 but " + expectations + " and " + perceptions);
            }
        }

        private void write(ByteWriter out) {
            out.count(n).count(skipped).real(expectations).real(perceptions);
        }

        private Pairs merge(Pairs other) {
            return new Pairs(
                    Counts.sum(n, other.n),
                    Counts.sum(skipped, other.skipped),
                    expectations + other.expectations,
                    perceptions + other.perceptions);
        }
    }

    /** Copies. */
    public ServqualSummary {
        dimensions = Copies.ordered("dimensions", dimensions);
    }

    /**
     * No answers yet.
     *
     * @param dimensions names of the dimensions
     * @return the neutral element of {@link #merge}
     */
    public static ServqualSummary empty(List<String> dimensions) {
        Map<String, Pairs> empty = new LinkedHashMap<>();
        dimensions.forEach(d -> empty.put(d, new Pairs(0, 0, 0, 0)));
        return new ServqualSummary(empty);
    }

    /**
     * With one more pair.
     *
     * @param dimension the item's dimension
     * @param expectation what excellent service would be rated, null if not answered
     * @param perception what this service is rated, null if not answered
     * @return the larger summary
     * @throws IllegalArgumentException if there is no such dimension or a rating is not finite
     */
    public ServqualSummary plus(String dimension, @Nullable Double expectation, @Nullable Double perception) {
        Pairs one = expectation == null || perception == null
                ? new Pairs(0, 1, 0, 0)
                : new Pairs(
                        1,
                        0,
                        Arguments.summable("expectation", dimension, expectation),
                        Arguments.summable("perception", dimension, perception));
        Map<String, Pairs> more = new LinkedHashMap<>(dimensions);
        more.put(dimension, pairs(dimension).merge(one));
        return new ServqualSummary(more);
    }

    /**
     * What one respondent expects and perceives.
     *
     * @param dimension name of a dimension
     * @param expectation null if not given
     * @param perception null if not given
     */
    public record Answer(
            String dimension,
            @Nullable Double expectation,
            @Nullable Double perception) {
        /** Refuses a number that is not finite. */
        public Answer {
            Objects.requireNonNull(dimension, "dimension");
            if (expectation != null) {
                Arguments.finite("expectation", expectation);
            }
            if (perception != null) {
                Arguments.finite("perception", perception);
            }
        }
    }

    /**
     * Adds up answers.
     *
     * @param dimensions names of the dimensions
     * @return a summarizer with bytes
     */
    public static Summarizer<Answer, ServqualSummary> summarizer(List<String> dimensions) {
        ServqualSummary empty = empty(dimensions);
        Set<String> names = new TreeSet<>(dimensions);
        return Summarizer.<Answer, ServqualSummary>folding(
                        empty,
                        (all, answer) -> all.plus(answer.dimension, answer.expectation, answer.perception),
                        ServqualSummary::merge)
                .withBytes(
                        all -> Bytes.write(
                                new TreeSet<>(all.dimensions.keySet()),
                                out -> names.forEach(name -> all.pairs(name).write(out))),
                        bytes -> Bytes.read("SERVQUAL summary", names, bytes, in -> {
                            Map<String, Pairs> read = new LinkedHashMap<>(empty.dimensions);
                            names.forEach(
                                    name -> read.put(name, new Pairs(in.count(), in.count(), in.real(), in.real())));
                            return new ServqualSummary(read);
                        }));
    }

    /**
     * These answers and others together.
     *
     * @param other of the same dimensions
     * @return the sums
     * @throws IllegalArgumentException if the dimensions differ
     */
    public ServqualSummary merge(ServqualSummary other) {
        Definitions.of("SERVQUAL summaries").same("dimensions", dimensions.keySet(), other.dimensions.keySet());
        Map<String, Pairs> merged = new LinkedHashMap<>();
        dimensions.forEach((name, pairs) -> merged.put(name, pairs.merge(other.pairs(name))));
        return new ServqualSummary(merged);
    }

    private Pairs pairs(String dimension) {
        Pairs pairs = dimensions.get(dimension);
        if (pairs == null) {
            throw new IllegalArgumentException(Names.describe("no dimension", dimension, dimensions.keySet()));
        }
        return pairs;
    }

    /**
     * Mean perception - expectation of a dimension.
     *
     * @param dimension its name
     * @return points of the scale, negative if the service falls short; insufficient without pairs
     * @throws IllegalArgumentException if there is no such dimension
     */
    public Result<Double> gap(String dimension) {
        Pairs pairs = pairs(dimension);
        return perPair(dimension, pairs.perceptions - pairs.expectations);
    }

    /**
     * Mean expectation of a dimension.
     *
     * @param dimension its name
     * @return points of the scale, or insufficient without pairs
     * @throws IllegalArgumentException if there is no such dimension
     */
    public Result<Double> expectation(String dimension) {
        return perPair(dimension, pairs(dimension).expectations);
    }

    /**
     * Mean perception of a dimension.
     *
     * @param dimension its name
     * @return points of the scale, or insufficient without pairs
     * @throws IllegalArgumentException if there is no such dimension
     */
    public Result<Double> perception(String dimension) {
        return perPair(dimension, pairs(dimension).perceptions);
    }

    private Result<Double> perPair(String dimension, double sum) {
        long n = pairs(dimension).n;
        return n == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no pair of expectation and perception for " + dimension)
                : Result.of(sum / n);
    }

    /**
     * Plain mean of the gaps.
     *
     * @return the overall gap, or insufficient if a dimension has no pairs
     */
    public Result<Double> unweightedGap() {
        Map<String, Double> equal = new LinkedHashMap<>();
        dimensions.keySet().forEach(d -> equal.put(d, 1.0));
        return weightedGap(equal);
    }

    /**
     * Mean of the gaps weighted with the points customers gave the dimensions.
     *
     * @param weights dimension to points, 0 or more; a zero weight removes the dimension
     * @return the overall gap, or insufficient if a dimension of positive weight has no pairs
     * @throws IllegalArgumentException if a dimension has no weight, a weight is negative, or all are 0
     */
    public Result<Double> weightedGap(Map<String, Double> weights) {
        weights.keySet().forEach(this::pairs);
        double heaviest = 0;
        for (String dimension : dimensions.keySet()) {
            Double weight = weights.get(dimension);
            if (weight == null) {
                throw new IllegalArgumentException("the dimension " + dimension + " has no weight");
            }
            heaviest = Math.max(heaviest, Arguments.notNegative("weight of " + dimension, weight));
        }
        Arguments.positive("sum of the weights", heaviest);
        // a power of 2, so that weights of any size add up and nothing is rounded
        double unit = Math.scalb(1.0, Math.getExponent(heaviest));
        double total = 0;
        double sum = 0;
        for (String dimension : dimensions.keySet()) {
            double weight = weights.getOrDefault(dimension, 0.0) / unit;
            if (weight > 0) {
                Result<Double> gap = gap(dimension);
                if (!gap.isKnown()) {
                    return gap;
                }
                sum += weight * gap.orElseThrow();
                total += weight;
            }
        }
        return Result.finite(sum / total, "the gaps add up to more than a double holds");
    }

    /**
     * How fast expectations move: slope of the mean expectation over periods that follow each other.
     *
     * @param periods summaries, oldest first
     * @param dimension name of a dimension
     * @return points per period; insufficient below three periods with pairs, or if expectations did not move
     * @throws IllegalArgumentException if there is no such dimension
     */
    public static Result<Double> expectationDrift(List<ServqualSummary> periods, String dimension) {
        CoMomentsBuilder moments = CoMoments.builder("period", "expectation");
        for (int i = 0; i < periods.size(); i++) {
            List<@Nullable Double> row = new ArrayList<>();
            row.add((double) i);
            row.add(periods.get(i).expectation(dimension).toOptional().orElse(null));
            moments.add(row);
        }
        return LeastSquares.fit(moments.build(), "expectation", List.of("period"))
                .map(fit -> fit.slope("period").value());
    }
}
