package io.github.cxkit.jackson.definition;

import io.github.cxkit.survey.Period;
import io.github.cxkit.survey.PeriodLength;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads periods as {@link Period#toString} writes them. */
final class PeriodText {

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(-Q(?<quarter>[1-4])|(?<week>-W\\d{2})|(?<month>-\\d{2})(?<day>-\\d{2})?)?");

    private PeriodText() {}

    static Period read(Node node) {
        String text = node.text();
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            try {
                return period(form);
            } catch (DateTimeException e) {
                throw new SurveyDefinitionException(node.path(), "there is no period \"" + text + "\"", e);
            }
        }
        throw node.refuse(
                "must be a period such as 2018, 2018-Q1, 2018-03, 2018-W10 or 2018-03-05 but is \"" + text + "\"");
    }

    private static Period period(Matcher form) {
        String year = form.group("year");
        if (form.group("quarter") != null) {
            int month = 3 * Integer.parseInt(form.group("quarter")) - 2;
            return PeriodLength.QUARTER.periodOf(LocalDate.of(Integer.parseInt(year), month, 1));
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
}
