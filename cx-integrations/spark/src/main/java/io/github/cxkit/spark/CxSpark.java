package io.github.cxkit.spark;

import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Scores as functions of Spark SQL. {@link #register(SparkSession)} makes these known to a session:
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><th>function</th><th>gives</th></tr>
 * <tr><td>{@code nps(rating)}</td><td>{@link Metrics#NPS} of ratings 0 to 10</td></tr>
 * <tr><td>{@code csat_top2(rating)}</td><td>{@link Metrics#CSAT} of ratings 1 to 5</td></tr>
 * <tr><td>{@code ces(rating)}</td><td>{@link Metrics#CES} of ratings 1 to 7</td></tr>
 * <tr><td>{@code score('csat.top-2-box 1..7', rating)}</td><td>any metric, named as {@link MetricCatalog#get(String)}
 *     says</td></tr>
 * <tr><td>{@code tally(rating)}</td><td>counts of ratings 0 to 10, as bytes to store</td></tr>
 * <tr><td>{@code tally_on('1..5', rating)}</td><td>the same on another scale</td></tr>
 * <tr><td>{@code tally_merge(tally)}</td><td>stored counts together: the month of its days</td></tr>
 * <tr><td>{@code score_of('nps', tally)}</td><td>the score of stored counts, no aggregate</td></tr>
 * </table>
 *
 * <p>A score is a struct: {@code score}, the limits {@code lower} and {@code upper} of its 95 per cent interval, {@code n},
 * and what was left out, {@code blank}, {@code not_applicable}, {@code invalid}; where there is no score it is null and
 * {@code missing} says why. A rating is any number; null is blank, and a number off the scale or between its points is
 * counted as invalid, never rounded. Any number of partitions gives what {@link RatingMetric#score(RatingTally)} gives in
 * one process, to the last digit.
 *
 * <pre>
 * CxSpark.register(spark);
 * spark.sql("select region, nps(rating).score, nps(rating).lower from answers group by region").show();
 * </pre>
 *
 * @since 0.1.0
 */
public final class CxSpark {

    private CxSpark() {}

    /**
     * How a metric of one's own is made; it travels to the executors as the code that makes it.
     */
    public interface MetricDefinition extends Supplier<RatingMetric>, Serializable {}

    /**
     * Registers the functions; those of these names are replaced.
     *
     * @param spark the session
     */
    public static void register(SparkSession spark) {
        register(spark, "nps", () -> Metrics.NPS);
        register(spark, "csat_top2", () -> Metrics.CSAT);
        register(spark, "ces", () -> Metrics.CES);

        SummaryAggregator<Double, RatingTally> tally =
                new SummaryAggregator<>(() -> RatingTally.summarizerOfAnswers(Metrics.NPS.scale())
                        .of(rating -> NamedTally.answer(Metrics.NPS.scale(), rating)));
        spark.udf().register("tally", functions.udaf(tally, Encoders.DOUBLE()));

        Encoder<Tuple2<String, Double>> named = Encoders.tuple(Encoders.STRING(), Encoders.DOUBLE());
        SummaryAggregator<Tuple2<String, Double>, NamedTally> byMetric = new SummaryAggregator<>(
                () -> NamedTally.summarizer(name -> metric(name).scale()));
        spark.udf()
                .register(
                        "score",
                        functions.udaf(new Finished<>(byMetric, CxSpark::scored, Encoders.row(ScoreRow.TYPE)), named));
        SummaryAggregator<Tuple2<String, Double>, NamedTally> byScale =
                new SummaryAggregator<>(() -> NamedTally.summarizer(Scale::parse));
        spark.udf()
                .register(
                        "tally_on", functions.udaf(new Finished<>(byScale, CxSpark::stored, Encoders.BINARY()), named));
        SummaryAggregator<byte[], NamedTally> stored = new SummaryAggregator<>(NamedTally::ofStored);
        spark.udf()
                .register(
                        "tally_merge",
                        functions.udaf(new Finished<>(stored, CxSpark::stored, Encoders.BINARY()), Encoders.BINARY()));
        UDF2<String, byte[], Row> scoreOf = (name, bytes) ->
                bytes == null ? ScoreRow.nothing() : ScoreRow.of(metric(name).score(RatingTally.ofBytes(bytes)));
        spark.udf().register("score_of", scoreOf, ScoreRow.TYPE);
    }

    /**
     * Registers a metric of one's own as a function of a rating.
     *
     * @param spark the session
     * @param name the function's name
     * @param definition makes the metric
     */
    public static void register(SparkSession spark, String name, MetricDefinition definition) {
        SummaryAggregator<Double, RatingTally> tally = new SummaryAggregator<>(() -> {
            Scale scale = definition.get().scale();
            return RatingTally.summarizerOfAnswers(scale).of(rating -> NamedTally.answer(scale, rating));
        });
        Finished.Column<RatingTally, Row> score =
                counts -> ScoreRow.of(definition.get().score(counts));
        spark.udf()
                .register(
                        name,
                        functions.udaf(new Finished<>(tally, score, Encoders.row(ScoreRow.TYPE)), Encoders.DOUBLE()));
    }

    private static RatingMetric metric(String name) {
        return MetricCatalog.standard().get(name);
    }

    private static Row scored(NamedTally counts) {
        return counts.name() == null || counts.tally() == null
                ? ScoreRow.nothing()
                : ScoreRow.of(metric(counts.name()).score(counts.tally()));
    }

    private static byte @Nullable [] stored(NamedTally counts) {
        return counts.tally() == null ? null : counts.tally().toBytes();
    }
}
