package io.github.cxkit.spark;

import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Slice;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * From a table of answers to a table of scores. The table may come from wherever Spark reads: Parquet, CSV, a database.
 *
 * <pre>
 * ScorecardSummary summary = ScorecardTables.summarize(spark.table("answers"), () -&gt; Shop.definition());
 * ScorecardTables.table(spark, summary.scorecard()).write().parquet("scores");
 * </pre>
 *
 * <p>Answers are read by the survey's definition, with its codes for "no answer", from texts and from numbers alike; a cell
 * that is no answer is counted as invalid. Times are timestamps, dates, or texts of ISO 8601 with an offset of Z. A weight
 * that is no number, or a time that is none, ends the job with its column and value. Any number of partitions gives the
 * scorecard of one process: counts, scores and intervals to the last digit, weighted figures within 1e-12 of their size.
 *
 * @since 0.1.0
 */
public final class ScorecardTables {

    private static final StructType TYPE = new StructType(new StructField[] {
        column("question", DataTypes.StringType),
        column("metric", DataTypes.StringType),
        column("groups", DataTypes.StringType),
        column("period", DataTypes.StringType),
        column("score", DataTypes.DoubleType),
        column("lower", DataTypes.DoubleType),
        column("upper", DataTypes.DoubleType),
        column("n", DataTypes.LongType),
        column("blank", DataTypes.LongType),
        column("not_applicable", DataTypes.LongType),
        column("invalid", DataTypes.LongType),
        column("weighted_score", DataTypes.DoubleType),
        column("weighted_lower", DataTypes.DoubleType),
        column("weighted_upper", DataTypes.DoubleType),
        column("missing", DataTypes.StringType)
    });

    private ScorecardTables() {}

    private static StructField column(String name, DataType type) {
        return new StructField(name, type, true, Metadata.empty());
    }

    /**
     * What is asked and how it is scored. It travels to the executors as the code that makes it, such as the reading of a
     * definition's JSON.
     */
    public interface Definition extends Supplier<ScorecardDefinition>, Serializable {}

    /**
     * Summarizes a table of answers.
     *
     * @param answers one row per respondent; columns as the survey names them
     * @param definition what is asked and scored
     * @return the summary of all rows, the empty one if there are none
     * @throws IllegalArgumentException if the table lacks a column that the survey names; the message lists those it has
     */
    public static ScorecardSummary summarize(Dataset<Row> answers, Definition definition) {
        RowResponses.requireColumns(definition.get().survey(), answers.schema());
        return SummaryAggregator.summarize(answers, () -> {
            ScorecardDefinition made = definition.get();
            return ScorecardSummary.summarizer(made).of(new RowResponses(made.survey()));
        });
    }

    /**
     * A scorecard as a table: one row per question, metric, groups and period, in the scorecard's order.
     *
     * <p>Columns are {@code question}; {@code metric}, the rule; {@code groups}, {@code all} or such as
     * {@code region=north}; {@code period}, null for all time; {@code score} and the limits {@code lower} and {@code upper}
     * of its interval; {@code n}; {@code blank}, {@code not_applicable} and {@code invalid}, what was left out;
     * {@code weighted_score} with its limits; and {@code missing}, which says why there is no score. A score that is not
     * known or hidden is null.
     *
     * @param spark the session
     * @param scorecard the scorecard
     * @return its rows
     */
    public static Dataset<Row> table(SparkSession spark, Scorecard scorecard) {
        List<Row> rows = scorecard.rows().stream().map(ScorecardTables::row).toList();
        return spark.createDataFrame(rows, TYPE);
    }

    private static Row row(ScorecardRow row) {
        Slice slice = row.slice();
        Optional<WeightedEstimate> weighted = Optional.ofNullable(row.weighted());
        return RowFactory.create(
                row.question(),
                row.evidence().rule().id().toString(),
                slice.in(null).toString(),
                slice.period() == null ? null : slice.period().toString(),
                orNull(row.value()),
                orNull(row.interval().map(ConfidenceInterval::lower)),
                orNull(row.interval().map(ConfidenceInterval::upper)),
                row.n(),
                row.evidence().excluded().count("blank"),
                row.evidence().excluded().count("not applicable"),
                row.evidence().excluded().count("invalid"),
                weighted.map(estimate -> orNull(estimate.value())).orElse(null),
                weighted.map(estimate -> orNull(estimate.interval().map(ConfidenceInterval::lower)))
                        .orElse(null),
                weighted.map(estimate -> orNull(estimate.interval().map(ConfidenceInterval::upper)))
                        .orElse(null),
                row.value() instanceof Result.Insufficient<Double> none
                        ? none.reason().name()
                        : null);
    }

    private static @Nullable Double orNull(Result<Double> value) {
        return value.toOptional().orElse(null);
    }
}
