package io.github.cxkit.spark;

import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A score as a struct: {@code score, lower, upper, n, blank, not_applicable, invalid, missing}. */
final class ScoreRow {

    private static final double CONFIDENCE = 0.95;

    static final StructType TYPE = new StructType(new StructField[] {
        new StructField("score", DataTypes.DoubleType, true, Metadata.empty()),
        new StructField("lower", DataTypes.DoubleType, true, Metadata.empty()),
        new StructField("upper", DataTypes.DoubleType, true, Metadata.empty()),
        new StructField("n", DataTypes.LongType, false, Metadata.empty()),
        new StructField("blank", DataTypes.LongType, false, Metadata.empty()),
        new StructField("not_applicable", DataTypes.LongType, false, Metadata.empty()),
        new StructField("invalid", DataTypes.LongType, false, Metadata.empty()),
        new StructField("missing", DataTypes.StringType, true, Metadata.empty())
    });

    private ScoreRow() {}

    /** The score, or why there is none in {@code missing}: never 0 and never NaN. */
    static Row of(RatingScore score) {
        Result<Double> value = score.value();
        Result<ConfidenceInterval> interval = score.interval(CONFIDENCE);
        return RowFactory.create(
                orNull(value),
                orNull(interval.map(ConfidenceInterval::lower)),
                orNull(interval.map(ConfidenceInterval::upper)),
                score.n(),
                score.tally().blank(),
                score.tally().notApplicable(),
                score.tally().invalid(),
                value instanceof Result.Insufficient<Double> none
                        ? none.reason().name()
                        : null);
    }

    /** No row at all, so that no definition was named either. */
    static Row nothing() {
        return RowFactory.create(null, null, null, 0L, 0L, 0L, 0L, Result.Reason.NO_ANSWERS.name());
    }

    private static @Nullable Double orNull(Result<Double> value) {
        return value.toOptional().orElse(null);
    }
}
