package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How often two groups of remarks use each term: all that {@link Keyness} needs.
 *
 * <p>A summary: {@link #EMPTY} and {@link #merge} form a commutative monoid up to the order of the terms, as long as all
 * remarks of one person are on one side of the split (people are counted, not named).
 *
 * @param terms the terms, none twice
 * @param totalA uses of all terms in group A, those that are not listed too
 * @param totalB uses of all terms in group B
 * @since 0.1.0
 */
public record TermCounts(List<Term> terms, long totalA, long totalB) {

    /** No remarks. */
    public static final TermCounts EMPTY = new TermCounts(List.of(), 0, 0);

    /**
     * Uses of one term in one group.
     *
     * @param count uses, 0 or more
     * @param respondents distinct people who used it, at most as many, and at least one if it was used
     */
    public record Uses(long count, long respondents) {
        /**
         * Checks the numbers.
         *
         * @param count uses
         * @param respondents distinct people who used it
         * @throws IllegalArgumentException if there are more people than uses, or uses without people
         */
        public Uses {
            Arguments.notNegative("uses of a term", count);
            Arguments.notNegative("people who used a term", respondents);
            if (respondents > count || (respondents == 0 && count > 0)) {
                throw new IllegalArgumentException(
                        count + " uses of a term cannot come from " + respondents + " people");
            }
        }

        Uses plus(Uses other) {
            return new Uses(Math.addExact(count, other.count), Math.addExact(respondents, other.respondents));
        }
    }

    /**
     * One term.
     *
     * @param term the word or pair of words
     * @param a uses in group A
     * @param b uses in group B
     */
    public record Term(String term, Uses a, Uses b) {
        /**
         * Checks that the parts are there.
         *
         * @param term the word or pair of words
         * @param a uses in group A
         * @param b uses in group B
         */
        public Term {
            Objects.requireNonNull(term, "term");
            Objects.requireNonNull(a, "a");
            Objects.requireNonNull(b, "b");
        }

        Term plus(Term other) {
            return new Term(term, a.plus(other.a), b.plus(other.b));
        }
    }

    /**
     * Checks and copies.
     *
     * @param terms the terms, none twice
     * @param totalA uses of all terms in group A
     * @param totalB uses of all terms in group B
     * @throws IllegalArgumentException if a term is given twice or the terms have more uses than the total
     */
    public TermCounts {
        terms = List.copyOf(terms);
        Arguments.notNegative("totalA", totalA);
        Arguments.notNegative("totalB", totalB);
        Set<String> seen = new HashSet<>();
        long usesA = 0;
        long usesB = 0;
        for (Term term : terms) {
            if (!seen.add(term.term())) {
                throw new IllegalArgumentException("term \"" + term.term() + "\" is given twice");
            }
            usesA = Math.addExact(usesA, term.a().count());
            usesB = Math.addExact(usesB, term.b().count());
        }
        if (usesA > totalA || usesB > totalB) {
            throw new IllegalArgumentException("the terms have " + usesA + " and " + usesB
                    + " uses, more than the totals of " + totalA + " and " + totalB);
        }
    }

    /**
     * These and other remarks together, by other people.
     *
     * @param other the others
     * @return the sums per term
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public TermCounts merge(TermCounts other) {
        Map<String, Term> sum = new LinkedHashMap<>();
        terms.forEach(term -> sum.put(term.term(), term));
        other.terms.forEach(term -> sum.merge(term.term(), term, Term::plus));
        return new TermCounts(
                List.copyOf(sum.values()), Math.addExact(totalA, other.totalA), Math.addExact(totalB, other.totalB));
    }
}
