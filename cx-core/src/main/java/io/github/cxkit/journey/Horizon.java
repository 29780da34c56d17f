package io.github.cxkit.journey;

import java.time.LocalDate;

/**
 * How long an improvement takes to show, so that it is judged neither too early nor too late.
 *
 * <p>Both ends are on time (this library's convention). Structural horizons count calendar months as
 * {@link LocalDate#plusMonths} does: a day that the month lacks becomes its last.
 *
 * @since 0.1.0
 */
public enum Horizon {
    /** A simple repair: from the start to 30 days later. */
    QUICK,
    /** A change of how the company is seen: 6 to 18 months after the start. */
    STRUCTURAL;

    /**
     * The first day on which results can be judged.
     *
     * @param startedOn the day the action began
     * @return the first day
     */
    public LocalDate from(LocalDate startedOn) {
        return this == QUICK ? startedOn : startedOn.plusMonths(6);
    }

    /**
     * The last day by which results are due.
     *
     * @param startedOn the day the action began
     * @return the last day
     */
    public LocalDate to(LocalDate startedOn) {
        return this == QUICK ? startedOn.plusDays(30) : startedOn.plusMonths(18);
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
