package io.github.cxkit.score;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of summary is made. <b>This is the idea of the library</b>: what customers say and do is counted into a summary,
 * a summary is all that a score needs, and summaries add up.
 *
 * <pre>{@code
 * Summarizer<String, Exclusions> reasons = Exclusions.summarizer();
 * Exclusions monday = reasons.summarize(List.of("blank", "off scale"));
 * Exclusions tuesday = Stream.of("blank").collect(reasons.collector());
 * reasons.merge(monday, tuesday).count("blank");  // 2
 * }</pre>
 *
 * <p>So the same definition counts a list in a test, a stream in a shop, the partitions of a cluster and the windows of a
 * stream of events, and any split gives the same answer. Every summary of the library has a static {@code summarizer}, with
 * its definition (scale, steps, window, target) as arguments where there is one. These laws hold for each, and are checked
 * by {@code SummaryLaws} of cx-testkit, for a summary of one's own as well:
 *
 * <ul>
 *   <li>{@link #empty} changes nothing: {@code merge(empty(), s)} equals {@code s};
 *   <li>{@link #merge} is associative and commutative;
 *   <li>adding the inputs of two parts equals merging the two parts' summaries;
 *   <li>{@code ofBytes(toBytes(s))} equals {@code s}, where there {@linkplain #hasBytes are bytes};
 *   <li>summaries of different definitions refuse to be merged, and both definitions are named.
 * </ul>
 *
 * <p>"Equals" is {@link Object#equals}: counts are exact and sums are kept to about 32 digits; only a few numeric summaries
 * (means and their co-moments) agree up to the last digits instead, and say so. A summarizer has no state of its own: threads
 * may share it.
 *
 * @param <T> what is added
 * @param <S> the summary, immutable
 * @since 0.1.0
 */
public interface Summarizer<T extends @Nullable Object, S> {

    /**
     * Starts to count.
     *
     * @return an accumulator that holds nothing yet
     */
    Accumulator<T, S> start();

    /**
     * The summary of nothing.
     *
     * @return the neutral element of {@link #merge}
     */
    default S empty() {
        return start().result();
    }

    /**
     * Two summaries together.
     *
     * @param a a summary
     * @param b another of the same definition
     * @return what one summary of the inputs of both would be
     * @throws IllegalArgumentException if the definitions differ; both are named
     */
    S merge(S a, S b);

    /**
     * Whether these summaries can be stored and sent as bytes.
     *
     * @return false if {@link #toBytes} and {@link #ofBytes} only throw
     */
    default boolean hasBytes() {
        return false;
    }

    /**
     * A summary as bytes, with a version in front.
     *
     * @param summary the summary
     * @return what {@link #ofBytes} reads
     * @throws UnsupportedOperationException if there are {@linkplain #hasBytes no bytes}
     */
    default byte[] toBytes(S summary) {
        throw new UnsupportedOperationException(summary.getClass().getSimpleName() + " has no bytes");
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param bytes the bytes, none missing and none left over
     * @return an equal summary
     * @throws IllegalArgumentException if these are not such bytes, or those of another definition
     * @throws UnsupportedOperationException if there are {@linkplain #hasBytes no bytes}
     */
    default S ofBytes(byte[] bytes) {
        throw new UnsupportedOperationException(empty().getClass().getSimpleName() + " has no bytes");
    }

    /**
     * The summary of these inputs.
     *
     * @param inputs the inputs
     * @return their summary
     */
    default S summarize(Iterable<? extends T> inputs) {
        Accumulator<T, S> all = start();
        for (T input : inputs) {
            all.add(input);
        }
        return all.result();
    }

    /**
     * All of these summaries together, such as the days of a month.
     *
     * @param summaries summaries of one definition
     * @return their sum, {@link #empty} if there are none
     */
    default S mergeAll(Iterable<? extends S> summaries) {
        Accumulator<T, S> all = start();
        for (S summary : summaries) {
            all.merge(summary);
        }
        return all.result();
    }

    /**
     * For streams, parallel ones too, and for {@code groupingBy}.
     *
     * @return a collector of inputs into their summary
     */
    default Collector<T, ?, S> collector() {
        return Collector.of(
                this::start,
                Accumulator::add,
                (a, b) -> {
                    a.merge(b.result());
                    return a;
                },
                Accumulator::result,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The same summaries of the caller's own records: {@code RatingTally.summarizer(scale).of(Reply::rating)}.
     *
     * @param <R> the record
     * @param input what a record adds
     * @return a summarizer of records; bytes stay as they are
     */
    default <R extends @Nullable Object> Summarizer<R, S> of(Function<? super R, ? extends T> input) {
        return new Summarizers.Mapped<>(this, input);
    }

    /**
     * The same summaries, with bytes.
     *
     * @param toBytes writes a summary
     * @param ofBytes reads it back, or refuses with an {@link IllegalArgumentException}
     * @return a summarizer that {@linkplain #hasBytes has bytes}
     */
    default Summarizer<T, S> withBytes(Function<? super S, byte[]> toBytes, Function<byte[], ? extends S> ofBytes) {
        return new Summarizers.Stored<>(this, toBytes, ofBytes);
    }

    /**
     * A summary that is counted by a mutable builder.
     *
     * @param <T> what is added
     * @param <B> the builder
     * @param <S> the summary
     * @param builder makes an empty builder
     * @param add adds an input to a builder
     * @param build what a builder holds so far; the builder can go on
     * @param merge adds two summaries
     * @return the summarizer
     */
    static <T extends @Nullable Object, B, S> Summarizer<T, S> building(
            Supplier<? extends B> builder,
            BiConsumer<? super B, ? super T> add,
            Function<? super B, ? extends S> build,
            BinaryOperator<S> merge) {
        return new Summarizers.Building<>(builder, add, build, merge);
    }

    /**
     * A small immutable summary that gives a new one for every input.
     *
     * @param <T> what is added
     * @param <S> the summary
     * @param empty the summary of nothing
     * @param add the summary with an input more
     * @param merge adds two summaries
     * @return the summarizer
     */
    static <T extends @Nullable Object, S> Summarizer<T, S> folding(
            S empty, BiFunction<? super S, ? super T, ? extends S> add, BinaryOperator<S> merge) {
        return new Summarizers.Folding<>(empty, add, merge);
    }
}
