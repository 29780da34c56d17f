package io.github.cxkit.journey.graph;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Journeys counted in parts, plans held against logs, and pairs of very many places. */
class JourneyPartsTest {

    private static final Abandonment.Definition DEFINITION =
            new Abandonment.Definition(Set.of("pay"), ZERO.plusSeconds(100), Duration.ofSeconds(30));

    private static final List<Journey> JOURNEYS =
            List.of(journey("ad@0 cart@10 pay@20"), journey("ad@95"), journey("ad@1 cart@2"), journey("pay@7"));

    @Test
    void aJourneySummaryIsTheSameInParts() {
        Summarizer<Journey, JourneySummary> summarizer = JourneySummary.summarizer(DEFINITION);
        JourneySummary all = SummaryBytes.merged(summarizer, JOURNEYS);
        assertThat(all.abandonment()).isEqualTo(new Abandonment(DEFINITION, 2, 1, 1));
        assertThat(all.transitions().count("ad", "cart")).isEqualTo(2);
        assertThat(all.touchpoint("cart").visits()).isEqualTo(2);
        assertThat(all.dwell().at("ad").finished()).isEqualTo(2);
        assertThat(all.dwell().at("ad").censored()).isEqualTo(1);
    }

    @Test
    void ratingsComeBackFromBytesToo() {
        Scale stars = Scale.of(1, 5);
        Summarizer<Journey, JourneySummary> summarizer = JourneySummary.summarizer(DEFINITION);
        JourneySummary rated = JourneySummary.builder(Set.of("pay"), ZERO.plusSeconds(100), Duration.ofSeconds(30))
                .add(JOURNEYS.get(0))
                .addRating("cart", stars, 2)
                .addRating("cart", stars, 5)
                .build();
        JourneySummary read = summarizer.ofBytes(summarizer.toBytes(rated));
        assertThat(read).isEqualTo(rated);
        assertThat(read.ratings()).isEqualTo(Map.of("cart", RatingTally.of(stars, 2, 5)));
    }

