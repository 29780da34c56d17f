package io.github.cxkit.flink;

import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Objects;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * The functions that {@link CxFlink} registers, public because Flink calls them by reflection. All take rows back, so that
 * they also stand over a table that changes.
 *
 * @since 0.1.0
 */
public final class SqlFunctions {

    private SqlFunctions() {}

    /**
     * What all have in common.
     *
     * @param <T> the column
     */
    public abstract static class Counting<T> extends AggregateFunction<T, Counts> {

        private static final long serialVersionUID = 1L;

        @Override
        public Counts createAccumulator() {
            return new Counts();
        }

        /**
         * For windows that grow together.
         *
         * @param counts where to add
         * @param others what to add
         */
        public void merge(Counts counts, Iterable<Counts> others) {
            others.forEach(counts::merge);
        }
    }

    /** One metric, {@code nps(rating)}. */
    @FunctionHint(
            output = @DataTypeHint(ScoreRow.TYPE),
            accumulator =
                    @DataTypeHint(value = "RAW", bridgedTo = Counts.class, rawSerializer = CountsSerializer.class))
    public static final class OfMetric extends Counting<Row> {

        private static final long serialVersionUID = 1L;

        /** Makes the metric. */
        private final CxFlink.MetricDefinition definition;

        private transient @Nullable RatingMetric metric;

        OfMetric(CxFlink.MetricDefinition definition) {
            this.definition = definition;
        }

        private RatingMetric metric() {
            RatingMetric known = metric;
            if (known == null) {
                known = definition.get();
                metric = known;
            }
            return known;
        }

        /**
         * A row.
         *
         * @param counts where to add
         * @param rating the rating, null if blank
         */
        public void accumulate(Counts counts, @Nullable Double rating) {
            counts.add(metric().rule().id().toString(), metric().scale(), rating, Counts.Step.ADD);
        }

        /**
         * A row taken back.
         *
         * @param counts where to take it from
         * @param rating the rating, null if blank
         */
        public void retract(Counts counts, @Nullable Double rating) {
            counts.add(metric().rule().id().toString(), metric().scale(), rating, Counts.Step.RETRACT);
        }

        @Override
        public Row getValue(Counts counts) {
            return ScoreRow.of(metric().score(counts.tally(metric().scale())));
        }
    }

    /** A metric that is named, {@code score('ces', rating)}. */
    @FunctionHint(
            output = @DataTypeHint(ScoreRow.TYPE),
            accumulator =
                    @DataTypeHint(value = "RAW", bridgedTo = Counts.class, rawSerializer = CountsSerializer.class))
    public static final class Score extends Counting<Row> {

        private static final long serialVersionUID = 1L;

        private transient @Nullable String name;
        private transient @Nullable RatingMetric metric;

        /** The one there is. */
        public Score() {}

        private RatingMetric metric(@Nullable String asked) {
            RatingMetric known = metric;
            if (known == null || !Objects.equals(name, asked)) {
                known = MetricCatalog.standard().get(named(asked));
                metric = known;
                name = asked;
            }
            return known;
        }

        /**
         * A row.
         *
         * @param counts where to add
         * @param asked the metric
         * @param rating the rating, null if blank
         */
        public void accumulate(Counts counts, String asked, @Nullable Double rating) {
            counts.add(named(asked), metric(asked).scale(), rating, Counts.Step.ADD);
        }

        /**
         * A row taken back.
         *
         * @param counts where to take it from
         * @param asked the metric
         * @param rating the rating, null if blank
         */
        public void retract(Counts counts, String asked, @Nullable Double rating) {
            counts.add(named(asked), metric(asked).scale(), rating, Counts.Step.RETRACT);
        }

        @Override
        public Row getValue(Counts counts) {
            if (counts.definition == null) {
                return ScoreRow.nothing();
            }
            RatingMetric found = metric(counts.definition);
            return ScoreRow.of(found.score(counts.tally(found.scale())));
        }
    }

    /** Counts as bytes, {@code tally(rating)}. */
    @FunctionHint(
            output = @DataTypeHint("BYTES"),
            accumulator =
                    @DataTypeHint(value = "RAW", bridgedTo = Counts.class, rawSerializer = CountsSerializer.class))
    public static final class Tally extends Counting<byte[]> {

