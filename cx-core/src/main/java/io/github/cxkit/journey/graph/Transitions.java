package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which touchpoint follows which, where journeys begin and end.
 *
 * <p>Only what occurs is listed. The sum of all edges is events - journeys. A mergeable summary: {@link #EMPTY},
 * {@link Builder#add}, {@link #merge}.
 *
 * @param journeys journeys with at least one event
 * @param events all events
 * @param edges from, to, how often the second directly followed the first; alphabetical
 * @param starts touchpoint to journeys that begin there
 * @param ends touchpoint to journeys that end there
 * @since 0.1.0
 */
public record Transitions(
        long journeys,
        long events,
        Map<String, Map<String, Long>> edges,
        Map<String, Long> starts,
        Map<String, Long> ends) {

    /** The rule that these counts follow. */
    public static final Rule RULE =
            Rule.published("journey.graph", "Directly-follows graph", "van der Aalst 2016; loops after edeaR");

    /** No journey. */
    public static final Transitions EMPTY = new Transitions(0, 0, Map.of(), Map.of(), Map.of());

    /**
     * Checks that the counts fit together.
     *
     * @throws IllegalArgumentException if a count is not positive, or the sums contradict each other
     */
    public Transitions {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        Copies.whole("edges", edges).forEach((from, to) -> copy.put(from, positive(Copies.whole("edges", to))));
        edges = Collections.unmodifiableMap(copy);
        starts = positive(Copies.whole("starts", starts));
        ends = positive(Copies.whole("ends", ends));
        Arguments.notNegative("journeys", journeys);
        long followed = edges.values().stream().mapToLong(Transitions::sum).sum();
        if (sum(starts) != journeys || sum(ends) != journeys || followed != events - journeys) {
            throw new IllegalArgumentException("counts contradict each other: " + journeys + " journeys, " + events
                    + " events, " + sum(starts) + " starts, " + sum(ends) + " ends, " + followed + " transitions");
        }
    }

    static Map<String, Long> positive(Map<String, Long> counts) {
        Map<String, Long> copy = new TreeMap<>(counts);
        copy.forEach((name, count) -> {
            if (count <= 0) {
                throw new IllegalArgumentException("the count of " + name + " must be > 0 but was " + count);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * A builder that takes journeys.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Counts journeys.
     *
     * @return a summarizer, with bytes, of the touchpoints of each journey in their order
     */
    public static Summarizer<List<String>, Transitions> summarizer() {
        return Summarizer.<List<String>, Builder, Transitions>building(
                        Builder::new, Builder::add, Builder::build, Transitions::merge)
                .withBytes(
                        all -> Bytes.write("", all::write),
                        bytes -> Bytes.read("summary of transitions", "", bytes, Transitions::read));
    }

    void write(ByteWriter out) {
        out.count(journeys).count(events);
        write(out, edges);
        writeCounts(out, starts);
        writeCounts(out, ends);
    }

    static Transitions read(ByteReader in) {
        return new Transitions(in.count(), in.count(), readPairs(in), readCounts(in), readCounts(in));
    }

    static void write(ByteWriter out, Map<String, Map<String, Long>> pairs) {
        out.count(pairs.size());
        pairs.forEach((from, to) -> writeCounts(out.text(from), to));
    }

    static void writeCounts(ByteWriter out, Map<String, Long> counts) {
        out.count(counts.size());
        counts.forEach((name, count) -> out.text(name).count(count));
    }

    static Map<String, Map<String, Long>> readPairs(ByteReader in) {
        Map<String, Map<String, Long>> pairs = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            pairs.put(in.text(), readCounts(in));
        }
        return pairs;
    }

    static Map<String, Long> readCounts(ByteReader in) {
        Map<String, Long> counts = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            counts.put(in.text(), in.count());
        }
        return counts;
    }

    /**
     * The counts of a log in columns, in one pass: one journey per customer. Memory: 4 bytes per customer and 8 per pair
     * of touchpoints.
     *
     * @param log the events
     * @return the counts
     */
    public static Transitions of(EventColumns log) {
        int places = log.touchpoints().size();
        int[] last = new int[log.customers()];
        Arrays.fill(last, places);
        // one row more for the start, which is before every first touchpoint
        PairCounts counts = new PairCounts(places + 1, Math.max(1, places));
        int rows = log.size();
        for (int i = 0; i < rows; i++) {
            int who = log.customer(i);
            int where = log.touchpoint(i);
            counts.add(last[who], where);
            last[who] = where;
        }
        Builder builder = builder();
        builder.events = rows;
        List<String> names = log.touchpoints();
        counts.forEach((from, to, count) -> {
            if (from == places) {
                builder.starts.merge(names.get(to), count, Math::addExact);
                builder.journeys += count;
            } else {
                builder.edges.add(names.get(from), names.get(to), count);
            }
        });
        long[] ends = new long[places + 1];
        for (int where : last) {
            ends[where]++;
        }
        for (int where = 0; where < places; where++) {
            if (ends[where] > 0) {
                builder.ends.merge(names.get(where), ends[where], Math::addExact);
            }
        }
        return builder.build();
    }

    /**
     * How often one touchpoint directly followed another.
     *
     * @param from the one before
     * @param to the one after
     * @return the count, 0 if never
     */
    public long count(String from, String to) {
        return edges.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /**
     * How often a touchpoint directly followed itself.
     *
     * @return the sum over all touchpoints
     */
    public long selfLoops() {
        return edges.keySet().stream().mapToLong(at -> count(at, at)).sum();
    }

    /**
     * The edges that may be told beside the numbers of events, journeys and visits, where nothing may be told of fewer than so
     * many. Those of fewer are hidden, and as many others, the smallest first, as it takes for what is hidden to be no single edge
     * and no few together; and at every touchpoint, too, where the visits less the edges told are those who began or ended there.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return from, to, count; alphabetical
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Map<String, Map<String, Long>> edgesHidingBelow(long journeys) {
        Arguments.within("journeys", journeys, 1, Long.MAX_VALUE);
        return EdgesTold.of(this, journeys);
    }

    /**
     * Visits per touchpoint.
     *
     * @return touchpoint to visits, alphabetical
     */
    public Map<String, Long> visits() {
        Map<String, Long> visits = new TreeMap<>(starts);
        edges.values().forEach(to -> to.forEach((name, count) -> visits.merge(name, count, Math::addExact)));
        return Collections.unmodifiableMap(visits);
    }

    /**
     * These counts and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Transitions merge(Transitions other) {
        return builder().add(this).add(other).build();
    }

    /** Collects journeys. Mutable, not thread-safe. */
    public static final class Builder {

        private long journeys;
        private long events;
        private final NamedPairs edges = new NamedPairs();
        private final Map<String, Long> starts = new HashMap<>();
        private final Map<String, Long> ends = new HashMap<>();

        private Builder() {}

        /**
         * One journey.
         *
         * @param touchpoints its touchpoints in order; an empty one counts as none
         * @return this
         */
        public Builder add(List<String> touchpoints) {
            if (touchpoints.isEmpty()) {
                return this;
            }
            journeys++;
            events += touchpoints.size();
            starts.merge(touchpoints.get(0), 1L, Math::addExact);
            for (int i = 1; i < touchpoints.size(); i++) {
                edges.add(touchpoints.get(i - 1), touchpoints.get(i), 1);
            }
            ends.merge(touchpoints.get(touchpoints.size() - 1), 1L, Math::addExact);
            return this;
        }

        /**
         * All of another summary.
         *
         * @param other the other one
         * @return this
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Builder add(Transitions other) {
            journeys = Counts.sum(journeys, other.journeys);
            events = Counts.sum(events, other.events);
            edges.addAll(other.edges);
            other.starts.forEach((at, count) -> starts.merge(at, count, Math::addExact));
            other.ends.forEach((at, count) -> ends.merge(at, count, Math::addExact));
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the counts
         */
        public Transitions build() {
            return new Transitions(journeys, events, edges.byName(), starts, ends);
        }
    }
}
