package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many customers have which RFM scores under given cuts. A mergeable summary; scores by cuts estimated from each part
 * would mean something else in each and are refused.
 *
 * <pre>{@code
 * RfmCuts cuts = RfmCuts.of(List.of(30.0, 90.0), List.of(1.0, 3.0), List.of(50.0, 200.0));
 * RfmTally all = RfmTally.summarizer(cuts)
 *         .summarize(List.of(new RfmTally.Customer(10, 5, 300), new RfmTally.Customer(200, 1, 20)));
 * all.counts();  // {111=1, 333=1}
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RfmTally {

    private static final Comparator<RfmScore> ASCENDING = Comparator.comparingInt(RfmScore::recency)
            .thenComparingInt(RfmScore::frequency)
            .thenComparingInt(RfmScore::monetary);

    private final Rule rule;
    private final RfmCuts cuts;
    private final Map<RfmScore, Long> counts;

    private final long n;

    private RfmTally(Rule rule, RfmCuts cuts, Map<RfmScore, Long> counts) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.cuts = Objects.requireNonNull(cuts, "cuts");
        for (Map.Entry<RfmScore, Long> entry : counts.entrySet()) {
            RfmScore score = entry.getKey();
            Arguments.within("customers of " + score, entry.getValue(), 1, Long.MAX_VALUE);
            int highest = Math.max(score.recency(), Math.max(score.frequency(), score.monetary()));
            Arguments.within("score " + score, highest, 1, cuts.bins());
        }
        Map<RfmScore, Long> copy = new TreeMap<>(ASCENDING);
        copy.putAll(counts);
        n = copy.values().stream().reduce(0L, Counts::sum);
        this.counts = Collections.unmodifiableMap(copy);
    }

    /**
     * Counts that were made elsewhere.
     *
     * @param rule by which customers were scored
     * @param cuts the cuts
     * @param counts scores to customers, 1 or more
     * @return the tally
     * @throws IllegalArgumentException if a count is not positive or a score beyond the cuts
     * @throws ArithmeticException if there are more customers than can be counted
     */
    public static RfmTally of(Rule rule, RfmCuts cuts, Map<RfmScore, Long> counts) {
        return new RfmTally(rule, cuts, counts);
    }

    /**
     * What a customer did.
     *
     * @param recencyDays days since the last order, 0 or more
     * @param orders 0 or more
     * @param money finite
     */
    public record Customer(double recencyDays, double orders, double money) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Customer {
            Arguments.notNegative("recencyDays", recencyDays);
            Arguments.notNegative("orders", orders);
            Arguments.finite("money", money);
        }
    }

    /**
     * Scores customers and counts them.
     *
     * @param cuts the cuts
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, RfmTally> summarizer(RfmCuts cuts) {
        return Summarizer.<Customer, Map<RfmScore, Long>, RfmTally>building(
                        () -> new TreeMap<>(ASCENDING),
                        (counts, one) ->
                                counts.merge(cuts.score(one.recencyDays, one.orders, one.money), 1L, Counts::sum),
                        counts -> new RfmTally(RfmCuts.RULE, cuts, counts),
                        RfmTally::merge)
                .withBytes(RfmTally::toBytes, bytes -> Bytes.read("RFM tally", cuts, bytes, in -> read(cuts, in)));
    }

    private byte[] toBytes() {
        return Bytes.write(cuts, out -> {
            out.count(counts.size());
            counts.forEach((score, count) -> out.count(score.recency())
                    .count(score.frequency())
                    .count(score.monetary())
                    .count(count));
        });
    }

    private static RfmTally read(RfmCuts cuts, ByteReader in) {
        Map<RfmScore, Long> counts = new TreeMap<>(ASCENDING);
        for (int left = in.length(); left > 0; left--) {
            counts.put(
                    new RfmScore(Counts.asInt(in.count()), Counts.asInt(in.count()), Counts.asInt(in.count())),
                    in.count());
        }
        return new RfmTally(RfmCuts.RULE, cuts, counts);
    }

    /**
     * By which rule customers are scored.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }

    /**
     * The cuts between scores.
     *
     * @return the cuts
     */
    public RfmCuts cuts() {
        return cuts;
    }

    /**
     * Customers by scores.
     *
     * @return ascending by recency, frequency, money; scores that nobody has are absent
     */
    public Map<RfmScore, Long> counts() {
        return counts;
    }

    /**
     * Customers in all.
     *
     * @return the sum of the counts
     */
    public long n() {
        return n;
    }

    /**
     * These customers and others.
     *
     * @param other others, scored by the same rule and cuts
     * @return the sums
     * @throws IllegalArgumentException if rules or cuts differ
     * @throws ArithmeticException if there are more customers than can be counted
     */
    public RfmTally merge(RfmTally other) {
        Definitions.of("RFM tallies").same("rule", rule.id(), other.rule.id()).same("cuts", cuts, other.cuts);
        Map<RfmScore, Long> sum = new TreeMap<>(ASCENDING);
        sum.putAll(counts);
        other.counts.forEach((score, count) -> sum.merge(score, count, Counts::sum));
        return new RfmTally(rule, cuts, sum);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RfmTally that
                && rule.equals(that.rule)
                && cuts.equals(that.cuts)
                && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, cuts, counts);
    }

    @Override
    public String toString() {
        return n + " customers " + counts;
    }
}
