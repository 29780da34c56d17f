package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A day is in its period whatever days were looked up before it, near or centuries apart. */
class PeriodIndexTest {

    @Property(tries = 200)
    void everyDayIsInItsPeriod(
            @ForAll @Size(max = 30) List<@LongRange(min = -200_000, max = 200_000) Long> far,
            @ForAll @Size(max = 30) List<@LongRange(min = 20_000, max = 20_100) Long> near,
            @ForAll PeriodLength length) {
        PeriodIndex index = new PeriodIndex(length, ZoneId.of("UTC"));
        for (int again = 0; again < 2; again++) {
            for (List<Long> days : List.of(near, far, near)) {
                for (long day : days) {
                    assertThat(index.period(index.numberOfDay(day)))
                            .isEqualTo(length.periodOf(LocalDate.ofEpochDay(day)));
                }
            }
        }
    }

    @Test
    void numbersGoByTheOrderMetAndTheZoneDecidesTheDay() {
        PeriodIndex rome = new PeriodIndex(PeriodLength.MONTH, ZoneId.of("Europe/Rome"));
        assertThat(rome.number(Instant.parse("2026-03-31T21:59:59Z"))).isEqualTo(1);
        assertThat(rome.number(Instant.parse("2026-03-31T22:00:00Z"))).isEqualTo(2);
        assertThat(rome.number(CalendarPeriod.parse("2026-03"))).isEqualTo(1);
        assertThat(rome).hasToString("MONTH [2026-03, 2026-04] of 2 days");
        PeriodIndex utc = new PeriodIndex(PeriodLength.MONTH, ZoneId.of("UTC"));
        assertThat(utc.period(utc.number(Instant.parse("2026-03-31T22:00:00Z"))))
                .hasToString("2026-03");
    }
}
