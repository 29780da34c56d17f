package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Summarizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node counts is read on another, merged there with the rest, and is the whole; bytes cut short are refused. */
public final class SummaryBytes {

    private SummaryBytes() {}

    /**
     * Checks a summary that stays where it is: wherever the inputs are divided, the parts merge to the whole.
     *
     * @param <T> what is added
     * @param <S> the summary
     * @param summarizer how
     * @param inputs what
     * @return the whole
     */
    public static <T extends @Nullable Object, S> S divided(Summarizer<T, S> summarizer, List<T> inputs) {
        S whole = summarizer.summarize(inputs);
        for (int cut = 0; cut <= inputs.size(); cut++) {
            S first = summarizer.summarize(inputs.subList(0, cut));
            S second = summarizer.summarize(inputs.subList(cut, inputs.size()));
            assertThat(summarizer.merge(first, second)).isEqualTo(whole).hasSameHashCodeAs(whole);
        }
        return whole;
    }

    /**
     * Checks one summary.
     *
     * @param <T> what is added
     * @param <S> the summary
     * @param summarizer how
     * @param inputs what
     * @return the whole
     */
    public static <T extends @Nullable Object, S> S merged(Summarizer<T, S> summarizer, List<T> inputs) {
        S whole = summarizer.summarize(inputs);
        int half = inputs.size() / 2;
        byte[] here = summarizer.toBytes(summarizer.summarize(inputs.subList(0, half)));
        byte[] there = summarizer.toBytes(summarizer.summarize(inputs.subList(half, inputs.size())));
        S merged =
                summarizer.mergeAll(List.of(summarizer.ofBytes(here), summarizer.empty(), summarizer.ofBytes(there)));
        assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole).hasToString(whole.toString());
        assertThat(summarizer.toBytes(summarizer.ofBytes(summarizer.toBytes(whole))))
                .isEqualTo(summarizer.toBytes(whole));
        assertThatThrownBy(() -> summarizer.ofBytes(Arrays.copyOf(there, there.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> summarizer.ofBytes(Arrays.copyOf(there, there.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        return whole;
    }
}
