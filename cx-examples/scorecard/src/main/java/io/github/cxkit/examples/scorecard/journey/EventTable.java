package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Events in columns: a few numbers an event, of which journeys are made while one goes over them. What the figures of journeys do
 * not need, the number of an event and when it was received, is not kept.
 */
final class EventTable {

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

    static EventTable of(Iterable<JourneyEvent> events) {
        EventTable log = new EventTable();
        events.forEach(log::add);
        return log;
    }

    void add(JourneyEvent event) {
        int row = size++;
        if (row == seconds.length) {
            seconds = Arrays.copyOf(seconds, row + row / 2 + 16);
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
        event.properties()
                .forEach((name, text) -> properties
                        .computeIfAbsent(name, each -> new TextColumn())
                        .set(row, text));
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
        return new Journeys(this, rowsBy(customers), gap);
    }

    /** As {@link io.github.cxkit.journey.Sessions#bySession}, made anew whenever one is looked at. */
    List<Journey> bySession() {
        Rows all = rowsBy(sessions);
        if (all.starts[1] > 0) {
            int row = all.rows[0];
            throw new IllegalArgumentException(
                    "the event at " + touchpoints.get(row) + " of " + time(row) + " names no session");
        }
        return new Journeys(this, all, null);
    }

    private JourneyEvent event(int row) {
        JourneyEvent.Builder event = JourneyEvent.builder(customers.get(row), touchpoints.get(row), time(row))
                .channel(channels.find(row))
                .session(sessions.find(row));
        properties.forEach((name, texts) -> {
            String text = texts.find(row);
            if (text != null) {
                event.property(name, text);
            }
        });
        return event.build();
    }

    private Instant time(int row) {
        return Instant.ofEpochSecond(seconds[row], row < nanos.length ? nanos[row] : 0);
    }

    private int compareTimes(int row, int other) {
        int bySeconds = Long.compare(seconds[row], seconds[other]);
        return bySeconds != 0 || nanos.length == 0 ? bySeconds : time(row).compareTo(time(other));
    }

    /** Rows gathered by a text, in time order within each, equal times in the order of the file; starts has an end more. */
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

        int size(int group) {
            return starts[group + 1] - starts[group];
        }
    }

    private Rows rowsBy(TextColumn text) {
        int[] next = new int[text.codes() + 1];
        for (int row = 0; row < size; row++) {
            next[text.code(row) + 1]++;
        }
        for (int code = 1; code < next.length; code++) {
            next[code] += next[code - 1];
        }
        int[] starts = next.clone();
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[text.code(row)]++] = row;
        }
        for (int code = 0; code < text.codes(); code++) {
            sort(rows, starts[code], starts[code + 1]);
        }
        return new Rows(rows, starts);
    }

    /** A log is mostly in time order already. */
    private void sort(int[] rows, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = compareTimes(rows[i - 1], rows[i]) <= 0;
        }
        if (!sorted) {
            Integer[] own = new Integer[to - from];
            Arrays.setAll(own, i -> rows[from + i]);
            Arrays.sort(own, this::compareTimes);
            for (int i = from; i < to; i++) {
                rows[i] = own[i - from];
            }
        }
    }

    /** Events that share a moment with another step of their customer. */
    long equalTimes() {
        Rows all = rowsBy(customers);
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

    /** The order of groups is that of their first events. */
    private static final class Journeys extends AbstractList<Journey> implements RandomAccess {

        private final EventTable events;
        private final boolean bySession;
        private final int[] rows;
        private int[] starts = new int[16];

        /** Which journey of its customer each one is. */
        private int[] numbers = new int[16];

        private int size;

        Journeys(EventTable events, Rows all, @Nullable Duration gap) {
            this.events = events;
            this.bySession = gap == null;
            this.rows = new int[events.size];
            Integer[] groups = IntStream.range(0, all.groups())
                    .filter(group -> all.size(group) > 0)
                    .boxed()
                    .toArray(Integer[]::new);
            Comparator<Integer> byTime =
                    (a, b) -> events.compareTimes(all.rows[all.starts[a]], all.rows[all.starts[b]]);
            Arrays.sort(groups, byTime.thenComparingInt(group -> all.rows[all.starts[group]]));
            int to = 0;
            for (int group : groups) {
                int number = 1;
                for (int i = all.starts[group]; i < all.starts[group + 1]; i++) {
                    rows[to] = all.rows[i];
                    boolean first = i == all.starts[group];
                    if (first || (gap != null && isPause(events.time(rows[to - 1]), events.time(rows[to]), gap))) {
                        begin(to, number++);
                    }
                    to++;
                }
            }
            begin(to, 0);
            size--;
        }

        private static boolean isPause(Instant before, Instant after, Duration gap) {
            return Duration.between(before, after).compareTo(gap) > 0;
        }

        private void begin(int at, int number) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size + size / 2);
                numbers = Arrays.copyOf(numbers, starts.length);
            }
            starts[size] = at;
            numbers[size] = number;
            size++;
        }

        @Override
        public Journey get(int index) {
            Objects.checkIndex(index, size);
            List<JourneyEvent> own = new ArrayList<>(starts[index + 1] - starts[index]);
            for (int i = starts[index]; i < starts[index + 1]; i++) {
                own.add(events.event(rows[i]));
            }
            String customer = own.get(0).customer();
            String id = bySession ? events.sessions.get(rows[starts[index]]) : customer + "#" + numbers[index];
            return new Journey(id, customer, own);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
