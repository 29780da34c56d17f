package io.github.cxkit.score;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The four ways a summarizer is made keep the same laws. */
class SummarizerTest {

    private static final Summarizer<Long, Long> FOLDING = Summarizer.folding(0L, Long::sum, Long::sum);

    private static final Summarizer<Long, Long> BUILDING =
            Summarizer.building(LongAdder::new, LongAdder::add, LongAdder::sum, Long::sum);

    private static final Summarizer<Long, Long> STORED = BUILDING.withBytes(
            sum -> Long.toString(sum).getBytes(US_ASCII), bytes -> Long.valueOf(new String(bytes, US_ASCII)));

    private static final Summarizer<String, Long> MAPPED = STORED.of(Long::valueOf);

    @Property(tries = 50)
    void howeverItIsMadeItAddsUp(@ForAll @Size(max = 9) List<Integer> numbers) {
        List<Long> inputs = numbers.stream().map(Integer::longValue).toList();
        long sum = numbers.stream().mapToLong(Integer::longValue).sum();
        List<String> texts = inputs.stream().map(String::valueOf).toList();
        assertThat(FOLDING.summarize(inputs)).isEqualTo(sum);
        assertThat(BUILDING.summarize(inputs)).isEqualTo(sum);
        assertThat(STORED.summarize(inputs)).isEqualTo(sum);
        assertThat(MAPPED.summarize(texts)).isEqualTo(sum);
        assertThat(MAPPED.mergeAll(inputs)).isEqualTo(sum);
        assertThat(texts.parallelStream().collect(MAPPED.collector())).isEqualTo(sum);
    }

    @Test
    void inputsAndSummariesMayComeInTurn() {
        for (Summarizer<Long, Long> summarizer : List.of(FOLDING, BUILDING, STORED)) {
            Accumulator<Long, Long> all = summarizer.start();
            all.add(1L);
            all.merge(10L);
            all.add(2L);
            assertThat(all.result()).isEqualTo(13);
            all.merge(100L);
            assertThat(all.result()).as("it can go on").isEqualTo(113);
            assertThat(summarizer.merge(summarizer.empty(), 5L)).isEqualTo(5);
        }
    }

    @Test
    void recordsOfOnesOwnKeepTheBytes() {
        assertThat(MAPPED.hasBytes()).isTrue();
        assertThat(MAPPED.empty()).isZero();
        assertThat(MAPPED.merge(3L, 4L)).isEqualTo(7);
        assertThat(MAPPED.ofBytes(STORED.toBytes(42L))).isEqualTo(42);
        assertThat(MAPPED.toBytes(42L)).isEqualTo(STORED.toBytes(42L));
        assertThat(SummaryBytes.merged(Exclusions.summarizer(), List.of("blank", "off scale", "blank")))
                .isEqualTo(new Exclusions(Map.of("blank", 2L, "off scale", 1L)));
    }

    @Test
    void withoutBytesItSaysSo() {
        for (Summarizer<Long, Long> plain : List.of(FOLDING, BUILDING, BUILDING.of((Long number) -> number))) {
            assertThat(plain.hasBytes()).isFalse();
            assertThatThrownBy(() -> plain.toBytes(1L))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("Long has no bytes");
            assertThatThrownBy(() -> plain.ofBytes(new byte[0]))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("Long has no bytes");
        }
    }

    @Test
    void aPartThatRefusesRefusesTheWhole() {
        Summarizer<Long, Long> strict = Summarizer.building(LongAdder::new, LongAdder::add, LongAdder::sum, (a, b) -> {
            if (b < 0) {
                throw new IllegalArgumentException("a part must be >= 0 but was " + b);
            }
            return a + b;
        });
        // the first part is checked like the others
        assertThatThrownBy(() -> strict.mergeAll(List.of(-1L))).hasMessage("a part must be >= 0 but was -1");
        assertThat(IntStream.range(0, 100).asLongStream().boxed().collect(strict.collector()))
                .isEqualTo(4950);
    }

    @Test
    void countsThatOverflowAreRefusedWhenRead() {
        Summarizer<String, Exclusions> summarizer = Exclusions.summarizer();
        byte[] most = summarizer.toBytes(new Exclusions(Map.of("a", Long.MAX_VALUE, "b", 1L)));
        assertThatThrownBy(() -> summarizer.ofBytes(most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the counts exceed the range of a long");
    }

    @Test
    void aNumberBeyondADoubleIsInsufficient() {
        assertThat(Result.finite(2.5, "the ratio has no finite value")).isEqualTo(Result.of(2.5));
        assertThat(Result.finite(Double.POSITIVE_INFINITY, "the ratio has no finite value"))
                .isEqualTo(Result.insufficient(Result.Reason.NOT_FINITE, "the ratio has no finite value"));
    }
}
