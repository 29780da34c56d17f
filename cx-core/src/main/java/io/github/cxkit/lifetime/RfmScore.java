package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;

/**
 * A customer's place by each of three measures, from 1 (worst) to the number of bins (best), 5 unless cuts say otherwise.
 *
 * @param recency the highest for those who bought most recently
 * @param frequency the highest for those who bought most often
 * @param monetary the highest for those who spent most
 * @since 0.1.0
 */
public record RfmScore(int recency, int frequency, int monetary) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a score is out of range
     */
    public RfmScore {
        Arguments.within("recency", recency, 1, Integer.MAX_VALUE);
        Arguments.within("frequency", frequency, 1, Integer.MAX_VALUE);
        Arguments.within("monetary", monetary, 1, Integer.MAX_VALUE);
    }

    /** The scores side by side, such as {@code 545}; with dashes where one has two digits. */
    @Override
    public String toString() {
        boolean wide = Math.max(recency, Math.max(frequency, monetary)) > 9;
        return wide ? recency + "-" + frequency + "-" + monetary : "" + recency + frequency + monetary;
    }
}
