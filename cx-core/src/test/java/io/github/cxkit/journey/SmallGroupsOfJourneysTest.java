package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelBase;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.score.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What journeys tell where nothing may be told of few: no count of few, and none less another. */
class SmallGroupsOfJourneysTest {

    private static final Instant AS_OF = Instant.parse("2026-03-31T00:00:00Z");

    private static FunnelSummary funnel(FunnelBase base, long journeys, Long... counts) {
        List<String> steps = List.of("view", "cart", "gift", "pay").subList(0, counts.length);
        Funnel funnel = Funnel.ordered(Duration.ofHours(1), steps.toArray(String[]::new))
                .withBase(base);
        return new FunnelSummary(
                funnel, journeys, List.of(counts), Collections.nCopies(counts.length, Durations.EMPTY));
    }

    @Test
    void aStepThatAllButFewReachedIsHidden() {
        FunnelSummary summary = funnel(FunnelBase.FIRST_STEP, 200, 150L, 147L, 90L, 4L);

        List<FunnelSummary.Told> told = summary.told(5);

        assertThat(told).extracting(each -> each.reached().isKnown()).containsExactly(true, false, true, false);
        assertThat(told.get(1).reached())
                .isEqualTo(
                        Result.insufficient(Result.Reason.TOO_FEW, "hidden: it would tell of fewer than 5 journeys"));
        assertThat(told.get(3).reached())
                .isEqualTo(Result.insufficient(Result.Reason.TOO_FEW, "hidden: fewer than 5 journeys"));
        // 90 of 147 would tell the 147; 90 of 150 is told
        assertThat(told.get(2).ofStepBefore().isKnown()).isFalse();
        assertThat(told.get(2).conversion().orElseThrow().whole()).isEqualTo(150);
    }

    @Test
    void aFirstStepThatAllButFewReachedHidesTheSharesOfIt() {
        Long[] counts = {198L, 90L};
        assertThat(funnel(FunnelBase.FIRST_STEP, 200, counts).told(5))
                .extracting(each ->
                        each.reached().isKnown() + " " + each.conversion().isKnown())
                .containsExactly("false false", "true false");
        assertThat(funnel(FunnelBase.ALL_JOURNEYS, 200, counts).told(5))
                .extracting(each ->
                        each.reached().isKnown() + " " + each.conversion().isKnown())
                .containsExactly("false false", "true true");
    }

