package io.github.cxkit.lifetime;

import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cohort table with its calendar.
 *
 * @param periods the calendar periods 0, 1, 2, ... of the table, in order; empty if nothing was bought
 * @param table the counts
 * @since 0.1.0
 */
public record CalendarCohorts(List<CalendarPeriod> periods, CohortTable table) {

    /**
     * Copies the periods.
     *
     * @param periods the calendar periods of the table, in order
     * @param table the counts
     * @throws IllegalArgumentException if the table does not end with the last period
     */
    public CalendarCohorts {
        periods = List.copyOf(periods);
        if (table.lastObservedPeriod() != Math.max(0, periods.size() - 1)) {
            throw new IllegalArgumentException("a table to period " + table.lastObservedPeriod() + " cannot have "
                    + periods.size() + " calendar periods");
        }
    }

    static CalendarCohorts of(PurchaseLog log, PeriodLength length, LocalDate end, CohortReading reading) {
        Map<String, List<LocalDate>> days = log.days(end);
        List<CalendarPeriod> periods = new ArrayList<>();
        Map<CalendarPeriod, Integer> numbers = new HashMap<>();
        days.values().stream()
                .map(own -> length.periodOf(own.get(0)))
                .min(CalendarPeriod::compareTo)
                .ifPresent(first -> {
                    CalendarPeriod last = length.periodOf(end);
                    for (CalendarPeriod period = first; period.compareTo(last) <= 0; period = period.next()) {
                        numbers.put(period, periods.size());
                        periods.add(period);
                    }
                });
        CohortTable.Builder builder = CohortTable.builder(reading, Math.max(0, periods.size() - 1));
        days.forEach((customer, own) ->
                own.forEach(day -> builder.add(customer, numbers.getOrDefault(length.periodOf(day), -1))));
        return new CalendarCohorts(periods, builder.build());
    }
}
