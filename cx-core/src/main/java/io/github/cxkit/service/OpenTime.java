package io.github.cxkit.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open times between two moments, one after the other. Used once.
 *
 * <p>Time is cut where the zone changes its offset; inside a stretch of one offset the wall clock is the moment plus the
 * offset. Turning the ends of spans into moments would go wrong where they fall into the changed hour.
 */
final class OpenTime {

    /** After all moments. */
    private static final LocalDate NEVER = LocalDate.of(10_001, 1, 1);

    private static final int DAYS = 7;

    private final ServiceHours hours;
    private final Instant to;
    private Instant stretchFrom;
    private Instant stretchTo;
    private ZoneOffset offset;
    private LocalDate date;
    private List<long[]> spans;
    private int next;

    OpenTime(ServiceHours hours, Instant from, Instant to) {
        this.hours = hours;
        this.to = to;
        this.stretchFrom = from;
        this.stretchTo = earliest(hours.offsetUntil(from), to);
        this.offset = hours.offset(from);
        this.date = LocalDate.ofInstant(from, offset);
        this.spans = hours.of(date);
    }

    Instant @Nullable [] next() {
        return next(Instant.MAX);
    }

    /** The next open time, or null if there is none that begins before the end or the limit. */
    Instant @Nullable [] next(Instant limit) {
        while (stretchFrom.isBefore(to) && stretchFrom.isBefore(limit)) {
            while (next < spans.size()) {
                long[] span = spans.get(next++);
                Instant start = latest(stretchFrom, ServiceHours.instant(date, span[0], offset));
                Instant end = earliest(stretchTo, ServiceHours.instant(date, span[1], offset));
                if (start.isBefore(end)) {
                    return new Instant[] {start, end};
                }
            }
            LocalDate following = hours.weekly().isEmpty() ? exceptionAfterToday() : date.plusDays(1);
            Instant midnight = ServiceHours.instant(following, 0, offset);
            if (midnight.isBefore(stretchTo)) {
                date = following;
                if (!midnight.isBefore(limit)) {
                    return null;
                }
            } else {
                stretchFrom = stretchTo;
                stretchTo = earliest(hours.offsetUntil(stretchFrom), to);
                offset = hours.offset(stretchFrom);
                date = LocalDate.ofInstant(stretchFrom, offset);
            }
            spans = hours.of(date);
            next = 0;
        }
        return null;
    }

    /**
     * Passes the whole weeks to come that are all alike: no exception and no change of the clock.
     *
     * @param most what they may be open together
     * @return what they are; none while a span of today is still to come
     */
    Duration weeks(Duration most) {
        if (next < spans.size() || hours.exceptions().containsKey(date)) {
            return Duration.ZERO;
        }
        LocalDate alike = exceptionAfterToday();
        LocalDate last = LocalDate.ofInstant(stretchTo, offset);
        long weeks = (Math.min(alike.toEpochDay(), last.toEpochDay()) - date.toEpochDay() - 1) / DAYS;
        if (weeks <= 0) {
            return Duration.ZERO;
        }
        Duration open = Duration.ZERO;
        for (int day = 1; day <= DAYS; day++) {
            for (long[] span : hours.of(date.plusDays(day))) {
                open = open.plusNanos(span[1] - span[0]);
            }
        }
        if (open.isZero()) {
            return Duration.ZERO;
        }
        weeks = Math.min(weeks, (most.toSeconds() - 1) / (open.toSeconds() + 1));
        if (weeks <= 0) {
            return Duration.ZERO;
        }
        date = date.plusDays(DAYS * weeks);
        spans = hours.of(date);
        next = spans.size();
        return open.multipliedBy(weeks);
    }

    /** The end of the day that was passed last. */
    Instant passed() {
        return ServiceHours.instant(date.plusDays(1), 0, offset);
    }

    private LocalDate exceptionAfterToday() {
        LocalDate date = hours.exceptionFrom(this.date.plusDays(1));
        return date == null ? NEVER : date;
    }

    /** What is left of a time when pauses are taken out. */
    static List<Instant[]> without(List<Pause> pauses, Instant from, Instant to) {
        List<Pause> ascending = new ArrayList<>(pauses);
        ascending.sort(Comparator.comparing(Pause::from));
        List<Instant[]> left = new ArrayList<>();
        Instant at = from;
        for (Pause pause : ascending) {
            if (at.isBefore(earliest(pause.from(), to))) {
                left.add(new Instant[] {at, earliest(pause.from(), to)});
            }
            Instant end = pause.to();
            at = latest(at, end == null ? Instant.MAX : end);
        }
        if (at.isBefore(to)) {
            left.add(new Instant[] {at, to});
        }
        return left;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
