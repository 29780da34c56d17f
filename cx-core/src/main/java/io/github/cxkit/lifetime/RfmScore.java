package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;

/**
 * A customer's place among all, 1 (worst) to 5 (best) by each of three measures.
 *
 * @param recency 5 for those who bought most recently
 * @param frequency 5 for those who bought most often
 * @param monetary 5 for those who spent most
 * @since 0.1.0
 */
public record RfmScore(int recency, int frequency, int monetary) {

    /**
     * Checks the range.
     *
     * @param recency 1 to 5
     * @param frequency 1 to 5
     * @param monetary 1 to 5
     * @throws IllegalArgumentException if a score is out of range
     */
    public RfmScore {
        Arguments.within("recency", recency, 1, 5);
        Arguments.within("frequency", frequency, 1, 5);
        Arguments.within("monetary", monetary, 1, 5);
    }

    /** The scores side by side, such as {@code 545}. */
    @Override
    public String toString() {
        return "" + recency + frequency + monetary;
    }
}
