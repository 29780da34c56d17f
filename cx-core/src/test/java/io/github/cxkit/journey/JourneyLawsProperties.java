package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.friction.FrictionRanking;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.ActivityRow;
import io.github.cxkit.journey.graph.PlanAlignment;
import io.github.cxkit.journey.graph.PlanDeviation;
import io.github.cxkit.journey.graph.WeightedTransitions;
import io.github.cxkit.stats.ConfidenceInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** What is counted is kept: every event, every second and every step stands somewhere, whatever the order of the rows. */
class JourneyLawsProperties {

    private static final List<String> PLACES = List.of("a", "b", "c");
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    /** A touchpoint and a second per number; many share a second. */
    private static JourneyEvent event(int code, Instant at) {
        return JourneyEvent.builder("j", PLACES.get(code % PLACES.size()), at)
                .property("campaign", code % 5 == 0 ? "spring" : "summer")
                .build();
    }

    private static Journey journey(List<Integer> codes) {
        return new Journey(
                "j",
                "j",
                codes.stream()
                        .sorted(Comparator.comparingInt(code -> code / 10))
                        .map(code -> event(code % 10, Instant.ofEpochSecond(code / 10)))
                        .toList());
    }

    @Property(tries = 300)
    void whatEqualTimesAllowLiesBetweenTheStrictAndTheFreeReading(
            @ForAll @NotEmpty @Size(max = 12) List<@IntRange(max = 59) Integer> codes,
            @ForAll @NotEmpty @Size(max = 4) List<@IntRange(max = 2) Integer> steps,
            @ForAll @IntRange(max = 6) int window,
            @ForAll Random random) {
        Funnel funnel = Funnel.of(
                FunnelMode.ORDERED,
                Duration.ofSeconds(window),
                steps.stream().map(PLACES::get).toList());
        List<Integer> other = new ArrayList<>(codes);
        Collections.shuffle(other, random);

        int strict = funnel.withTies(TiePolicy.STRICTLY_AFTER).reached(journey(codes));
        int listed = funnel.withTies(TiePolicy.FILE_ORDER).reached(journey(codes));
        int free = funnel.withTies(TiePolicy.NOT_BEFORE).reached(journey(codes));

        assertThat(strict).isLessThanOrEqualTo(listed);
        assertThat(listed).isLessThanOrEqualTo(free);
        assertThat(funnel.withTies(TiePolicy.STRICTLY_AFTER).reached(journey(other)))
                .isEqualTo(strict);
        assertThat(funnel.withTies(TiePolicy.NOT_BEFORE).reached(journey(other)))
                .isEqualTo(free);
    }

    @Property(tries = 200)
    void edgesAreEventsMinusJourneysWhateverTheOrderOfEqualTimes(
            @ForAll @NotEmpty @Size(max = 5) List<@NotEmpty @Size(max = 8) List<@IntRange(max = 39) Integer>> codes,
            @ForAll Random random) {
        List<Journey> journeys =
                codes.stream().map(JourneyLawsProperties::journey).toList();
        long events = journeys.stream().mapToLong(each -> each.events().size()).sum();

        for (TiePolicy policy : List.of(TiePolicy.FILE_ORDER, TiePolicy.NOT_BEFORE)) {
            WeightedTransitions graph = WeightedTransitions.of(journeys, policy);
            double edges = graph.edges().values().stream()
                    .mapToDouble(JourneyLawsProperties::weight)
                    .sum();
            assertThat(edges).isEqualTo((double) (events - journeys.size()), EXACT);
            assertThat(weight(graph.starts())).isEqualTo(journeys.size(), EXACT);
            assertThat(weight(graph.ends())).isEqualTo(journeys.size(), EXACT);
        }
        List<Journey> shuffled = new ArrayList<>();
        for (List<Integer> each : codes) {
            List<Integer> other = new ArrayList<>(each);
            Collections.shuffle(other, random);
            shuffled.add(journey(other));
        }
        assertThat(WeightedTransitions.of(shuffled, TiePolicy.NOT_BEFORE).edges())
                .isEqualTo(
                        WeightedTransitions.of(journeys, TiePolicy.NOT_BEFORE).edges());
    }

    private static double weight(Map<String, WeightedTransitions.Shares> shares) {
        return shares.values().stream()
                .mapToDouble(WeightedTransitions.Shares::weight)
                .sum();
    }

