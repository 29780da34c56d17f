package io.github.cxkit.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValueAttributionTest {

    static ChannelPaths random(long seed, int channels, int paths) {
        Random random = new Random(seed);
        ChannelPaths.Builder builder = ChannelPaths.builder();
        for (int i = 0; i < paths; i++) {
            List<String> way = new ArrayList<>();
            int length = 1 + random.nextInt(6);
            for (int k = 0; k < length; k++) {
                way.add("c" + random.nextInt(channels));
            }
            int conversions = random.nextInt(3);
            builder.add(new ChannelPaths.Path(
                    way, conversions, random.nextInt(3), BigDecimal.valueOf(conversions * (10L + random.nextInt(90)))));
        }
        return builder.build();
    }

    /** P(conversion) without a channel, by stepping the chain until nothing moves: another way than elimination. */
    private static double without(MarkovAttribution markov, String channel) {
        Map<String, Double> at = new HashMap<>(Map.of(MarkovAttribution.START, 1.0));
        double converted = 0;
        for (int step = 0; step < 10_000 && !at.isEmpty(); step++) {
            Map<String, Double> next = new HashMap<>();
            for (Map.Entry<String, Double> each : at.entrySet()) {
                for (Map.Entry<String, Double> to : markov.transitions()
                        .getOrDefault(each.getKey(), Map.of())
                        .entrySet()) {
                    double mass = each.getValue() * to.getValue();
                    if (to.getKey().equals(MarkovAttribution.CONVERSION)) {
                        converted += mass;
                    } else if (mass > 1e-300 && !List.of(to.getKey().split(">")).contains(channel)) {
                        next.merge(to.getKey(), mass, Double::sum);
                    }
                }
            }
            next.remove(MarkovAttribution.NULL);
            at = next;
        }
        return converted;
    }

    @Property(tries = 40)
    void aRemovalByLowRankEqualsSteppingTheChainWithoutTheChannel(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int order) {
        ChannelPaths paths = random(seed, 4, 30);
        MarkovAttribution markov = MarkovAttribution.of(paths, order);
        double all = markov.conversionProbability().orElseThrow();
        assertThat(all).isCloseTo((double) paths.conversions() / (paths.conversions() + paths.nulls()), within(1e-12));
        markov.removalEffect()
                .orElseThrow()
                .forEach((channel, effect) ->
                        assertThat(effect).isCloseTo(1 - without(markov, channel) / all, within(1e-9)));
    }

    @Property(tries = 40)
    void creditsSumToAllConversionsAndAllMoney(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int order) {
        ChannelPaths paths = random(seed, 5, 20);
        for (MarkovAttribution markov :
                List.of(MarkovAttribution.of(paths, order), MarkovAttribution.ofValue(paths, order))) {
            assertThat(sum(markov.attributedConversions().orElseThrow()))
                    .isCloseTo((double) paths.conversions(), within(1e-9));
            assertThat(sum(markov.attributedValue().orElseThrow()))
                    .isCloseTo(paths.value().doubleValue(), within(1e-8));
        }
        for (ChannelCredit credit :
                List.of(Attribution.shapleyCredits(paths), Attribution.lastNonDirect(paths, Set.of("c0")))) {
            assertThat(sum(credit.conversions())).isCloseTo((double) paths.conversions(), within(1e-9));
            assertThat(sum(credit.value())).isCloseTo(paths.value().doubleValue(), within(1e-8));
        }
    }

    private static double sum(Map<String, Double> credit) {
        return credit.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void aChainWithTooManyStatesIsRefusedByItsNumber() {
        ChannelPaths.Builder many = ChannelPaths.builder();
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                many.add(List.of("c" + i, "d" + j), 1, 1);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovAttribution.of(many.build(), 2))
                .withMessage(
                        "order 2 gives 3661 states, and at most 3000 can be solved; use a lower order or fewer channels");
    }

    @Property(tries = 100)
    void everyTouchAndEveryConversionIsInAPathOrCounted(@ForAll long seed, @ForAll ConversionPaths.Rest rest) {
        Random random = new Random(seed);
        ConversionPaths.Builder builder =
                ConversionPaths.builder(ConversionPaths.Definition.of(rest).withLookback(Duration.ofSeconds(5)));
        long conversions = 0;
        BigDecimal value = BigDecimal.ZERO;
        for (int customer = 0; customer < 5; customer++) {
            List<PathEvent> events = new ArrayList<>();
            long at = 0;
            for (int i = 0; i < 8; i++) {
                at += random.nextInt(4);
                BigDecimal money = random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(100), 2) : null;
                events.add(new PathEvent(
                        Instant.ofEpochSecond(at), random.nextBoolean() ? "c" + random.nextInt(3) : null, money));
                conversions += money == null ? 0 : 1;
                value = money == null ? value : value.add(money);
            }
            builder.add(events);
        }
        ConversionPaths paths = builder.build();
        assertThat(paths.paths().conversions() + paths.conversionsWithoutTouch())
                .isEqualTo(conversions);
        assertThat(paths.paths().value().add(paths.valueWithoutTouch())).isEqualByComparingTo(value);
    }
}
