package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Recommendations from what is bought together: "who bought a also bought b".
 *
 * <p>lift = n_ab n/(n_a n_b), over baskets (interest of Brin, Motwani, Ullman and Tsur 1997). A pair is shown only with five
 * baskets or more and if the lower Wilson limit of n_ab/n_a lies above n_b/n, so that chance does not recommend (this
 * library's convention). {@link #coverage} says for how much of the catalogue there is anything to recommend; how well
 * recommendations were taken is {@link RecommendationQuality}'s. A summary over baskets.
 *
 * <pre>{@code
 * List<List<String>> baskets = new ArrayList<>(Collections.nCopies(6, List.of("tea", "pot")));
 * baskets.addAll(Collections.nCopies(14, List.of("rice")));
 * CoPurchase together = CoPurchase.summarizer().summarize(baskets);
 * together.with("tea", 0.95).get(0).item();  // ==> pot
 * }</pre>
 *
 * @param baskets how many there were
 * @param items item to its baskets; unmodifiable
 * @param pairs items bought together, by name; unmodifiable
 * @since 0.1.0
 */
public record CoPurchase(long baskets, Map<String, Long> items, List<Pair> pairs) {

    /** The rule behind the recommendations. */
    public static final Rule RULE = Rule.adapted(
            "personalization.co-purchase",
            "Recommendation from co-purchase",
            "lift as Brin, Motwani, Ullman, Tsur 1997; shown with five baskets and a Wilson limit above chance");

    /** Fewer baskets recommend nothing (this library's convention). */
    public static final long FEWEST_TOGETHER = 5;

    private static final int LARGEST_BASKET = 1_000;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if counts contradict each other
     */
    public CoPurchase {
        Arguments.notNegative("baskets", baskets);
        items = Copies.sorted("items", items);
        items.forEach((item, count) -> Arguments.within("baskets with " + item, count, 1, baskets));
        Map<String, Long> known = items;
        List<Pair> sorted = new ArrayList<>(Copies.list("pairs", pairs));
        sorted.sort(Comparator.comparing(Pair::one).thenComparing(Pair::other));
        for (Pair pair : sorted) {
            long most = Math.min(known.getOrDefault(pair.one, 0L), known.getOrDefault(pair.other, 0L));
            Arguments.within("baskets with " + pair.one + " and " + pair.other, pair.baskets, 1, most);
        }
        pairs = List.copyOf(sorted);
    }

    /**
     * Two items bought together.
     *
     * @param one the first by name
     * @param other the second by name
     * @param baskets baskets with both
     */
    public record Pair(String one, String other, long baskets) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the names are not in order
         */
        public Pair {
            Objects.requireNonNull(one, "one");
            if (one.compareTo(other) >= 0) {
                throw new IllegalArgumentException(
                        "a pair is in the order of its names, but was " + one + ", " + other);
            }
            Arguments.notNegative("baskets", baskets);
        }
    }

    /**
     * What goes with an item.
     *
     * @param item the other item
     * @param lift how many times more often than by chance
     * @param together of the baskets with the item those with both
     */
    public record Recommended(String item, double lift, Rate together) {
        /**
         * Checks the lift.
         *
         * @throws IllegalArgumentException if the lift is out of range
         */
        public Recommended {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(together, "together");
            Arguments.notNegative("lift", lift);
        }
    }

    /**
     * Counts baskets. An item twice in a basket counts once.
     *
     * @return a summarizer with bytes, which refuses baskets of more than 1,000 items
     */
    public static Summarizer<Collection<String>, CoPurchase> summarizer() {
        return Summarizer.<Collection<String>, Tally, CoPurchase>building(
                        Tally::new, Tally::add, Tally::build, CoPurchase::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.baskets).count(all.items.size());
                            all.items.forEach((item, count) -> out.text(item).count(count));
                            out.count(all.pairs.size());
                            all.pairs.forEach(
                                    pair -> out.text(pair.one).text(pair.other).count(pair.baskets));
                        }),
                        bytes -> Bytes.read("co-purchases", "", bytes, in -> {
                            long baskets = in.count();
                            Map<String, Long> items = new HashMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                items.put(in.text(), in.count());
                            }
                            List<Pair> pairs = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                pairs.add(new Pair(in.text(), in.text(), in.count()));
                            }
                            return new CoPurchase(baskets, items, pairs);
                        }));
    }

    /**
     * These and other baskets.
     *
     * @param other others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public CoPurchase merge(CoPurchase other) {
        Tally sum = new Tally();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }

    /**
     * What to recommend to those who buy an item, the largest lift first.
     *
     * @param item what they buy
     * @param confidence level of the limit that must lie above chance, from 0.5 to below 1
     * @return what goes with it beyond chance; may be empty
     * @throws IllegalArgumentException if the item was never bought or the confidence is out of range
     */
    public List<Recommended> with(String item, double confidence) {
        Long own = items.get(item);
        if (own == null) {
            throw new IllegalArgumentException(Names.describe("no item", item, items.keySet()));
        }
        List<Recommended> found = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.one.equals(item) || pair.other.equals(item)) {
                String partner = pair.one.equals(item) ? pair.other : pair.one;
                double chance = (double) Objects.requireNonNull(items.get(partner)) / baskets;
                double lower = Proportions.wilson((double) pair.baskets, (double) own, confidence)
                        .map(limits -> limits.lower())
                        .orElse(0.0);
                if (pair.baskets >= FEWEST_TOGETHER && lower > chance) {
                    Rate together = new Rate(RULE, pair.baskets, own);
                    found.add(new Recommended(partner, (double) pair.baskets / own / chance, together));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Recommended::lift).reversed().thenComparing(Recommended::item));
        return List.copyOf(found);
    }

    /**
     * Items with anything to recommend / all items of the catalogue.
     *
     * @param catalogueSize items there are, those never bought included
     * @param confidence as {@link #with}
     * @return the rate; insufficient for an empty catalogue
     * @throws IllegalArgumentException if there are fewer items than were bought, or the confidence is out of range
     */
    public Rate coverage(long catalogueSize, double confidence) {
        Arguments.within("catalogueSize", catalogueSize, items.size(), Long.MAX_VALUE);
        long covered = items.keySet().stream()
                .filter(item -> !with(item, confidence).isEmpty())
                .count();
        return new Rate(RULE, covered, catalogueSize);
    }

    /** Counts while they grow. */
    private static final class Tally {
        private long baskets;
        private final Map<String, Long> items = new HashMap<>();
        private final Map<List<String>, Long> pairs = new HashMap<>();

        void add(Collection<String> basket) {
            List<String> sorted = List.copyOf(new TreeSet<>(basket));
            Arguments.within("items of a basket", (long) sorted.size(), 0, LARGEST_BASKET);
            baskets = Counts.sum(baskets, 1);
            for (int i = 0; i < sorted.size(); i++) {
                items.merge(sorted.get(i), 1L, Counts::sum);
                for (int j = i + 1; j < sorted.size(); j++) {
                    pairs.merge(List.of(sorted.get(i), sorted.get(j)), 1L, Counts::sum);
                }
            }
        }

        void add(CoPurchase other) {
            baskets = Counts.sum(baskets, other.baskets);
            other.items.forEach((item, count) -> items.merge(item, count, Counts::sum));
            other.pairs.forEach(pair -> pairs.merge(List.of(pair.one, pair.other), pair.baskets, Counts::sum));
        }

        CoPurchase build() {
            List<Pair> all = new ArrayList<>();
            pairs.forEach((names, count) -> all.add(new Pair(names.get(0), names.get(1), count)));
            return new CoPurchase(baskets, items, all);
        }
    }
}
