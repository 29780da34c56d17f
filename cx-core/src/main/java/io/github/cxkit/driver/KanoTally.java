package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often each of the 25 pairs of Kano answers was given for one feature: enough for every table and coefficient.
 *
 * <p>A summary: {@link #EMPTY}, {@link #plus} and {@link #merge} form a commutative monoid with exact counts. Immutable.
 *
 * <pre>{@code
 * KanoTally chat = KanoTally.EMPTY
 *         .plus(KanoAnswer.LIKE, KanoAnswer.DISLIKE)
 *         .plus(KanoAnswer.LIKE, KanoAnswer.NEUTRAL);
 * chat.score(KanoTable.STANDARD).better().value().orElseThrow();  // 1.0
 * }</pre>
 *
 * @param counts functional answer to dysfunctional answer to respondents; a pair that nobody gave is absent
 * @since 0.1.0
 */
public record KanoTally(Map<KanoAnswer, Map<KanoAnswer, Long>> counts) {

    /** No answers. */
    public static final KanoTally EMPTY = new KanoTally(Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public KanoTally {
        Copies.whole("counts", counts);
        Map<KanoAnswer, Map<KanoAnswer, Long>> kept = new EnumMap<>(KanoAnswer.class);
        counts.forEach((functional, row) -> row.forEach((dysfunctional, count) -> {
            if (Arguments.notNegative("count of " + functional + "/" + dysfunctional, count) > 0) {
                kept.computeIfAbsent(functional, f -> new EnumMap<>(KanoAnswer.class))
                        .put(dysfunctional, count);
            }
        }));
        kept.replaceAll((functional, row) -> Collections.unmodifiableMap(row));
        counts = Collections.unmodifiableMap(kept);
    }

    /**
     * With one more respondent.
     *
     * @param functional answer to "if the product has it"
     * @param dysfunctional answer to "if it has it not"
     * @return the larger tally
     * @throws ArithmeticException if the count exceeds the range of a long
     */
    public KanoTally plus(KanoAnswer functional, KanoAnswer dysfunctional) {
        return merge(new KanoTally(Map.of(functional, Map.of(dysfunctional, 1L))));
    }

    /**
     * What one respondent said.
     *
     * @param functional answer to "if the product has it"
     * @param dysfunctional answer to "if it has it not"
     */
    public record Pair(KanoAnswer functional, KanoAnswer dysfunctional) {
        /** Checks that the parts are there. */
        public Pair {
            Objects.requireNonNull(functional, "functional");
            Objects.requireNonNull(dysfunctional, "dysfunctional");
        }
    }

    /**
     * Counts respondents.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Pair, KanoTally> summarizer() {
        return Summarizer.<Pair, KanoTally>folding(
                        EMPTY, (all, pair) -> all.plus(pair.functional, pair.dysfunctional), KanoTally::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            for (KanoAnswer with : KanoAnswer.values()) {
                                for (KanoAnswer without : KanoAnswer.values()) {
                                    out.count(all.count(with, without));
                                }
                            }
                        }),
                        bytes -> Bytes.read("Kano tally", "", bytes, in -> {
                            Map<KanoAnswer, Map<KanoAnswer, Long>> counts = new EnumMap<>(KanoAnswer.class);
                            for (KanoAnswer with : KanoAnswer.values()) {
                                Map<KanoAnswer, Long> row = new EnumMap<>(KanoAnswer.class);
                                for (KanoAnswer without : KanoAnswer.values()) {
                                    row.put(without, in.count());
                                }
                                counts.put(with, row);
                            }
                            KanoTally read = new KanoTally(counts);
                            read.n();
                            return read;
                        }));
    }

    /**
     * These answers and others together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public KanoTally merge(KanoTally other) {
        Map<KanoAnswer, Map<KanoAnswer, Long>> sums = new EnumMap<>(KanoAnswer.class);
        for (KanoTally tally : List.of(this, other)) {
            tally.counts.forEach((functional, row) -> row.forEach(
                    (dysfunctional, count) -> sums.computeIfAbsent(functional, f -> new EnumMap<>(KanoAnswer.class))
                            .merge(dysfunctional, count, Counts::sum)));
        }
        return new KanoTally(sums);
    }

    /**
     * How many gave a pair of answers.
     *
     * @param functional answer to "if the product has it"
     * @param dysfunctional answer to "if it has it not"
     * @return 0 or more
     */
    public long count(KanoAnswer functional, KanoAnswer dysfunctional) {
        return counts.getOrDefault(functional, Map.of()).getOrDefault(dysfunctional, 0L);
    }

    /**
     * Respondents.
     *
     * @return the sum of the counts
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public long n() {
        return counts.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(Long::longValue)
                .reduce(0, Counts::sum);
    }

    /**
     * The feature's Kano figures.
     *
     * @param table the evaluation table
     * @return counts per category, category and coefficients; without respondents all but the counts are insufficient
     */
    public KanoScore score(KanoTable table) {
        Map<KanoCategory, Long> perCategory = new EnumMap<>(KanoCategory.class);
        for (KanoCategory category : KanoCategory.values()) {
            perCategory.put(category, 0L);
        }
        double functional = 0;
        double dysfunctional = 0;
        for (KanoAnswer with : KanoAnswer.values()) {
            for (KanoAnswer without : KanoAnswer.values()) {
                long count = count(with, without);
                perCategory.merge(table.classify(with, without), count, Counts::sum);
                functional += (double) count * with.functionalScore();
                dysfunctional += (double) count * without.dysfunctionalScore();
            }
        }
        long n = n();
        Result<Double> none = Result.insufficient(Reason.NO_ANSWERS, "no answers to the Kano questions");
        return new KanoScore(
                table,
                n,
                perCategory,
                n == 0 ? none : Result.of(functional / n),
                n == 0 ? none : Result.of(dysfunctional / n));
    }
}
