package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.PairTests;
import io.github.cxkit.internal.PairwiseRanks;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the data say about a ranking: for each segment all ranks that are not ruled out, such as "between 2nd and 9th of
 * 40". A league table without them is mostly noise.
 *
 * <p>Every ordered pair is tested one-sided, p = 1 - Phi((a - b)/sqrt(se_a² + se_b²)), and Holm's step-down decides which
 * pairs are told apart; the lower limit is 1 + segments found better, the upper limit k - segments found worse. Exact, no
 * random numbers. A pair whose standard errors are both 0 has no test and is never told apart.
 *
 * <pre>{@code
 * RankSets shops = RankSets.of(
 *                 List.of(Estimate.of("Rome", 60, 4), Estimate.of("Milan", 38, 4), Estimate.of("Turin", 47, 15)),
 *                 RankSets.Order.HIGHEST_FIRST,
 *                 0.95)
 *         .orElseThrow();
 * shops.place("Rome").orElseThrow().simultaneous();  // 1..2
 * shops.possibleBest(1);                             // [Rome, Turin]
 * }</pre>
 *
 * @param order what is best
 * @param confidence of the sets, from 0.5 to below 1
 * @param entries the segments in the order given
 * @param evidence rule, segments ranked, and those left out
 * @since 0.1.0
 */
public record RankSets(Order order, double confidence, List<Entry> entries, Evidence evidence) {

    /** How the sets are made. */
    public static final Rule RULE = Rule.adapted(
            "rank.sets",
            "Rank sets",
            "Mogstad, Romano, Shaikh, Wilhelm 2024, Inference for Ranks; here with the critical values of Holm 1979 instead"
                    + " of random draws");

    /** Which end of the scores is rank 1. */
    public enum Order {
        /** The highest score is best. */
        HIGHEST_FIRST,
        /** The lowest score is best, as of effort or waiting time. */
        LOWEST_FIRST
    }

    /** How two groups of answers are told apart. */
    public enum PairTest {
        /**
         * z test with the variance of both groups together: works where a group has equal answers only, at the price of taking
         * the spreads for alike.
         */
        POOLED_Z,
        /**
         * Welch's t test, each group with its own variance; a group of one answer has none. A handful of answers says little of
         * its own spread, and equal answers say that there is none: such a group is then told apart as if it were certain.
         */
        WELCH
    }

    /**
     * Ranks that are not ruled out.
     *
     * @param best smallest of them
     * @param worst largest of them
     */
    public record RankRange(int best, int worst) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException unless 1 &lt;= best &lt;= worst
         */
        public RankRange {
            Arguments.within("best", (long) best, 1, Integer.MAX_VALUE);
            Arguments.within("worst", (long) worst, best, Integer.MAX_VALUE);
        }

