package io.github.cxkit.score;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value, or the reason why there is none.
 *
 * <p>Legal input can have no answer: no responses, one response where a spread is asked for, a series that diverges.
 * Such a result is <em>insufficient</em>; it is never 0, NaN, null or an exception. Input that cannot be right (a
 * negative count, a rating off its scale) is another matter and is refused with an {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * Result<Double> share = Result.of(0.25);
 * share.map(s -> 100 * s).orElseThrow();  // 25.0
 * }</pre>
 *
 * @param <T> type of the value; a {@code Double} is always finite
 * @since 0.1.0
 */
public sealed interface Result<T> permits Result.Known, Result.Insufficient {

    /**
     * A known value.
     *
     * @param value the value
     * @return the result that holds it
     * @param <T> type of the value
     * @throws IllegalArgumentException if the value is a {@code Double} that is NaN or infinite
     */
    static <T> Result<T> of(T value) {
        return new Known<>(value);
    }

    /**
     * A computed number, unless it left the range of a double.
     *
     * @param number what came out
     * @param otherwise a sentence for people that says what has no finite value
     * @return the number, or insufficient with {@link Reason#NOT_FINITE}
     */
    static Result<Double> finite(double number, String otherwise) {
        return Double.isFinite(number) ? of(number) : insufficient(Reason.NOT_FINITE, otherwise);
    }

    /**
     * No value, and why.
     *
     * @param reason the kind of lack
     * @param detail a sentence for people that says what is missing and where
     * @return the result without a value
     * @param <T> type of the value that is missing
     */
    static <T> Result<T> insufficient(Reason reason, String detail) {
        return new Insufficient<>(reason, detail);
    }

    /**
     * Whether there is a value.
     *
     * @return true if there is a value
     */
    default boolean isKnown() {
        return this instanceof Known;
    }

    /**
     * The value.
     *
     * @return the value
     * @throws NoSuchElementException if the result is insufficient; the message says why
     */
    T orElseThrow();

    /**
     * The value as an {@code Optional}, for callers who do not need the reason.
     *
     * @return the value, or empty if the result is insufficient
     */
    Optional<T> toOptional();

    /**
     * The value, or another one where there is none.
     *
     * @param other what stands for a missing value, such as {@code Double.NaN} in a column of doubles
     * @return the value, or the other
     */
    default T orElse(T other) {
        return this instanceof Known<T> known ? known.value() : other;
    }

    /**
     * Does something with the value if there is one.
     *
     * @param action takes the value
     */
    default void ifKnown(Consumer<? super T> action) {
        if (this instanceof Known<T> known) {
            action.accept(known.value());
        }
    }

    /**
     * The result of applying a function to the value; an insufficient result stays as it is.
     *
     * @param function applied to the value
     * @return the mapped result
     * @param <R> type of the new value
     */
    <R> Result<R> map(Function<? super T, ? extends R> function);

    /**
     * As {@link #map}, for a function that may itself find too little to go on.
     *
     * @param function applied to the value
     * @return what the function returns, or this lack
     * @param <R> type of the new value
     */
    <R> Result<R> flatMap(Function<? super T, Result<R>> function);

    /** What kind of data is lacking. */
    enum Reason {
        /** Nothing was counted: no answer, no visit, no order. */
        NO_ANSWERS,
        /** Something was counted, but the rule needs more of it, such as two answers for a sample variance. */
        TOO_FEW,
        /** All values are equal, so that nothing can be told about their spread. */
        NO_SPREAD,
        /** One part that the rule needs was not measured. */
        PART_MISSING,
        /** Most of what was given could not be read, so that the rest is no sample of it. */
        MOSTLY_LEFT_OUT,
        /** The base of a rate or ratio is zero. */
        ZERO_BASE,
        /** The quantity has no finite value for this input. */
        NOT_FINITE,
        /** The chosen method has no such part, such as a z test a number of degrees of freedom. */
        NOT_DEFINED
    }

    /**
     * A result with a value.
     *
     * @param value the value; a {@code Double} is finite
     * @param <T> type of the value
     */
    record Known<T>(T value) implements Result<T> {
        /** Checks the value. */
        public Known {
            Objects.requireNonNull(value, "value");
            if (value instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException("a known value must be finite but was " + number);
            }
        }

        @Override
        public T orElseThrow() {
            return value;
        }

        @Override
        public Optional<T> toOptional() {
            return Optional.of(value);
        }

        @Override
        public <R> Result<R> map(Function<? super T, ? extends R> function) {
            return new Known<>(function.apply(value));
        }

        @Override
        public <R> Result<R> flatMap(Function<? super T, Result<R>> function) {
            return function.apply(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A result without a value.
     *
     * @param reason the kind of lack
     * @param detail a sentence for people
     * @param <T> type of the value that is missing
     */
    record Insufficient<T>(Reason reason, String detail) implements Result<T> {
        /** Checks that both are there. */
        public Insufficient {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public T orElseThrow() {
            throw new NoSuchElementException("insufficient data: " + detail);
        }

        @Override
        public Optional<T> toOptional() {
            return Optional.empty();
        }

        @Override
        public <R> Result<R> map(Function<? super T, ? extends R> function) {
            return new Insufficient<>(reason, detail);
        }

        @Override
        public <R> Result<R> flatMap(Function<? super T, Result<R>> function) {
            return new Insufficient<>(reason, detail);
        }

        @Override
        public String toString() {
            return "insufficient (" + detail + ")";
        }
    }
}
