package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to places: a linear axis with ticks at 1, 2 or 5 times a power of ten.
 *
 * @param low value at the start
 * @param high value at the end, above low
 * @param from place of the start
 * @param to place of the end
 */
public record Axis(double low, double high, double from, double to) {

    private static final int ABOUT_TICKS = 6;
    private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);

    /** Checks the order of the values. */
    public Axis {
        Arguments.finite("low", low);
        Arguments.finite("high", high);
        Arguments.finite("from", from);
        Arguments.finite("to", to);
        if (!(low < high)) {
            throw new IllegalArgumentException("an axis needs low < high but was " + low + " to " + high);
        }
    }

    /**
     * An axis that holds all values with some air, inside what the quantity can be.
     *
     * @param smallest smallest value to be shown
     * @param largest largest value to be shown
     * @param floor lowest possible value
     * @param ceiling highest possible value
     * @param from place of the start
     * @param to place of the end
     * @return the axis
     */
    public static Axis around(double smallest, double largest, double floor, double ceiling, double from, double to) {
        double least = (ceiling - floor) / 50;
        double air = Math.max(least, (largest - smallest) * 0.08);
        double step = step(largest - smallest + 2 * air);
        double low = Math.max(floor, Math.floor((smallest - air) / step) * step);
        double high = Math.min(ceiling, Math.ceil((largest + air) / step) * step);
        return new Axis(low, high, from, to);
    }

    /**
     * The place of a value; what lies outside stands at the end.
     *
     * @param value the value
     * @return its place
     */
    public double place(double value) {
        double inside = Math.min(high, Math.max(low, value));
        return from + (inside - low) / (high - low) * (to - from);
    }

    /**
     * Where lines and figures stand.
     *
     * @return values, ascending
     */
    public List<Double> ticks() {
        double step = step(high - low);
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /**
     * A tick in words.
     *
     * @param tick one of {@link #ticks}
     * @return with as few digits as the steps need
     */
    public String label(double tick) {
        return label(tick, ENGLISH);
    }

    /**
     * A tick in a language's figures.
     *
     * @param tick one of {@link #ticks}
     * @param wording whose marks for decimals and thousands
     * @return with as few digits as the steps need
     */
    public String label(double tick, Wording wording) {
        double step = step(high - low);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return wording.number(tick, decimals);
    }

    private static double step(double range) {
        double rough = range / ABOUT_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return (digit <= 1.000001 ? 1 : digit <= 2.000001 ? 2 : digit <= 5.000001 ? 5 : 10) * power;
    }
}
