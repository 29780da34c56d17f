package io.github.cxkit.service.personal;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;
import io.github.cxkit.service.Rate;

/**
 * How many of the contacts that could be personal really are, beyond the first name.
 *
 * <p>rate = eligible contacts personalised beyond the name / eligible contacts. A summary: {@link #EMPTY}, {@link #add} and
 * {@link #merge}.
 *
 * @param eligible contacts that could have been personalised
 * @param personalised of those, personalised beyond the name
 * @since 0.1.0
 */
public record Personalisation(long eligible, long personalised) {

    /** The rule behind the rate. */
    public static final Rule RULE =
            Rule.convention("personalisation.coverage", "Personalisation", "a name alone is not personalisation");

    /** No contact yet. */
    public static final Personalisation EMPTY = new Personalisation(0, 0);

    /**
     * Checks the counts.
     *
     * @param eligible contacts that could have been personalised
     * @param personalised of those, personalised beyond the name
     * @throws IllegalArgumentException if a count is out of its range
     */
    public Personalisation {
        Arguments.within("personalised", personalised, 0, eligible);
    }

    /**
     * One contact more.
     *
     * @param isEligible whether it could have been personalised; others are not counted
     * @param degree how personal it was
     * @return the new counts
     */
    public Personalisation add(boolean isEligible, Degree degree) {
        return isEligible
                ? new Personalisation(Math.addExact(eligible, 1), personalised + (degree == Degree.BEYOND_NAME ? 1 : 0))
                : this;
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Personalisation merge(Personalisation other) {
        return new Personalisation(
                Math.addExact(eligible, other.eligible), Math.addExact(personalised, other.personalised));
    }

    /**
     * personalised / eligible.
     *
     * @return the rate; insufficient if none was eligible
     */
    public Rate rate() {
        return new Rate(RULE, personalised, eligible);
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
