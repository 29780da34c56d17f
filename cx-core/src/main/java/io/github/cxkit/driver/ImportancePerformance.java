package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Decimals;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Quantiles;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Importance-performance analysis: what to work on first (Martilla and James 1977).
 *
 * <p>A value on the cut is high (this library's convention). Importance may be stated by customers or derived, such as an
 * lmg share. Stretching or shifting one axis changes no quadrant when the cuts come from the data.
 *
 * <pre>{@code
 * ImportancePerformance plan = ImportancePerformance.classify(
 *         List.of(new ImportancePerformance.Item("checkout", 9, 4), new ImportancePerformance.Item("delivery", 8, 8)),
 *         ImportancePerformance.Cut.MEAN).orElseThrow();
 * }</pre>
 *
 * @param importanceCut from here importance is high
 * @param performanceCut from here performance is high
 * @param items the items with their quadrants, in the order given
 * @since 0.1.0
 */
public record ImportancePerformance(double importanceCut, double performanceCut, List<PlacedItem> items) {

    /** The rule. */
    public static final Rule RULE =
            Rule.published("importance-performance", "Importance-performance analysis", "Martilla and James 1977");

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a cut is not finite
     */
    public ImportancePerformance {
        Arguments.finite("importanceCut", importanceCut);
        Arguments.finite("performanceCut", performanceCut);
        items = Copies.list("items", items);
    }

    /** Where the cuts lie when they come from the data. */
    public enum Cut {
        /** At the mean of the items. */
        MEAN,
        /** At the median of the items. */
        MEDIAN
    }

    /** What to do about an item. */
    public enum Quadrant {
        /** Important and weak: work here first. */
        CONCENTRATE_HERE,
        /** Important and strong. */
        KEEP_UP,
        /** Unimportant and weak. */
        LOW_PRIORITY,
        /** Unimportant and strong: perhaps more effort than it is worth. */
        POSSIBLE_OVERKILL
    }

    /**
     * An item to place.
     *
     * @param name what it is called
     * @param importance how much it matters, any unit
     * @param performance how well it is rated, any unit
     */
    public record Item(String name, double importance, double performance) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Item {
            Objects.requireNonNull(name, "name");
            Arguments.finite("importance of " + name, importance);
            Arguments.finite("performance of " + name, performance);
        }
    }

    /**
     * An item in its quadrant.
     *
     * @param item the item
     * @param quadrant where it lies
     */
    public record PlacedItem(Item item, Quadrant quadrant) {
        /** Checks that the parts are there. */
        public PlacedItem {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(quadrant, "quadrant");
        }

        /**
         * importance - performance; says something only if both are on the same scale.
         *
         * @return positive if performance lags behind
         */
        public double gap() {
            return item.importance - item.performance;
        }
    }

    /**
     * Places items by cuts from the data.
     *
     * @param items names unique
     * @param cut where the cuts lie
     * @return the placed items; insufficient below two items, since one item always lies on its own cut
     * @throws IllegalArgumentException if a name appears more than once
     */
    public static Result<ImportancePerformance> classify(List<Item> items, Cut cut) {
        if (items.size() < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW, "importance and performance are cut at the middle of at least two items");
        }
        return Result.of(classify(items, middle(items, Item::importance, cut), middle(items, Item::performance, cut)));
    }

    /**
     * Places items by given cuts, such as the midpoints of the scales.
     *
     * @param items names unique
     * @param importanceCut from here importance is high
     * @param performanceCut from here performance is high
     * @return the placed items
     * @throws IllegalArgumentException if a name appears more than once or a cut is not finite
     */
    public static ImportancePerformance classify(List<Item> items, double importanceCut, double performanceCut) {
        refuseTwins(items);
        List<PlacedItem> placed = items.stream()
                .map(item -> new PlacedItem(
                        item, quadrant(item.importance >= importanceCut, item.performance >= performanceCut)))
                .toList();
        return new ImportancePerformance(importanceCut, performanceCut, placed);
    }

    private static Quadrant quadrant(boolean important, boolean strong) {
        if (important) {
            return strong ? Quadrant.KEEP_UP : Quadrant.CONCENTRATE_HERE;
        }
        return strong ? Quadrant.POSSIBLE_OVERKILL : Quadrant.LOW_PRIORITY;
    }

    private static double middle(List<Item> items, ToDoubleFunction<Item> axis, Cut cut) {
        double[] values = items.stream().mapToDouble(axis).sorted().toArray();
        if (cut == Cut.MEDIAN) {
            return Quantiles.ofSorted(values, 0.5).orElseThrow();
        }
        return Decimals.mean(values);
    }

    private static void refuseTwins(List<Item> items) {
        var names = new HashSet<String>();
        for (Item item : items) {
            if (!names.add(item.name)) {
                throw new IllegalArgumentException("the item \"" + item.name + "\" appears more than once");
            }
        }
    }
}
