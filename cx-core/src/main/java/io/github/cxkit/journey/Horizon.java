package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long an improvement takes to show, so that it is judged neither too early nor too late: two periods after its start.
 *
 * <p>Both ends are on time (this library's convention). Calendar months count as {@link LocalDate#plusMonths} does: a day that
 * the month lacks becomes its last.
 *
 * <pre>{@code
 * Horizon quarter = Horizon.of(Period.ofMonths(1), Period.ofMonths(3));
 * quarter.to(LocalDate.of(2025, 11, 30));  // ==> 2026-02-28
 * }</pre>
 *
 * @param from results cannot show before this has passed
 * @param to results are due by then
 * @since 0.1.0
 */
public record Horizon(Period from, Period to) {

    /**
     * A simple repair: from the start to 30 days later. Judged on its first day it has had no time to settle; seven days are
     * recommended: {@link #settling}.
     */
    public static final Horizon QUICK = new Horizon(Period.ZERO, Period.ofDays(30));

    /** A change of how the company is seen: 6 to 18 months after the start. */
    public static final Horizon STRUCTURAL = new Horizon(Period.ofMonths(6), Period.ofMonths(18));

    private static final int MOST_MONTHS = 12_000;
    private static final int MOST_DAYS = 365_000;

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if a period is negative or of more than a thousand years, or the horizon can end before it begins
     */
    public Horizon {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.isNegative() || to.isNegative()) {
            throw new IllegalArgumentException("a horizon lies after the start, but was " + from + " to " + to);
        }
        Arguments.within("months of a horizon", Math.max(from.toTotalMonths(), to.toTotalMonths()), 0, MOST_MONTHS);
        long days = Math.max(from.get(ChronoUnit.DAYS), to.get(ChronoUnit.DAYS));
        Arguments.within("days of a horizon", days, 0, MOST_DAYS);
        // a month can be shorter than 31 days: what ends before it begins may show on some days of a year only
        LocalDate day = LocalDate.of(2023, 1, 1);
        for (; day.getYear() == 2023; day = day.plusDays(1)) {
            if (day.plus(to).isBefore(day.plus(from))) {
                throw new IllegalArgumentException(
                        "a horizon of " + from + " to " + to + " ends before it begins for a start on " + day + ": "
                                + day.plus(from) + " to " + day.plus(to));
            }
        }
    }

    /**
     * A horizon of one's own.
     *
     * @param from results cannot show before this has passed
     * @param to results are due by then
     * @return the horizon
     * @throws IllegalArgumentException if a period is negative, or the horizon can end before it begins
     */
    public static Horizon of(Period from, Period to) {
        return new Horizon(from, to);
    }

    /**
     * The same, beginning later.
     *
     * @param time what passes before anything is judged, such as seven days
     * @return the horizon
     * @throws IllegalArgumentException if the horizon would end before it begins
     */
    public Horizon settling(Period time) {
        return new Horizon(time, to);
    }

    /**
     * The first day on which results can be judged.
     *
     * @param startedOn the day the action began
     * @return the first day
     * @throws IllegalArgumentException if the day lies outside the years 1 to 9999
     */
    public LocalDate from(LocalDate startedOn) {
        return Arguments.day("startedOn", startedOn).plus(from);
    }

    /**
     * The last day by which results are due.
     *
     * @param startedOn the day the action began
     * @return the last day
     * @throws IllegalArgumentException if the day lies outside the years 1 to 9999
     */
    public LocalDate to(LocalDate startedOn) {
        return Arguments.day("startedOn", startedOn).plus(to);
    }

    /**
     * Whether a day is the time to judge an action.
     *
     * @param startedOn the day the action began
     * @param evaluatedOn the day of judgement, not before the start
     * @return too early, on time or overdue
     * @throws IllegalArgumentException if the action had not begun
     */
    public Verdict assess(LocalDate startedOn, LocalDate evaluatedOn) {
        if (evaluatedOn.isBefore(startedOn)) {
            throw new IllegalArgumentException(
                    "evaluated on " + evaluatedOn + ", before the action began on " + startedOn);
        }
        if (evaluatedOn.isBefore(from(startedOn))) {
            return Verdict.TOO_EARLY;
        }
        return evaluatedOn.isAfter(to(startedOn)) ? Verdict.OVERDUE : Verdict.ON_TIME;
    }

    /** What a day of judgement is. */
    public enum Verdict {
        /** Results cannot show yet. */
        TOO_EARLY,
        /** Results can be judged. */
        ON_TIME,
        /** Results should have been there before. */
        OVERDUE
    }
}
