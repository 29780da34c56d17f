package io.github.cxkit.driver;

/**
 * What kind of feature a pair of Kano answers speaks of, in the order that decides ties: must-be, one-dimensional,
 * attractive, indifferent, reverse, questionable.
 *
 * @since 0.1.0
 */
public enum KanoCategory {
    /** Must-be (M): its absence annoys, its presence is taken for granted. */
    MUST_BE('M'),
    /** One-dimensional (O): the more the better. */
    ONE_DIMENSIONAL('O'),
    /** Attractive (A): its presence delights, its absence is not missed. */
    ATTRACTIVE('A'),
    /** Indifferent (I): does not matter. */
    INDIFFERENT('I'),
    /** Reverse (R): better without. */
    REVERSE('R'),
    /** Questionable (Q): the two answers contradict each other. */
    QUESTIONABLE('Q');

    private final char letter;

    KanoCategory(char letter) {
        this.letter = letter;
    }

    /**
     * The usual letter.
     *
     * @return M, O, A, I, R or Q
     */
    public char letter() {
        return letter;
    }
}
