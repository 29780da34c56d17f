package io.github.cxkit.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.attribution.Attribution.Method;
import io.github.cxkit.journey.attribution.ChannelPaths.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AttributionProperties {

    @Provide
    Arbitrary<Path> path() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 4);
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d").list().ofMinSize(1).ofMaxSize(5), count, count)
                .as(Path::new);
    }

    @Provide
    Arbitrary<ChannelPaths> paths() {
        return path().list().ofMinSize(1).ofMaxSize(7).map(AttributionProperties::gather);
    }

    private static ChannelPaths gather(List<Path> paths) {
        ChannelPaths.Builder builder = ChannelPaths.builder();
        paths.forEach(path -> builder.add(path.channels(), path.conversions(), path.nulls()));
        return builder.build();
    }

    @Property(tries = 300)
    void theChainConvertsAtTheObservedRateInEveryOrder(
            @ForAll @From("paths") ChannelPaths paths, @ForAll @IntRange(min = 1, max = 6) int order) {
        Assume.that(paths.conversions() > 0);
        MarkovAttribution markov = MarkovAttribution.of(paths, order);
        double rate = (double) paths.conversions() / (paths.conversions() + paths.nulls());

        assertThat(markov.conversionProbability().orElseThrow()).isCloseTo(rate, within(1e-12));
        Map<String, Double> effects = markov.removalEffect().orElseThrow();
        assertThat(effects.values()).allMatch(effect -> effect >= 0 && effect <= 1);
        double credit = markov.attributedConversions().orElseThrow().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(credit).isCloseTo((double) paths.conversions(), within(1e-9));
        for (Map.Entry<String, Double> each : effects.entrySet()) {
            double without = walk(markov.transitions(), each.getKey());
            assertThat(each.getValue()).isCloseTo(1 - without / rate, within(1e-9));
        }
    }

    /** P(conversion) without a channel, by following the published transitions step by step until all have ended. */
    private static double walk(Map<String, Map<String, Double>> transitions, String removed) {
        Map<String, Double> at = Map.of(MarkovAttribution.START, 1.0);
        double converted = 0;
        for (int step = 0; step < 4000 && !at.isEmpty(); step++) {
            Map<String, Double> next = new TreeMap<>();
            for (Map.Entry<String, Double> here : at.entrySet()) {
                for (Map.Entry<String, Double> there :
                        transitions.getOrDefault(here.getKey(), Map.of()).entrySet()) {
                    double mass = here.getValue() * there.getValue();
                    String state = there.getKey();
                    if (state.equals(MarkovAttribution.CONVERSION)) {
                        converted += mass;
                    } else if (!state.equals(MarkovAttribution.NULL)
                            && !Arrays.asList(state.split(">", -1)).contains(removed)
                            && mass > 1e-18) {
                        next.merge(state, mass, Double::sum);
                    }
                }
            }
            at = next;
        }
        return converted;
    }

    @Property(tries = 200)
    void aLongMemoryGivesTheShareOfConversionsThatMetTheChannel(@ForAll @From("paths") ChannelPaths paths) {
        Assume.that(paths.conversions() > 0);
        Map<String, Double> effects =
                MarkovAttribution.of(paths, 5).removalEffect().orElseThrow();

        effects.forEach((channel, effect) -> {
            long met = paths.paths().stream()
                    .filter(path -> path.channels().contains(channel))
                    .mapToLong(Path::conversions)
                    .sum();
            assertThat(effect).isCloseTo((double) met / paths.conversions(), within(1e-9));
        });
    }

    @Property(tries = 200)
    void repeatsAndSplitsChangeNothing(
            @ForAll @From("paths") ChannelPaths one, @ForAll @From("paths") ChannelPaths two) {
        ChannelPaths both = one.merge(two);
        List<Path> all = new ArrayList<>(two.paths());
        all.addAll(one.paths());
        assertThat(gather(all)).isEqualTo(both);
        ChannelPaths.Builder doubled = ChannelPaths.builder();
        both.paths().forEach(path -> {
            List<String> repeated = new ArrayList<>();
            path.channels().forEach(channel -> repeated.addAll(List.of(channel, channel)));
            doubled.add(repeated, path.conversions(), path.nulls());
        });
        assertThat(MarkovAttribution.of(doubled.build(), 1).transitions())
                .isEqualTo(MarkovAttribution.of(both, 1).transitions());
    }

    @Property(tries = 200)
    void creditsSumToAllConversions(@ForAll @From("paths") ChannelPaths paths, @ForAll Method method) {
        assertThat(sum(Attribution.credit(paths, method))).isCloseTo((double) paths.conversions(), within(1e-9));
        assertThat(sum(Attribution.shapley(paths))).isCloseTo((double) paths.conversions(), within(1e-9));
    }

    private static double sum(Map<String, Double> credit) {
        return credit.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Property(tries = 100)
    void theClosedFormIsTheMeanOverAllOrders(@ForAll @From("paths") ChannelPaths paths) {
        List<String> channels = List.copyOf(paths.channels());
        Map<String, Double> sums = new TreeMap<>();
        int orders = orders(paths, channels, new ArrayList<>(), sums);

        Attribution.shapley(paths)
                .forEach((channel, credit) ->
                        assertThat(sums.getOrDefault(channel, 0.0) / orders).isCloseTo(credit, within(1e-9)));
    }

    private static int orders(ChannelPaths paths, List<String> channels, List<String> order, Map<String, Double> sums) {
        if (order.size() == channels.size()) {
            Set<String> joined = new HashSet<>();
            for (String channel : order) {
                double before = won(paths, joined);
                joined.add(channel);
                sums.merge(channel, won(paths, joined) - before, Double::sum);
            }
            return 1;
        }
        int count = 0;
        for (String channel : channels) {
            if (!order.contains(channel)) {
                order.add(channel);
                count += orders(paths, channels, order, sums);
                order.remove(order.size() - 1);
            }
        }
        return count;
    }

    private static double won(ChannelPaths paths, Set<String> joined) {
        return paths.paths().stream()
                .filter(path -> joined.containsAll(path.channels()))
                .mapToLong(Path::conversions)
                .sum();
    }
}
