package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The hours of the week that somebody, or something, is there; the clock of a service-level target.
 *
 * <p>{@link #ALWAYS} runs through nights and weekends. With other hours only covered time counts: a case received on
 * Friday evening begins to age on Monday morning. Overlapping spans count once. A local day that daylight saving makes
 * shorter or longer counts as long as it really is.
 *
 * <pre>{@code
 * ServiceHours office = ServiceHours.weekdays(9, 17, ZoneId.of("Europe/Rome"));
 * office.coverage();  // 0.238..., 40 of 168 hours
 * }</pre>
 *
 * @param spans covered hours of the week, merged and ascending
 * @param zone the zone whose week it is
 * @since 0.1.0
 */
public record ServiceHours(List<Span> spans, ZoneId zone) {

    /** Hours of a week. */
    public static final int WEEK = 168;

    /** Every hour of every day. */
    public static final ServiceHours ALWAYS = new ServiceHours(List.of(new Span(0, WEEK)), ZoneId.of("UTC"));

    private static final double SECONDS_PER_HOUR = 3600;
    private static final int MOST_WEEKS = 5_300;

    /**
     * Sorts and merges.
     *
     * @param spans covered hours of the week, in any order
     * @param zone the zone whose week it is
     */
    public ServiceHours {
        Objects.requireNonNull(zone, "zone");
        List<Span> ascending = new ArrayList<>(spans);
        ascending.sort(Comparator.comparingDouble(Span::fromHour));
        List<Span> merged = new ArrayList<>();
        for (Span span : ascending) {
            int last = merged.size() - 1;
            if (last >= 0 && span.fromHour() <= merged.get(last).toHour()) {
                Span before = merged.get(last);
                merged.set(last, new Span(before.fromHour(), Math.max(before.toHour(), span.toHour())));
            } else {
                merged.add(span);
            }
        }
        spans = List.copyOf(merged);
    }

    /**
     * The same hours from Monday to Friday.
     *
     * @param from hour of the day, such as 9 or 8.5
     * @param to hour of the day, above from, at most 24
     * @param zone the zone whose week it is
     * @return the hours
     * @throws IllegalArgumentException if the hours are out of range or order
     */
    public static ServiceHours weekdays(double from, double to, ZoneId zone) {
        Arguments.within("from", from, 0, 24);
        Arguments.within("to", to, from, 24);
        List<Span> spans = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            spans.add(new Span(24.0 * day + from, 24.0 * day + to));
        }
        return new ServiceHours(spans, zone);
    }

    /**
     * Covered hours of the week.
     *
     * @return 0 to 168
     */
    public double hours() {
        return spans.stream().mapToDouble(s -> s.toHour() - s.fromHour()).sum();
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
     * Covered time between two moments.
     *
     * @param from the earlier moment
     * @param to the later moment
     * @return the covered time, 0 or more
     * @throws IllegalArgumentException if they are in the wrong order
     */
    public Duration between(Instant from, Instant to) {
        Times.notBefore("to", to, "from", from);
        if (equals(ALWAYS)) {
            return Duration.between(from, to);
        }
        Duration sum = Duration.ZERO;
        for (LocalDate monday = mondayOf(from); ; monday = monday.plusWeeks(1)) {
            for (Span span : spans) {
                Instant start = latest(from, at(monday, span.fromHour()));
                Instant end = earliest(to, at(monday, span.toHour()));
                if (end.isAfter(start)) {
                    sum = sum.plus(Duration.between(start, end));
                }
            }
            if (!at(monday.plusWeeks(1), 0).isBefore(to)) {
                return sum;
            }
        }
    }

    /**
     * The moment when so much covered time has passed: the deadline of a target.
     *
     * @param from the start
     * @param covered covered time to pass, 0 or more
     * @return the first moment at which {@link #between} reaches it
     * @throws IllegalArgumentException if the time is negative, no hour is covered, or the moment lies more than about a
     *     century ahead
     */
    public Instant deadline(Instant from, Duration covered) {
        Times.notNegative("covered", covered);
        if (equals(ALWAYS) || covered.isZero()) {
            return from.plus(covered);
        }
        Duration left = covered;
        LocalDate monday = mondayOf(from);
        for (int week = 0; week < MOST_WEEKS; week++) {
            for (Span span : spans) {
                Instant start = latest(from, at(monday, span.fromHour()));
                Instant end = at(monday, span.toHour());
                Duration open = Duration.between(start, end);
                if (open.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                if (!open.isNegative()) {
                    left = left.minus(open);
                }
            }
            monday = monday.plusWeeks(1);
        }
        throw new IllegalArgumentException(
                "no deadline within a century: " + covered + " of " + hours() + " covered hours a week");
    }

    private LocalDate mondayOf(Instant time) {
        return LocalDate.ofInstant(time, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** An hour of the week as a moment: the wall clock shows it, so a change to summer time does not shift office hours. */
    private Instant at(LocalDate monday, double hour) {
        int day = (int) (hour / 24);
        return monday.plusDays(day)
                .atStartOfDay()
                .plusNanos(
                        Times.duration((hour - 24.0 * day) * SECONDS_PER_HOUR).toNanos())
                .atZone(zone)
                .toInstant();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /**
     * Hours of the week from Monday 0:00, half-open: [from, to).
     *
     * @param fromHour 0 to 168
     * @param toHour from to 168
     */
    public record Span(double fromHour, double toHour) {
        /**
         * Checks range and order.
         *
         * @param fromHour 0 to 168
         * @param toHour from to 168
         * @throws IllegalArgumentException if the span ends before it begins or leaves the week
         */
        public Span {
            Arguments.within("fromHour", fromHour, 0, WEEK);
            Arguments.within("toHour", toHour, fromHour, WEEK);
        }
    }
}
