package io.github.cxkit.survey;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.Objects;

/**
 * One calendar period, such as March 2018. Ordered by first day, then by length.
 *
 * @param length its length
 * @param start its first day
 * @since 0.1.0
 */
public record Period(PeriodLength length, LocalDate start) implements Comparable<Period> {

    private static final Comparator<Period> ORDER =
            Comparator.comparing(Period::start).thenComparing(Period::length);

    /**
     * Checks that the start is a first day.
     *
     * @param length its length
     * @param start its first day
     * @throws IllegalArgumentException if no such period begins on that day
     */
    public Period {
        Objects.requireNonNull(length, "length");
        if (!length.firstDay(start).equals(start)) {
            throw new IllegalArgumentException("no " + length + " begins on " + start);
        }
    }

    /**
     * The first day after this period.
     *
     * @return the next period's first day
     */
    public LocalDate endExclusive() {
        return switch (length) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    /**
     * The period that follows.
     *
     * @return the next one of the same length
     */
    public Period next() {
        return new Period(length, endExclusive());
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    /** The period as {@code 2018-03-05}, {@code 2018-W10}, {@code 2018-03}, {@code 2018-Q1} or {@code 2018}. */
    @Override
    public String toString() {
        return switch (length) {
            case DAY -> start.toString();
            case WEEK ->
                "%d-W%02d"
                        .formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> start.toString().substring(0, start.toString().length() - 3);
            case QUARTER -> start.getYear() + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> Integer.toString(start.getYear());
        };
    }
}
