package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether recommendations hit, and how much of the catalogue they show.
 *
 * <p>hit rate at k = lists with a relevant item among their first k / lists with a relevant item at all; coverage = distinct
 * items among the first k of all lists / catalogue. A repeated item takes its place. Lists without anything relevant are not
 * evaluated, yet they cover.
 *
 * @param lists lists in all
 * @param evaluated lists with something relevant
 * @param hits evaluated lists with a relevant item among the first k
 * @param shown distinct items among the first k of all lists
 * @param catalogueSize items that could be recommended, 1 or more
 * @since 0.1.0
 */
public record RecommendationQuality(long lists, long evaluated, long hits, long shown, long catalogueSize) {

    /** The rule behind the hit rate. */
    public static final Rule RULE =
            Rule.published("recommendation.hit-rate", "Hit rate at k", "Deshpande, Karypis 2004");

    /** The rule behind the coverage. */
    public static final Rule COVERAGE_RULE = Rule.published(
            "recommendation.catalog-coverage", "Catalog coverage", "Ge, Delgado-Battenfeld, Jannach 2010");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is out of its range
     */
    public RecommendationQuality {
        Arguments.within("evaluated", evaluated, 0, lists);
        Arguments.within("hits", hits, 0, evaluated);
        Arguments.within("catalogueSize", catalogueSize, 1, Long.MAX_VALUE);
        Arguments.within("distinct items shown", shown, 0, catalogueSize);
    }

    /**
     * Evaluates lists.
     *
     * @param lists one entry per customer
     * @param k how many items of each list are looked at, 1 or more
     * @param catalogueSize items that could be recommended, not fewer than are shown
     * @return the counts
     * @throws IllegalArgumentException if k is below 1 or more distinct items are shown than the catalogue holds
     */
    public static RecommendationQuality of(Iterable<Recommendation> lists, int k, long catalogueSize) {
        Arguments.within("k", k, 1, Integer.MAX_VALUE);
        long all = 0;
        long evaluated = 0;
        long hits = 0;
        Set<String> shown = new HashSet<>();
        for (Recommendation list : lists) {
            List<String> first =
                    list.items().subList(0, Math.min(k, list.items().size()));
            shown.addAll(first);
            all++;
            evaluated += list.relevant().isEmpty() ? 0 : 1;
            hits += first.stream().anyMatch(list.relevant()::contains) ? 1 : 0;
        }
        return new RecommendationQuality(all, evaluated, hits, shown.size(), catalogueSize);
    }

    /**
     * hits / evaluated.
     *
     * @return the rate; insufficient if nothing was relevant to anybody
     */
    public Rate hitRate() {
        return new Rate(RULE, hits, evaluated);
    }

    /**
     * shown / catalogue.
     *
     * @return the rate
     */
    public Rate catalogCoverage() {
        return new Rate(COVERAGE_RULE, shown, catalogueSize);
    }

    /**
     * What one customer was shown, and what turned out to be relevant.
     *
     * @param items recommended items, best first
     * @param relevant items the customer really wanted, such as those bought later
     */
    public record Recommendation(List<String> items, Set<String> relevant) {
        /** Copies. */
        public Recommendation {
            items = Copies.list("items", items);
            relevant = Copies.set("relevant", relevant);
        }
    }
}
