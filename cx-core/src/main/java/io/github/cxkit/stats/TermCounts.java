package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
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
            return new Uses(Counts.sum(count, other.count), Counts.sum(respondents, other.respondents));
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
        /** Checks that the parts are there. */
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
     * @throws IllegalArgumentException if a term is given twice or the terms have more uses than the total
     */
    public TermCounts {
        terms = Copies.list("terms", terms);
        Arguments.notNegative("totalA", totalA);
        Arguments.notNegative("totalB", totalB);
        Set<String> seen = new HashSet<>();
        long usesA = 0;
        long usesB = 0;
        for (Term term : terms) {
            if (!seen.add(term.term())) {
                throw new IllegalArgumentException("term \"" + term.term() + "\" is given twice");
            }
            usesA = Counts.sum(usesA, term.a().count());
            usesB = Counts.sum(usesB, term.b().count());
        }
        if (usesA > totalA || usesB > totalB) {
            throw new IllegalArgumentException("the terms have " + usesA + " and " + usesB
                    + " uses, more than the totals of " + totalA + " and " + totalB);
        }
    }

    /** The two groups of remarks. */
    public enum Group {
        /** The group that is asked about. */
        A,
        /** The one it is compared with. */
        B
    }

    /**
     * All that one person wrote.
     *
     * @param group whose remarks these are
     * @param terms every term as often as it was used
     */
    public record Person(Group group, List<String> terms) {
        /** Copies. */
        public Person {
            Objects.requireNonNull(group, "group");
            terms = Copies.list("terms", terms);
        }
    }

    /**
     * Counts the terms of people, each person added once; equal up to the order of the terms, whatever the split.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Person, TermCounts> summarizer() {
        return Summarizer.<Person, Builder, TermCounts>building(
                        Builder::new, Builder::add, Builder::build, TermCounts::merge)
                .withBytes(TermCounts::toBytes, bytes -> Bytes.read("term counts", "", bytes, TermCounts::read));
    }

    private byte[] toBytes() {
        return Bytes.write("", out -> {
            out.count(totalA).count(totalB).count(terms.size());
            for (Term term : terms) {
                out.text(term.term);
                for (Uses uses : List.of(term.a, term.b)) {
                    out.count(uses.count).count(uses.respondents);
                }
            }
        });
    }

    private static TermCounts read(ByteReader in) {
        long totalA = in.count();
        long totalB = in.count();
        List<Term> terms = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            terms.add(new Term(in.text(), new Uses(in.count(), in.count()), new Uses(in.count(), in.count())));
        }
        return new TermCounts(terms, totalA, totalB);
    }

    /** One look-up per use, and nothing made for a term that is known. */
    private static final class Builder {

        /** One term: uses and people of both groups, and the person counted last. */
        private static final class Counter {
            private final long[] uses = new long[2];
            private final long[] people = new long[2];
            private long last = -1;
        }

        private final Map<String, Counter> terms = new LinkedHashMap<>();
        private final long[] totals = new long[2];
        private long persons;

        void add(Person person) {
            int group = person.group == Group.A ? 0 : 1;
            for (String term : person.terms) {
                Counter counter = terms.get(term);
                if (counter == null) {
                    counter = new Counter();
                    terms.put(term, counter);
                }
                counter.uses[group]++;
                if (counter.last != persons) {
                    counter.last = persons;
                    counter.people[group]++;
                }
            }
            totals[group] += person.terms.size();
            persons++;
        }

        TermCounts build() {
            List<Term> all = new ArrayList<>(terms.size());
            terms.forEach((term, counter) -> all.add(new Term(
                    term, new Uses(counter.uses[0], counter.people[0]), new Uses(counter.uses[1], counter.people[1]))));
            return new TermCounts(all, totals[0], totals[1]);
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
                List.copyOf(sum.values()), Counts.sum(totalA, other.totalA), Counts.sum(totalB, other.totalB));
    }
}
