package io.github.cxkit.spark;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * A summary that is shown as a column instead of its bytes.
 *
 * @param <I> what is added
 * @param <S> the summary
 * @param <O> the column
 */
final class Finished<I, S, O> extends Aggregator<I, SummaryBuffer<I, S>, O> {

    private static final long serialVersionUID = 1L;

    private final SummaryAggregator<I, S> summaries;
    private final Column<S, O> column;
    private final Encoder<O> encoder;

    /**
     * What is shown of a summary; it travels to the executors.
     *
     * @param <S> the summary
     * @param <O> the column
     */
    interface Column<S, O> extends Serializable {

        @Nullable O of(S summary);
    }

    Finished(SummaryAggregator<I, S> summaries, Column<S, O> column, Encoder<O> encoder) {
        this.summaries = summaries;
        this.column = column;
        this.encoder = encoder;
    }

    @Override
    public SummaryBuffer<I, S> zero() {
        return summaries.zero();
    }

    @Override
    public SummaryBuffer<I, S> reduce(SummaryBuffer<I, S> buffer, I input) {
        return summaries.reduce(buffer, input);
    }

    @Override
    public SummaryBuffer<I, S> merge(SummaryBuffer<I, S> first, SummaryBuffer<I, S> second) {
        return summaries.merge(first, second);
    }

    @Override
    @SuppressWarnings("NullAway") // a column may be null; Spark's own signature does not say so
    public O finish(SummaryBuffer<I, S> buffer) {
        return column.of(summaries.summary(buffer));
    }

    @Override
    public Encoder<SummaryBuffer<I, S>> bufferEncoder() {
        return summaries.bufferEncoder();
    }

    @Override
    public Encoder<O> outputEncoder() {
        return encoder;
    }
}
