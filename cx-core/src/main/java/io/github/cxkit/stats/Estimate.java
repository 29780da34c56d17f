package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Objects;

/**
 * A named figure and how well it is known: the score of a shop, an agent, a month.
 *
 * <p>A standard error of exactly 0 mostly means that too few answers were there to show any spread; nothing in this library
 * takes it for certainty.
 *
 * @param name what it is the figure of
 * @param value the figure, in any unit, within ±1e140
 * @param standardError its standard error in the same unit, 0 to 1e140
 * @since 0.1.0
 */
public record Estimate(String name, Result<Double> value, Result<Double> standardError) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Estimate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(name, "name");
        value.ifKnown(figure -> Arguments.summable("value", name, figure));
        standardError.ifKnown(error ->
                Arguments.notNegative("standard error", name, Arguments.summable("standard error", name, error)));
    }

    /**
     * A known figure with a known error.
     *
     * @param name what it is the figure of
     * @param value the figure, within ±1e140
     * @param standardError its standard error, 0 to 1e140
     * @return the estimate
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Estimate of(String name, double value, double standardError) {
        return new Estimate(name, Result.of(value), Result.of(standardError));
    }

    /**
     * A figure that is not known.
     *
     * @param name what it would be the figure of
     * @param reason the kind of lack
     * @param detail a sentence for people
     * @return the estimate without value and error
     */
    public static Estimate unknown(String name, Reason reason, String detail) {
        return new Estimate(name, Result.insufficient(reason, detail), Result.insufficient(reason, detail));
    }

    /** Whether both figure and error are known. */
    boolean isKnown() {
        return value.isKnown() && standardError.isKnown();
    }

    /** Whether it is known with a positive error, so that a weight can be given to it. */
    boolean canBeWeighted() {
        return isKnown() && error() > 0;
    }

    double figure() {
        return value.orElseThrow();
    }

    double error() {
        return standardError.orElseThrow();
    }
}
