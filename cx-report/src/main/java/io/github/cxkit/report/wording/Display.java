package io.github.cxkit.report.wording;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Rounds for display, half away from zero: the only place where figures lose digits. */
public final class Display {

    /** Stands where there is no figure. */
    public static final String NONE = "–";

    private Display() {}

    /**
     * Digits after the point that suit a unit.
     *
     * @param unit the unit
     * @return 1 for points and per cent, 2 for points of a scale
     */
    public static int decimals(ScoreUnit unit) {
        return unit == ScoreUnit.SCALE_POINTS ? 2 : 1;
    }

    /**
     * A number with fixed digits, thousands set off, never "-0".
     *
     * @param value finite
     * @param decimals digits after the point
     * @return such as {@code 1,234.5} or {@code -3.5}
     */
    public static String number(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(Double.toString(value)).setScale(decimals, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,." + decimals + "f", rounded.signum() == 0 ? rounded.abs() : rounded);
    }

    /**
     * A count with thousands set off.
     *
     * @param count the count
     * @return such as {@code 12,330}
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * A score.
     *
     * @param value the score or its lack
     * @param unit its unit
     * @return the rounded score, or {@link #NONE}
     */
    public static String score(Result<Double> value, ScoreUnit unit) {
        return value.toOptional().map(v -> number(v, decimals(unit))).orElse(NONE);
    }

    /**
     * An interval.
     *
     * @param interval the interval or its lack
     * @param unit its unit
     * @return such as {@code 37.2 to 42.5}, or {@link #NONE}
     */
    public static String interval(Result<ConfidenceInterval> interval, ScoreUnit unit) {
        int decimals = decimals(unit);
        return interval.toOptional()
                .map(i -> number(i.lower(), decimals) + " to " + number(i.upper(), decimals))
                .orElse(NONE);
    }

    /**
     * A share in per cent.
     *
     * @param share 0 to 1
     * @return such as {@code 12.5 %}
     */
    public static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    /**
     * A level of confidence in per cent.
     *
     * @param level strictly between 0 and 1
     * @return such as {@code 95 %} or {@code 99.5 %}
     */
    public static String level(double level) {
        return new BigDecimal(Double.toString(level))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
