package io.github.cxkit.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.score.Summarizer;
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
                        "order 2 gives more than 3000 states, the most that can be solved; use a lower order or fewer channels");
    }

    /** A path per channel, 20,000 of them: room for every step between them would be gigabytes. */
    @Test
    void asManyChannelsAsPagesOfAShopAreRefusedInWordsAndNotForLackOfMemory() {
        ChannelPaths.Builder many = ChannelPaths.builder();
        for (int i = 0; i < 20_000; i++) {
            many.add(List.of("page " + i), 1, 1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovAttribution.of(many.build(), 1))
                .withMessageContaining("fewer channels");
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

    private static PathEvent touch(long second, String channel) {
        return new PathEvent(Instant.ofEpochSecond(second), channel, null);
    }

    private static PathEvent sale(long second, String money) {
        return new PathEvent(Instant.ofEpochSecond(second), null, new BigDecimal(money));
    }

    private static final ConversionPaths.Definition FIVE_SECONDS =
            ConversionPaths.Definition.of(ConversionPaths.Rest.DROP).withLookback(Duration.ofSeconds(5));

    /**
     * The second sale's path begins after the first; the mail at 4 is 6 seconds old at the second sale and too old, the ad at 5
     * is not; the search at 11 led to nothing; the sale at 30 had no touch.
     */
    @Test
    void everySaleHasItsOwnPathWithinTheLookback() {
        Summarizer<List<PathEvent>, ConversionPaths> paths = ConversionPaths.summarizer(FIVE_SECONDS);
        ConversionPaths all = SummaryBytes.merged(
                paths,
                List.of(
                        List.of(
                                touch(0, "ad"),
                                sale(3, "10"),
                                touch(4, "mail"),
                                touch(5, "ad"),
                                sale(10, "2.50"),
                                touch(11, "search")),
                        List.of(sale(30, "7")),
                        List.of(touch(1, "ad"))));

        assertThat(all.paths().paths())
                .containsExactly(new ChannelPaths.Path(List.of("ad"), 2, 0, new BigDecimal("12.50")));
        assertThat(all.touches()).isEqualTo(5);
        assertThat(all.outsideLookback()).isOne();
        assertThat(all.afterLastConversion()).isEqualTo(2);
        assertThat(all.droppedTouches()).isEqualTo(3);
        assertThat(all.conversionsWithoutTouch()).isOne();
        assertThat(all.valueWithoutTouch()).isEqualByComparingTo("7");
    }

    @Test
    void journeysBecomePathsByTheTouchpointsThatConvert() {
        JourneyEvent ad =
                JourneyEvent.of("anna", "view", Instant.ofEpochSecond(0)).withChannel("ad");
        JourneyEvent order = JourneyEvent.of("anna", "order", Instant.ofEpochSecond(2))
                .withChannel("web")
                .withValue(new BigDecimal("9.90"), "EUR");
        JourneyEvent again =
                JourneyEvent.of("anna", "order", Instant.ofEpochSecond(3)).withChannel("app");
        ConversionPaths.Definition orders = ConversionPaths.Definition.of(ConversionPaths.Rest.NULL_PATH)
                .withConverting(Set.of("order"))
                .withCurrency("EUR");

        ConversionPaths paths =
                ConversionPaths.of(List.of(new Journey("1", "anna", List.of(ad, order, again))), orders);

        assertThat(paths.paths().paths())
                .containsExactly(
                        new ChannelPaths.Path(List.of("ad", "web"), 1, 0, new BigDecimal("9.90")),
                        new ChannelPaths.Path(List.of("app"), 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConversionPaths.of(List.of(), orders.withConverting(Set.of())))
                .withMessageContaining("none is named");
    }

    @Test
    void pathsOfTwoDefinitionsAreRefusedByTheirDifference() {
        Map<String, ConversionPaths.Definition> others = Map.of(
                "converting", FIVE_SECONDS.withConverting(Set.of("order")),
                "lookback", FIVE_SECONDS.withLookback(null),
                "rest",
                        ConversionPaths.Definition.of(ConversionPaths.Rest.NULL_PATH)
                                .withLookback(Duration.ofSeconds(5)),
                "currency", FIVE_SECONDS.withCurrency("EUR"));
        ConversionPaths none = ConversionPaths.builder(FIVE_SECONDS).build();

        others.forEach((part, other) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> none.merge(ConversionPaths.builder(other).build()))
                .withMessageContaining("paths of different definitions cannot be merged: " + part));
    }

    @Test
    void whatCannotBeAPathIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConversionPaths.builder(FIVE_SECONDS).add(List.of(touch(1, "ad"), touch(0, "mail"))))
                .withMessageContaining("events[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIVE_SECONDS.withLookback(Duration.ofSeconds(-1)))
                .withMessage("lookback must be >= 0 but was PT-1S");
        assertThat(FIVE_SECONDS.withLookback(Duration.ZERO).lookback()).isEqualTo(Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE_SECONDS.withCurrency(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale(1, "-1"))
                .withMessage("the value of a conversion must be >= 0 but was -1");
        ConversionPaths one = ConversionPaths.builder(FIVE_SECONDS)
                .add(List.of(touch(0, "ad"), sale(1, "1")))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConversionPaths(FIVE_SECONDS, one.paths(), 2, 0, 0, 0, BigDecimal.ZERO))
                .withMessage("2 touches are not 1 in paths, 0 too old and 0 after the last conversion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelPaths.Path(List.of("ad"), 0, 1, BigDecimal.ONE))
                .withMessageContaining("0 without a conversion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelPaths.Path(List.of("ad"), 1, 1, BigDecimal.ONE.negate()));
    }

    @Test
    void pathsAddUpWithTheirMoney() {
        ChannelPaths all = SummaryBytes.merged(
                ChannelPaths.summarizer(),
                List.of(
                        new ChannelPaths.Path(List.of("ad", "mail"), 1, 0, new BigDecimal("2.50")),
                        new ChannelPaths.Path(List.of("ad>mail"), 0, 1),
                        new ChannelPaths.Path(List.of("ad", "mail"), 1, 2, BigDecimal.ONE)));

        assertThat(all.paths())
                .containsExactlyInAnyOrder(
                        new ChannelPaths.Path(List.of("ad", "mail"), 2, 2, new BigDecimal("3.50")),
                        new ChannelPaths.Path(List.of("ad>mail"), 0, 1));
        assertThat(all.value()).isEqualByComparingTo("3.50");
    }

    /** The last touch that is not direct takes it all, and the last one where all are direct. */
    @Test
    void creditGoesToTheLastTouchThatIsNotDirect() {
        ChannelPaths paths = ChannelPaths.builder()
                .add(new ChannelPaths.Path(List.of("ad", "mail", "web", "app"), 1, 0, BigDecimal.TEN))
                .add(new ChannelPaths.Path(List.of("app", "web"), 1, 0, BigDecimal.ONE))
                .add(new ChannelPaths.Path(List.of("ad"), 1, 0, BigDecimal.ZERO))
                .build();
        ChannelCredit credit = Attribution.lastNonDirect(paths, Set.of("web", "app"));

        assertThat(credit.conversions()).isEqualTo(Map.of("ad", 1.0, "app", 0.0, "mail", 1.0, "web", 1.0));
        assertThat(credit.value()).isEqualTo(Map.of("ad", 0.0, "app", 0.0, "mail", 10.0, "web", 1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attribution.lastNonDirect(paths, Set.of()))
                .withMessageContaining("[ad, app, mail, web]");
    }

    @Test
    void conversionsWithoutMoneyHaveNoMoneyToAttribute() {
        ChannelPaths paths =
                ChannelPaths.builder().add(List.of("ad", "mail"), 2, 6).build();

        MarkovAttribution byValue = MarkovAttribution.ofValue(paths, 1);
        assertThat(byValue.conversionProbability().orElseThrow()).isEqualTo(0.25);
        assertThat(byValue.attributedValue().isKnown()).isFalse();
        assertThat(byValue.transitions())
                .isEqualTo(MarkovAttribution.of(paths, 1).transitions());
        assertThat(MarkovAttribution.of(paths, 1).attributedConversions().orElseThrow())
                .isEqualTo(Map.of("ad", 1.0, "mail", 1.0));
        assertThat(MarkovAttribution.ofValue(ChannelPaths.EMPTY, 1)
                        .conversionProbability()
                        .isKnown())
                .isFalse();
    }
}
