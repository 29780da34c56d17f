package io.github.cxkit.flink;

import io.github.cxkit.score.Summarizer;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * Any summary of the library, or of one's own, as an aggregate function: its four methods are those of every summary. Its
 * result are the summary's bytes, which {@link Summarizer#ofBytes} reads.
 *
 * @param <I> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryFunction<I, S> implements AggregateFunction<I, SummaryState<I, S>, byte[]> {

    private static final long serialVersionUID = 1L;

    /** How the summary is made. */
    private final Definition<I, S> definition;

    private transient volatile @Nullable Summarizer<I, S> summarizer;

    /**
     * How a summary is made. It travels to the task managers as the code that makes it: definitions are data, so each makes
     * its own.
     *
     * @param <I> what is added
     * @param <S> the summary
     */
    public interface Definition<I, S> extends Supplier<Summarizer<I, S>>, Serializable {}

    /**
     * A function of a kind of summary.
     *
     * @param definition how the summary is made
     * @throws IllegalArgumentException if these summaries have no bytes
     */
    public SummaryFunction(Definition<I, S> definition) {
        this.definition = definition;
        if (!summarizer().hasBytes()) {
            throw new IllegalArgumentException("a summary without bytes cannot be kept in a checkpoint");
        }
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
    public SummaryState<I, S> createAccumulator() {
        return new SummaryState<>();
    }

    @Override
    public SummaryState<I, S> add(I input, SummaryState<I, S> state) {
        state.growing(summarizer()).add(input);
        return state;
    }

    @Override
    public byte[] getResult(SummaryState<I, S> state) {
        return summarizer().toBytes(state.growing(summarizer()).result());
    }

    @Override
    public SummaryState<I, S> merge(SummaryState<I, S> first, SummaryState<I, S> second) {
        first.growing(summarizer()).merge(second.growing(summarizer()).result());
        return first;
    }
}
