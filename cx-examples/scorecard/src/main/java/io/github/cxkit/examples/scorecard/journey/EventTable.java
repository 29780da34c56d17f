package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Events in columns: a few numbers an event, of which journeys are made while one goes over them. What the figures of journeys do
 * not need, the number of an event and when it was received, is not kept.
 */
final class EventTable {

    private static final int DIGIT = 12;

    private final TextColumn customers = new TextColumn();
    private final TextColumn touchpoints = new TextColumn();
    private final TextColumn channels = new TextColumn();
    private final TextColumn sessions = new TextColumn();
    private final Map<String, TextColumn> properties = new TreeMap<>();
    private long[] seconds = {};
    private int[] nanos = {};
    private int size;
    private Instant latest = Instant.MIN;
    private long outOfOrder;
    private @Nullable Rows byCustomer;

    static EventTable of(Iterable<JourneyEvent> events) {
        EventTable log = new EventTable();
        events.forEach(log::add);
        return log;
    }

    void add(JourneyEvent event) {
        int row = size++;
        byCustomer = null;
        if (row == seconds.length) {
            seconds = Arrays.copyOf(seconds, row + row / 4 + 16);
        }
        Instant at = event.occurredAt();
        seconds[row] = at.getEpochSecond();
        int nano = at.getNano();
        if (nano != 0) {
            nanos = row < nanos.length ? nanos : Arrays.copyOf(nanos, seconds.length);
            nanos[row] = nano;
        }
        if (at.isBefore(latest)) {
            outOfOrder++;
        } else {
            latest = at;
        }
        customers.set(row, event.customer());
        touchpoints.set(row, event.touchpoint());
        channels.set(row, event.channel());
        sessions.set(row, event.session());
        for (Map.Entry<String, String> each : event.properties().entrySet()) {
            properties.computeIfAbsent(each.getKey(), name -> new TextColumn()).set(row, each.getValue());
        }
    }

    /** How many events there are. */
    int size() {
        return size;
    }

    /** How many came after a later one. */
    long outOfOrder() {
        return outOfOrder;
    }

    /** When the last one happened; the epoch if there is none. */
    Instant latest() {
        return size == 0 ? Instant.EPOCH : latest;
    }

    /** As {@link io.github.cxkit.journey.Sessions#byGap}, made anew whenever one is looked at. */
    List<Journey> byGap(Duration gap) {
        return new Journeys(this, rowsByCustomer(), gap);
    }

    /** As {@link io.github.cxkit.journey.Sessions#bySession}, made anew whenever one is looked at. */
    List<Journey> bySession() {
        byCustomer = null;
        Rows all = rowsBy(sessions);
        for (int group = 0; group < all.groups(); group++) {
            int row = all.rows[all.starts[group]];
            if (sessions.find(row) == null) {
                throw new IllegalArgumentException(
                        "the event at " + touchpoints.get(row) + " of " + time(row) + " names no session");
            }
        }
        return new Journeys(this, all, null);
    }

    private JourneyEvent event(int row) {
        JourneyEvent.Builder event = JourneyEvent.builder(customers.get(row), touchpoints.get(row), time(row))
                .channel(channels.find(row))
                .session(sessions.find(row));
        for (Map.Entry<String, TextColumn> each : properties.entrySet()) {
            String text = each.getValue().find(row);
            if (text != null) {
                event.property(each.getKey(), text);
            }
        }
        return event.build();
    }

    private Instant time(int row) {
        return Instant.ofEpochSecond(seconds[row], row < nanos.length ? nanos[row] : 0);
    }

    private boolean isPause(int row, int next, Duration gap) {
        return nanos.length == 0
                ? seconds[next] - seconds[row] > gap.toSeconds()
                : Duration.between(time(row), time(next)).compareTo(gap) > 0;
    }

    private int compareTimes(int row, int other) {
        int bySeconds = Long.compare(seconds[row], seconds[other]);
        return bySeconds != 0 || nanos.length == 0 ? bySeconds : time(row).compareTo(time(other));
    }

    /**
     * Rows gathered by a text, in time order within each, equal times in the order of the file; groups in the order of their first
     * rows. Starts has an end more.
     */
    private static final class Rows {
        private final int[] rows;
        private final int[] starts;

        private Rows(int[] rows, int[] starts) {
            this.rows = rows;
            this.starts = starts;
        }

        int groups() {
            return starts.length - 1;
        }
    }