        private static final long serialVersionUID = 1L;
        private static final Scale SCALE = Scale.of(0, 10);

        /** The one there is. */
        public Tally() {}

        /**
         * A row.
         *
         * @param counts where to add
         * @param rating the rating, null if blank
         */
        public void accumulate(Counts counts, @Nullable Double rating) {
            counts.add(SCALE.toString(), SCALE, rating, Counts.Step.ADD);
        }

        /**
         * A row taken back.
         *
         * @param counts where to take it from
         * @param rating the rating, null if blank
         */
        public void retract(Counts counts, @Nullable Double rating) {
            counts.add(SCALE.toString(), SCALE, rating, Counts.Step.RETRACT);
        }

        @Override
        public byte[] getValue(Counts counts) {
            return counts.tally(SCALE).toBytes();
        }
    }

    /** Counts on a scale as bytes, {@code tally_on('1..5', rating)}. */
    @FunctionHint(
            output = @DataTypeHint("BYTES"),
            accumulator =
                    @DataTypeHint(value = "RAW", bridgedTo = Counts.class, rawSerializer = CountsSerializer.class))
    public static final class TallyOn extends Counting<byte[]> {

        private static final long serialVersionUID = 1L;

        /** The one there is. */
        public TallyOn() {}

        /**
         * A row.
         *
         * @param counts where to add
         * @param scale the scale
         * @param rating the rating, null if blank
         */
        public void accumulate(Counts counts, String scale, @Nullable Double rating) {
            counts.add(named(scale), Scale.parse(named(scale)), rating, Counts.Step.ADD);
        }

        /**
         * A row taken back.
         *
         * @param counts where to take it from
         * @param scale the scale
         * @param rating the rating, null if blank
         */
        public void retract(Counts counts, String scale, @Nullable Double rating) {
            counts.add(named(scale), Scale.parse(named(scale)), rating, Counts.Step.RETRACT);
        }

        @Override
        public byte @Nullable [] getValue(Counts counts) {
            return counts.definition == null
                    ? null
                    : counts.tally(Scale.parse(counts.definition)).toBytes();
        }
    }

    /** Stored counts together, {@code tally_merge(tally)}. */
    @FunctionHint(
            output = @DataTypeHint("BYTES"),
            accumulator =
                    @DataTypeHint(value = "RAW", bridgedTo = Counts.class, rawSerializer = CountsSerializer.class))
    public static final class TallyMerge extends Counting<byte[]> {

        private static final long serialVersionUID = 1L;

        /** The one there is. */
        public TallyMerge() {}

        /**
         * A stored tally; where there is none, nothing is added.
         *
         * @param counts where to add
         * @param tally its bytes
         */
        public void accumulate(Counts counts, byte @Nullable [] tally) {
            if (tally != null) {
                counts.add(RatingTally.ofBytes(tally), Counts.Step.ADD);
            }
        }

        /**
         * A stored tally taken back.
         *
         * @param counts where to take it from
         * @param tally its bytes
         */
        public void retract(Counts counts, byte @Nullable [] tally) {
            if (tally != null) {
                counts.add(RatingTally.ofBytes(tally), Counts.Step.RETRACT);
            }
        }

        @Override
        public byte @Nullable [] getValue(Counts counts) {
            return counts.definition == null
                    ? null
                    : counts.tally(Scale.parse(counts.definition)).toBytes();
        }
    }

    /** The score of stored counts, {@code score_of('nps', tally)}. */
    public static final class ScoreOf extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** The one there is. */
        public ScoreOf() {}

        /**
         * A score.
         *
         * @param name the metric
         * @param tally bytes of a tally on its scale, null if there is none
         * @return the score as a row
         */
        @DataTypeHint(ScoreRow.TYPE)
        public Row eval(String name, byte @Nullable [] tally) {
            return tally == null
                    ? ScoreRow.nothing()
                    : ScoreRow.of(MetricCatalog.standard().get(named(name)).score(RatingTally.ofBytes(tally)));
        }
    }

    private static String named(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("a metric or scale must be named but was null");
        }
        return name;
    }
}
