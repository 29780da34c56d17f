package io.github.cxkit.spark;

import io.github.cxkit.score.Summarizer;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;

/**
 * Any summary of the library, or of one's own, as a typed aggregator. Its result are the summary's bytes, which
 * {@link Summarizer#ofBytes} reads: so it may also be written to a table and merged with tomorrow's.
 *
 * <pre>
 * RatingTally tally = SummaryAggregator.summarize(
 *         answers, () -&gt; RatingTally.summarizer(Scale.of(0, 10)).of(Answer::rating));
 * </pre>
 *
 * @param <I> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryAggregator<I, S> extends Aggregator<I, SummaryBuffer<I, S>, byte[]> {

    private static final long serialVersionUID = 1L;

    /** How the summary is made. */
    private final Definition<I, S> definition;

    private transient volatile @Nullable Summarizer<I, S> summarizer;

    /**
     * How a summary is made. It travels to the executors as the code that makes it: definitions are data, so each executor
     * makes its own.
     *
     * @param <I> what is added
     * @param <S> the summary
     */
    public interface Definition<I, S> extends Supplier<Summarizer<I, S>>, Serializable {}

    /**
     * An aggregator of a kind of summary.
     *
     * @param definition how the summary is made
     * @throws IllegalArgumentException if these summaries have no bytes
     */
    public SummaryAggregator(Definition<I, S> definition) {
        this.definition = definition;
        if (!summarizer().hasBytes()) {
            throw new IllegalArgumentException("a summary without bytes cannot travel between executors");
        }
    }

    /**
     * Summarizes a data set.
     *
     * @param <I> what is added
     * @param <S> the summary
     * @param rows the data set
     * @param definition how the summary is made
     * @return the summary of all rows, the empty one if there are none
     * @throws IllegalArgumentException if these summaries have no bytes
     */
    public static <I, S> S summarize(Dataset<I> rows, Definition<I, S> definition) {
        SummaryAggregator<I, S> aggregator = new SummaryAggregator<>(definition);
        return aggregator
                .summarizer()
                .ofBytes(rows.select(aggregator.toColumn()).first());
    }

    private Summarizer<I, S> summarizer() {
        Summarizer<I, S> known = summarizer;
        if (known == null) {
            known = definition.get();
            summarizer = known;
        }
        return known;
    }

    @Override
    public SummaryBuffer<I, S> zero() {
        return new SummaryBuffer<>();
    }

    @Override
    public SummaryBuffer<I, S> reduce(SummaryBuffer<I, S> buffer, I input) {
        buffer.growing(summarizer()).add(input);
        return buffer;
    }

    @Override
    public SummaryBuffer<I, S> merge(SummaryBuffer<I, S> first, SummaryBuffer<I, S> second) {
        first.growing(summarizer()).merge(second.growing(summarizer()).result());
        return first;
    }

    @Override
    public byte[] finish(SummaryBuffer<I, S> buffer) {
        return summarizer().toBytes(summary(buffer));
    }

    S summary(SummaryBuffer<I, S> buffer) {
        return buffer.growing(summarizer()).result();
    }

    /** A buffer that is an object, not bytes, so that Spark keeps it as it is while it adds the rows of a partition. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Encoder<SummaryBuffer<I, S>> bufferEncoder() {
        return (Encoder) Encoders.javaSerialization(SummaryBuffer.class);
    }

    @Override
    public Encoder<byte[]> outputEncoder() {
        return Encoders.BINARY();
    }
}