    private Rows rowsByCustomer() {
        if (byCustomer == null) {
            byCustomer = rowsBy(customers);
        }
        return byCustomer;
    }

    private Rows rowsBy(TextColumn text) {
        int[] inTime = rowsInTime();
        int[] groups = new int[text.codes()];
        Arrays.fill(groups, -1);
        int[] sizes = new int[text.codes()];
        int count = 0;
        for (int row : inTime) {
            int code = text.code(row);
            if (groups[code] < 0) {
                groups[code] = count++;
            }
            sizes[groups[code]]++;
        }
        int[] starts = new int[count + 1];
        for (int group = 0; group < count; group++) {
            starts[group + 1] = starts[group] + sizes[group];
        }
        int[] next = Arrays.copyOf(starts, count);
        int[] rows = new int[size];
        for (int row : inTime) {
            rows[next[groups[text.code(row)]]++] = row;
        }
        return new Rows(rows, starts);
    }

    /** All rows by their times, equal ones as they came. */
    private int[] rowsInTime() {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        if (outOfOrder == 0) {
            return rows;
        }
        if (nanos.length > 0) {
            rows = sorted(rows, row -> row < nanos.length ? nanos[row] : 0, 1_000_000_000);
        }
        long least = Arrays.stream(seconds, 0, size).min().orElse(0);
        long most = Arrays.stream(seconds, 0, size).max().orElse(0);
        return sorted(rows, row -> seconds[row] - least, most - least);
    }

    /** Sorts by digits, the lowest first, which keeps the order of equal ones. */
    private static int[] sorted(int[] rows, IntToLongFunction key, long most) {
        int[] from = rows;
        int[] to = new int[rows.length];
        for (int shift = 0; shift < Long.SIZE && most >>> shift > 0; shift += DIGIT) {
            int[] next = new int[(1 << DIGIT) + 1];
            for (int row : from) {
                next[digit(key, row, shift) + 1]++;
            }
            for (int i = 1; i < next.length; i++) {
                next[i] += next[i - 1];
            }
            for (int row : from) {
                to[next[digit(key, row, shift)]++] = row;
            }
            int[] spare = from;
            from = to;
            to = spare;
        }
        return from;
    }

    private static int digit(IntToLongFunction key, int row, int shift) {
        return (int) (key.applyAsLong(row) >>> shift) & ((1 << DIGIT) - 1);
    }

    /** Events that share a moment with another step of their customer. */
    long equalTimes() {
        Rows all = rowsByCustomer();
        long equal = 0;
        for (int group = 0; group < all.groups(); group++) {
            int end = all.starts[group + 1];
            for (int from = all.starts[group]; from < end; ) {
                int to = from + 1;
                while (to < end && compareTimes(all.rows[from], all.rows[to]) == 0) {
                    to++;
                }
                equal += to - from > 1 ? to - from : 0;
                from = to;
            }
        }
        return equal;
    }

    /** Stretches of the gathered rows. */
    private static final class Journeys extends AbstractList<Journey> implements RandomAccess {

        private final EventTable events;
        private final boolean bySession;
        private final int[] rows;
        private int[] starts;

        /** Which journey of its customer each one is. */
        private int[] numbers;

        private int size;

        Journeys(EventTable events, Rows all, @Nullable Duration gap) {
            this.events = events;
            this.bySession = gap == null;
            this.rows = all.rows;
            this.starts = new int[all.groups() + 1];
            this.numbers = new int[starts.length];
            for (int group = 0; group < all.groups(); group++) {
                int number = 1;
                begin(all.starts[group], number++);
                for (int i = all.starts[group] + 1; gap != null && i < all.starts[group + 1]; i++) {
                    if (events.isPause(rows[i - 1], rows[i], gap)) {
                        begin(i, number++);
                    }
                }
            }
            begin(rows.length, 0);
            size--;
        }

        private void begin(int at, int number) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size + size / 2 + 16);
                numbers = Arrays.copyOf(numbers, starts.length);
            }
            starts[size] = at;
            numbers[size] = number;
            size++;
        }

        @Override
        public Journey get(int index) {
            Objects.checkIndex(index, size);
            JourneyEvent[] own = new JourneyEvent[starts[index + 1] - starts[index]];
            for (int i = 0; i < own.length; i++) {
                own[i] = events.event(rows[starts[index] + i]);
            }
            String customer = own[0].customer();
            String id = bySession ? events.sessions.get(rows[starts[index]]) : customer + "#" + numbers[index];
            return new Journey(id, customer, List.of(own));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
