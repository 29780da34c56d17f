package io.github.cxkit.lifetime;

import io.github.cxkit.survey.PeriodLength;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The period of time within which purchases count as one.
 *
 * @since 0.1.0
 */
public enum PurchasePeriod {
    /** Calendar days. */
    DAY(PeriodLength.DAY, 1),
    /** ISO weeks, Monday to Sunday. */
    WEEK(PeriodLength.WEEK, 7);

    private final PeriodLength length;
    private final int days;

    PurchasePeriod(PeriodLength length, int days) {
        this.length = length;
        this.days = days;
    }

    /**
     * The period that a day falls in.
     *
     * @param day the day
     * @return the period's first day
     */
    public LocalDate periodOf(LocalDate day) {
        return this == DAY ? day : length.periodOf(day).start();
    }

    /**
     * How long it is.
     *
     * @return days
     */
    public int days() {
        return days;
    }

    /**
     * Time between the periods of two days.
     *
     * @param from the earlier day
     * @param to the later day
     * @return days between the periods' first days; negative if the order is the other way round
     */
    public long daysBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(periodOf(from), periodOf(to));
    }
}
