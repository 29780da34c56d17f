package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hours that somebody, or something, is there; the clock of a service-level target.
 *
 * <p>A moment is open if the wall clock of the zone says so: on a date with an exception by the exception's spans only (none is
 * closed, and nothing reaches in from the day before), on any other date by the spans of its weekday or the tail past midnight
 * of the day before. Overlapping spans count once. An hour that the clock shows twice counts twice, one that it skips does not
 * exist. (A convention of this library.) {@link #ALWAYS} runs through nights and weekends.
 *
 * <pre>{@code
 * ServiceHours office = ServiceHours.weekdays(9, 17, ZoneId.of("Europe/Rome")).withException(LocalDate.of(2026, 4, 6));
 * office.coverage();                                                          // 0.23809523809523808
 * office.deadline(Instant.parse("2026-04-03T14:00:00Z"), Duration.ofHours(8));  // 2026-04-07T14:00:00Z
 * }</pre>
 *
 * @param zone the zone whose wall clock counts
 * @param weekly spans by the day on which they begin; unmodifiable
 * @param exceptions spans by date, in place of those of the weekday; unmodifiable
 * @since 0.1.0
 */
public record ServiceHours(
        ZoneId zone, Map<DayOfWeek, List<OpenSpan>> weekly, Map<LocalDate, List<OpenSpan>> exceptions) {

    /** Hours of a week. */
    public static final int WEEK = 168;

    static final long DAY_NANOS = 86_400_000_000_000L;

    /** Every hour of every day. */
    public static final ServiceHours ALWAYS = always();

    private static final double HOUR_NANOS = 3.6e12;
    private static final int LONGEST_CLOSED_DAYS = 3_653;
    private static final Duration ENDLESS = Duration.ofDays(10_000_000);
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_525);

    /** Copies. */
    public ServiceHours {
        Copies.whole("weekly", weekly);
        Copies.whole("exceptions", exceptions);
        Objects.requireNonNull(zone, "zone");
        EnumMap<DayOfWeek, List<OpenSpan>> days = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                days.put(day, List.copyOf(spans));
            }
        });
        weekly = Collections.unmodifiableMap(days);
        TreeMap<LocalDate, List<OpenSpan>> dates = new TreeMap<>();
        exceptions.forEach((date, spans) -> dates.put(date, List.copyOf(spans)));
        exceptions = Collections.unmodifiableNavigableMap(dates);
    }

    private static ServiceHours always() {
        ServiceHours hours = never(ZoneId.of("UTC"));
        for (DayOfWeek day : DayOfWeek.values()) {
            hours = hours.with(day, OpenSpan.WHOLE_DAY);
        }
        return hours;
    }

    /**
     * No hour at all, to add spans to.
     *
     * @param zone the zone whose wall clock counts
     * @return closed hours
     */
    public static ServiceHours never(ZoneId zone) {
        return new ServiceHours(zone, Map.of(), Map.of());
    }

    /**
     * The same hours from Monday to Friday.
     *
     * @param from hour of the day, such as 9 or 8.5
     * @param to hour of the day, above from, at most 24
     * @param zone the zone whose wall clock counts
     * @return the hours
     * @throws IllegalArgumentException if the hours are out of range or order
     */
    public static ServiceHours weekdays(double from, double to, ZoneId zone) {
        Arguments.within("from", from, 0, 24);
        Arguments.within("to", to, from, 24);
        OpenSpan span = new OpenSpan(time(from), time(to));
        ServiceHours hours = never(zone);
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            hours = hours.with(day, span);
        }
        return hours;
    }

    private static LocalTime time(double hour) {
        return LocalTime.ofNanoOfDay(Math.round(hour * HOUR_NANOS) % DAY_NANOS);
    }

    /**
     * The same hours with one more span of a weekday.
     *
     * @param day the day on which the span begins
     * @param span the span
     * @return the changed hours
     */
    public ServiceHours with(DayOfWeek day, OpenSpan span) {
        Map<DayOfWeek, List<OpenSpan>> days = new EnumMap<>(DayOfWeek.class);
        days.putAll(weekly);
        List<OpenSpan> spans = new ArrayList<>(days.getOrDefault(day, List.of()));
        spans.add(span);
        days.put(day, spans);
        return new ServiceHours(zone, days, exceptions);
    }

    /**
     * The same hours with other ones on a date: a holiday, a special opening.
     *
     * @param date the date
     * @param spans what holds on it in place of its weekday; none is closed
     * @return the changed hours
     */
    public ServiceHours withException(LocalDate date, OpenSpan... spans) {
        Map<LocalDate, List<OpenSpan>> dates = new TreeMap<>(exceptions);
        dates.put(date, List.of(spans));
        return new ServiceHours(zone, weekly, dates);
    }

    /**
     * Covered hours of a week without exceptions and clock changes.
     *
     * @return 0 to 168
     */
    public double hours() {
        long sum = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            for (long[] open : union(own(day), own(day.minus(1)))) {
                sum += open[1] - open[0];
            }
        }
        return sum / HOUR_NANOS;
    }

    /**
     * Covered hours / 168.
     *
     * @return the share, 0 to 1
     */
    public double coverage() {
        return hours() / WEEK;
    }

    /**
     * Whether the desk is open at a moment: opening time is, closing time is not. Exceptions replace the week.
     *
     * @param at the moment
     * @return true if it is open
     */
    public boolean isOpen(Instant at) {
        if (equals(ALWAYS)) {
            return true;
        }
        Arguments.moment("at", at);
        LocalDateTime local = LocalDateTime.ofInstant(at, offset(at));
        long nanos = local.toLocalTime().toNanoOfDay();
        return of(local.toLocalDate()).stream().anyMatch(span -> span[0] <= nanos && nanos < span[1]);
    }

    /**
     * Open time between two moments.
     *
     * @param from the earlier moment
     * @param to the later moment
     * @return the open time, 0 or more
     * @throws IllegalArgumentException if they are in the wrong order
     */
    public Duration between(Instant from, Instant to) {
        return between(from, to, List.of());
    }

    /**
     * Open time between two moments, without pauses.
     *
     * @param from the earlier moment
     * @param to the later moment
     * @param pauses times that do not count; they may overlap and may still run
     * @return the open time, 0 or more
     * @throws IllegalArgumentException if the moments are in the wrong order
     */
    public Duration between(Instant from, Instant to, List<Pause> pauses) {
        Times.notBefore("to", to, "from", from);
        Arguments.moment("from", from);
        Arguments.moment("to", to);
        Duration sum = Duration.ZERO;
        for (Instant[] stretch : OpenTime.without(pauses, from, to)) {
            if (equals(ALWAYS)) {
                sum = sum.plus(Duration.between(stretch[0], stretch[1]));
                continue;
            }
            OpenTime open = new OpenTime(this, stretch[0], stretch[1]);
            for (Instant[] part = open.next(); part != null; part = open.next()) {
                sum = sum.plus(Duration.between(part[0], part[1])).plus(open.weeks(ENDLESS));
            }
        }
        return sum;
    }

    /**
     * The moment when so much open time has passed: the deadline of a target.
     *
     * @param from the start
     * @param open open time to pass, 0 to a hundred years
     * @return the first moment at which {@link #between} reaches it: closing time, not the next opening
     * @throws IllegalArgumentException if the time is negative or too long, or no hour is open for ten years or before
     *     the year 9999 ends
     */
    public Instant deadline(Instant from, Duration open) {
        return deadline(from, open, List.of());
    }

    /**
     * The moment when so much open time outside pauses has passed.
     *
     * @param from the start
     * @param open open time to pass, 0 to a hundred years; 0 gives the start itself, open or not
     * @param pauses times that do not count
     * @return the first moment at which {@link #between} reaches it
     * @throws IllegalArgumentException if the time is negative or too long, or no hour outside pauses is open for ten years or
     *     before the year 9999 ends
     */
    public Instant deadline(Instant from, Duration open, List<Pause> pauses) {
        Times.notNegative("open", open);
        if (open.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("open must be at most " + LONGEST_WAIT + " but was " + open);
        }
        Arguments.moment("from", from);
        if (open.isZero()) {
            return from;
        }
        Duration left = open;
        for (Instant[] stretch : OpenTime.without(pauses, from, LAST)) {
            if (equals(ALWAYS)) {
                Duration length = Duration.between(stretch[0], stretch[1]);
                if (length.compareTo(left) >= 0) {
                    return stretch[0].plus(left);
                }
                left = left.minus(length);
                continue;
            }
            Instant last = stretch[0];
            OpenTime hours = new OpenTime(this, stretch[0], stretch[1]);
            for (Instant[] part = hours.next(limit(last)); part != null; part = hours.next(limit(last))) {
                Duration length = Duration.between(part[0], part[1]);
                if (length.compareTo(left) >= 0) {
                    return part[0].plus(left);
                }
                left = left.minus(length);
                last = part[1];
                Duration weeks = hours.weeks(left);
                if (!weeks.isZero()) {
                    left = left.minus(weeks);
                    last = hours.passed();
                }
            }
        }
        throw new IllegalArgumentException("of " + open + " from " + from + " on, " + left
                + " find no open hour outside pauses within ten years, or before the year 9999 ends");
    }

    private static Instant limit(Instant last) {
        return last.plus(Duration.ofDays(LONGEST_CLOSED_DAYS));
    }

    /** The first date of an exception, from a date on; null if there is none. */
    @Nullable LocalDate exceptionFrom(LocalDate date) {
        return ((NavigableMap<LocalDate, List<OpenSpan>>) exceptions).ceilingKey(date);
    }

    private List<OpenSpan> own(DayOfWeek day) {
        return weekly.getOrDefault(day, List.of());
    }

    /** The spans of a date in nanoseconds of its wall clock, merged and ascending. */
    List<long[]> of(LocalDate date) {
        List<OpenSpan> special = exceptions.get(date);
        if (special != null) {
            return union(special, List.of());
        }
        List<OpenSpan> before = exceptions.get(date.minusDays(1));
        return union(
                own(date.getDayOfWeek()),
                before == null ? own(date.getDayOfWeek().minus(1)) : before);
    }

    private static List<long[]> union(List<OpenSpan> today, List<OpenSpan> yesterday) {
        List<long[]> all = new ArrayList<>();
        today.forEach(span -> all.add(new long[] {span.from().toNanoOfDay(), Math.min(DAY_NANOS, span.endNanos())}));
        yesterday.forEach(span -> {
            if (span.endNanos() > DAY_NANOS) {
                all.add(new long[] {0, span.endNanos() - DAY_NANOS});
            }
        });
        all.sort((a, b) -> Long.compare(a[0], b[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] each : all) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && each[0] <= last[1]) {
                last[1] = Math.max(last[1], each[1]);
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    /** Wall-clock offset from a moment on, and until when it holds. */
    ZoneOffset offset(Instant at) {
        return zone.getRules().getOffset(at);
    }

    Instant offsetUntil(Instant at) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(at);
        return next == null ? Instant.MAX : next.getInstant();
    }

    /** A local moment under a known offset; no clock change can confuse it. */
    static Instant instant(LocalDate date, long nanos, ZoneOffset offset) {
        return LocalDateTime.of(date, LocalTime.MIDNIGHT).plusNanos(nanos).toInstant(offset);
    }
}
