package io.github.cxkit.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.TestJourneys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the funnel on small random journeys, beside a count that tries every choice of events. */
class FunnelProperties {

    private static final List<String> STEPS = List.of("a", "b", "c");

    @Provide
    Arbitrary<Journey> journeys() {
        Arbitrary<String> touchpoint = Arbitraries.of("a", "b", "c", "o", "x");
        Arbitrary<Integer> pause = Arbitraries.integers().between(0, 4);
        return touchpoint
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .flatMap(names -> pause.list().ofSize(names.size()).map(pauses -> build(names, pauses)));
    }

    private static Journey build(List<String> names, List<Integer> pauses) {
        List<JourneyEvent> events = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < names.size(); i++) {
            at += pauses.get(i);
            events.add(JourneyEvent.of("c", names.get(i), TestJourneys.ZERO.plusSeconds(at)));
        }
        return new Journey("j", "c", events);
    }

    private static Funnel funnel(FunnelMode mode, int window) {
        return Funnel.of(mode, Duration.ofSeconds(window), STEPS);
    }

    @Property(tries = 2000)
    void orderedAgreesWithEveryChoiceOfEvents(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        assertThat(funnel(FunnelMode.ORDERED, window).reached(journey))
                .isEqualTo(furthest(journey, window, Set.of(), STEPS, false));
    }

    @Property(tries = 2000)
    void exclusionsAgreeWithEveryChoiceOfEvents(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        Funnel funnel = funnel(FunnelMode.ORDERED, window).withExclusions("x");

        assertThat(funnel.reached(journey)).isEqualTo(furthest(journey, window, Set.of("x"), STEPS, false));
    }

    @Property(tries = 1000)
    void anOptionalStepIsAChainOfItsRequiredOnesAndItself(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        Funnel funnel = funnel(FunnelMode.ORDERED, window).withOptional("b").withExclusions("x");
        List<Long> counts = funnel.summary(List.of(journey)).counts();

        assertThat(counts.get(1) == 1).isEqualTo(furthest(journey, window, Set.of("x"), List.of("a", "b"), false) == 2);
        assertThat(counts.get(2) == 1).isEqualTo(furthest(journey, window, Set.of("x"), List.of("a", "c"), false) == 2);
    }

    @Property(tries = 1000)
    void strictAgreesWithEveryChoiceOfNeighbours(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        assertThat(funnel(FunnelMode.STRICT, window).reached(journey))
                .isEqualTo(furthest(journey, window, Set.of(), STEPS, true));
    }

    @Property(tries = 1000)
    void unorderedAgreesWithEveryWindow(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        long most = 0;
        for (JourneyEvent first : journey.events()) {
            long inside = journey.events().stream()
                    .filter(e -> !e.occurredAt().isBefore(first.occurredAt()))
                    .filter(e -> seconds(first, e) <= window)
                    .map(JourneyEvent::touchpoint)
                    .filter(STEPS::contains)
                    .distinct()
                    .count();
            most = Math.max(most, inside);
        }
        assertThat(funnel(FunnelMode.UNORDERED, window).reached(journey)).isEqualTo((int) most);
    }

    @Property(tries = 1000)
    void strictIsWithinOrderedIsWithinUnorderedAndAWiderWindowLosesNobody(
            @ForAll("journeys") Journey journey, @ForAll @IntRange(min = 0, max = 9) int window) {
        int ordered = funnel(FunnelMode.ORDERED, window).reached(journey);

        assertThat(funnel(FunnelMode.STRICT, window).reached(journey)).isLessThanOrEqualTo(ordered);
        assertThat(funnel(FunnelMode.FIRST_OCCURRENCE, window).reached(journey)).isLessThanOrEqualTo(ordered);
        assertThat(ordered)
                .isLessThanOrEqualTo(funnel(FunnelMode.UNORDERED, window).reached(journey));
        for (FunnelMode mode : FunnelMode.values()) {
            assertThat(funnel(mode, window).reached(journey))
                    .isLessThanOrEqualTo(funnel(mode, window + 1).reached(journey))
                    .isLessThanOrEqualTo(Funnel.of(mode, null, STEPS).reached(journey));
        }
    }

    @Property(tries = 200)
    void anySplitGivesTheSameCountsAndTheyNeverRise(
            @ForAll @Size(max = 12) List<@From("journeys") Journey> journeys,
            @ForAll @IntRange(min = 0, max = 12) int cut,
            @ForAll FunnelMode mode) {
        Funnel funnel = funnel(mode, 6);
        int at = Math.min(cut, journeys.size());
        FunnelSummary whole = funnel.summary(journeys);

        assertThat(funnel.summary(journeys.subList(0, at)).merge(funnel.summary(journeys.subList(at, journeys.size()))))
                .isEqualTo(whole);
        assertThat(whole.counts()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Property(tries = 300)
    void columnsGiveTheCountsOfObjects(
            @ForAll @Size(max = 8) List<@From("journeys") Journey> journeys, @ForAll FunnelMode mode) {
        List<String> names = List.of("a", "b", "c", "o", "x");
        List<Integer> who = new ArrayList<>();
        List<Integer> where = new ArrayList<>();
        List<Long> when = new ArrayList<>();
        for (int j = 0; j < journeys.size(); j++) {
            for (JourneyEvent event : journeys.get(j).events()) {
                who.add(j);
                where.add(names.indexOf(event.touchpoint()));
                when.add(event.occurredAt().getEpochSecond());
            }
        }
        EventColumns log = EventColumns.sorted(
                names,
                journeys.size(),
                who.stream().mapToInt(Integer::intValue).toArray(),
                where.stream().mapToInt(Integer::intValue).toArray(),
                when.stream().mapToLong(Long::longValue).toArray(),
                TimeUnit.SECONDS);
        Funnel funnel = funnel(mode, 6);

        assertThat(funnel.summary(log).counts())
                .isEqualTo(funnel.summary(journeys).counts());
        assertThat(funnel.summary(log).journeys()).isEqualTo(journeys.size());
    }

    private static long seconds(JourneyEvent from, JourneyEvent to) {
        return Duration.between(from.occurredAt(), to.occurredAt()).toSeconds();
    }

    /** The longest chain of steps found by trying all choices of events. */
    private static int furthest(Journey journey, int window, Set<String> excluded, List<String> steps, boolean strict) {
        int best = 0;
        List<JourneyEvent> events = journey.events();
        for (int first = 0; first < events.size(); first++) {
            if (events.get(first).touchpoint().equals(steps.get(0))) {
                best = Math.max(best, extend(events, first, first, 1, window, excluded, steps, strict));
            }
        }
        return best;
    }

    private static int extend(
            List<JourneyEvent> events,
            int first,
            int last,
            int length,
            int window,
            Set<String> excluded,
            List<String> steps,
            boolean strict) {
        int best = length;
        if (length == steps.size()) {
            return best;
        }
        for (int i = last + 1; i < events.size() && !(strict && i > last + 1); i++) {
            if (excluded.contains(events.get(i).touchpoint())) {
                break;
            }
            boolean matches = events.get(i).touchpoint().equals(steps.get(length));
            if (matches && seconds(events.get(first), events.get(i)) <= window) {
                best = Math.max(best, extend(events, first, i, length + 1, window, excluded, steps, strict));
            }
        }
        return best;
    }
}