    @Test
    void whereNothingIsHiddenAllStepsAreTold() {
        FunnelSummary summary = funnel(FunnelBase.FIRST_STEP, 3, 3L, 2L, 1L);
        assertThat(summary.told(1)).extracting(FunnelSummary.Told::step).isEqualTo(summary.steps());
        assertThat(summary.told(1))
                .extracting(each -> each.reached().orElseThrow())
                .containsExactly(3L, 2L, 1L);
        assertThatThrownBy(() -> summary.told(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("journeys");
    }

    @Property(tries = 300)
    void noCountOfAFunnelLessAnotherTellsOfFew(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 0, max = 30) Long> lost,
            @ForAll @LongRange(min = 0, max = 30) long last,
            @ForAll @IntRange(min = 1, max = 12) int least) {
        List<Long> counts = new ArrayList<>(List.of(last));
        lost.forEach(each -> counts.add(counts.get(counts.size() - 1) + each));
        Collections.reverse(counts);
        FunnelSummary summary = funnel(
                FunnelBase.FIRST_STEP,
                counts.get(0),
                counts.subList(1, counts.size()).toArray(Long[]::new));

        List<Long> told = new ArrayList<>(List.of(counts.get(0)));
        summary.told(least).forEach(each -> each.reached().ifKnown(told::add));

        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i))
                    .satisfiesAnyOf(
                            n -> assertThat(n).isZero(), n -> assertThat(n).isGreaterThanOrEqualTo(least));
            for (int j = 0; j < i; j++) {
                long less = told.get(j) - told.get(i);
                assertThat(less == 0 || less >= least)
                        .as("%d - %d", told.get(j), told.get(i))
                        .isTrue();
            }
        }
    }

    @Test
    void aSingleHiddenEdgeIsNotEventsLessTheOthers() {
        Transitions.Builder builder = Transitions.builder();
        Collections.nCopies(30, List.of("view", "cart", "pay")).forEach(builder::add);
        Collections.nCopies(12, List.of("view", "help")).forEach(builder::add);
        Collections.nCopies(2, List.of("view", "pay")).forEach(builder::add);
        Transitions transitions = builder.build();

        // 14 are hidden together, not the 2 alone; and 32 visits to pay less the 30 from the cart are those 2
        assertThat(transitions.edgesHidingBelow(5)).isEqualTo(Map.of("view", Map.of("cart", 30L)));
        assertThat(transitions.edgesHidingBelow(1)).isEqualTo(transitions.edges());
        assertThat(transitions.edgesHidingBelow(100)).isEmpty();
    }

    @Property(tries = 200)
    void whatIsHiddenOfTheEdgesIsNoneOrAtLeastTwoAndNoFew(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 20) Integer> counts,
            @ForAll @IntRange(min = 2, max = 12) int least) {
        Transitions.Builder builder = Transitions.builder();
        for (int i = 0; i < counts.size(); i++) {
            Collections.nCopies(counts.get(i), List.of("a" + i, "b")).forEach(builder::add);
        }
        Transitions all = builder.build();
        Map<String, Map<String, Long>> told = all.edgesHidingBelow(least);
        long sum =
                told.values().stream().mapToLong(to -> to.getOrDefault("b", 0L)).sum();
        long hidden = all.events() - all.journeys() - sum;
        int edges = all.edges().size() - told.size();

        assertThat(told.values()).allMatch(to -> to.getOrDefault("b", 0L) >= least);
        assertThat(edges == 0 || told.isEmpty() || (edges > 1 && hidden >= least))
                .isTrue();
    }

    /** So many journeys as planned, and so many that skip the cart. */
    private static PlannedLog log(int asPlanned, int skipping) {
        List<PlannedLog.Observed> all = new ArrayList<>();
        for (int i = 0; i < asPlanned + skipping; i++) {
            Instant at = AS_OF.minus(Duration.ofDays(2));
            List<JourneyEvent> events = new ArrayList<>(List.of(JourneyEvent.of("c" + i, "view", at)));
            if (i < asPlanned) {
                events.add(JourneyEvent.of("c" + i, "cart", at.plusSeconds(60)));
            }
            events.add(JourneyEvent.of("c" + i, "pay", at.plusSeconds(120)));
            all.add(PlannedLog.Observed.of(new Journey("j" + i, "c" + i, events), JourneyStatus.COMPLETED, null));
        }
        return PlannedLog.summarizer(
                        List.of(PlannedStep.of("view"), PlannedStep.of("cart"), PlannedStep.of("pay")), AS_OF)
                .summarize(all);
    }

    @Test
    void aDeviationOfFewOrOfAllButFewIsHidden() {
        assertThat(log(30, 3).deviationsHidingBelow(5)).isEmpty();
        assertThat(log(3, 30).deviationsHidingBelow(5)).isEmpty();
        assertThat(log(30, 30).deviationsHidingBelow(5)).isEqualTo(log(30, 30).deviations());
        assertThat(log(0, 30).deviationsHidingBelow(5)).hasSize(1);
        assertThat(log(30, 3).deviationsHidingBelow(1)).hasSize(1);
    }

    @Test
    void asPlannedIsToldWhereNeitherItNorTheRestIsFew() {
        assertThat(log(30, 3).asPlannedHidingBelow(5).isKnown()).isFalse();
        assertThat(log(3, 30).asPlannedHidingBelow(5).isKnown()).isFalse();
        assertThat(log(30, 30).asPlannedHidingBelow(5)).isEqualTo(Result.of(30L));
        assertThat(log(30, 0).asPlannedHidingBelow(5)).isEqualTo(Result.of(30L));
    }

    /** Of 30 carts some stood longer than planned. */
    private static PlannedLog carts(int late) {
        List<PlannedLog.Observed> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant at = AS_OF.minus(Duration.ofDays(2));
            List<JourneyEvent> events = List.of(
                    JourneyEvent.of("c" + i, "cart", at),
                    JourneyEvent.of("c" + i, "pay", at.plusSeconds(i < late ? 600 : 60)));
            all.add(PlannedLog.Observed.of(new Journey("j" + i, "c" + i, events), JourneyStatus.COMPLETED, null));
        }
        return PlannedLog.summarizer(
                        List.of(new PlannedStep("cart", false, Duration.ofMinutes(5)), PlannedStep.of("pay")), AS_OF)
                .summarize(all);
    }

    @Test
    void aPlannedDurationIsHiddenWhereFewWereLateOrFewInTime() {
        assertThat(carts(2).durationsHidingBelow(5)).isEmpty();
        assertThat(carts(28).durationsHidingBelow(5)).isEmpty();
        assertThat(carts(10).durationsHidingBelow(5)).containsOnlyKeys("cart");
        assertThat(carts(0).durationsHidingBelow(5)).containsOnlyKeys("cart");
        assertThat(carts(2).durationsHidingBelow(1)).isEqualTo(carts(2).durations());
    }

    /** 60 come to the cart, 59 go on by two ways: the one who leaves is not the visits less the edges. */
    @Test
    void fewWhoEndAtAPlaceAreNotItsVisitsLessItsEdges() {
        Transitions.Builder builder = Transitions.builder();
        for (int i = 0; i < 60; i++) {
            builder.add(i == 0 ? List.of("cart") : i < 21 ? List.of("cart", "help") : List.of("cart", "order"));
        }
        assertThat(builder.build().edgesHidingBelow(5)).isEqualTo(Map.of());
        assertThat(builder.build().edgesHidingBelow(1)).isEqualTo(Map.of("cart", Map.of("help", 20L, "order", 39L)));
    }

    /** 2 of 20 and 1 of 40 lost are 3 of 60, whoever hides how journeys end. */
    @Test
    void anObstacleTellsNoFewThatWereLost() {
        assertThat(new FrictionLoss(20, 2, 40, 1, 50).isHiddenBelow(10)).isTrue();
        assertThat(new FrictionLoss(20, 10, 40, 0, 50).isHiddenBelow(10)).isFalse();
        assertThat(new FrictionLoss(20, 2, 40, 1, 50).isHiddenBelow(1)).isFalse();
    }
}
