package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * How time is cut into periods.
 *
 * @since 0.1.0
 */
public enum PeriodLength {
    /** Calendar days. */
    DAY,
    /** ISO weeks, Monday to Sunday. */
    WEEK,
    /** Calendar months. */
    MONTH,
    /** Calendar quarters. */
    QUARTER,
    /** Calendar years. */
    YEAR;

    /**
     * The period that a moment falls in.
     *
     * @param time the moment
     * @param zone the zone whose calendar counts
     * @return the period
     */
    public CalendarPeriod periodOf(Instant time, ZoneId zone) {
        return periodOf(LocalDate.ofInstant(Arguments.moment("time", time), zone));
    }

    /**
     * The period that a day falls in.
     *
     * @param day the day, in the years 1 to 9999
     * @return the period
     * @throws IllegalArgumentException if the day lies outside these years
     */
    public CalendarPeriod periodOf(LocalDate day) {
        return new CalendarPeriod(this, firstDay(Arguments.day("day", day)));
    }

    /**
     * The first day of the period that a day falls in.
     *
     * @param day the day
     * @return its period's first day
     */
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
