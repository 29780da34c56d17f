package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Quantiles;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void runningCasesAreNoZeros() {
        Durations durations =
                Durations.builder().add(10).add(30).addCensored(50).build();

        assertThat(durations.finished()).isEqualTo(2);
        assertThat(durations.censored()).isEqualTo(1);
        assertThat(durations.meanSeconds().orElseThrow()).isEqualTo(20);
        assertThat(durations.medianSeconds().orElseThrow()).isEqualTo(20);
        assertThat(durations.medianWithCensoring().orElseThrow()).isEqualTo(30);
        assertThat(durations.totalSeconds()).isEqualTo(40);
    }

    @Test
    void durationsOfSeveralNodesAddUp() {
        Durations all = SummaryBytes.merged(
                Durations.summarizer(),
                List.of(
                        new KaplanMeier.Duration(10, true),
                        new KaplanMeier.Duration(30, true),
                        new KaplanMeier.Duration(50, false)));

        assertThat(all)
                .isEqualTo(Durations.builder().add(10).add(30).addCensored(50).build());
        assertThat(Durations.summarizer().empty()).isEqualTo(Durations.EMPTY);
    }

    @Test
    void nothingFinishedGivesNoMean() {
        Durations durations = Durations.builder().addCensored(5).build();

        assertThat(durations.meanSeconds().isKnown()).isFalse();
        assertThat(durations.medianSeconds().isKnown()).isFalse();
        assertThat(durations.medianWithCensoring().isKnown()).isFalse();
        assertThat(Durations.EMPTY.totalSeconds()).isZero();
    }

    @Property(tries = 200)
    void quantilesAreThoseOfTheList(
            @ForAll @NotEmpty @Size(max = 30) List<@IntRange(min = 0, max = 50) Integer> seconds,
            @ForAll @IntRange(min = 0, max = 20) int twentieths) {
        Durations.Builder builder = Durations.builder();
        seconds.forEach(builder::add);
        double p = twentieths / 20.0;
        double[] values = seconds.stream().mapToDouble(Integer::doubleValue).toArray();

        assertThat(builder.build().quantileSeconds(p).orElseThrow())
                .isCloseTo(Quantiles.of(values, p).orElseThrow(), within(1e-9));
    }

    @Property(tries = 200)
    void anySplitGivesTheSame(
            @ForAll List<@IntRange(min = 0, max = 9) Integer> one,
            @ForAll List<@IntRange(min = 0, max = 9) Integer> two) {
        Durations.Builder first = Durations.builder();
        one.forEach(first::add);
        Durations.Builder second = Durations.builder();
        two.forEach(second::addCensored);
        Durations merged = first.build().merge(second.build());

        assertThat(second.add(first.build()).build()).isEqualTo(merged);
        assertThat(merged.merge(Durations.EMPTY)).isEqualTo(merged);
    }
}
