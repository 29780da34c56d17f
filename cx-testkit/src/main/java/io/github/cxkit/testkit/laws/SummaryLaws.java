package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Accumulator;
import io.github.cxkit.score.Summarizer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * The laws of a summary, for the library's and for one's own.
 *
 * <p>In a test: {@code SummaryLaws.check(Baskets.summarizer(EUR), baskets())}, where {@code baskets()} is an arbitrary of what
 * is added. In a test factory, one test per law:
 * {@code return SummaryLaws.of(Baskets.summarizer(EUR), baskets()).refuses(Baskets.summarizer(USD)).dynamicTests();}
 *
 * <p>Checked on random inputs of a fixed seed, so that a failure comes again: the empty summary is neutral; parts merge to
 * the whole however they are cut, in any order and grouping; an accumulator can be read while it grows; a collector gives
 * the same, parallel too; bytes come back, and damaged ones are refused with an {@link IllegalArgumentException} or are
 * another summary, never another exception; summaries of other definitions are refused.
 *
 * @param <T> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryLaws<T extends @Nullable Object, S> {

    private static final int ROUNDS = 40;
    private static final int MOST_INPUTS = 30;
    private static final int MOST_DAMAGES = 60;
    private static final int CHANGES_OF_ONE = 100;
    private static final long SEED = 20_250_101;

    /** As a count or as the bits of a double: what no summary holds. */
    private static final long[] ODD = {
        0,
        1,
        -1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Double.doubleToLongBits(Double.NaN),
        Double.doubleToLongBits(Double.POSITIVE_INFINITY),
        Double.doubleToLongBits(-4e90),
        Double.doubleToLongBits(2e192),
        Double.doubleToLongBits(-0.0)
    };

    private final Summarizer<T, S> summarizer;
    private final Arbitrary<T> inputs;
    private final BiPredicate<S, S> same;
    private final List<Summarizer<T, S>> others;
    private final long seed;

    private SummaryLaws(
            Summarizer<T, S> summarizer,
            Arbitrary<T> inputs,
            BiPredicate<S, S> same,
            List<Summarizer<T, S>> others,
            long seed) {
        this.summarizer = summarizer;
        this.inputs = inputs;
        this.same = same;
        this.others = List.copyOf(others);
        this.seed = seed;
    }

    /**
     * The laws of a summary.
     *
     * @param <T> what is added
     * @param <S> the summary
     * @param summarizer how it is made
     * @param inputs what may be added
     * @return the laws, not yet checked
     */
    public static <T extends @Nullable Object, S> SummaryLaws<T, S> of(
            Summarizer<T, S> summarizer, Arbitrary<T> inputs) {
        return new SummaryLaws<>(summarizer, inputs, Object::equals, List.of(), SEED);
    }

    /**
     * Checks the laws of a summary at once.
     *
     * @param <T> what is added
     * @param <S> the summary
     * @param summarizer how it is made
     * @param inputs what may be added
     * @throws AssertionError if one does not hold
     */
    public static <T extends @Nullable Object, S> void check(Summarizer<T, S> summarizer, Arbitrary<T> inputs) {
        of(summarizer, inputs).check();
    }

    /**
     * Another meaning of "the same" for summaries whose sums are rounded, such as means. Bytes must still come back equal.
     *
     * @param close whether two summaries are the same up to rounding
     * @return the laws
     */
    public SummaryLaws<T, S> sameWhen(BiPredicate<S, S> close) {
        return new SummaryLaws<>(summarizer, inputs, close, others, seed);
    }

    /**
     * Another definition of the same kind of summary, which must not be added to this one.
     *
     * @param other makes summaries of the other definition
     * @return the laws
     */
    public SummaryLaws<T, S> refuses(Summarizer<T, S> other) {
        List<Summarizer<T, S>> more = new ArrayList<>(others);
        more.add(other);
        return new SummaryLaws<>(summarizer, inputs, same, more, seed);
    }

    /**
     * Other random inputs.
     *
     * @param other the seed
     * @return the laws
     */
    public SummaryLaws<T, S> withSeed(long other) {
        return new SummaryLaws<>(summarizer, inputs, same, others, other);
    }

    /**
     * Checks all laws.
     *
     * @throws AssertionError if one does not hold
     */
    public void check() {
        Law.all(this).forEach(Law::run);
    }

    /**
     * One test per law.
     *
     * @return the tests
     */
    public Stream<DynamicTest> dynamicTests() {
        return Law.all(this).map(law -> DynamicTest.dynamicTest(law.name(), law::run));
    }

    private record Law(String name, Runnable check) {

        /** Arbitraries want jqwik's lifecycle, which a property has and another test must be given. */
        void run() {
            if (hasLifecycle()) {
                check.run();
            } else {
                JqwikSession.run(check::run);
            }
        }

        /** {@code JqwikSession.isActive()} knows only of sessions, not of a property. */
        private static boolean hasLifecycle() {
            try {
                Store.getOrCreate(SummaryLaws.class, Lifespan.RUN, () -> true);
                return true;
            } catch (JqwikException outside) {
                return false;
            }
        }

        static <T extends @Nullable Object, S> Stream<Law> all(SummaryLaws<T, S> laws) {
            return Stream.of(
                    new Law("empty is neutral", laws::emptyIsNeutral),
                    new Law("parts merge to the whole, however they are cut", laws::partsMergeToTheWhole),
                    new Law("order and grouping do not matter", laws::orderDoesNotMatter),
                    new Law("an accumulator can be read while it grows", laws::accumulatorsGrow),
                    new Law("collectors give the same", laws::collectorsGiveTheSame),
                    new Law("bytes come back", laws::bytesComeBack),
                    new Law("damaged bytes are refused or another summary", laws::damagedBytesAreRefused),
                    new Law("other definitions are refused", laws::otherDefinitionsAreRefused));
        }
    }

    private void emptyIsNeutral() {
        for (List<T> all : samples()) {
            S summary = summarizer.summarize(all);
            assertSame(summarizer.merge(summarizer.empty(), summary), summary, "empty merged with a summary");
            assertSame(summarizer.merge(summary, summarizer.empty()), summary, "a summary merged with empty");
        }
        assertSame(summarizer.summarize(List.of()), summarizer.empty(), "the summary of nothing");
        assertSame(summarizer.mergeAll(List.of()), summarizer.empty(), "no summaries merged");
    }

    private void partsMergeToTheWhole() {
        Random random = new Random(seed);
        for (List<T> all : samples()) {
            S whole = summarizer.summarize(all);
            assertSame(summarizer.mergeAll(parts(all, random)), whole, "the parts of " + all);
            List<S> single = new ArrayList<>();
            all.forEach(input -> single.add(summarizer.summarize(Collections.singletonList(input))));
            assertSame(summarizer.mergeAll(single), whole, "the single inputs of " + all);
        }
    }

    private void orderDoesNotMatter() {
        Random random = new Random(seed);
        for (List<T> all : samples()) {
            List<T> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            S whole = summarizer.summarize(all);
            assertSame(summarizer.summarize(shuffled), whole, "the inputs in another order");
            List<S> parts = parts(shuffled, random);
            S a = parts.get(0);
            S b = parts.get(1);
            S c = parts.get(2);
            assertSame(summarizer.merge(a, b), summarizer.merge(b, a), "a, b and b, a");
            assertSame(
                    summarizer.merge(summarizer.merge(a, b), c),
                    summarizer.merge(a, summarizer.merge(b, c)),
                    "(a, b), c and a, (b, c)");
        }
    }

    private void accumulatorsGrow() {
        Random random = new Random(seed);
        for (List<T> all : samples()) {
            int cut = random.nextInt(all.size() + 1);
            Accumulator<T, S> growing = summarizer.start();
            all.subList(0, cut).forEach(growing::add);
            S early = growing.result();
            S before = summarizer.summarize(all.subList(0, cut));
            growing.merge(summarizer.summarize(all.subList(cut, all.size())));
            assertSame(early, before, "what was handed out before more came");
            assertSame(growing.result(), summarizer.summarize(all), "inputs and a summary in one accumulator");
            growing.merge(summarizer.empty());
            assertSame(growing.result(), summarizer.summarize(all), "and the empty summary");
        }
    }

    private void collectorsGiveTheSame() {
        for (List<T> all : samples()) {
            S whole = summarizer.summarize(all);
            assertSame(all.stream().collect(summarizer.collector()), whole, "a stream");
            assertSame(all.parallelStream().collect(summarizer.collector()), whole, "a parallel stream");
        }
    }

    private void bytesComeBack() {
        if (!summarizer.hasBytes()) {
            S empty = summarizer.empty();
            assertThatThrownBy(() -> summarizer.toBytes(empty)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> summarizer.ofBytes(new byte[0])).isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        for (List<T> all : samples()) {
            S whole = summarizer.summarize(all);
            byte[] bytes = summarizer.toBytes(whole);
            assertThat(summarizer.ofBytes(bytes)).as("bytes read back").isEqualTo(whole);
            assertThat(summarizer.ofBytes(bytes)).hasSameHashCodeAs(whole);
            assertThat(summarizer.toBytes(summarizer.ofBytes(bytes)))
                    .as("bytes of what was read back")
                    .isEqualTo(bytes);
        }
    }

    private void damagedBytesAreRefused() {
        if (!summarizer.hasBytes()) {
            return;
        }
        Random random = new Random(seed);
        byte[] bytes = summarizer.toBytes(summarizer.summarize(sample(random, MOST_INPUTS)));
        assertThatThrownBy(() -> summarizer.ofBytes(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> summarizer.ofBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .as("bytes cut short")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> summarizer.ofBytes(Arrays.copyOf(bytes, bytes.length + 1)))
                .as("a byte too many")
                .isInstanceOf(IllegalArgumentException.class);
        damaged(0, MOST_DAMAGES, UnaryOperator.identity(), read -> {});
    }

    /** Hands on pairs whose figures are the same: all inputs at once, and parts of them in another order. */
    void pairs(BiConsumer<S, S> pairs) {
        new Law("figures", () -> {
                    Random random = new Random(seed);
                    for (List<T> all : samples()) {
                        List<T> shuffled = new ArrayList<>(all);
                        Collections.shuffle(shuffled, random);
                        List<S> parts = parts(shuffled, random);
                        Collections.shuffle(parts, random);
                        pairs.accept(summarizer.summarize(all), summarizer.mergeAll(parts));
                    }
                })
                .run();
    }

    /**
     * Hands on every summary that is read from changed bytes: turned bits, other octets, numbers that cannot be, pieces that stand
     * elsewhere, one to three at a time, each made to fit its check sum again. Another piece, other changes.
     */
    void damaged(long piece, int changes, UnaryOperator<byte[]> repair, Consumer<S> accepted) {
        if (summarizer.hasBytes()) {
            new Law("damaged bytes", () -> damage(new Random(seed + piece), changes, repair, accepted)).run();
        }
    }

    private void damage(Random random, int changes, UnaryOperator<byte[]> repair, Consumer<S> accepted) {
        byte[] bytes = summarizer.toBytes(summarizer.summarize(sample(random, MOST_INPUTS)));
        for (int i = 0; i < changes; i++) {
            if (i % CHANGES_OF_ONE == CHANGES_OF_ONE - 1) {
                bytes = summarizer.toBytes(summarizer.summarize(sample(random, 1 + random.nextInt(MOST_INPUTS))));
            }
            byte[] damaged = bytes.clone();
            for (int more = random.nextInt(3); more >= 0; more--) {
                change(damaged, random);
            }
            byte[] repaired = repair.apply(damaged);
            try {
                readIfPossible(repaired).ifPresent(accepted);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("changed in " + Arrays.toString(repaired), e);
            }
        }
    }

    private static void change(byte[] damaged, Random random) {
        int place = random.nextInt(damaged.length);
        int kind = random.nextInt(4);
        if (kind == 0 && damaged.length >= Long.BYTES) {
            ByteBuffer.wrap(damaged)
                    .putLong(Math.min(place, damaged.length - Long.BYTES), ODD[random.nextInt(ODD.length)]);
        } else if (kind == 1) {
            int from = random.nextInt(damaged.length);
            int length = Math.min(1 + random.nextInt(Long.BYTES), damaged.length - Math.max(from, place));
            System.arraycopy(damaged, from, damaged, place, length);
        } else if (kind == 2) {
            damaged[place] = (byte) random.nextInt();
        } else {
            damaged[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
    }

    private Optional<S> readIfPossible(byte[] damaged) {
        S read;
        try {
            read = summarizer.ofBytes(damaged);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // what is accepted must be a whole summary
        summarizer.merge(read, summarizer.empty());
        summarizer.toBytes(read);
        return Optional.of(read);
    }

    private void otherDefinitionsAreRefused() {
        Random random = new Random(seed);
        S own = summarizer.summarize(sample(random, MOST_INPUTS));
        for (Summarizer<T, S> other : others) {
            assertThatThrownBy(() -> summarizer.merge(own, other.empty()))
                    .as("a summary merged with one of another definition")
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .contains(" and ");
            assertThatThrownBy(() -> other.merge(other.empty(), own)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> other.start().merge(own)).isInstanceOf(IllegalArgumentException.class);
            if (summarizer.hasBytes()) {
                byte[] bytes = summarizer.toBytes(own);
                assertThatThrownBy(() -> other.ofBytes(bytes))
                        .as("bytes of another definition")
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private void assertSame(S actual, S expected, String what) {
        if (!same.test(actual, expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
            throw new AssertionError(what + ": " + actual + " is not the same as " + expected);
        }
    }

    /** At least three parts, some of them empty. */
    private List<S> parts(List<T> all, Random random) {
        List<S> parts = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = from + random.nextInt(all.size() - from + 1);
            parts.add(summarizer.summarize(all.subList(from, to)));
            from = to;
        }
        while (parts.size() < 3) {
            parts.add(summarizer.empty());
        }
        return parts;
    }

    private List<List<T>> samples() {
        Random random = new Random(seed);
        List<List<T>> samples = new ArrayList<>();
        samples.add(List.of());
        for (int round = 1; round <= ROUNDS; round++) {
            samples.add(sample(random, 1 + round * MOST_INPUTS / ROUNDS));
        }
        return samples;
    }

    private List<T> sample(Random random, int size) {
        RandomGenerator<T> generator = inputs.generator(1000);
        List<T> sample = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sample.add(generator.next(random).value());
        }
        return sample;
    }
}
