package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a feature is to its customers, after Kano 1984 and Berger et al. 1993.
 *
 * @param table the evaluation table used
 * @param n respondents
 * @param counts respondents per category, every category present
 * @param functionalMean mean score with the feature, -2 to 4
 * @param dysfunctionalMean mean score without it, -2 to 4
 * @since 0.1.0
 */
public record KanoScore(
        KanoTable table,
        long n,
        Map<KanoCategory, Long> counts,
        Result<Double> functionalMean,
        Result<Double> dysfunctionalMean) {

    /** The rule; the order of ties is this library's convention. */
    public static final Rule RULE = Rule.published("kano", "Kano", "Kano 1984; Berger et al. 1993");

    /** The rule of {@link #better}. */
    public static final Rule BETTER_RULE = Rule.published("kano.better", "Kano better", "Berger et al. 1993");

    /** The rule of {@link #worse}. */
    public static final Rule WORSE_RULE =
            Rule.adapted("kano.worse", "Kano worse", "Berger et al. 1993, without the minus sign");

    /** The rule of {@link #totalStrength}. */
    public static final Rule TOTAL_STRENGTH_RULE =
            Rule.published("kano.total-strength", "Kano total strength", "Lee, Newcomb 1997");

    /** The rule of {@link #attractiveShare}. */
    public static final Rule ATTRACTIVE_SHARE_RULE = Rule.convention(
            "kano.attractive-share",
            "Kano attractive share",
            "A of A, O and M: what once delighted comes to be expected");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a category is missing or the counts do not sum to n
     */
    public KanoScore {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(functionalMean, "functionalMean");
        Objects.requireNonNull(dysfunctionalMean, "dysfunctionalMean");
        Map<KanoCategory, Long> sorted = new EnumMap<>(KanoCategory.class);
        sorted.putAll(Copies.whole("counts", counts));
        counts = Collections.unmodifiableMap(sorted);
        long sum = counts.values().stream()
                .reduce(0L, (all, count) -> Counts.sum(all, Arguments.notNegative("count", count)));
        if (counts.size() != KanoCategory.values().length || sum != n) {
            throw new IllegalArgumentException("counts of all six categories must sum to " + n + " but are " + counts);
        }
    }

    /**
     * The most frequent category; a tie goes to must-be, then one-dimensional, attractive, indifferent, reverse,
     * questionable.
     *
     * @return the category, or insufficient without respondents
     */
    public Result<KanoCategory> category() {
        return n == 0 ? noAnswers() : Result.of(byCount().get(0));
    }

    /**
     * How much the feature's presence raises satisfaction: (A + O) / (A + O + M + I).
     *
     * @return the coefficient, 0 to 1; insufficient if nobody gave one of these four
     */
    public Rate better() {
        return new Rate(BETTER_RULE, count(KanoCategory.ATTRACTIVE) + count(KanoCategory.ONE_DIMENSIONAL), relevant());
    }

    /**
     * How much its absence lowers satisfaction: (O + M) / (A + O + M + I). Berger et al. write it with a minus sign.
     *
     * @return the coefficient without its sign, 0 to 1; insufficient if nobody gave one of these four
     */
    public Rate worse() {
        return new Rate(WORSE_RULE, count(KanoCategory.ONE_DIMENSIONAL) + count(KanoCategory.MUST_BE), relevant());
    }

    /**
     * Lead of the most frequent category: (top - second) / n.
     *
     * @return 0 to 1, or insufficient without respondents
     */
    public Result<Double> categoryStrength() {
        List<KanoCategory> order = byCount();
        return n == 0 ? noAnswers() : Result.of((double) (count(order.get(0)) - count(order.get(1))) / n);
    }

    /**
     * How many the feature matters to: (A + O + M) / n.
     *
     * @return 0 to 1, or insufficient without respondents
     */
    public Rate totalStrength() {
        return new Rate(
                TOTAL_STRENGTH_RULE,
                count(KanoCategory.ATTRACTIVE) + count(KanoCategory.ONE_DIMENSIONAL) + count(KanoCategory.MUST_BE),
                n);
    }

    /**
     * A / (A + O + M): falls over the years as what once delighted comes to be expected.
     *
     * @return 0 to 1; insufficient if nobody gave one of these three
     */
    public Rate attractiveShare() {
        long attractive = count(KanoCategory.ATTRACTIVE);
        return new Rate(
                ATTRACTIVE_SHARE_RULE,
                attractive,
                attractive + count(KanoCategory.ONE_DIMENSIONAL) + count(KanoCategory.MUST_BE));
    }

    private List<KanoCategory> byCount() {
        // a stable sort keeps the order of the enum among equals
        return counts.keySet().stream()
                .sorted(Comparator.comparingLong(this::count).reversed())
                .toList();
    }

    private long count(KanoCategory category) {
        return counts.getOrDefault(category, 0L);
    }

    private long relevant() {
        return n - count(KanoCategory.REVERSE) - count(KanoCategory.QUESTIONABLE);
    }

    private static <T> Result<T> noAnswers() {
        return Result.insufficient(Reason.NO_ANSWERS, "no Kano answers of the kind that counts here");
    }
}
