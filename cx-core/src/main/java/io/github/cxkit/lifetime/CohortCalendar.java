package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a cohort table by calendar periods: how time is cut, from when to when customers could be seen, and what
 * becomes of a period that is not over.
 *
 * <p>A period is complete if its last day is not after the end of observation and its first day not before the start. (A
 * convention of this library.)
 *
 * <pre>{@code
 * CohortCalendar months = CohortCalendar.of(PeriodLength.MONTH, LocalDate.of(2026, 3, 10));
 * months.isComplete(LocalDate.of(2026, 2, 1));  // true
 * months.isComplete(LocalDate.of(2026, 3, 1));  // false
 * }</pre>
 *
 * @param length how time is cut
 * @param weekStart first day of a week; it matters for weeks only
 * @param zone name of the zone whose calendar gave the days
 * @param observationStart first day observed, or null if nothing lies before the first order
 * @param observationEnd last day observed; the whole of it counts
 * @param reading which customers count as active
 * @param partial what becomes of periods that are not over
 * @since 0.1.0
 */
public record CohortCalendar(
        PeriodLength length,
        DayOfWeek weekStart,
        String zone,
        @Nullable LocalDate observationStart,
        LocalDate observationEnd,
        CohortReading reading,
        PartialPeriods partial) {

    private static final int MOST_PERIODS = 100_000;

    /**
     * Checks the definition.
     *
     * @throws IllegalArgumentException if observation starts after its end, a date lies outside the years 1 to 9999, or there is
     *     no such zone
     */
    public CohortCalendar {
        Objects.requireNonNull(observationEnd, "observationEnd");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(weekStart, "weekStart");
        zone = Arguments.zone("zone", zone).getId();
        Arguments.day("observationEnd", observationEnd);
        if (observationStart != null) {
            Arguments.day("observationStart", observationStart);
        }
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(partial, "partial");
        if (observationStart != null && observationStart.isAfter(observationEnd)) {
            throw new IllegalArgumentException("observation must not start after its end, " + observationEnd
                    + ", but starts on " + observationStart);
        }
    }

    /**
     * Who returned, by calendar periods whose weeks begin on Monday; periods that are not over are left out, and nothing lies
     * before the first order.
     *
     * @param length how time is cut
     * @param observationEnd last day observed; the whole day counts
     * @return the definition
     */
    public static CohortCalendar of(PeriodLength length, LocalDate observationEnd) {
        return new CohortCalendar(
                length,
                DayOfWeek.MONDAY,
                "UTC",
                null,
                observationEnd,
                CohortReading.RETURNED,
                PartialPeriods.LEAVE_OUT);
    }

    /**
     * The same with weeks that begin on another day.
     *
     * @param day first day of a week
     * @return the changed definition
     */
    public CohortCalendar withWeekStart(DayOfWeek day) {
        return new CohortCalendar(length, day, zone, observationStart, observationEnd, reading, partial);
    }

    /**
     * The same for days of another zone.
     *
     * @param newZone name of the zone whose calendar gave the days, such as {@code Europe/Rome}
     * @return the changed definition
     * @throws IllegalArgumentException if there is no such zone
     */
    public CohortCalendar withZone(String newZone) {
        return new CohortCalendar(length, weekStart, newZone, observationStart, observationEnd, reading, partial);
    }

    /**
     * The same with a first day observed: a first period entered midway makes its cohort too small and full of old customers.
     *
     * @param day first day observed, or null if nothing lies before the first order
     * @return the changed definition
     * @throws IllegalArgumentException if it is after the end
     */
    public CohortCalendar withObservationStart(@Nullable LocalDate day) {
        return new CohortCalendar(length, weekStart, zone, day, observationEnd, reading, partial);
    }

    /**
     * The same with another reading of active.
     *
     * @param newReading which customers count as active
     * @return the changed definition
     */
    public CohortCalendar withReading(CohortReading newReading) {
        return new CohortCalendar(length, weekStart, zone, observationStart, observationEnd, newReading, partial);
    }

    /**
     * The same with another treatment of periods that are not over.
     *
     * @param newPartial what becomes of them
     * @return the changed definition
     */
    public CohortCalendar withPartial(PartialPeriods newPartial) {
        return new CohortCalendar(length, weekStart, zone, observationStart, observationEnd, reading, newPartial);
    }

    /**
     * The first day of the period that a day falls in.
     *
     * @param day the day, in the years 1 to 9999
     * @return its period's first day
     * @throws IllegalArgumentException if the day lies outside these years
     */
    public LocalDate periodOf(LocalDate day) {
        return startOf(length, weekStart, day);
    }

    static LocalDate startOf(PeriodLength length, DayOfWeek weekStart, LocalDate day) {
        Arguments.day("day", day);
        return length == PeriodLength.WEEK
                ? day.with(TemporalAdjusters.previousOrSame(weekStart))
                : length.periodOf(day).start();
    }

    static LocalDate next(PeriodLength length, LocalDate start) {
        return length == PeriodLength.WEEK ? start.plusWeeks(1) : new CalendarPeriod(length, start).endExclusive();
    }

    /** Periods from one to another, both given by their first days. */
    static int distance(PeriodLength length, LocalDate from, LocalDate to) {
        long distance = switch (length) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
            case YEAR -> ChronoUnit.YEARS.between(from, to);
        };
        return Counts.asInt(distance);
    }

    /**
     * Whether a period was observed in full.
     *
     * @param start its first day
     * @return true if no day of it lies outside the observation
     * @throws IllegalArgumentException if the day lies outside the years 1 to 9999
     */
    public boolean isComplete(LocalDate start) {
        Arguments.day("start", start);
        boolean begun = observationStart == null || !start.isBefore(observationStart);
        return begun && !next(length, start).minusDays(1).isAfter(observationEnd);
    }

    /** The periods shown, given the first one with an order. */
    List<LocalDate> shown(LocalDate first) {
        Arguments.within(
                "periods from " + first + " to " + observationEnd,
                distance(length, first, observationEnd),
                -1,
                MOST_PERIODS);
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = first; !start.isAfter(observationEnd); start = next(length, start)) {
            if (partial == PartialPeriods.MARK || isComplete(start)) {
                starts.add(start);
            }
        }
        return starts;
    }

    void requireObserved(String customer, LocalDate day) {
        if (day.isAfter(observationEnd) || (observationStart != null && day.isBefore(observationStart))) {
            throw new IllegalArgumentException("the order of " + customer + " on " + day
                    + " lies outside the observation, "
                    + (observationStart == null ? "which ends on " : observationStart + " to ") + observationEnd);
        }
    }

    @Override
    public String toString() {
        return length + (length == PeriodLength.WEEK ? " from " + weekStart : "") + " in " + zone + ", observed "
                + (observationStart == null ? "" : "from " + observationStart + " ") + "to " + observationEnd + ", "
                + reading + ", partial periods " + partial;
    }
}
