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
