package io.github.cxkit.journey.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.TestJourneys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GraphProperties {

    @Provide
    Arbitrary<List<String>> ways() {
        return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void edgesAreEventsMinusJourneysAndAnySplitGivesTheSame(
            @ForAll @Size(max = 12) List<@From("ways") List<String>> ways,
            @ForAll @IntRange(min = 0, max = 12) int cut,
            @ForAll long seed) {
        DirectlyFollowsGraph whole = DirectlyFollowsGraph.of(ways);
        long edges = whole.transitions().edges().values().stream()
                .flatMap(to -> to.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        long events = ways.stream().mapToLong(List::size).sum();
        long journeys = ways.stream().filter(way -> !way.isEmpty()).count();
        assertThat(edges).isEqualTo(events - journeys);

        int at = Math.min(cut, ways.size());
        assertThat(DirectlyFollowsGraph.of(ways.subList(0, at))
                        .merge(DirectlyFollowsGraph.of(ways.subList(at, ways.size()))))
                .isEqualTo(whole);
        List<List<String>> shuffled = new ArrayList<>(ways);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(DirectlyFollowsGraph.of(shuffled)).isEqualTo(whole);
    }

    @Property(tries = 500)
    void conformanceIsSymmetricBoundedAndOneOnlyForEquals(
            @ForAll @From("ways") List<String> planned, @ForAll @From("ways") List<String> actual) {
        Conformance there = Conformance.of(planned, actual);
        Conformance back = Conformance.of(actual, planned);

        assertThat(there.score()).isEqualTo(back.score()).isBetween(0.0, 1.0);
        assertThat(there.missing()).isEqualTo(back.adHoc());
        assertThat(there.score() == 1).isEqualTo(planned.equals(actual));
        assertThat(there.matched()).isEqualTo(longest(planned, actual));
    }

    private static int longest(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        List<String> restOne = one.subList(1, one.size());
        List<String> restOther = other.subList(1, other.size());
        if (one.get(0).equals(other.get(0))) {
            return 1 + longest(restOne, restOther);
        }
        return Math.max(longest(restOne, other), longest(one, restOther));
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return Arbitraries.of("a", "b", "c")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .flatMap(names -> Arbitraries.integers()
                        .between(0, 9)
                        .list()
                        .ofSize(names.size())
                        .map(pauses -> build(names, pauses)));
    }

    private static Journey build(List<String> names, List<Integer> pauses) {
        List<JourneyEvent> events = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < names.size(); i++) {
            at += pauses.get(i);
            events.add(JourneyEvent.builder("c", names.get(i), TestJourneys.ZERO.plusSeconds(at))
                    .emotion(pauses.get(i) / 10.0)
                    .build());
        }
        return new Journey("j", "c", events);
    }

    @Property(tries = 200)
    void dwellSumsToThroughput(@ForAll @From("journeys") Journey journey) {
        double total = Dwell.of(journey).touchpoints().values().stream()
                .mapToDouble(durations -> durations.totalSeconds())
                .sum();
        assertThat(total).isCloseTo((double) journey.throughput().toSeconds(), within(1e-9));
    }

    @Property(tries = 200)
    void aSummaryOfPartsIsTheSummaryOfTheWhole(
            @ForAll @Size(max = 10) List<@From("journeys") Journey> journeys,
            @ForAll @IntRange(min = 0, max = 10) int cut) {
        int at = Math.min(cut, journeys.size());

        assertThat(summary(journeys.subList(0, at)).merge(summary(journeys.subList(at, journeys.size()))))
                .isEqualTo(summary(journeys));
    }

    private static JourneySummary summary(List<Journey> journeys) {
        JourneySummary.Builder builder =
                JourneySummary.builder(Set.of("c"), TestJourneys.ZERO.plusSeconds(60), Duration.ofSeconds(40));
        journeys.forEach(builder::add);
        return builder.build();
    }
}