        @Override
        public String toString() {
            return best + ".." + worst;
        }
    }

    /**
     * Where a segment stands.
     *
     * @param rank by its score alone, 1 is best; equal scores share the smaller rank
     * @param marginal holds at the confidence for this segment looked at alone
     * @param simultaneous holds at the confidence for all segments together; never narrower
     */
    public record Place(int rank, RankRange marginal, RankRange simultaneous) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Place {
            Objects.requireNonNull(marginal, "marginal");
            Objects.requireNonNull(simultaneous, "simultaneous");
            Arguments.within("rank", (long) rank, 1, Integer.MAX_VALUE);
        }
    }

    /**
     * One segment.
     *
     * @param name its name
     * @param place where it stands; insufficient without a score
     */
    public record Entry(String name, Result<Place> place) {
        /** Checks that the parts are there. */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(place, "place");
        }
    }

    /** Copies. */
    public RankSets {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(evidence, "evidence");
        Significance.required(confidence);
        entries = Copies.list("entries", entries);
    }

    /**
     * The rank sets of scores with standard errors.
     *
     * @param segments the scores; one without value or error gets no rank
     * @param order what is best
     * @param confidence of the sets, from 0.5 to below 1
     * @return the sets; insufficient if no segment has a score
     * @throws IllegalArgumentException if the level is out of range or a name appears twice
     */
    public static Result<RankSets> of(List<Estimate> segments, Order order, double confidence) {
        return of(
                segments,
                order,
                confidence,
                known -> PairTests.errors(
                        known.stream().mapToDouble(Estimate::figure).toArray(),
                        known.stream().mapToDouble(Estimate::error).toArray(),
                        Significance.limit(confidence)));
    }

    /**
     * The rank sets of groups of answers.
     *
     * @param groups number, mean and squared deviations by name, in order; one without answers gets no rank
     * @param order what is best
     * @param test how two groups are told apart
     * @param confidence of the sets, from 0.5 to below 1
     * @return the sets; insufficient if no group has answers
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Result<RankSets> ofGroups(
            Map<String, Moments> groups, Order order, PairTest test, double confidence) {
        Significance.required(confidence);
        List<Estimate> means = groups.entrySet().stream()
                .map(group -> group.getValue().n() == 0
                        ? Estimate.unknown(group.getKey(), Reason.NO_ANSWERS, "no answer")
                        : Estimate.of(group.getKey(), group.getValue().mean(), 0))
                .toList();
        List<Moments> known =
                groups.values().stream().filter(group -> group.n() > 0).toList();
        double[] n = known.stream().mapToDouble(Moments::n).toArray();
        double[] mean = known.stream().mapToDouble(Moments::mean).toArray();
        double[] squares = known.stream().mapToDouble(Moments::squares).toArray();
        double level = Significance.limit(confidence);
        return of(
                means,
                order,
                confidence,
                all -> test == PairTest.WELCH
                        ? PairTests.welch(n, mean, squares, level)
                        : PairTests.pooled(n, mean, squares, level));
    }

    /**
     * The same by a test of one's own, such as Welch's: the test is that of a <em>higher</em> score.
     *
     * @param segments the scores; one without value or error gets no rank
     * @param order what is best
     * @param confidence of the sets, from 0.5 to below 1
     * @param test for two positions in {@code segments}, the one-sided p value that the first has the higher score
     * @return the sets; insufficient if no segment has a score
     * @throws IllegalArgumentException if the level is out of range or a name appears twice
     */
    public static Result<RankSets> of(List<Estimate> segments, Order order, double confidence, HigherTest test) {
        int[] positions = IntStream.range(0, segments.size())
                .filter(i -> segments.get(i).isKnown())
                .toArray();
        return of(
                segments,
                order,
                confidence,
                known -> (better, worse) -> test.pValue(positions[better], positions[worse])
                        .toOptional()
                        .orElse(Double.NaN));
    }

    /** A one-sided test of two segments. */
    @FunctionalInterface
    public interface HigherTest {
        /**
         * The p value of "the first is not higher than the second".
         *
         * @param first position of the segment claimed to be higher
         * @param second position of the other
         * @return p, 0 to 1; insufficient if the pair has no test
         */
        Result<Double> pValue(int first, int second);
    }

    private static Result<RankSets> of(
            List<Estimate> segments,
            Order order,
            double confidence,
            Function<List<Estimate>, PairwiseRanks.PairTest> tests) {
        Significance.required(confidence);
        Names.requireDistinct(segments.stream().map(Estimate::name).toList());
        List<Estimate> known = segments.stream().filter(Estimate::isKnown).toList();
        if (known.isEmpty()) {
            return Result.insufficient(Reason.NO_ANSWERS, "no segment has a score to rank");
        }
        PairwiseRanks.PairTest higher = tests.apply(known);
        boolean highest = order == Order.HIGHEST_FIRST;
        PairwiseRanks ranks = new PairwiseRanks(
                known.size(),
                Significance.limit(confidence),
                highest ? higher : (first, second) -> higher.pValue(second, first));
        PairwiseRanks.Limits marginal = ranks.marginal();
        PairwiseRanks.Limits simultaneous = ranks.simultaneous();
        int[] rank = ranks(known, highest);
        IntFunction<Place> place = i -> new Place(
                rank[i],
                new RankRange(marginal.best()[i], marginal.worst()[i]),
                new RankRange(simultaneous.best()[i], simultaneous.worst()[i]));
        List<Entry> entries = new ArrayList<>(segments.size());
        int next = 0;
        for (Estimate segment : segments) {
            entries.add(new Entry(
                    segment.name(),
                    segment.isKnown()
                            ? Result.of(place.apply(next++))
                            : Result.insufficient(Reason.NO_ANSWERS, segment.name() + " has no score to rank")));
        }
        long without = (long) segments.size() - known.size();
        return Result.of(new RankSets(
                order,
                confidence,
                entries,
                new Evidence(RULE, known.size(), new Exclusions(Map.of("segments without a score", without)))));
    }

    private static int[] ranks(List<Estimate> known, boolean highest) {
        double[] sorted = known.stream()
                .mapToDouble(e -> highest ? -e.figure() : e.figure())
                .sorted()
                .toArray();
        int[] rank = new int[known.size()];
        for (int i = 0; i < rank.length; i++) {
            double figure = known.get(i).figure();
            // + 0.0 makes -0.0 and 0.0 one score
            int at = lowerBound(sorted, (highest ? -figure : figure) + 0.0);
            rank[i] = at + 1;
        }
        return rank;
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Segments that have a rank.
     *
     * @return k
     */
    public int ranked() {
        return Counts.asInt(evidence.n());
    }

    /**
     * Where a segment stands.
     *
     * @param name one of the segments
     * @return its place; insufficient without a score
     * @throws IllegalArgumentException if there is no such segment
     */
    public Result<Place> place(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "segment", name, entries.stream().map(Entry::name).toList()))
                .place();
    }

    /**
     * The segments that can be among the best, whatever the table says: those whose simultaneous set begins at or before the
     * given rank.
     *
     * @param places how many places the list of the best has, 1 or more
     * @return their names, in the order given
     * @throws IllegalArgumentException if there is no place
     */
    public List<String> possibleBest(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("the best are 1 or more but " + places + " was given");
        }
        return entries.stream()
                .filter(entry -> entry.place()
                        .map(place -> place.simultaneous().best() <= places)
                        .toOptional()
                        .orElse(false))
                .map(Entry::name)
                .toList();
    }
}
