package io.github.cxkit.journey.attribution;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.attribution.Attribution.Method;
import io.github.cxkit.journey.attribution.Attribution.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final ChannelPaths PATHS = ChannelPaths.builder()
            .add(List.of("a", "b", "c", "b"), 10, 0)
            .add(List.of("c"), 4, 1)
            .add(List.of("b", "a"), 6, 2)
            .build();

    @Test
    void removingAChannelOfACyclicChainIsSolvedExactly() {
        ChannelPaths cyclic = ChannelPaths.builder()
                .add(List.of("a", "b", "a", "c"), 2, 1)
                .add(List.of("b", "c"), 1, 2)
                .add(List.of("a"), 1, 3)
                .add(List.of("c", "b"), 1, 1)
                .build();
        MarkovAttribution markov = MarkovAttribution.of(cyclic, 1);

        assertThat(markov.conversionProbability().orElseThrow()).isCloseTo(5.0 / 12, within(1e-15));
        assertThat(markov.removalEffect().orElseThrow().get("a")).isCloseTo(0.6448275862068965, within(1e-15));
        assertThat(markov.attributedConversions().orElseThrow().get("c")).isCloseTo(1.7995597816174098, within(1e-14));
        assertThat(markov.transitions().get("(start)")).containsEntry("a", 7.0 / 12);
        assertThat(markov.evidence().n()).isEqualTo(12);
        assertThat(markov.evidence().rule().id().name()).isEqualTo("attribution.markov");
    }

    @Test
    void withoutConversionsThereIsNoCredit() {
        MarkovAttribution none = MarkovAttribution.of(
                ChannelPaths.builder().add(List.of("a", "b"), 0, 3).build(), 2);

        assertThat(none.conversionProbability().orElseThrow()).isZero();
        assertThat(none.removalEffect().isKnown()).isFalse();
        assertThat(none.transitions().get("a")).containsEntry("a>b", 1.0);
        MarkovAttribution empty = MarkovAttribution.of(ChannelPaths.EMPTY, 1);
        assertThat(empty.conversionProbability().isKnown()).isFalse();
        assertThat(empty.transitions()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovAttribution.of(PATHS, 0));
        ChannelPaths unused = ChannelPaths.builder()
                .add(List.of("a"), 1, 1)
                .add(List.of("z"), 0, 0)
                .build();
        assertThat(MarkovAttribution.of(unused, 1).removalEffect().orElseThrow())
                .containsEntry("z", 0.0);
    }

    @Test
    void fixedRulesShareOutTheConversions() {
        assertThat(Attribution.credit(PATHS, Method.FIRST_TOUCH)).isEqualTo(Map.of("a", 10.0, "b", 6.0, "c", 4.0));
        assertThat(Attribution.credit(PATHS, Method.LAST_TOUCH)).isEqualTo(Map.of("a", 6.0, "b", 10.0, "c", 4.0));
        assertThat(Attribution.credit(PATHS, Method.LINEAR)).isEqualTo(Map.of("a", 5.5, "b", 8.0, "c", 6.5));
        assertThat(Attribution.credit(PATHS, Method.POSITION_BASED).get("a")).isCloseTo(7, within(1e-12));
        assertThat(Attribution.shapley(PATHS).get("c")).isCloseTo(22.0 / 3, within(1e-12));
        assertThat(Attribution.shapley(ChannelPaths.EMPTY)).isEmpty();
    }

    @Test
    void aTouchLosesHalfItsWeightWithEveryHalfLife() {
        Map<String, Double> credit = Attribution.timeDecay(
                List.of(List.of(new Touch("ad", Duration.ofDays(7)), new Touch("mail", Duration.ZERO))),
                Duration.ofDays(7));

        assertThat(credit.get("mail")).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(credit.get("ad")).isCloseTo(1.0 / 3, within(1e-15));
        List<List<Touch>> old = List.of(List.of(new Touch("ad", Duration.ofDays(100_000))));
        assertThat(Attribution.timeDecay(old, Duration.ofSeconds(1))).containsEntry("ad", 1.0);
        assertThatIllegalArgumentException().isThrownBy(() -> Attribution.timeDecay(old, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Attribution.timeDecay(old, Duration.ofDays(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attribution.timeDecay(List.of(List.of()), Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Touch("ad", Duration.ofDays(-1)));
    }

    @Test
    void pathsComeOutOfJourneys() {
        Journey bought =
                new Journey("j", "anna", List.of(at(0, "view", "ad"), at(1, "order", "web"), at(2, "view", "mail")));
        Journey left = new Journey("k", "bea", List.of(at(0, "view", "ad"), JourneyEvent.of("bea", "view", ZERO)));
        Journey silent = new Journey("l", "carl", List.of(JourneyEvent.of("carl", "view", ZERO)));

        ChannelPaths paths = ChannelPaths.of(List.of(bought, left, silent), Set.of("order"));

        assertThat(paths.paths())
                .containsExactly(
                        new ChannelPaths.Path(List.of("ad"), 0, 1), new ChannelPaths.Path(List.of("ad", "web"), 1, 0));
        assertThat(paths.conversions()).isEqualTo(1);
        assertThat(paths.nulls()).isEqualTo(1);
        assertThat(paths.channels()).containsExactly("ad", "web");
    }

    private static JourneyEvent at(long second, String touchpoint, String channel) {
        return JourneyEvent.builder("x", touchpoint, ZERO.plusSeconds(second))
                .channel(channel)
                .build();
    }

    @Test
    void pathsThatCannotBeAreRefused() {
        ChannelPaths.Path path = new ChannelPaths.Path(List.of("a"), 1, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPaths(List.of(path, path)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPaths.Path(List.of(), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPaths.Path(List.of("a"), -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPaths.Path(List.of("a"), 1, -1));
    }
}
