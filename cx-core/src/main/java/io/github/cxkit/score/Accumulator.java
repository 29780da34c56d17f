package io.github.cxkit.score;

import org.jspecify.annotations.Nullable;

/**
 * A summary that grows: inputs and whole summaries are added, and what has been added so far is asked for. Mutable, for one
 * thread; {@link Summarizer#start} makes one.
 *
 * @param <T> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public interface Accumulator<T extends @Nullable Object, S> {

    /**
     * Adds one input.
     *
     * @param input what came
     * @throws IllegalArgumentException if it cannot be; nothing is added then
     */
    void add(T input);

    /**
     * Adds all that another summary counted.
     *
     * @param summary of the same definition
     * @throws IllegalArgumentException if the definitions differ; both are named
     */
    void merge(S summary);

    /**
     * All that was added so far. Adding can go on; what was handed out does not change.
     *
     * @return the summary
     */
    S result();
}
