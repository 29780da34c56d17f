package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One calendar period, such as March 2018. Ordered by first day, then by length.
 *
 * @param length its length
 * @param start its first day
 * @since 0.1.0
 */
public record CalendarPeriod(PeriodLength length, LocalDate start) implements Comparable<CalendarPeriod> {

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(-Q(?<quarter>[1-4])|(?<week>-W\\d{2})|(?<month>-\\d{2})(?<day>-\\d{2})?)?");

    private static final Comparator<CalendarPeriod> ORDER =
            Comparator.comparing(CalendarPeriod::start).thenComparing(CalendarPeriod::length);

    /**
     * Checks that the start is a first day.
     *
     * @throws IllegalArgumentException if no such period begins on that day
     */
    public CalendarPeriod {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(length, "length");
        Arguments.day("start", start);
        if (!length.firstDay(start).equals(start)) {
            throw new IllegalArgumentException("no " + length + " begins on " + start);
        }
    }

    /**
     * Reads a period as {@link #toString} writes it.
     *
     * @param text {@code 2018-03-05}, {@code 2018-W10}, {@code 2018-03}, {@code 2018-Q1} or {@code 2018}
     * @return the period
     * @throws IllegalArgumentException if the text has another form or there is no such period
     */
    public static CalendarPeriod parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            try {
                return parse(form);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("there is no period \"" + text + "\"", e);
            }
        }
        throw new IllegalArgumentException(
                "a period must look like 2018, 2018-Q1, 2018-03, 2018-W10 or 2018-03-05 but was \"" + text + "\"");
    }

    private static CalendarPeriod parse(Matcher form) {
        String year = form.group("year");
        if (form.group("quarter") != null) {
            int firstMonth = 3 * Integer.parseInt(form.group("quarter")) - 2;
            return PeriodLength.QUARTER.periodOf(LocalDate.of(Integer.parseInt(year), firstMonth, 1));
        }
        if (form.group("week") != null) {
            return PeriodLength.WEEK.periodOf(
                    LocalDate.parse(year + form.group("week") + "-1", DateTimeFormatter.ISO_WEEK_DATE));
        }
        if (form.group("day") != null) {
            return PeriodLength.DAY.periodOf(LocalDate.parse(form.group()));
        }
        if (form.group("month") != null) {
            return PeriodLength.MONTH.periodOf(LocalDate.parse(form.group() + "-01"));
        }
        return PeriodLength.YEAR.periodOf(LocalDate.of(Integer.parseInt(year), 1, 1));
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
    public CalendarPeriod next() {
        return new CalendarPeriod(length, endExclusive());
    }

    /**
     * The period as people call it.
     *
     * @param locale whose words; those of quarters and weeks are English and Italian only
     * @return such as {@code November 2025}, {@code Q1 2018}, {@code week 10 of 2018}
     */
    public String text(Locale locale) {
        boolean italian = locale.getLanguage().equals("it");
        return switch (length) {
            case DAY -> start.format(DateTimeFormatter.ofPattern("d MMMM yyyy", locale));
            case WEEK -> {
                int week = start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                int year = start.get(IsoFields.WEEK_BASED_YEAR);
                yield italian ? "settimana " + week + " del " + year : "week " + week + " of " + year;
            }
            case MONTH -> start.format(DateTimeFormatter.ofPattern("LLLL yyyy", locale));
            case QUARTER -> {
                int quarter = start.get(IsoFields.QUARTER_OF_YEAR);
                yield italian ? quarter + "º trimestre " + start.getYear() : "Q" + quarter + " " + start.getYear();
            }
            case YEAR -> Integer.toString(start.getYear());
        };
    }

    @Override
    public int compareTo(CalendarPeriod other) {
        return ORDER.compare(this, other);
    }

    /** The period as {@code 2018-03-05}, {@code 2018-W10}, {@code 2018-03}, {@code 2018-Q1} or {@code 2018}. */
    @Override
    public String toString() {
        return switch (length) {
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> start.toString().substring(0, start.toString().length() - 3);
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
        };
    }
}
