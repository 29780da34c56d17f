package io.github.cxkit.score;

/**
 * One headline number with its unit and its evidence.
 *
 * @since 0.1.0
 */
public interface Score {

    /**
     * The number, or why there is none.
     *
     * @return the value in {@link #unit()}
     */
    Result<Double> value();

    /**
     * The number as a plain double, or another one where there is none.
     *
     * @param other what stands for a missing number, such as {@code Double.NaN}
     * @return the value in {@link #unit()}, or the other
     */
    default double orElse(double other) {
        return value().orElse(other);
    }

    /**
     * What the number is measured in.
     *
     * @return the unit
     */
    ScoreUnit unit();

    /**
     * What the number stands on.
     *
     * @return rule, n and exclusions
     */
    Evidence evidence();
}
