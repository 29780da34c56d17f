package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a company can do, with what it costs and what it is expected to bring. Two measures that work together are
 * entered as a third.
 *
 * <pre>{@code
 * Measure.of("checkout hints", "checkout").costing(900, 3).closing(14, 0.2).value().orElseThrow();  // 2.8
 * }</pre>
 *
 * @param id its name
 * @param target what it mends: a touchpoint, phase or friction point
 * @param cost money, 0 or more
 * @param days working days, 0 or more
 * @param expectedShare part of the target's gap it is expected to close, 0 to 1
 * @param gain what closing the whole gap would gain, null if nobody knows
 * @since 0.1.0
 */
public record Measure(
        String id,
        String target,
        BigDecimal cost,
        BigDecimal days,
        double expectedShare,
        @Nullable BigDecimal gain) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Measure {
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(days, "days");
        Arguments.notBlank("id of a measure", id);
        Arguments.notBlank("target of " + id, target);
        notNegative("cost of " + id, cost);
        notNegative("days of " + id, days);
        Arguments.share("expected share of " + id, expectedShare);
    }

    static BigDecimal notNegative(String name, BigDecimal value) {
        if (Arguments.money(name, value).signum() < 0) {
            throw new IllegalArgumentException(name + " must be >= 0 but was " + value);
        }
        return value;
    }

    /**
     * A measure that costs nothing yet and of which nobody knows what it brings.
     *
     * @param id its name
     * @param target what it mends
     * @return the measure
     */
    public static Measure of(String id, String target) {
        return new Measure(id, target, BigDecimal.ZERO, BigDecimal.ZERO, 0, null);
    }

    /**
     * The same at a price.
     *
     * @param money 0 or more
     * @param workingDays 0 or more
     * @return the measure
     */
    public Measure costing(BigDecimal money, BigDecimal workingDays) {
        return new Measure(id, target, money, workingDays, expectedShare, gain);
    }

    /**
     * The same at a price.
     *
     * @param money 0 or more
     * @param workingDays 0 or more
     * @return the measure
     */
    public Measure costing(double money, double workingDays) {
        return costing(
                BigDecimal.valueOf(Arguments.notNegative("money", money)),
                BigDecimal.valueOf(Arguments.notNegative("workingDays", workingDays)));
    }

    /**
     * The same with what it is expected to bring.
     *
     * @param wholeGap what closing the whole gap would gain
     * @param share part of the gap it is expected to close, 0 to 1
     * @return the measure
     */
    public Measure closing(BigDecimal wholeGap, double share) {
        return new Measure(id, target, cost, days, share, wholeGap);
    }

    /**
     * The same with what it is expected to bring.
     *
     * @param wholeGap what closing the whole gap would gain
     * @param share part of the gap it is expected to close, 0 to 1
     * @return the measure
     */
    public Measure closing(double wholeGap, double share) {
        return closing(BigDecimal.valueOf(Arguments.finite("wholeGap", wholeGap)), share);
    }

    /**
     * gain · expected share, in decimals.
     *
     * @return what it is expected to bring, empty if the gain is not known
     */
    public Optional<BigDecimal> value() {
        return Optional.ofNullable(gain).map(whole -> whole.multiply(BigDecimal.valueOf(expectedShare)));
    }
}
