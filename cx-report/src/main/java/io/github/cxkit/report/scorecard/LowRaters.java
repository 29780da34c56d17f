package io.github.cxkit.report.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.List;
import java.util.Objects;

/**
 * What the lowest raters of a question write more often than the others, such as {@link io.github.cxkit.stats.Keyness} finds it.
 * Remarks come masked; below a minimum number of people neither they nor their words are kept.
 *
 * @param wrote lowest raters who wrote
 * @param othersWrote others who rated and wrote
 * @param minimum fewest people whose words may be shown
 * @param terms what marks the lowest raters, the strongest first; those of fewer people than the minimum are dropped
 * @since 0.1.0
 */
public record LowRaters(long wrote, long othersWrote, long minimum, List<Term> terms) {

    /**
     * A word, or a pair of words.
     *
     * @param term the term
     * @param used lowest raters who used it
     * @param othersUsed others who used it
     * @param remarks some that hold it, masked
     */
    public record Term(String term, long used, long othersUsed, List<String> remarks) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a count is negative
         */
        public Term {
            Objects.requireNonNull(term, "term");
            Arguments.notNegative("used", used);
            Arguments.notNegative("othersUsed", othersUsed);
            remarks = Copies.list("remarks", remarks);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative, or a term is used by more people than wrote
     */
    public LowRaters {
        Arguments.notNegative("wrote", wrote);
        Arguments.notNegative("othersWrote", othersWrote);
        Arguments.notNegative("minimum", minimum);
        for (Term term : Copies.list("terms", terms)) {
            if (term.used > wrote || term.othersUsed > othersWrote) {
                throw new IllegalArgumentException("\"" + term.term + "\" cannot be used by " + term.used + " of "
                        + wrote + " and " + term.othersUsed + " of " + othersWrote);
            }
        }
        long least = minimum;
        terms = wrote < least
                ? List.of()
                : terms.stream().filter(term -> term.used >= least).toList();
    }

    boolean areFew() {
        return wrote < minimum;
    }
}
