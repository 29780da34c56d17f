package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ServiceHoursTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ServiceHours OFFICE = ServiceHours.weekdays(9, 17, ROME);

    @Test
    void overlapsCountOnce() {
        ServiceHours hours = ServiceHours.never(ROME)
                .with(DayOfWeek.MONDAY, OpenSpan.parse("16:00", "20:00"))
                .with(DayOfWeek.MONDAY, OpenSpan.parse("08:00", "18:00"))
                .with(DayOfWeek.MONDAY, OpenSpan.parse("09:00", "10:00"))
                .with(DayOfWeek.TUESDAY, OpenSpan.parse("08:00", "20:00"));
        assertThat(hours.hours()).isEqualTo(24);
        assertThat(hours.coverage()).isCloseTo(1 / 7.0, within(1e-15));
        assertThat(ServiceHours.ALWAYS.coverage()).isEqualTo(1);
    }

    @Test
    void anHourBeginsBeforeTheClockChangesOrDoesNotExist() {
        ServiceHours early =
                ServiceHours.never(ZoneId.of("Europe/Berlin")).with(DayOfWeek.SUNDAY, OpenSpan.parse("02:30", "06:00"));
        Instant spring = Instant.parse("2026-03-28T23:00:00Z");
        assertThat(early.between(spring, spring.plus(Duration.ofHours(23)))).isEqualTo(Duration.ofHours(3));
        Instant autumn = Instant.parse("2026-10-24T22:00:00Z");
        assertThat(early.between(autumn, autumn.plus(Duration.ofHours(25)))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aHolidayIsClosedAndCutsTheNightBefore() {
        ServiceHours nights = ServiceHours.never(ROME).with(DayOfWeek.FRIDAY, OpenSpan.parse("22:00", "06:00"));
        Instant friday = Instant.parse("2026-05-01T10:00:00Z");
        Instant sunday = friday.plus(Duration.ofDays(2));
        assertThat(nights.between(friday, sunday)).isEqualTo(Duration.ofHours(8));
        assertThat(nights.withException(LocalDate.of(2026, 5, 2)).between(friday, sunday))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void pausesAreTakenOutAndMayStillRun() {
        Instant monday = Instant.parse("2026-03-09T08:00:00Z");
        Pause lunch = new Pause(Instant.parse("2026-03-09T11:00:00Z"), Instant.parse("2026-03-09T12:00:00Z"));
        assertThat(OFFICE.deadline(monday, Duration.ofHours(4), List.of(lunch)))
                .isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
        Pause running = new Pause(Instant.parse("2026-03-09T12:00:00Z"), null);
        assertThat(OFFICE.between(monday, monday.plus(Duration.ofDays(1)), List.of(lunch, running)))
                .isEqualTo(Duration.ofHours(3));
        assertThatThrownBy(() -> OFFICE.deadline(monday, Duration.ofHours(5), List.of(running)))
                .hasMessageContaining("no open hour outside pauses within ten years");
    }

    /** Counts minutes by asking the wall clock of each, over both changes of three zones, one of which moves by half an hour. */
    @Property(tries = 60)
    void openTimeIsTheMinutesThatTheWallClockCallsOpen(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 1) int change,
            @ForAll @IntRange(max = 47) int from,
            @ForAll @IntRange(min = 1, max = 47) int halfHours) {
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(30L * from);
        OpenSpan span = new OpenSpan(begin, begin.plusMinutes(30L * halfHours));
        ServiceHours hours = ServiceHours.never(zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours = hours.with(day, span);
        }
        Instant moved = zone.getRules()
                .nextTransition(Instant.parse("2026-01-01T00:00:00Z"))
                .getInstant();
        Instant at = change == 0 ? moved : zone.getRules().nextTransition(moved).getInstant();
        Instant start = at.minus(Duration.ofHours(30));
        long open = 0;
        for (int minute = 0; minute < 60 * 60; minute++) {
            LocalTime wall = LocalTime.ofInstant(start.plus(Duration.ofMinutes(minute)), zone);
            boolean overnight = !span.to().isAfter(span.from());
            boolean inside = overnight
                    ? !wall.isBefore(span.from()) || wall.isBefore(span.to())
                    : !wall.isBefore(span.from()) && wall.isBefore(span.to());
            open += inside ? 1 : 0;
        }
        assertThat(hours.between(start, start.plus(Duration.ofHours(60)))).isEqualTo(Duration.ofMinutes(open));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    @Test
    void fridayEveningAgesOnMonday() {
        Instant friday = Instant.parse("2026-03-06T19:00:00Z");
        Instant monday = Instant.parse("2026-03-09T09:00:00Z");
        assertThat(OFFICE.between(friday, monday)).isEqualTo(Duration.ofHours(1));
        assertThat(OFFICE.deadline(friday, Duration.ofHours(9))).isEqualTo(Instant.parse("2026-03-10T09:00:00Z"));
        assertThat(ServiceHours.ALWAYS.between(friday, monday)).isEqualTo(Duration.ofHours(62));
        assertThat(ServiceHours.ALWAYS.deadline(friday, Duration.ofHours(62))).isEqualTo(monday);
    }

    @Test
    void summerTimeShiftsTheClockNotTheOffice() {
        Instant before = Instant.parse("2026-03-28T12:00:00Z");
        Instant after = Instant.parse("2026-03-30T08:00:00Z");
        // Rome is an hour ahead before and two hours ahead after 29 March: Monday 10:00 there
        assertThat(OFFICE.between(before, after)).isEqualTo(Duration.ofHours(1));
        ServiceHours roundTheClock = new ServiceHours(ROME, ServiceHours.ALWAYS.weekly(), Map.of());
        assertThat(roundTheClock.between(before, after)).isEqualTo(Duration.between(before, after));
    }

    @Test
    void hoursThatCannotBeAreRefused() {
        assertThatThrownBy(() -> OpenSpan.parse("09:00", "09:00")).hasMessageContaining("must not end when it begins");
        assertThatThrownBy(() -> OpenSpan.parse("00:00", "00:00")).hasMessageContaining("00:00 to 24:00");
        assertThatThrownBy(() -> ServiceHours.weekdays(9, 25, ROME)).isInstanceOf(IllegalArgumentException.class);
        Instant now = Instant.EPOCH;
        assertThatThrownBy(() -> OFFICE.between(now, now.minusSeconds(1)))
                .hasMessageContaining("to must not be before from");
        assertThatThrownBy(() -> OFFICE.deadline(now, Duration.ofSeconds(-1)))
                .hasMessageContaining("open must be >= 0");
        ServiceHours never = ServiceHours.never(ROME);
        assertThat(never.between(now, now.plusSeconds(9))).isZero();
        assertThat(never.deadline(now, Duration.ZERO)).isEqualTo(now);
        assertThatThrownBy(() -> never.deadline(now, Duration.ofHours(1)))
                .hasMessage(
                        "of PT1H from 1970-01-01T00:00:00Z on, PT1H find no open hour outside pauses within ten years, or before the year 9999 ends");
    }

    @Property(tries = 200)
    void theDeadlineIsTheFirstMomentThatReachesTheTime(
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long start, @ForAll @IntRange(max = 200) int hours) {
        Instant from = Instant.ofEpochSecond(start);
        Duration covered = Duration.ofHours(hours);
        Instant deadline = OFFICE.deadline(from, covered);
        assertThat(OFFICE.between(from, deadline)).isEqualTo(covered);
        if (hours > 0) {
            assertThat(OFFICE.between(from, deadline.minusNanos(1))).isLessThan(covered);
        }
    }

    @Property(tries = 200)
    void timeAddsUp(
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long start,
            @ForAll @IntRange(max = 3_000_000) int first,
            @ForAll @IntRange(max = 3_000_000) int second) {
        Instant a = Instant.ofEpochSecond(start);
        Instant b = a.plusSeconds(first);
        Instant c = b.plusSeconds(second);
        assertThat(OFFICE.between(a, b).plus(OFFICE.between(b, c))).isEqualTo(OFFICE.between(a, c));
    }

    @Test
    void aPauseEndsNoSoonerThanItBegins() {
        Instant noon = Instant.parse("2026-03-09T12:00:00Z");
        assertThat(new Pause(noon, noon).to()).isEqualTo(noon);
        assertThatThrownBy(() -> new Pause(noon, noon.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the end of a pause");
    }

    @Test
    void whatEndsWhereAPauseBeginsIsNotPutOff() {
        Instant ten = Instant.parse("2026-03-02T10:00:00Z");
        List<Pause> noon = List.of(new Pause(ten.plusSeconds(7_200), ten.plusSeconds(10_800)));
        assertThat(ServiceHours.ALWAYS.deadline(ten, Duration.ofHours(2), noon)).isEqualTo(ten.plusSeconds(7_200));
        assertThat(ServiceHours.ALWAYS.deadline(ten, Duration.ofHours(3), noon)).isEqualTo(ten.plusSeconds(14_400));
    }
}