    @Property(tries = 200)
    void everyEventIsInOneSessionAndEverySessionHasOneCause(
            @ForAll @Size(max = 30) List<@IntRange(max = 999) Integer> codes) {
        List<JourneyEvent> events = codes.stream()
                .map(code -> event(code % 10, Instant.ofEpochSecond(600L * (code / 10))))
                .toList();
        SessionRule rule = SessionRule.of(Duration.ofMinutes(30))
                .withCampaigns(SessionRule.Campaigns.CUT)
                .withMidnight(ZoneOffset.UTC)
                .withLongest(Duration.ofHours(2));

        SessionCuts cuts = Sessions.cut(events, rule, each -> each.properties().get("campaign"));

        assertThat(cuts.sessions().stream()
                        .mapToLong(session -> session.journey().events().size())
                        .sum())
                .isEqualTo(events.size());
        assertThat(cuts.causes().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(cuts.sessions().size());
        assertThat(cuts.causes().getOrDefault(SessionCuts.Cause.FIRST, 0L)).isEqualTo(events.isEmpty() ? 0 : 1);
    }

    @Property(tries = 300)
    void everyRowIsCountedAndACaseIsBusyOrIdle(
            @ForAll @Size(max = 25) List<@IntRange(max = 239) Integer> codes,
            @ForAll ActivityInstances.Unpaired unpaired) {
        List<String> transitions = List.of("start", "complete", "suspend");
        List<ActivityRow> rows = codes.stream()
                .map(code -> new ActivityRow(
                        "case " + code % 2,
                        PLACES.get(code / 2 % 2),
                        Instant.ofEpochSecond(code / 12),
                        transitions.get(code / 4 % 3),
                        null))
                .toList();

        ActivityInstances result = ActivityInstances.of(rows, unpaired);

        long paired = result.processing().values().stream()
                .mapToLong(Durations::finished)
                .sum();
        assertThat(2 * paired + result.unpairedStarts() + result.unpairedCompletes() + result.otherRows())
                .isEqualTo(rows.size());
        double idle = result.cases().values().stream()
                .mapToDouble(times -> times.idle().toSeconds())
                .sum();
        double waited = result.waiting().values().stream()
                .mapToDouble(Durations::totalSeconds)
                .sum();
        assertThat(waited).isEqualTo(idle, EXACT);
        result.cases()
                .values()
                .forEach(times -> assertThat(times.busy().plus(times.idle())).isEqualTo(times.throughput()));
    }

    @Property(tries = 500)
    void everyVisitIsMatchedElsewhereOrExtra(
            @ForAll @Size(max = 7) List<@IntRange(max = 5) Integer> planned,
            @ForAll @Size(max = 8) List<@IntRange(max = 2) Integer> visited) {
        List<PlannedStep> plan = planned.stream()
                .map(code -> new PlannedStep(PLACES.get(code % 3), code > 3, null))
                .toList();
        List<String> actual = visited.stream().map(PLACES::get).toList();

        PlanAlignment alignment = PlanAlignment.of(plan, actual);

        int elsewhere = alignment.deviating(PlanDeviation.OUT_OF_ORDER).size();
        int missing = alignment.deviating(PlanDeviation.MISSING).size();
        long required = plan.stream().filter(step -> !step.optional()).count();
        assertThat(alignment.matched()
                        + elsewhere
                        + alignment.deviating(PlanDeviation.EXTRA).size())
                .isEqualTo(actual.size());
        assertThat((long) alignment.matched() + elsewhere + missing).isBetween(required, (long) plan.size());
        assertThat(alignment.conformance()).isBetween(0.0, 1.0);
        assertThat(alignment.conformance() == 1)
                .isEqualTo(alignment.deviations().values().stream().allMatch(List::isEmpty));
    }

    @Property(tries = 200)
    void theOrderOfTheFrictionPointsGivenDoesNotMatter(
            @ForAll @Size(max = 10) List<@IntRange(max = 999) Integer> codes, @ForAll Random random) {
        List<FrictionRanking.Harm> harms = new ArrayList<>();
        for (int code : codes) {
            double gain = code % 7 - 2;
            harms.add(new FrictionRanking.Harm(
                    "f" + harms.size(),
                    code % 3 / 2.0,
                    Math.min(code % 5, code % 4),
                    code % 4,
                    code % 2 == 0
                            ? null
                            : new FrictionRanking.Gain(
                                    gain, new ConfidenceInterval(gain - code % 3, gain + 1, 0.95, "given"))));
        }
        List<FrictionRanking.Harm> other = new ArrayList<>(harms);
        Collections.shuffle(other, random);

        assertThat(FrictionRanking.of(other, 1, 0.95)).isEqualTo(FrictionRanking.of(harms, 1, 0.95));
    }
}