    @Test
    void otherGoalsAreRefused() {
        Summarizer<Journey, JourneySummary> other = JourneySummary.summarizer(
                new Abandonment.Definition(Set.of("order"), DEFINITION.asOf(), DEFINITION.timeout()));
        JourneySummary all = JourneySummary.summarizer(DEFINITION).summarize(JOURNEYS);
        byte[] bytes = JourneySummary.summarizer(DEFINITION).toBytes(all);
        assertThatThrownBy(() -> other.ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another definition");
        assertThatThrownBy(() -> all.merge(other.summarize(JOURNEYS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order")
                .hasMessageContaining("pay");
        assertThatThrownBy(() -> JourneySummary.summarizer(DEFINITION).summarize(List.of(journey("ad@101"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pairsOfManyPlacesAreCountedAsIfOneByOne() {
        int places = 5_000;
        PairCounts counts = new PairCounts(places, places);
        Map<List<Integer>, Long> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60_000; i++) {
            int from = random.nextInt(places);
            int to = i % 3 == 0 ? from : random.nextInt(40);
            counts.add(from, to);
            expected.merge(List.of(from, to), 1L, Long::sum);
        }
        // the very first pair, which an empty place in a table must not be taken for
        counts.add(0, 0);
        counts.add(places - 1, places - 1);
        expected.merge(List.of(0, 0), 1L, Long::sum);
        expected.merge(List.of(places - 1, places - 1), 1L, Long::sum);
        Map<List<Integer>, Long> counted = new HashMap<>();
        counts.forEach((from, to, count) -> counted.put(List.of(from, to), count));
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void pairsOfFewPlacesAreCountedToo() {
        PairCounts counts = new PairCounts(3, 2);
        counts.add(2, 1);
        counts.add(2, 1);
        counts.add(0, 0);
        Map<List<Integer>, Long> counted = new HashMap<>();
        counts.forEach((from, to, count) -> counted.put(List.of(from, to), count));
        assertThat(counted).isEqualTo(Map.of(List.of(2, 1), 2L, List.of(0, 0), 1L));
    }

    @Test
    void aCaseMustBeWhole() {
        ActivityRow start = new ActivityRow("1", "a", ZERO, "start", null);
        ActivityRow end = new ActivityRow("1", "a", ZERO.plusSeconds(5), "complete", null);
        ActivityInstances one = ActivityInstances.of(List.of(start, end), ActivityInstances.Unpaired.LEAVE_OUT);
        assertThatThrownBy(() -> one.merge(one)).hasMessage("cases must be whole, but [1] are in both parts");
        assertThatThrownBy(() -> ActivityInstances.summarizer(ActivityInstances.Unpaired.LEAVE_OUT)
                        .summarize(List.of(List.of(start, end), List.of(end))))
                .hasMessage("cases must be whole, but 1 is given in two parts");
        ActivityInstances nothing = ActivityInstances.of(List.of(start), ActivityInstances.Unpaired.LEAVE_OUT);
        assertThat(nothing.cases())
                .as("a case without an instance has no times")
                .isEmpty();
        assertThat(nothing.unpairedStarts()).isEqualTo(1);
    }

    private static final List<PlannedStep> PLAN = List.of(
            new PlannedStep("visit", false, Duration.ofMinutes(10)), PlannedStep.of("cart"), PlannedStep.of("pay"));

    private static PlannedLog.Observed observed(JourneyStatus status, String... places) {
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        List<PlannedLog.Visit> visits = new ArrayList<>();
        for (String place : places) {
            visits.add(new PlannedLog.Visit(place, at));
            at = at.plusSeconds(60);
        }
        return new PlannedLog.Observed(visits, status, null);
    }

    @Test
    void aPlannedLogIsTheSameInParts() {
        Instant asOf = Instant.parse("2026-03-03T10:00:00Z");
        Summarizer<PlannedLog.Observed, PlannedLog> summarizer = PlannedLog.summarizer(PLAN, asOf);
        PlannedLog log = summarizer.summarize(List.of(
                observed(JourneyStatus.COMPLETED, "visit", "cart", "pay"),
                observed(JourneyStatus.COMPLETED, "visit", "help", "cart", "pay"),
                observed(JourneyStatus.ABANDONED, "cart", "visit")));
        assertThat(log.all().asPlanned()).isEqualTo(1);
        assertThat(log.deviations()).extracting(PlannedLog.Deviation::kind).contains(PlanDeviation.EXTRA);
        // nobody gave a score: a difference of scores is unknown, not 0
        PlannedLog.Deviation first = log.deviations().get(0);
        assertThat(log.scoreDifference(first, 0.95).value().isKnown()).isFalse();
        assertThat(log.merge(summarizer.empty())).isEqualTo(log);
        assertThatThrownBy(() -> log.merge(
                        PlannedLog.summarizer(PLAN, asOf.plusSeconds(1)).empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moment");
        assertThatThrownBy(() -> PlannedLog.summarizer(List.of(), asOf)).hasMessage("a plan needs at least one step");
    }

    @Test
    void theLastStepOfAnOpenJourneyIsPendingUntilItIsLate() {
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        PlannedLog.Observed open = PlannedLog.Observed.of(journey("visit@0"), JourneyStatus.OPEN, 7.0);
        Instant began = open.visits().get(0).at();
        PlannedLog soon = PlannedLog.summarizer(PLAN, began.plusSeconds(600)).summarize(List.of(open));
        assertThat(soon.durations()).containsOnlyKeys("visit").containsValue(new PlannedLog.StepTimes(nobody(), 1));
        assertThat(soon.deviations()).isEmpty();
        assertThat(soon.all().closed()).isZero();
        PlannedLog later = PlannedLog.summarizer(PLAN, began.plusSeconds(601)).summarize(List.of(open));
        assertThat(later.deviations()).extracting(PlannedLog.Deviation::kind).containsExactly(PlanDeviation.LATE);
        assertThat(later.deviations().get(0).group().scores().moments().mean()).isEqualTo(7);
        PlannedLog.Observed turned = new PlannedLog.Observed(
                List.of(new PlannedLog.Visit("visit", at.plusSeconds(9)), new PlannedLog.Visit("cart", at)),
                JourneyStatus.OPEN,
                null);
        assertThatThrownBy(() -> PlannedLog.summarizer(PLAN, at.plusSeconds(99)).summarize(List.of(turned)))
                .hasMessageContaining("visit of cart at 2026-03-02T10:00:00Z is out of order");
    }

    private static Rate nobody() {
        return new Rate(PlannedLog.RULE, 0, 0);
    }

    @Test
    void aStepThatComesAgainIsLateOnce() {
        List<PlannedStep> twice = List.of(
                new PlannedStep("visit", false, Duration.ofSeconds(10)),
                new PlannedStep("visit", false, Duration.ofSeconds(10)));
        PlannedLog log = PlannedLog.summarizer(twice, Instant.parse("2026-03-03T10:00:00Z"))
                .summarize(List.of(observed(JourneyStatus.COMPLETED, "visit", "visit", "visit")));
        assertThat(log.deviations())
                .filteredOn(each -> each.kind() == PlanDeviation.LATE)
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.group().journeys()).isEqualTo(1));
    }

    @Test
    void deviationsOfSeveralLogsAddUpMostFrequentFirst() {
        Instant asOf = Instant.parse("2026-03-03T10:00:00Z");
        Summarizer<PlannedLog.Observed, PlannedLog> summarizer = PlannedLog.summarizer(PLAN, asOf);
        PlannedLog.Observed helped = observed(JourneyStatus.COMPLETED, "visit", "help", "cart", "pay");
        PlannedLog.Observed left = observed(JourneyStatus.ABANDONED, "visit");
        PlannedLog one = summarizer.summarize(List.of(helped, left));
        PlannedLog other = summarizer.summarize(List.of(helped, left, left));

        PlannedLog both = one.merge(other);

        PlannedLog together = summarizer.summarize(List.of(helped, left, helped, left, left));
        assertThat(both.deviations()).isEqualTo(together.deviations());
        assertThat(both.all()).isEqualTo(together.all());
        assertThat(both.durations()).isEqualTo(together.durations());
        assertThat(both.deviations())
                .extracting(each -> each.kind() + " " + each.touchpoint() + " "
                        + each.group().journeys())
                .containsExactly("MISSING cart 3", "MISSING pay 3", "EXTRA help 2");
        assertThat(both.all().abandoned()).isEqualTo(3);
        assertThat(summarizer.empty().durations()).containsOnlyKeys("visit");
        assertThatThrownBy(() -> new PlannedLog.Group(2, 1, PlannedLog.ScoreSums.NONE, 2, 0))
                .hasMessageContaining("abandoned");
        assertThatThrownBy(() -> new PlannedLog.Group(2, 1, PlannedLog.ScoreSums.NONE, 0, 2))
                .hasMessageContaining("asPlanned");
    }

    /** A journey that may still go on misses nothing yet; of one that has ended all that is required was missed. */
    @Test
    void anOpenJourneyThatMatchedNothingMissesNothing() {
        List<PlannedStep> plan = List.of(PlannedStep.of("visit"), PlannedStep.of("cart"), PlannedStep.of("pay"));

        assertThat(PlanAlignment.ofOpen(plan, List.of("help")).deviating(PlanDeviation.MISSING))
                .isEmpty();
        assertThat(PlanAlignment.ofOpen(plan, List.of("cart")).deviating(PlanDeviation.MISSING))
                .containsExactly("visit");
        assertThat(PlanAlignment.ofOpen(plan, List.of("pay")).deviating(PlanDeviation.MISSING))
                .containsExactly("visit", "cart");
        assertThat(PlanAlignment.of(plan, List.of("cart")).deviating(PlanDeviation.MISSING))
                .containsExactly("visit", "pay");
    }
}
