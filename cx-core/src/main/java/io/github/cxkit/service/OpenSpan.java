package io.github.cxkit.service;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * A span of a day by the wall clock, half-open: [from, to). One that ends at or before its begin runs past midnight into the
 * next day; midnight as the end is the end of the day, and midnight to midnight is the whole day.
 *
 * <pre>{@code
 * OpenSpan.parse("22:00", "06:00").length();  // ==> PT8H
 * OpenSpan.parse("00:00", "24:00").length();  // ==> PT24H
 * }</pre>
 *
 * @param from begin
 * @param to end
 * @since 0.1.0
 */
public record OpenSpan(LocalTime from, LocalTime to) {

    /** From midnight to midnight. */
    public static final OpenSpan WHOLE_DAY = new OpenSpan(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final String END_OF_DAY = "24:00";

    /**
     * Checks that the span has a length.
     *
     * @throws IllegalArgumentException if both are the same time other than midnight
     */
    public OpenSpan {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            throw emptySpan(from.toString());
        }
    }

    private static IllegalArgumentException emptySpan(String time) {
        return new IllegalArgumentException("a span must not end when it begins, " + time
                + "; leave it out if closed, and write 00:00 to 24:00 for a whole day");
    }

    /**
     * A span by its texts.
     *
     * @param from begin, such as {@code 09:00}
     * @param to end, such as {@code 17:30}; {@code 24:00} is the end of the day
     * @return the span
     * @throws IllegalArgumentException if both are the same or one is no time
     */
    public static OpenSpan parse(String from, String to) {
        if (from.equals(to)) {
            throw emptySpan(from);
        }
        return new OpenSpan(time(from), to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(to));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("a time of day must read as 09:30 but was \"" + text + "\"", none);
        }
    }

    /**
     * How long it is by the wall clock.
     *
     * @return more than 0, up to 24 hours
     */
    public Duration length() {
        return Duration.ofNanos(endNanos() - from.toNanoOfDay());
    }

    /** Nanoseconds from the midnight it begins after, up to almost two days. */
    long endNanos() {
        long end = to.toNanoOfDay();
        return end <= from.toNanoOfDay() ? end + ServiceHours.DAY_NANOS : end;
    }
}
