package io.github.cxkit.score;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The four ways a {@link Summarizer} is made. */
final class Summarizers {

    private Summarizers() {}

    record Building<T extends @Nullable Object, B, S>(
            Supplier<? extends B> builder,
            BiConsumer<? super B, ? super T> add,
            Function<? super B, ? extends S> build,
            BinaryOperator<S> merge)
            implements Summarizer<T, S> {

        @Override
        public Accumulator<T, S> start() {
            B rows = builder.get();
            return new Accumulator<>() {

                private @Nullable S merged;

                @Override
                public void add(T input) {
                    add.accept(rows, input);
                }

                @Override
                public void merge(S summary) {
                    // through the empty summary too, so that the first one is checked like the others
                    S before = merged;
                    merged = Building.this.merge(before == null ? empty() : before, summary);
                }

                @Override
                public S result() {
                    S before = merged;
                    S fromRows = build.apply(rows);
                    return before == null ? fromRows : Building.this.merge(before, fromRows);
                }
            };
        }

        @Override
        public S empty() {
            return build.apply(builder.get());
        }

        @Override
        public S merge(S a, S b) {
            return merge.apply(a, b);
        }
    }

    record Folding<T extends @Nullable Object, S>(
            S empty, BiFunction<? super S, ? super T, ? extends S> add, BinaryOperator<S> merge)
            implements Summarizer<T, S> {

        @Override
        public Accumulator<T, S> start() {
            return new Accumulator<>() {

                private S all = empty;

                @Override
                public void add(T input) {
                    all = add.apply(all, input);
                }

                @Override
                public void merge(S summary) {
                    all = Folding.this.merge(all, summary);
                }

                @Override
                public S result() {
                    return all;
                }
            };
        }

        @Override
        public S merge(S a, S b) {
            return merge.apply(a, b);
        }
    }

    record Mapped<R extends @Nullable Object, T extends @Nullable Object, S>(
            Summarizer<T, S> inner, Function<? super R, ? extends T> input) implements Summarizer<R, S> {

        @Override
        public Accumulator<R, S> start() {
            Accumulator<T, S> all = inner.start();
            return new Accumulator<>() {

                @Override
                public void add(R next) {
                    all.add(input.apply(next));
                }

                @Override
                public void merge(S summary) {
                    all.merge(summary);
                }

                @Override
                public S result() {
                    return all.result();
                }
            };
        }

        @Override
        public S empty() {
            return inner.empty();
        }

        @Override
        public S merge(S a, S b) {
            return inner.merge(a, b);
        }

        @Override
        public boolean hasBytes() {
            return inner.hasBytes();
        }

        @Override
        public byte[] toBytes(S summary) {
            return inner.toBytes(summary);
        }

        @Override
        public S ofBytes(byte[] bytes) {
            return inner.ofBytes(bytes);
        }
    }

    record Stored<T extends @Nullable Object, S>(
            Summarizer<T, S> inner, Function<? super S, byte[]> write, Function<byte[], ? extends S> read)
            implements Summarizer<T, S> {

        @Override
        public Accumulator<T, S> start() {
            return inner.start();
        }

        @Override
        public S empty() {
            return inner.empty();
        }

        @Override
        public S merge(S a, S b) {
            return inner.merge(a, b);
        }

        @Override
        public boolean hasBytes() {
            return true;
        }

        @Override
        public byte[] toBytes(S summary) {
            return write.apply(summary);
        }

        @Override
        public S ofBytes(byte[] bytes) {
            return read.apply(bytes);
        }
    }
}
