package io.github.cxkit.flink;

import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** A score as a row: {@code score, lower, upper, n, blank, not_applicable, invalid, missing}. */
final class ScoreRow {

    static final String TYPE = "ROW<score DOUBLE, `lower` DOUBLE, `upper` DOUBLE, n BIGINT, blank BIGINT,"
            + " not_applicable BIGINT, invalid BIGINT, missing STRING>";

    private static final double CONFIDENCE = 0.95;

    private ScoreRow() {}

    /** The score, or why there is none in {@code missing}: never 0 and never NaN. */
    static Row of(RatingScore score) {
        Result<Double> value = score.value();
        Result<ConfidenceInterval> interval = score.interval(CONFIDENCE);
        return Row.of(
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
        return Row.of(null, null, null, 0L, 0L, 0L, 0L, Result.Reason.NO_ANSWERS.name());
    }

    private static @Nullable Double orNull(Result<Double> value) {
        return value.toOptional().orElse(null);
    }
}
