package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2018-03-05, 2018-03-06",
        "WEEK, 2018-W10, 2018-W11",
        "MONTH, 2018-03, 2018-04",
        "QUARTER, 2018-Q1, 2018-Q2",
        "YEAR, 2018, 2019"
    })
    void periodsAreNamedAndFollowEachOther(PeriodLength length, String name, String next) {
        CalendarPeriod period = length.periodOf(LocalDate.of(2018, 3, 5));
        assertThat(period).hasToString(name);
        assertThat(CalendarPeriod.parse(name)).isEqualTo(period);
        assertThat(period.next()).hasToString(next).isGreaterThan(period);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-05, 5 March 2018, 5 marzo 2018",
        "2018-W10, week 10 of 2018, settimana 10 del 2018",
        "2018-W01, week 1 of 2018, settimana 1 del 2018",
        "2020-W53, week 53 of 2020, settimana 53 del 2020",
        "2018-03, March 2018, marzo 2018",
        "2018-Q1, Q1 2018, 1º trimestre 2018",
        "2018, 2018, 2018",
    })
    void peopleCallPeriodsByTheirNames(String period, String english, String italian) {
        assertThat(CalendarPeriod.parse(period).text(Locale.ENGLISH)).isEqualTo(english);
        assertThat(CalendarPeriod.parse(period).text(Locale.ITALY)).isEqualTo(italian);
    }

    @Test
    void theZoneDecidesTheDay() {
        Instant newYear = Instant.parse("2017-12-31T23:30:00Z");
        assertThat(PeriodLength.YEAR.periodOf(newYear, ZoneId.of("UTC"))).hasToString("2017");
        assertThat(PeriodLength.YEAR.periodOf(newYear, ZoneId.of("Europe/Rome")))
                .hasToString("2018");
    }

    @Test
    void aPeriodBeginsOnItsFirstDay() {
        assertThatThrownBy(() -> new CalendarPeriod(PeriodLength.MONTH, LocalDate.of(2018, 3, 5)))
                .hasMessage("no MONTH begins on 2018-03-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "18", "2018-13", "2018-Q5", "2018-W60", "2018-02-30", "March 2018", "2018-3"})
    void whatIsNoPeriodIsRefusedByName(String text) {
        assertThatThrownBy(() -> CalendarPeriod.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void periodsSortByTime() {
        CalendarPeriod march = PeriodLength.MONTH.periodOf(LocalDate.of(2018, 3, 5));
        CalendarPeriod year = PeriodLength.YEAR.periodOf(LocalDate.of(2018, 3, 5));
        assertThat(Stream.of(march.next(), march, year).sorted()).isEqualTo(List.of(year, march, march.next()));
    }

    @Property(tries = 500)
    void everyDayLiesInExactlyOnePeriod(
            @ForAll @LongRange(min = -30_000, max = 60_000) long epochDay, @ForAll PeriodLength length) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        CalendarPeriod period = length.periodOf(day);
        assertThat(day).isBetween(period.start(), period.endExclusive().minusDays(1));
        assertThat(length.periodOf(period.endExclusive().minusDays(1))).isEqualTo(period);
        assertThat(length.periodOf(period.endExclusive())).isEqualTo(period.next());
    }

    /** A mistyped year is a year of the early Middle Ages; what was read is written so that it is read again. */
    @Test
    void yearsOfThreeDigitsAreWrittenWithFour() {
        for (String text : List.of("0201", "0201-Q3", "0201-09", "0201-W40", "0201-09-05")) {
            assertThat(CalendarPeriod.parse(text)).hasToString(text);
        }
    }
}
