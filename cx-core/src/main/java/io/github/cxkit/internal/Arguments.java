package io.github.cxkit.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Argument checks with one wording. Every check is written so that NaN fails it. */
public final class Arguments {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Digits before the point that a double holds. */
    private static final int MOST_WHOLE_DIGITS = 308;

    /** Digits in all, and after the point. */
    private static final int MOST_DIGITS = 1_000;

    /** Those of squares of money, as often as can be counted. */
    private static final int MOST_WHOLE_DIGITS_OF_SUMS = 700;

    private static final int MOST_DECIMALS_OF_SUMS = 2 * MOST_DIGITS + 200;

    private Arguments() {}

    /**
     * Whether {@link #money} takes an amount.
     *
     * @param amount the amount
     * @return true if it does
     */
    public static boolean isMoney(BigDecimal amount) {
        int digits = amount.precision();
        return (long) digits - amount.scale() <= MOST_WHOLE_DIGITS
                && digits <= MOST_DIGITS
                && amount.scale() <= MOST_DIGITS;
    }

    /**
     * Refuses an amount of so many digits that a sum with it would take minutes and gigabytes.
     *
     * @param name what the amount is called
     * @param amount the amount
     * @return the amount
     */
    public static BigDecimal money(String name, BigDecimal amount) {
        if (!isMoney(amount)) {
            int digits = amount.precision();
            throw new IllegalArgumentException(name + " must be below 1e" + MOST_WHOLE_DIGITS + " with at most "
                    + MOST_DIGITS + " digits but has " + digits + " and the exponent " + -(long) amount.scale());
        }
        return amount;
    }

    /**
     * Refuses a sum of exact numbers, or of their squares, that no sum of what {@link #money} takes can be: its next sum, or its
     * text, would take all memory.
     *
     * @param name what the sum is called
     * @param sum the sum
     * @return the sum
     */
    public static BigDecimal sum(String name, BigDecimal sum) {
        if ((long) sum.precision() - sum.scale() > MOST_WHOLE_DIGITS_OF_SUMS || sum.scale() > MOST_DECIMALS_OF_SUMS) {
            throw new IllegalArgumentException(name + " must be below 1e" + MOST_WHOLE_DIGITS_OF_SUMS + " with at most "
                    + MOST_DECIMALS_OF_SUMS + " digits after the point but has " + sum.precision()
                    + " digits and the exponent " + -(long) sum.scale());
        }
        return sum;
    }

    /**
     * Refuses anything but a finite number.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value
     */
    public static double finite(String name, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be a finite number but was " + value);
    }

    /** Squares of larger numbers, and sums of as many as can be counted, would leave the range of a double. */
    private static final double LARGEST_SUMMED = 1e140;

    /**
     * Refuses what no sum could hold, so that no later sum or merge has to.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value, within ±1e140
     */
    public static double summable(String name, double value) {
        return within(name, value, -LARGEST_SUMMED, LARGEST_SUMMED);
    }

    /**
     * Refuses numbers of which one is not finite.
     *
     * @param name what the values are called
     * @param values the values
     */
    public static void finite(String name, Iterable<Double> values) {
        int i = 0;
        for (Double value : Objects.requireNonNull(values, name)) {
            finite(name, i, present(name, i, value));
            i++;
        }
    }

