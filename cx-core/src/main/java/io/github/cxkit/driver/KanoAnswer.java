package io.github.cxkit.driver;

/**
 * The five answers of a Kano question, to "if the product has it" and to "if it has it not".
 *
 * @since 0.1.0
 */
public enum KanoAnswer {
    /** I like it that way. */
    LIKE(4, -2),
    /** I expect it to be that way. */
    EXPECT(2, -1),
    /** I am neutral. */
    NEUTRAL(0, 0),
    /** I can live with it. */
    TOLERATE(-1, 2),
    /** I dislike it that way. */
    DISLIKE(-2, 4);

    private final int functionalScore;
    private final int dysfunctionalScore;

    KanoAnswer(int functionalScore, int dysfunctionalScore) {
        this.functionalScore = functionalScore;
        this.dysfunctionalScore = dysfunctionalScore;
    }

    /**
     * Score of the answer with the feature (DuMouchel, in Berger et al. 1993).
     *
     * @return 4, 2, 0, -1 or -2
     */
    public int functionalScore() {
        return functionalScore;
    }

    /**
     * Score of the answer without the feature.
     *
     * @return -2, -1, 0, 2 or 4
     */
    public int dysfunctionalScore() {
        return dysfunctionalScore;
    }
}
