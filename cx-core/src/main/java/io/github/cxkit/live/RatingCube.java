package io.github.cxkit.live;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers to one question by several dimensions at once, such as touchpoint, phase and segment: to look at from any side.
 *
 * <p>Every view is computed from pooled counts, never from scores, so whatever way the answers are grouped the total is the
 * same. A summary: {@link #empty} and {@link #merge}.
 *
 * <pre>{@code
 * Scale scale = Scale.of(0, 10);
 * RatingCube cube = RatingCube.of(scale, List.of("segment", "touchpoint"), List.of(
 *         new RatingCube.Cell(List.of("new", "web"), RatingTally.of(scale, 9, 10, 3)),
 *         new RatingCube.Cell(List.of("old", "store"), RatingTally.of(scale, 8))));
 * cube.by("segment").score(Metrics.NPS);                 // one score per segment
 * cube.where("segment", "new").by("touchpoint");         // drill down
 * cube.total();                                          // the same whichever way it is cut
 * }</pre>
 *
 * @param scale the question's scale
 * @param dimensions what the answers are cut by, none twice; empty for one total
 * @param cells one per combination of values that has been seen, in the order of their values
 * @since 0.1.0
 */
public record RatingCube(Scale scale, List<String> dimensions, List<Cell> cells) {

    private static final Comparator<List<String>> BY_VALUES =
            (a, b) -> Arrays.compare(a.toArray(new String[0]), b.toArray(new String[0]));

    /**
     * Pools cells of equal values and orders them.
     *
     * @throws IllegalArgumentException if a dimension appears more than once, or a cell has another number of values or another scale
     */
    public RatingCube {
        Objects.requireNonNull(scale, "scale");
        dimensions = Copies.list("dimensions", dimensions);
        Copies.whole("cells", cells);
        if (new HashSet<>(dimensions).size() != dimensions.size()) {
            throw new IllegalArgumentException("a dimension appears more than once in " + dimensions);
        }
        Map<List<String>, RatingTally> pooled = new TreeMap<>(BY_VALUES);
        for (Cell cell : cells) {
            if (cell.values().size() != dimensions.size()) {
                throw new IllegalArgumentException(
                        "a cell needs one value for each of " + dimensions + " but has " + cell.values());
            }
            if (!cell.tally().scale().equals(scale)) {
                throw new IllegalArgumentException("cell " + cell.values() + " is on the scale "
                        + cell.tally().scale() + " and not on " + scale);
            }
            pooled.merge(cell.values(), cell.tally(), RatingTally::merge);
        }
        List<Cell> ordered = new ArrayList<>();
        pooled.forEach((values, tally) -> ordered.add(new Cell(values, tally)));
        cells = List.copyOf(ordered);
    }

    /**
     * Answers by their values.
     *
     * @param scale the question's scale
     * @param dimensions what the answers are cut by, none twice
     * @param cells answers, several cells of equal values allowed
     * @return the cube
     * @throws IllegalArgumentException if the cells do not fit
     */
    public static RatingCube of(Scale scale, List<String> dimensions, Collection<Cell> cells) {
        return new RatingCube(scale, dimensions, List.copyOf(cells));
    }

    /**
     * No answers yet.
     *
     * @param scale the question's scale
     * @param dimensions what the answers are cut by
     * @return the neutral element of {@link #merge}
     */
    public static RatingCube empty(Scale scale, List<String> dimensions) {
        return new RatingCube(scale, dimensions, List.of());
    }

    /**
     * One answer.
     *
     * @param values one per dimension
     * @param rating a point of the scale, null for a blank answer
     */
    public record Entry(List<String> values, @Nullable Integer rating) {
        /** Copies the values. */
        public Entry {
            values = Copies.list("values", values);
        }
    }

    /**
     * Counts answers.
     *
     * @param scale the scale
     * @param dimensions names of the dimensions
     * @return a summarizer with bytes, which refuses ratings off the scale and entries without a value per dimension
     */
    public static Summarizer<Entry, RatingCube> summarizer(Scale scale, List<String> dimensions) {
        RatingCube empty = empty(scale, dimensions);
        return Summarizer.<Entry, Map<List<String>, RatingTally.Builder>, RatingCube>building(
                        () -> new TreeMap<>(BY_VALUES),
                        (cells, entry) -> add(empty, cells, entry),
                        cells -> of(empty, cells),
                        RatingCube::merge)
                .withBytes(
                        cube -> Bytes.write(cube.definition(), out -> {
                            out.count(cube.cells.size());
                            for (Cell cell : cube.cells) {
                                cell.values.forEach(out::text);
                                out.block(cell.tally.toBytes());
                            }
                        }),
                        bytes -> Bytes.read("rating cube", empty.definition(), bytes, in -> {
                            List<Cell> cells = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                List<String> values = new ArrayList<>();
                                empty.dimensions.forEach(dimension -> values.add(in.text()));
                                cells.add(new Cell(values, RatingTally.ofBytes(in.block())));
                            }
                            return new RatingCube(scale, dimensions, cells);
                        }));
    }

    private static void add(RatingCube empty, Map<List<String>, RatingTally.Builder> cells, Entry entry) {
        if (entry.values.size() != empty.dimensions.size()) {
            throw new IllegalArgumentException(
                    "one value is needed for each of " + empty.dimensions + " but " + entry.values + " were given");
        }
        Integer rating = entry.rating;
        if (rating != null) {
            empty.scale.require(rating);
        }
        RatingTally.Builder tally = cells.computeIfAbsent(entry.values, values -> RatingTally.builder(empty.scale));
        if (rating == null) {
            tally.addBlank();
        } else {
            tally.add(rating);
        }
    }

    private static RatingCube of(RatingCube empty, Map<List<String>, RatingTally.Builder> cells) {
        List<Cell> built = new ArrayList<>();
        cells.forEach((values, tally) -> built.add(new Cell(values, tally.build())));
        return new RatingCube(empty.scale, empty.dimensions, built);
    }

    private String definition() {
        return "by " + dimensions + " on " + scale;
    }

    /**
     * This and another cube together. Commutative and associative.
     *
     * @param other a cube of the same scale and dimensions
     * @return the sums
     * @throws IllegalArgumentException if scale or dimensions differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public RatingCube merge(RatingCube other) {
        Definitions.of("cubes").same("dimensions", dimensions, other.dimensions).same("scale", scale, other.scale);
        List<Cell> both = new ArrayList<>(cells);
        both.addAll(other.cells);
        return new RatingCube(scale, dimensions, both);
    }

    /**
     * The same answers by fewer dimensions, or in another order of them.
     *
     * @param names dimensions of this cube to keep; none for one total
     * @return the rolled-up cube
     * @throws IllegalArgumentException if a dimension is unknown or named twice
     */
    public RatingCube by(String... names) {
        List<Integer> positions = new ArrayList<>();
        for (String name : names) {
            positions.add(position(name));
        }
        List<Cell> rolledUp = cells.stream()
                .map(cell -> new Cell(positions.stream().map(cell.values()::get).toList(), cell.tally()))
                .toList();
        return new RatingCube(scale, List.of(names), rolledUp);
    }

    /**
     * Only the answers with one value: the way to drill down.
     *
     * @param dimension a dimension of this cube
     * @param value the value to keep
     * @return the part; without answers if the value was never seen
     * @throws IllegalArgumentException if the dimension is unknown
     */
    public RatingCube where(String dimension, String value) {
        int position = position(dimension);
        return new RatingCube(
                scale,
                dimensions,
                cells.stream()
                        .filter(cell -> cell.values().get(position).equals(value))
                        .toList());
    }

    /**
     * Only the answers of one slice.
     *
     * @param slice groups of dimensions of this cube; a cube has no calendar periods
     * @return the part; without answers if the combination was never seen
     * @throws IllegalArgumentException if a dimension is unknown or the slice has a period
     */
    public RatingCube where(Slice slice) {
        if (slice.period() != null) {
            throw new IllegalArgumentException("a cube has no periods but " + slice + " was asked for");
        }
        RatingCube part = this;
        for (Map.Entry<String, String> group : slice.groups().entrySet()) {
            part = part.where(group.getKey(), group.getValue());
        }
        return part;
    }

    /**
     * The answers of every group, one dimension at a time.
     *
     * @return slice to its answers, dimension by dimension, in the order of the values; unmodifiable
     */
    public Map<Slice, RatingTally> bySlice() {
        Map<Slice, RatingTally> groups = new LinkedHashMap<>();
        for (String dimension : dimensions) {
            by(dimension)
                    .cells()
                    .forEach(
                            cell -> groups.put(Slice.of(dimension, cell.values().get(0)), cell.tally()));
        }
        return Collections.unmodifiableMap(groups);
    }

    /**
     * All answers together.
     *
     * @return the pooled tally
     */
    public RatingTally total() {
        RatingTally total = RatingTally.empty(scale);
        for (Cell cell : cells) {
            total = total.merge(cell.tally());
        }
        return total;
    }

    /**
     * The score of every cell.
     *
     * @param metric a metric on this cube's scale
     * @return one entry per cell, in their order
     * @throws IllegalArgumentException if the metric is defined on another scale
     */
    public List<CellScore> score(RatingMetric metric) {
        return cells.stream()
                .map(cell -> new CellScore(cell.values(), metric.score(cell.tally())))
                .toList();
    }

    private int position(String dimension) {
        int position = dimensions.indexOf(dimension);
        if (position < 0) {
            throw new IllegalArgumentException(Names.describe("no dimension", dimension, dimensions));
        }
        return position;
    }

    /**
     * The answers of one combination of values.
     *
     * @param values one per dimension
     * @param tally the answers
     */
    public record Cell(List<String> values, RatingTally tally) {
        /** Copies. */
        public Cell {
            values = Copies.list("values", values);
            Objects.requireNonNull(tally, "tally");
        }
    }

    /**
     * The score of one combination of values.
     *
     * @param values one per dimension
     * @param score the score with its evidence
     */
    public record CellScore(List<String> values, RatingScore score) {
        /** Copies. */
        public CellScore {
            values = Copies.list("values", values);
            Objects.requireNonNull(score, "score");
        }
    }
}