    /**
     * Refuses numbers of which one is not finite.
     *
     * @param name what the values are called
     * @param values the values
     */
    public static void finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            finite(name, i, values[i]);
        }
    }

    /**
     * Refuses numbers of which one is not finite.
     *
     * @param name what the values are called
     * @param values the values by what they belong to
     */
    public static void finite(String name, Map<?, Double> values) {
        Objects.requireNonNull(values, name).forEach((key, value) -> {
            if (value == null || !Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " of " + key + " must be a finite number but was " + value);
            }
        });
    }

    /**
     * Refuses anything below zero, and what is not finite.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value
     */
    public static double notNegative(String name, double value) {
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be finite and >= 0 but was " + value);
    }

    /**
     * Refuses a negative count.
     *
     * @param name what the count is called
     * @param value the count
     * @return the count
     */
    public static long notNegative(String name, long value) {
        if (value >= 0) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be >= 0 but was " + value);
    }

    /**
     * Refuses zero and below, and what is not finite.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value
     */
    public static double positive(String name, double value) {
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be finite and > 0 but was " + value);
    }

    /**
     * Refuses what is not a share.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value, 0 to 1
     */
    public static double share(String name, double value) {
        return within(name, value, 0, 1);
    }

    /**
     * Refuses what is not a level of confidence, power or significance.
     *
     * @param name what the value is called
     * @param value the value
     * @return the value, strictly between 0 and 1
     */
    public static double level(String name, double value) {
        if (value > 0 && value < 1) {
            return value;
        }
        throw new IllegalArgumentException(name + " must lie strictly between 0 and 1 but was " + value);
    }

    /**
     * Refuses what lies outside a closed range.
     *
     * @param name what the value is called
     * @param value the value
     * @param min lowest allowed
     * @param max highest allowed
     * @return the value
     */
    public static double within(String name, double value, double min, double max) {
        if (value >= min && value <= max) {
            return value;
        }
        throw new IllegalArgumentException(
                name + " must lie in [" + plain(min) + ", " + plain(max) + "] but was " + plain(value));
    }

    /**
     * Refuses a text without anything in it.
     *
     * @param name what the text is called
     * @param text the text
     * @return the text
     */
    public static String notBlank(String name, String text) {
        if (!Objects.requireNonNull(text, name).isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(name + " must not be blank but was \"" + text + "\"");
    }

    /**
     * Refuses a count outside a closed range.
     *
     * @param name what the count is called
     * @param value the count
     * @param min lowest allowed
     * @param max highest allowed
     * @return the count
     */
    public static long within(String name, long value, long min, long max) {
        if (value >= min && value <= max) {
            return value;
        }
        throw new IllegalArgumentException(name + " must lie in [" + min + ", " + max + "] but was " + value);
    }

    /**
     * Refuses two lists of unlike length where each place of one goes with the same place of the other.
     *
     * @param name what the one is called
     * @param values the one
     * @param otherName what the other is called
     * @param others the other
     */
    public static void sameSize(String name, Collection<?> values, String otherName, Collection<?> others) {
        if (values.size() != others.size()) {
            throw new IllegalArgumentException(name + " and " + otherName + " must be equally long but have "
                    + values.size() + " and " + others.size() + " entries");
        }
    }

    /**
     * Refuses parts of which there are more than of the whole.
     *
     * @param name what the parts are called
     * @param part how many there are
     * @param wholeName what the whole is called
     * @param whole how much it is
     * @return the parts, 0 or more
     */
    public static long part(String name, long part, String wholeName, long whole) {
        if (part >= 0 && part <= whole) {
            return part;
        }
        throw new IllegalArgumentException(
                name + " must lie in [0, " + whole + "], the number of " + wholeName + ", but was " + part);
    }

    /**
     * Reads the name of a time zone.
     *
     * @param name what the zone is called
     * @param id such as {@code Europe/Rome}
     * @return the zone
     * @throws IllegalArgumentException if there is no such zone
     */
    public static ZoneId zone(String name, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    name + " must be a time zone such as Europe/Rome but was \"" + id + "\"", unknown);
        }
    }

    /**
     * Refuses a day outside the years of four digits, which no log has and which no loop over periods ends at.
     *
     * @param name what the day is called
     * @param day the day
     * @return the day
     */
    public static LocalDate day(String name, LocalDate day) {
        if (day.getYear() >= 1 && day.getYear() <= 9999) {
            return day;
        }
        throw new IllegalArgumentException(name + " must lie in the years 1 to 9999 but was " + day);
    }

    /**
     * Refuses a moment outside the years of four digits, at which the arithmetic of calendars ends.
     *
     * @param name what the moment is called
     * @param moment the moment
     * @return the moment
     */
    public static Instant moment(String name, Instant moment) {
        if (moment.compareTo(EARLIEST) >= 0 && moment.compareTo(LATEST) < 0) {
            return moment;
        }
        throw new IllegalArgumentException(name + " must lie in the years 1 to 9999 but was " + moment);
    }

    // One of many: values of a list by their position, figures by whose they are. They are checked by the million, so
    // that what
    // they are called is put together only for a refusal.

    /**
     * Refuses anything but a finite number.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the value
     * @return the value
     */
    public static double finite(String name, int index, double value) {
        return Double.isFinite(value) ? value : finite(at(name, index), value);
    }

    /**
     * Refuses anything but a finite number.
     *
     * @param name what the value is called
     * @param of whose it is
     * @param value the value
     * @return the value
     */
    public static double finite(String name, String of, double value) {
        return Double.isFinite(value) ? value : finite(of(name, of), value);
    }

    /**
     * Refuses what no sum could hold.
     *
     * @param name what the value is called
     * @param of whose it is
     * @param value the value
     * @return the value, within ±1e140
     */
    public static double summable(String name, String of, double value) {
        return within(name, of, value, -LARGEST_SUMMED, LARGEST_SUMMED);
    }

    /**
     * Refuses anything below zero, and what is not finite.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the value
     * @return the value
     */
    public static double notNegative(String name, int index, double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY ? value : notNegative(at(name, index), value);
    }

    /**
     * Refuses anything below zero, and what is not finite.
     *
     * @param name what the value is called
     * @param of whose it is
     * @param value the value
     * @return the value
     */
    public static double notNegative(String name, String of, double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY ? value : notNegative(of(name, of), value);
    }

    /**
     * Refuses a negative count.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the count
     * @return the count
     */
    public static long notNegative(String name, int index, long value) {
        return value >= 0 ? value : notNegative(at(name, index), value);
    }

    /**
     * Refuses zero and below, and what is not finite.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the value
     * @return the value
     */
    public static double positive(String name, int index, double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY ? value : positive(at(name, index), value);
    }

    /**
     * Refuses what lies outside a closed range.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the value
     * @param min lowest allowed
     * @param max highest allowed
     * @return the value
     */
    public static double within(String name, int index, double value, double min, double max) {
        return value >= min && value <= max ? value : within(at(name, index), value, min, max);
    }

    /**
     * Refuses what lies outside a closed range.
     *
     * @param name what the value is called
     * @param of whose it is
     * @param value the value
     * @param min lowest allowed
     * @param max highest allowed
     * @return the value
     */
    public static double within(String name, String of, double value, double min, double max) {
        return value >= min && value <= max ? value : within(of(name, of), value, min, max);
    }

    /**
     * Refuses a count outside a closed range.
     *
     * @param name what the list is called
     * @param index position in the list
     * @param value the count
     * @param min lowest allowed
     * @param max highest allowed
     * @return the count
     */
    public static long within(String name, int index, long value, long min, long max) {
        return value >= min && value <= max ? value : within(at(name, index), value, min, max);
    }

    /**
     * Refuses a text without anything in it.
     *
     * @param name what the text is called
     * @param of whose it is
     * @param text the text
     * @return the text
     */
    public static String notBlank(String name, String of, String text) {
        return text == null || text.isBlank() ? notBlank(of(name, of), text) : text;
    }

    private static <T> T present(String name, int index, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(at(name, index) + " must not be null");
        }
        return value;
    }

    private static String at(String name, int index) {
        return name + "[" + index + "]";
    }

    private static String of(String name, String of) {
        return name + " of " + of;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
