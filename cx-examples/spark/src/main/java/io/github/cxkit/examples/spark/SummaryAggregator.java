package io.github.cxkit.examples.spark;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * Any summary as a typed aggregator. Its result are the summary's bytes, which {@link Summary#ofBytes} reads: so it may
 * also be written to a table and merged with tomorrow's.
 *
 * @param <I> what is added
 * @param <B> the mutable builder
 * @param <S> the immutable summary
 */
final class SummaryAggregator<I, B, S> extends Aggregator<I, SummaryBuffer<I, B, S>, byte[]> {

    private static final long serialVersionUID = 1L;

    private final Summary<I, B, S> summary;

    SummaryAggregator(Summary<I, B, S> summary) {
        this.summary = summary;
    }

    @Override
    public SummaryBuffer<I, B, S> zero() {
        return new SummaryBuffer<>(summary);
    }

    @Override
    public SummaryBuffer<I, B, S> reduce(SummaryBuffer<I, B, S> buffer, I input) {
        buffer.add(summary, input);
        return buffer;
    }

    @Override
    public SummaryBuffer<I, B, S> merge(SummaryBuffer<I, B, S> first, SummaryBuffer<I, B, S> second) {
        return first.merge(summary, second);
    }

    @Override
    public byte[] finish(SummaryBuffer<I, B, S> buffer) {
        return summary.toBytes(buffer.build(summary));
    }

    /** A buffer that is an object, not bytes, so that Spark keeps it as it is while it adds the rows of a partition. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Encoder<SummaryBuffer<I, B, S>> bufferEncoder() {
        return (Encoder) Encoders.javaSerialization(SummaryBuffer.class);
    }

    @Override
    public Encoder<byte[]> outputEncoder() {
        return Encoders.BINARY();
    }
}
