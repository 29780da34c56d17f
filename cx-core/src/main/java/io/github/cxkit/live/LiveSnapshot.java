package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a live scorecard held at one moment.
 *
 * <p>A summary: {@link #merge} adds the counts of several nodes. Panes older than the newest of all by the number kept are
 * left out, so that equal contents are equal snapshots. Immutable.
 *
 * @param definition what is counted
 * @param cells one per combination recorded, in the order of question and values
 * @since 0.1.0
 */
public record LiveSnapshot(LiveDefinition definition, List<Cell> cells) {

    /**
     * Checks, orders, merges equal combinations and drops panes that are too old.
     *
     * @throws IllegalArgumentException if a cell does not fit the definition
     */
    public LiveSnapshot {
        Objects.requireNonNull(definition, "definition");
        Copies.whole("cells", cells);
        TreeMap<Key, State> merged = new TreeMap<>();
        long newest = Long.MIN_VALUE;
        for (Cell cell : cells) {
            cell.key().check(definition);
            cell.state().check(definition.scale(cell.key().question()));
            merged.merge(cell.key(), cell.state(), State::merge);
            for (long number : cell.state().panes().keySet()) {
                newest = Math.max(newest, number);
            }
        }
        List<Cell> ordered = new ArrayList<>();
        for (Map.Entry<Key, State> entry : merged.entrySet()) {
            ordered.add(new Cell(entry.getKey(), entry.getValue().since(newest, definition.panes())));
        }
        cells = List.copyOf(ordered);
    }

    /**
     * One answer.
     *
     * @param key question and dimensions
     * @param rating a point of the question's scale, null for a blank answer
     * @param atMillis when it came, in milliseconds from 1970
     */
    public record Entry(Key key, @Nullable Integer rating, long atMillis) {
        /** Checks that the parts are there. */
        public Entry {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * Counts answers as they would have been counted when they came, none too late for its pane.
     *
     * @param definition questions, dimensions and panes
     * @return a summarizer with bytes
     */
    public static Summarizer<Entry, LiveSnapshot> summarizer(LiveDefinition definition) {
        LiveSnapshot empty = new LiveSnapshot(definition, List.of());
        return Summarizer.<Entry, List<Cell>, LiveSnapshot>building(
                        ArrayList::new,
                        (cells, entry) -> {
                            entry.key.check(definition);
                            RatingTally one = RatingTally.summarizer(definition.scale(entry.key.question))
                                    .summarize(Collections.singletonList(entry.rating));
                            cells.add(new Cell(
                                    entry.key, new State(one, Map.of(definition.paneOf(entry.atMillis), one), 0)));
                        },
                        cells -> new LiveSnapshot(definition, cells),
                        LiveSnapshot::merge)
                .withBytes(LiveSnapshot::toBytes, bytes -> ofBytes(bytes).merge(empty));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param bytes the bytes, none missing and none left over
     * @return the snapshot
     * @throws IllegalArgumentException if these are not the bytes of a snapshot of a known version; the message names the
     *     place
     */
    public static LiveSnapshot ofBytes(byte[] bytes) {
        return LiveBytes.read(bytes);
    }

    /**
     * The versioned byte form: definition, counts, and a check sum.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        return LiveBytes.of(this);
    }

    /**
     * This and another snapshot together. Commutative and associative.
     *
     * @param other a snapshot of another node, never of the same one: its answers would count twice
     * @return the sums
     * @throws IllegalArgumentException if the definitions differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public LiveSnapshot merge(LiveSnapshot other) {
        Definitions.of("snapshots").same("definition", definition, other.definition);
        List<Cell> both = new ArrayList<>(cells);
        both.addAll(other.cells);
        return new LiveSnapshot(definition, both);
    }

    /**
     * Everything recorded so far.
     *
     * @param question id of the question
     * @return the answers by the definition's dimensions
     * @throws IllegalArgumentException if there is no such question
     */
    public RatingCube total(String question) {
        return cube(question, State::total);
    }

    /**
     * The last stretch of time up to a moment: it moves on pane by pane, and the pane under way is in it.
     *
     * @param question id of the question
     * @param nowMillis the moment in milliseconds from 1970
     * @param length a whole number of panes, not more than are kept
     * @return the answers by the definition's dimensions
     * @throws IllegalArgumentException if there is no such question, or the length is no window of the definition
     */
    public RatingCube sliding(String question, long nowMillis, Duration length) {
        int panes = definition.windowPanes(length);
        long last = definition.paneOf(nowMillis);
        return cube(question, state -> state.between(last - panes + 1, last));
    }

    /**
     * The stretch of time that a moment falls in, of those that follow each other from 1970 without overlap.
     *
     * @param question id of the question
     * @param atMillis the moment in milliseconds from 1970
     * @param length a whole number of panes, not more than are kept
     * @return the answers by the definition's dimensions
     * @throws IllegalArgumentException if there is no such question, or the length is no window of the definition
     */
    public RatingCube tumbling(String question, long atMillis, Duration length) {
        int panes = definition.windowPanes(length);
        long first = Math.floorDiv(definition.paneOf(atMillis), (long) panes) * panes;
        return cube(question, state -> state.between(first, first + panes - 1));
    }

    /**
     * The last stretch of time up to a moment and those before it, as far as panes are kept: what alert rules look at.
     *
     * @param question id of the question
     * @param slice whose answers, groups of the definition's dimensions; {@link Slice#ALL} for everyone's
     * @param nowMillis the moment in milliseconds from 1970
     * @param length a whole number of panes, not more than are kept
     * @return the answers of the slice; by segment, those of its groups in the other dimensions. Empty stretches before the
     *     first answer are no history
     * @throws IllegalArgumentException if there is no such question or dimension, or the length is no window of the definition
     */
    public RatingWindow window(String question, Slice slice, long nowMillis, Duration length) {
        RatingWindow window = null;
        int periods = definition.panes() / definition.windowPanes(length);
        for (int back = periods - 1; back >= 0; back--) {
            RatingCube cube = sliding(question, nowMillis - back * length.toMillis(), length)
                    .where(slice);
            Map<Slice, RatingTally> groups = new LinkedHashMap<>(cube.bySlice());
            groups.keySet()
                    .removeIf(group ->
                            slice.groups().keySet().containsAll(group.groups().keySet()));
            RatingWindow next = new RatingWindow(cube.total(), List.of(), groups, Map.of());
            boolean answered = window != null || !next.current().equals(RatingTally.empty(cube.scale()));
            if (window != null) {
                next = next.after(window);
            }
            window = answered || back == 0 ? next : null;
        }
        return Objects.requireNonNull(window);
    }

    private RatingCube cube(String question, Function<State, RatingTally> part) {
        return RatingCube.of(
                definition.scale(question),
                definition.dimensions(),
                cells.stream()
                        .filter(cell -> cell.key().question().equals(question))
                        .map(cell -> new RatingCube.Cell(cell.key().values(), part.apply(cell.state())))
                        .toList());
    }

    /**
     * Answers that came too late for their pane: in the total, in no window.
     *
     * @return their number
     */
    public long late() {
        return cells.stream().mapToLong(cell -> cell.state().late()).reduce(0, Counts::sum);
    }

    /**
     * One combination and its counts.
     *
     * @param key which
     * @param state its counts
     */
    public record Cell(Key key, State state) {
        /** Checks that both are there. */
        public Cell {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * A combination of question and values.
     *
     * @param question id of the question
     * @param values one per dimension
     */
    public record Key(String question, List<String> values) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::question)
                .thenComparing(key -> key.values().toArray(new String[0]), Arrays::compare);

        /** Copies. */
        public Key {
            Objects.requireNonNull(question, "question");
            values = Copies.list("values", values);
        }

        void check(LiveDefinition definition) {
            definition.scale(question);
            if (values.size() != definition.dimensions().size()) {
                throw new IllegalArgumentException("one value is needed for each of " + definition.dimensions()
                        + " but " + values + " were given");
            }
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The counts of one combination.
     *
     * @param total everything recorded so far
     * @param panes number of a pane to what was recorded in it, ascending; unmodifiable
     * @param late recorded too late for its pane
     */
    public record State(RatingTally total, Map<Long, RatingTally> panes, long late) {
        /**
         * Copies, without panes in which nothing was recorded.
         *
         * @throws IllegalArgumentException if late is negative, or the panes hold more than the total
         */
        public State {
            Copies.whole("panes", panes);
            Objects.requireNonNull(total, "total");
            RatingTally nothing = RatingTally.empty(total.scale());
            TreeMap<Long, RatingTally> kept = new TreeMap<>(panes);
            kept.values().removeIf(nothing::equals);
            panes = Collections.unmodifiableMap(kept);
            Arguments.notNegative("late", late);
            RatingTally inPanes = nothing;
            for (RatingTally pane : kept.values()) {
                inPanes = inPanes.merge(pane);
            }
            for (int i = 0; i < total.scale().size(); i++) {
                if (inPanes.countAt(i) > total.countAt(i)) {
                    throw new IllegalArgumentException("the panes hold " + inPanes.countAt(i) + " ratings of "
                            + total.scale().points().get(i) + " but there are " + total.countAt(i) + " in all");
                }
            }
        }

        private void check(Scale scale) {
            if (!total.scale().equals(scale)
                    || panes.values().stream().anyMatch(tally -> !tally.scale().equals(scale))) {
                throw new IllegalArgumentException("counts are on another scale than " + scale);
            }
        }

        private State merge(State other) {
            TreeMap<Long, RatingTally> sum = new TreeMap<>(panes);
            other.panes.forEach((number, tally) -> sum.merge(number, tally, RatingTally::merge));
            return new State(total.merge(other.total), sum, Counts.sum(late, other.late));
        }

        /** Without the panes that are no longer among the kept ones. */
        private State since(long newest, int kept) {
            // nothing is older than the oldest number there is
            long oldest = newest < Long.MIN_VALUE + kept ? Long.MIN_VALUE : newest - kept + 1;
            return new State(total, new TreeMap<>(panes).tailMap(oldest), late);
        }

        private RatingTally between(long first, long last) {
            RatingTally sum = RatingTally.empty(total.scale());
            for (Map.Entry<Long, RatingTally> pane : panes.entrySet()) {
                if (pane.getKey() >= first && pane.getKey() <= last) {
                    sum = sum.merge(pane.getValue());
                }
            }
            return sum;
        }
    }
}
