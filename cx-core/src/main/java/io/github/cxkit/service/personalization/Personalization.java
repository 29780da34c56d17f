package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;

/**
 * How many of the contacts that could be personal really are, beyond the first name.
 *
 * <p>rate = eligible contacts personalized beyond the name / eligible contacts. A summary: {@link #EMPTY}, {@link #add} and
 * {@link #merge}.
 *
 * @param eligible contacts that could have been personalized
 * @param personalized of those, personalized beyond the name
 * @since 0.1.0
 */
public record Personalization(long eligible, long personalized) {

    /** The rule behind the rate. */
    public static final Rule RULE =
            Rule.convention("personalization.coverage", "Personalization", "a name alone is not personalization");

    /** No contact yet. */
    public static final Personalization EMPTY = new Personalization(0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is out of its range
     */
    public Personalization {
        Arguments.within("personalized", personalized, 0, eligible);
    }

    /**
     * One contact more.
     *
     * @param isEligible whether it could have been personalized; others are not counted
     * @param degree how personal it was
     * @return the new counts
     */
    public Personalization add(boolean isEligible, Degree degree) {
        return isEligible
                ? new Personalization(Counts.sum(eligible, 1), personalized + (degree == Degree.BEYOND_NAME ? 1 : 0))
                : this;
    }

    /**
     * Counts contacts that could have been personalized.
     *
     * @return a summarizer, with bytes, of how personal each was
     */
    public static Summarizer<Degree, Personalization> summarizer() {
        return Summarizer.<Degree, Personalization>folding(
                        EMPTY, (all, degree) -> all.add(true, degree), Personalization::merge)
                .withBytes(
                        all -> Bytes.write("", out -> out.count(all.eligible).count(all.personalized)),
                        bytes -> Bytes.read(
                                "personalization", "", bytes, in -> new Personalization(in.count(), in.count())));
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Personalization merge(Personalization other) {
        return new Personalization(Counts.sum(eligible, other.eligible), Counts.sum(personalized, other.personalized));
    }

    /**
     * personalized / eligible.
     *
     * @return the rate; insufficient if none was eligible
     */
    public Rate rate() {
        return new Rate(RULE, personalized, eligible);
    }

    /** How personal a contact is. */
    public enum Degree {
        /** The same for everybody. */
        NONE,
        /** Addressed by name, otherwise the same for everybody. */
        NAME_ONLY,
        /** Built from preferences, behaviour or needs. */
        BEYOND_NAME
    }
}
