package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ServiceHoursTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ServiceHours OFFICE = ServiceHours.weekdays(9, 17, ROME);

    @Test
    void overlapsCountOnce() {
        ServiceHours hours = new ServiceHours(
                List.of(
                        new ServiceHours.Span(16, 20),
                        new ServiceHours.Span(8, 18),
                        new ServiceHours.Span(9, 10),
                        new ServiceHours.Span(32, 44)),
                ROME);
        assertThat(hours.spans()).containsExactly(new ServiceHours.Span(8, 20), new ServiceHours.Span(32, 44));
        assertThat(hours.hours()).isEqualTo(24);
        assertThat(hours.coverage()).isCloseTo(1 / 7.0, within(1e-15));
        assertThat(ServiceHours.ALWAYS.coverage()).isEqualTo(1);
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
        ServiceHours roundTheClock = new ServiceHours(List.of(new ServiceHours.Span(0, 168)), ROME);
        assertThat(roundTheClock.between(before, after)).isEqualTo(Duration.between(before, after));
    }

    @Test
    void hoursThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ServiceHours.Span(20, 8)).hasMessage("toHour must lie in [20, 168] but was 8");
        assertThatThrownBy(() -> new ServiceHours.Span(-1, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServiceHours.weekdays(9, 25, ROME)).isInstanceOf(IllegalArgumentException.class);
        Instant now = Instant.EPOCH;
        assertThatThrownBy(() -> OFFICE.between(now, now.minusSeconds(1)))
                .hasMessageContaining("to must not be before from");
        assertThatThrownBy(() -> OFFICE.deadline(now, Duration.ofSeconds(-1)))
                .hasMessageContaining("covered must be >= 0");
        ServiceHours never = new ServiceHours(List.of(), ROME);
        assertThat(never.between(now, now.plusSeconds(9))).isZero();
        assertThat(never.deadline(now, Duration.ZERO)).isEqualTo(now);
        assertThatThrownBy(() -> never.deadline(now, Duration.ofHours(1)))
                .hasMessage("no deadline within a century: PT1H of 0.0 covered hours a week");
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
}
