package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came in: units per arm and stratum, and per metric the means and cross-products that all comparisons need.
 *
 * <p>A summary: an empty builder and {@link #merge} form a commutative monoid up to rounding. It carries its experiment and
 * refuses to be merged with that of another.
 *
 * @param experiment the experiment
 * @param cells one per arm and stratum that has units, by arm and then stratum
 * @since 0.1.0
 */
public record ExperimentSummary(Experiment experiment, List<Cell> cells) {

    /** The stratum of units for which none is given. */
    public static final String NO_STRATUM = "";

    /**
     * One unit that was randomized.
     *
     * @param arm its arm
     * @param stratum its stratum, {@link #NO_STRATUM} if there are none
     * @param values the columns of all metrics one after the other, NaN where there is no value
     */
    @SuppressWarnings("ArrayRecordComponent") // ten million of them go by; nobody compares them
    public record Unit(String arm, String stratum, double[] values) {
        /** Checks that the parts are there. */
        public Unit {
            Objects.requireNonNull(arm, "arm");
            Objects.requireNonNull(stratum, "stratum");
            Objects.requireNonNull(values, "values");
        }
    }

    /**
     * Units of one arm and stratum.
     *
     * @param arm the arm
     * @param stratum the stratum
     * @param units how many, with or without values
     * @param sums one per metric
     */
    public record Cell(String arm, String stratum, long units, List<MetricSums> sums) {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Cell {
            Objects.requireNonNull(arm, "arm");
            Objects.requireNonNull(stratum, "stratum");
            sums = Copies.list("sums", sums);
            Arguments.notNegative("units", units);
        }

        Cell plus(Cell other) {
            List<MetricSums> both = new ArrayList<>(sums.size());
            for (int i = 0; i < sums.size(); i++) {
                both.add(sums.get(i).plus(other.sums.get(i)));
            }
            return new Cell(arm, stratum, Counts.sum(units, other.units), both);
        }
    }

    /**
     * One metric of one cell.
     *
     * @param moments of its columns, capped
     * @param capped units whose outcome was cut
     * @param removed what was cut off in all
     */
    public record MetricSums(CoMoments moments, long capped, double removed) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public MetricSums {
            Objects.requireNonNull(moments, "moments");
            Arguments.part("capped", capped, "values", moments.n());
            Arguments.notNegative("removed", removed);
        }

        /**
         * The same from a warehouse's sums.
         *
         * @param metric the metric
         * @param sums of its columns in their order, over the units that have all of them, capped
         * @param incomplete units that lack a value
         * @return the sums, nothing cut
         * @throws IllegalArgumentException if the metric has another number of columns
         */
        public static MetricSums of(ExperimentMetric metric, UnitSums sums, long incomplete) {
            return new MetricSums(sums.moments(metric.columns(), incomplete), 0, 0);
        }

        /**
         * The same with what a cap has cut.
         *
         * @param units whose outcome was cut
         * @param amount what was cut off in all
         * @return the sums
         */
        public MetricSums withCapped(long units, double amount) {
            Arguments.notNegative("units cut", units);
            Arguments.notNegative("amount cut off", amount);
            return new MetricSums(moments, units, amount);
        }

        MetricSums plus(MetricSums other) {
            return new MetricSums(
                    moments.merge(other.moments), Counts.sum(capped, other.capped), removed + other.removed);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a cell is of no arm, or has not the sums of every metric
     */
    public ExperimentSummary {
        Objects.requireNonNull(experiment, "experiment");
        cells = Copies.list("cells", cells);
        for (Cell cell : cells) {
            experiment.indexOf(cell.arm());
            List<List<String>> columns =
                    cell.sums().stream().map(sums -> sums.moments().columns()).toList();
            List<List<String>> wanted =
                    experiment.metrics().stream().map(ExperimentMetric::columns).toList();
            if (!columns.equals(wanted)) {
                throw new IllegalArgumentException(
                        "arm \"" + cell.arm() + "\" has the columns " + columns + " but the metrics need " + wanted);
            }
        }
    }

    /**
     * Adds up units. Means agree up to the last digits, whatever the split.
     *
     * @param experiment the experiment
     * @return a summarizer with bytes
     */
    public static Summarizer<Unit, ExperimentSummary> summarizer(Experiment experiment) {
        return Summarizer.<Unit, Builder, ExperimentSummary>building(
                        () -> builder(experiment), Builder::add, Builder::build, ExperimentSummary::merge)
                .withBytes(
                        all -> Bytes.write(all.experiment, all::write),
                        bytes -> Bytes.read("summary of an experiment", experiment, bytes, in -> read(experiment, in)));
    }

    private void write(ByteWriter out) {
        out.count(cells.size());
        for (Cell cell : cells) {
            out.text(cell.arm).text(cell.stratum).count(cell.units);
            cell.sums.forEach(
                    each -> out.block(each.moments.toBytes()).count(each.capped).real(each.removed));
        }
    }

    private static ExperimentSummary read(Experiment experiment, ByteReader in) {
        List<Cell> cells = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            String arm = in.text();
            String stratum = in.text();
            long units = in.count();
            List<MetricSums> sums = new ArrayList<>();
            for (int metric = 0; metric < experiment.metrics().size(); metric++) {
                sums.add(new MetricSums(CoMoments.ofBytes(in.block()), in.count(), in.real()));
            }
            cells.add(new Cell(arm, stratum, units, sums));
        }
        return new ExperimentSummary(experiment, cells);
    }

    /**
     * Starts to gather units.
     *
     * @param experiment the experiment
     * @return an empty builder
     */
    public static Builder builder(Experiment experiment) {
        return new Builder(experiment);
    }

    /**
     * These units and others together.
     *
     * @param other of the same experiment
     * @return the sums
     * @throws IllegalArgumentException if the experiments differ
     */
    public ExperimentSummary merge(ExperimentSummary other) {
        Definitions.of("units").same("experiment", experiment, other.experiment);
        Map<List<Object>, Cell> sum =
                new TreeMap<>(java.util.Comparator.comparing((List<Object> key) -> (Integer) key.get(0))
                        .thenComparing(key -> (String) key.get(1)));
        for (List<Cell> side : List.of(cells, other.cells)) {
            for (Cell cell : side) {
                sum.merge(List.of(experiment.indexOf(cell.arm()), cell.stratum()), cell, Cell::plus);
            }
        }
        return new ExperimentSummary(experiment, List.copyOf(sum.values()));
    }

    /**
     * Units of an arm.
     *
     * @param arm its name
     * @return how many, with or without values
     * @throws IllegalArgumentException if there is no such arm
     */
    public long units(String arm) {
        experiment.indexOf(arm);
        return cells.stream()
                .filter(cell -> cell.arm().equals(arm))
                .mapToLong(Cell::units)
                .reduce(0, Math::addExact);
    }

    /**
     * What a metric's comparisons are computed from, over all strata: for a test that {@link ExperimentResult} does not make,
     * such as {@link NonInferiority} or {@link AnytimeDifference}.
     *
     * @param arm name of the arm
     * @param metric name of the metric
     * @return moments of its outcome, capped: one column, or two of a ratio
     * @throws IllegalArgumentException if there is no such arm or metric
     */
    public CoMoments outcome(String arm, String metric) {
        experiment.indexOf(arm);
        List<String> names =
                experiment.metrics().stream().map(ExperimentMetric::name).toList();
        int index = names.indexOf(metric);
        if (index < 0) {
            throw new IllegalArgumentException(
                    Names.describe("experiment \"" + experiment.name() + "\" has no metric", metric, names));
        }
        return sums(arm, index).moments().select(experiment.metrics().get(index).outcomeColumns());
    }

    /** One metric of one arm, over all strata. */
    MetricSums sums(String arm, int metric) {
        MetricSums none =
                new MetricSums(CoMoments.empty(experiment.metrics().get(metric).columns()), 0, 0);
        return cells.stream()
                .filter(cell -> cell.arm().equals(arm))
                .map(cell -> cell.sums().get(metric))
                .reduce(none, MetricSums::plus);
    }

    /** One metric of one arm by stratum. */
    Map<String, CoMoments> byStratum(String arm, int metric) {
        Map<String, CoMoments> strata = new TreeMap<>();
        cells.stream()
                .filter(cell -> cell.arm().equals(arm))
                .forEach(cell ->
                        strata.put(cell.stratum(), cell.sums().get(metric).moments()));
        return strata;
    }

    /** Gathers units. Not thread-safe. */
    public static final class Builder {
        private static final int STRETCH = 4_096;

        private final Experiment experiment;
        private final int width;
        private final List<Map<String, Gathered>> arms = new ArrayList<>();
        private final Map<String, Integer> positions = new HashMap<>();
        private final @Nullable String[] usualArms;
        private final @Nullable Gathered[] usual;

        private Builder(Experiment experiment) {
            this.experiment = Objects.requireNonNull(experiment, "experiment");
            width = experiment.width();
            usualArms = new @Nullable String[experiment.arms().size()];
            usual = new @Nullable Gathered[usualArms.length];
            for (Experiment.Arm arm : experiment.arms()) {
                positions.put(arm.name(), arms.size());
                arms.add(new LinkedHashMap<>());
            }
        }

        /**
         * Adds a unit without a stratum.
         *
         * @param arm its arm
         * @param values the columns of all metrics one after the other, NaN where there is no value
         * @return this
         * @throws IllegalArgumentException if there is no such arm or the values do not fit
         */
        public Builder add(String arm, double... values) {
            add(arm, NO_STRATUM, values);
            return this;
        }

        /**
         * Adds a unit.
         *
         * @param unit the unit
         * @return this
         * @throws IllegalArgumentException if there is no such arm or the values do not fit
         */
        public Builder add(Unit unit) {
            add(unit.arm(), unit.stratum(), unit.values());
            return this;
        }

        /** The sums of an arm without strata, where it is named by the very text that named it first: most units are. */
        @SuppressWarnings("ReferenceEquality") // another text of the same letters is looked up
        private @Nullable Gathered usual(String arm) {
            for (int i = 0; i < usual.length; i++) {
                if (usualArms[i] == arm) {
                    return usual[i];
                }
            }
            return null;
        }

        private void add(String arm, String stratum, double[] values) {
            if (values.length != width) {
                throw new IllegalArgumentException("a unit of experiment \"" + experiment.name() + "\" brings " + width
                        + " values but " + values.length + " were given");
            }
            Gathered known = stratum.isEmpty() ? usual(arm) : null;
            if (known != null) {
                known.add(values);
                return;
            }
            Integer position = positions.get(arm);
            if (position == null) {
                throw new IllegalArgumentException(
                        Names.describe("experiment \"" + experiment.name() + "\" has no arm", arm, positions.keySet()));
            }
            Map<String, Gathered> strata = arms.get(position);
            Gathered gathered = strata.get(stratum);
            if (gathered == null) {
                gathered = new Gathered(experiment);
                gathered.add(values);
                strata.put(stratum, gathered);
                if (stratum.isEmpty()) {
                    usual[position] = gathered;
                    usualArms[position] = arm;
                }
            } else {
                gathered.add(values);
            }
        }

        /**
         * Adds units without a stratum that stand column by column: the quickest way, for millions of them.
         *
         * @param positions for each unit the position of its arm, 0 for the control
         * @param columns the columns of all metrics one after the other, each with a value per unit, NaN where there is none
         * @return this
         * @throws IllegalArgumentException if there is no such arm or the values do not fit; some units may then have been added
         */
        public Builder addColumns(int[] positions, double[][] columns) {
            if (columns.length != width) {
                throw new IllegalArgumentException("a unit of experiment \"" + experiment.name() + "\" brings " + width
                        + " values but " + columns.length + " columns were given");
            }
            for (double[] column : columns) {
                if (column.length != positions.length) {
                    throw new IllegalArgumentException(
                            positions.length + " units need as many values but a column has " + column.length);
                }
            }
            int stretch = Math.min(STRETCH, positions.length);
            Chosen[] chosen = {new Chosen(stretch), new Chosen(stretch)};
            for (int from = 0; from < positions.length; from += STRETCH) {
                int to = Math.min(positions.length, from + STRETCH);
                int added = 0;
                // two arms by one look at the positions: most experiments have no more
                for (int arm = 0; arm < arms.size(); arm += chosen.length) {
                    choose(positions, from, to, arm, chosen[0], chosen[1]);
                    for (int i = 0; i < chosen.length && arm + i < arms.size(); i++) {
                        if (chosen[i].count > 0) {
                            arms.get(arm + i)
                                    .computeIfAbsent(NO_STRATUM, stratum -> new Gathered(experiment))
                                    .addColumns(columns, chosen[i].rows, chosen[i].count);
                        }
                        added += chosen[i].count;
                    }
                }
                if (added < to - from) {
                    throw new IllegalArgumentException("experiment \"" + experiment.name() + "\" has the arms 0 to "
                            + (arms.size() - 1) + " but a unit from " + from + " to " + (to - 1) + " names another");
                }
            }
            return this;
        }

        /** The rows of an arm and of the next. Every row is written to both lists, and counted in one at most: no branch. */
        private static void choose(int[] positions, int from, int to, int arm, Chosen one, Chosen next) {
            int[] ones = one.rows;
            int[] others = next.rows;
            int some = 0;
            int more = 0;
            for (int row = from; row < to; row++) {
                int position = positions[row];
                ones[some] = row;
                others[more] = row;
                some += position == arm ? 1 : 0;
                more += position == arm + 1 ? 1 : 0;
            }
            one.count = some;
            next.count = more;
        }

        /**
         * The summary of the units so far; the builder can go on.
         *
         * @return the summary
         */
        public ExperimentSummary build() {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < arms.size(); i++) {
                String arm = experiment.arms().get(i).name();
                new TreeMap<>(arms.get(i))
                        .forEach((stratum, gathered) ->
                                cells.add(new Cell(arm, stratum, gathered.units, gathered.sums())));
            }
            return new ExperimentSummary(experiment, cells);
        }
    }

    /** Numbers of rows, with room for one that does not count. */
    private static final class Chosen {
        private final int[] rows;
        private int count;

        Chosen(int most) {
            rows = new int[most + 1];
        }
    }

    /** Sums of one arm and stratum while they grow; values wait in blocks, column by column. */
    private static final class Gathered {
        private static final int BLOCK = 256;
        private static final double LARGEST = 1e100;

        private final ExperimentMetric[] metrics;
        private final CoMomentsBuilder[] moments;
        private final double[][][] waiting;
        private final int[] rows;
        private final boolean[] worth;
        private final double[] caps;
        private final long[] capped;
        private final double[] removed;
        private long units;

        Gathered(Experiment experiment) {
            metrics = experiment.metrics().toArray(ExperimentMetric[]::new);
            moments = new CoMomentsBuilder[metrics.length];
            waiting = new double[metrics.length][][];
            rows = new int[metrics.length];
            worth = new boolean[metrics.length];
            caps = new double[metrics.length];
            capped = new long[metrics.length];
            removed = new double[metrics.length];
            for (int i = 0; i < metrics.length; i++) {
                String[] columns = metrics[i].columns().toArray(String[]::new);
                moments[i] = CoMoments.builder(columns);
                waiting[i] = new double[columns.length][BLOCK];
                worth[i] = metrics[i].isWorthLookingUp();
                Double cap = metrics[i].cap();
                caps[i] = cap == null ? Double.POSITIVE_INFINITY : cap;
            }
        }

        void add(double[] values) {
            // all of it is looked at first: a unit that is refused leaves no trace
            int at = 0;
            for (int i = 0; i < metrics.length; i++) {
                at = put(i, values, at);
            }
            for (int i = 0; i < metrics.length; i++) {
                take(i);
                if (rows[i] == BLOCK) {
                    flush(i);
                }
            }
            units++;
        }

        /** Takes the row that was put last, or counts it as incomplete. */
        private void take(int i) {
            double[] outcome = waiting[i][0];
            int row = rows[i];
            if (Double.isNaN(outcome[row])) {
                moments[i].addIncomplete();
                return;
            }
            if (outcome[row] > caps[i]) {
                capped[i]++;
                removed[i] += outcome[row] - caps[i];
                outcome[row] = caps[i];
            }
            rows[i]++;
        }

        /** Puts a metric's values into the next row; its outcome is NaN if one of them is missing. */
        private int put(int i, double[] values, int from) {
            double[][] columns = waiting[i];
            int row = rows[i];
            int at = from;
            boolean complete = true;
            for (double[] column : columns) {
                double value = values[at++];
                column[row] = value;
                if (!(Math.abs(value) <= LARGEST)) {
                    if (!Double.isNaN(value)) {
                        throw new IllegalArgumentException("\"" + metrics[i].name()
                                + "\" takes finite numbers of at most 1e100 in size but was " + value);
                    }
                    complete = false;
                }
            }
            if (!complete) {
                columns[0][row] = Double.NaN;
            } else if (worth[i]) {
                columns[0][row] = metrics[i].worth(columns[0][row]);
            }
            return at;
        }

        /** The chosen rows of columns. */
        void addColumns(double[][] columns, int[] chosen, int count) {
            int at = 0;
            for (int i = 0; i < metrics.length; i++) {
                double[][] own = Arrays.copyOfRange(columns, at, at + waiting[i].length);
                boolean plain = !worth[i] && Double.isInfinite(caps[i]);
                if (!plain) {
                    oneByOne(i, own, chosen, count);
                } else if (!moments[i].addChosen(own, chosen, count)) {
                    addComplete(i, own, chosen, count);
                }
                at += own.length;
            }
            units += count;
        }

        /** Rows with all values together, those without one by one. */
        private void addComplete(int i, double[][] own, int[] chosen, int count) {
            int[] complete = new int[count];
            int[] others = new int[count];
            int some = 0;
            int rest = 0;
            for (int m = 0; m < count; m++) {
                boolean fits = true;
                for (double[] column : own) {
                    fits &= Math.abs(column[chosen[m]]) <= LARGEST;
                }
                if (fits) {
                    complete[some++] = chosen[m];
                } else {
                    others[rest++] = chosen[m];
                }
            }
            oneByOne(i, own, others, rest);
            if (!moments[i].addChosen(own, complete, some)) {
                oneByOne(i, own, complete, some);
            }
        }

        /** Values that must be looked at one by one: missing, capped, or of a worth of their own. */
        private void oneByOne(int i, double[][] own, int[] chosen, int count) {
            double[] values = new double[own.length];
            for (int m = 0; m < count; m++) {
                for (int k = 0; k < values.length; k++) {
                    values[k] = own[k][chosen[m]];
                }
                put(i, values, 0);
                take(i);
                if (rows[i] == BLOCK) {
                    flush(i);
                }
            }
        }

        private void flush(int i) {
            moments[i].addColumns(waiting[i], rows[i]);
            rows[i] = 0;
        }

        List<MetricSums> sums() {
            List<MetricSums> sums = new ArrayList<>(metrics.length);
            for (int i = 0; i < metrics.length; i++) {
                flush(i);
                sums.add(new MetricSums(moments[i].build(), capped[i], removed[i]));
            }
            return sums;
        }
    }
}
