package io.github.cxkit.survey;

import java.util.Objects;

/**
 * What one cell of a survey says: a rating, nothing, "does not apply", or something that cannot be an answer.
 *
 * @since 0.1.0
 */
public sealed interface Answer {

    /** No answer was given. */
    Answer BLANK = new Blank();

    /** The question does not apply, or the person does not know. */
    Answer NOT_APPLICABLE = new NotApplicable();

    /**
     * A point of the question's scale.
     *
     * @param value the point
     */
    record Rating(int value) implements Answer {}

    /** No answer was given. */
    record Blank() implements Answer {}

    /** The question does not apply, or the person does not know. */
    record NotApplicable() implements Answer {}

    /**
     * A value that is neither a point of the scale nor a declared code.
     *
     * @param given the value as it stood there, at most 100 characters of it
     * @param reason what is allowed
     */
    record Invalid(String given, String reason) implements Answer {
        private static final int LONGEST = 100;

        /** Shortens what was given. */
        public Invalid {
            Objects.requireNonNull(given, "given");
            Objects.requireNonNull(reason, "reason");
            if (given.length() > LONGEST) {
                given = given.substring(0, LONGEST) + "…";
            }
        }
    }
}
