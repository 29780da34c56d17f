package io.github.cxkit.journey.funnel;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.TieCount;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FunnelTest {

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Funnel SHOP = Funnel.ordered(FIVE, "view", "cart", "pay");

    @Test
    void aSecondAttemptIsFoundWhereTheFirstOneRanOutOfTime() {
        assertThat(SHOP.reached(journey("view@0 view@10 cart@12 pay@15"))).isEqualTo(3);
        assertThat(SHOP.reached(journey("view@0 cart@3 pay@5"))).isEqualTo(3);
        assertThat(SHOP.reached(journey("view@0 cart@3 pay@6"))).isEqualTo(2);
        assertThat(SHOP.reached(journey("cart@0 pay@1"))).isZero();
    }

    @Test
    void countsConversionsAndTimesBelongToTheSummary() {
        FunnelSummary summary = SHOP.summary(
                List.of(journey("view@0 cart@2 pay@4"), journey("view@0 cart@4"), journey("view@0"), journey("ad@0")));

        assertThat(summary.journeys()).isEqualTo(4);
        assertThat(summary.counts()).containsExactly(3L, 2L, 1L);
        assertThat(summary.steps().get(0).ofStepBefore().isKnown()).isFalse();
        assertThat(summary.steps().get(2).ofStepBefore().flatMap(Rate::value).orElseThrow())
                .isEqualTo(0.5);
        assertThat(summary.steps().get(2).conversion().value().orElseThrow()).isEqualTo(1.0 / 3);
        assertThat(summary.steps().get(1).lost().orElseThrow()).isEqualTo(1);
        assertThat(summary.steps().get(1).medianSeconds().orElseThrow()).isEqualTo(3);
        assertThat(summary.steps().get(0).medianSeconds().orElseThrow()).isZero();
        assertThat(summary.evidence().n()).isEqualTo(4);
        FunnelSummary all = SHOP.withBase(FunnelBase.ALL_JOURNEYS).summary(List.of(journey("view@0"), journey("ad@0")));
        assertThat(all.steps().get(0).conversion().value().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void aStepIsAskedForByItsName() {
        FunnelSummary summary = SHOP.summary(
                List.of(journey("view@0 cart@2 pay@4"), journey("view@0 cart@4"), journey("view@0"), journey("ad@0")));

        assertThat(summary.step("cart").conversion()).isEqualTo(new Rate(FunnelSummary.CONVERSION_RULE, 2, 3));
        assertThat(summary.step("pay").ofStepBefore().orElseThrow())
                .isEqualTo(new Rate(FunnelSummary.STEP_CONVERSION_RULE, 1, 2));
        assertThat(summary.conversion()).isEqualTo(summary.step("pay").conversion());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summary.step("card"))
                .withMessageContaining("card")
                .withMessageContaining("[view, cart, pay]");
        FunnelSummary twice = Funnel.ordered(FIVE, "view", "view").summary(List.of(journey("view@0 view@1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twice.step("view"))
                .withMessageContaining("more than once");
        assertThat(twice.steps().get(1).reached()).isOne();
        assertThat(summary).hasToString("""
                4 journeys, ordered, within PT5S
                step   reached  conversion of step before  median seconds
                view         3     100.0 %              -             0.0
                cart         2      66.7 %         66.7 %             3.0
                pay          1      33.3 %         50.0 %             4.0""");
    }

    @Test
    void aMisspeltStepIsFoundAmongTheUnknown() {
        Funnel misspelt = Funnel.ordered(FIVE, "view", "carte").withExclusions("cancle");

        assertThat(misspelt.unknownSteps(List.of(journey("view@0 cart@1")))).containsExactly("carte", "cancle");
        assertThat(SHOP.unknownSteps(List.of(journey("view@0"), journey("pay@0 cart@1"))))
                .isEmpty();
        EventColumns log = EventColumns.sorted(
                List.of("view", "cart"), 1, new int[] {0}, new int[] {0}, new long[] {0}, TimeUnit.SECONDS);
        assertThat(misspelt.unknownSteps(log)).containsExactly("carte", "cancle");
    }

    @Test
    void theOrderRuleDecides() {
        Journey shuffled = journey("cart@0 view@1 pay@2");
        List<String> steps = List.of("view", "cart", "pay");

        assertThat(Funnel.of(FunnelMode.UNORDERED, FIVE, steps).reached(shuffled))
                .isEqualTo(3);
        assertThat(Funnel.of(FunnelMode.ORDERED, FIVE, steps).reached(shuffled)).isEqualTo(1);
        Journey retried = journey("cart@0 view@1 cart@2 pay@3");
        assertThat(Funnel.of(FunnelMode.ORDERED, FIVE, steps).reached(retried)).isEqualTo(3);
        assertThat(Funnel.of(FunnelMode.FIRST_OCCURRENCE, FIVE, steps).reached(retried))
                .isEqualTo(1);
        assertThat(Funnel.of(FunnelMode.FIRST_OCCURRENCE, FIVE, steps).reached(journey("view@0 cart@2 cart@3 pay@9")))
                .isEqualTo(2);
        Journey interrupted = journey("view@0 help@1 cart@2 pay@3");
        assertThat(Funnel.of(FunnelMode.STRICT, FIVE, steps).reached(interrupted))
                .isEqualTo(1);
        assertThat(Funnel.of(FunnelMode.STRICT, null, steps).reached(journey("view@0 cart@9 pay@99")))
                .isEqualTo(3);
        assertThat(Funnel.of(FunnelMode.UNORDERED, FIVE, steps).reached(journey("view@0 help@1 cart@6")))
                .isEqualTo(1);
    }

    @Test
    void oneEventNeverCountsForTwoSteps() {
        Funnel twice = Funnel.ordered(FIVE, "view", "view");

        assertThat(twice.reached(journey("view@0"))).isEqualTo(1);
        assertThat(twice.reached(journey("view@0 view@1"))).isEqualTo(2);
        assertThat(Funnel.of(FunnelMode.STRICT, FIVE, List.of("view", "view")).reached(journey("view@0 view@1")))
                .isEqualTo(2);
    }

    @Test
    void anOptionalStepIsNeverAskedFor() {
        Funnel funnel = Funnel.ordered(FIVE, "view", "coupon", "cart").withOptional("coupon");
        FunnelSummary summary = funnel.summary(List.of(journey("view@0 cart@1"), journey("view@0 coupon@1 cart@2")));

        assertThat(summary.counts()).containsExactly(2L, 1L, 2L);
        assertThat(summary.steps().get(2).ofStepBefore().flatMap(Rate::value).orElseThrow())
                .isEqualTo(1);
        assertThat(summary.steps().get(1).lost().orElseThrow()).isEqualTo(1);
    }

    @Test
    void anExclusionVoidsTheChainAndALaterStartMayFollow() {
        Funnel funnel = Funnel.ordered(FIVE, "view", "pay").withExclusions("error");

        assertThat(funnel.reached(journey("view@0 error@1 pay@2"))).isEqualTo(1);
        assertThat(funnel.reached(journey("view@0 error@1 view@2 pay@3"))).isEqualTo(2);
        assertThat(funnel.reached(journey("error@0 view@1 pay@2 error@3"))).isEqualTo(2);
    }

    @Test
    void segmentsAndLostJourneysCanBeListed() {
        Journey lost = journey("bea", "view@0 cart@1");
        List<Journey> journeys = List.of(journey("anna", "view@0 cart@1 pay@2"), lost, journey("carl", "view@0"));

        Map<String, FunnelSummary> segments = SHOP.bySegment(journeys, Journey::customer);
        assertThat(segments).containsOnlyKeys("anna", "bea", "carl");
        assertThat(segments).containsEntry("anna", SHOP.summary(journeys.subList(0, 1)));
        assertThat(SHOP.lostAfter(journeys, 1)).containsExactly(lost);
        assertThat(SHOP.withOptional("cart").lostAfter(journeys, 0)).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.lostAfter(journeys, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.lostAfter(journeys, -1));
    }

    @Test
    void aDefinitionThatCannotBeCountedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.ordered(FIVE));
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.ordered(FIVE.negated(), "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of(FunnelMode.UNORDERED, FIVE, List.of("a", "a")))
                .withMessageContaining("more than once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Funnel.of(FunnelMode.FIRST_OCCURRENCE, FIVE, List.of("a", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.withOptional("view"));
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.withOptional("van"));
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.withExclusions("pay"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Funnel.of(FunnelMode.STRICT, FIVE, List.of("a", "b")).withExclusions("c"))
                .withMessageContaining("ORDERED");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Funnel.of(FunnelMode.STRICT, FIVE, List.of("a", "b")).withOptional("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Funnel.ordered(FIVE, Collections.nCopies(61, "a").toArray(String[]::new)));
    }

    @Test
    void aSummaryThatContradictsItselfIsRefused() {
        List<Durations> times = List.of(Durations.EMPTY, Durations.EMPTY, Durations.EMPTY);

        assertThatIllegalArgumentException().isThrownBy(() -> new FunnelSummary(SHOP, 5, List.of(1L), times));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunnelSummary(SHOP, 5, List.of(6L, 1L, 1L), times))
                .withMessageContaining("counts[0]");
        assertThatIllegalArgumentException().isThrownBy(() -> new FunnelSummary(SHOP, 5, List.of(3L, 4L, 1L), times));
        assertThatIllegalArgumentException().isThrownBy(() -> new FunnelSummary(SHOP, 5, List.of(3L, 2L, -1L), times));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunnelSummary(SHOP, 5, List.of(3L, 2L, 1L), List.of()));
        FunnelSummary other = Funnel.ordered(FIVE, "a").summary(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.summary(List.of()).merge(other));
        assertThat(other.steps().get(0).conversion().value().isKnown()).isFalse();
    }

    @Test
    void columnsAreReadInOnePass() {
        List<String> names = List.of("ad", "view", "cart", "pay");
        EventColumns log = EventColumns.sorted(
                names,
                3,
                new int[] {0, 1, 0, 0, 1},
                new int[] {1, 1, 3, 2, 0},
                new long[] {0, 1, 4, 2, 9},
                TimeUnit.SECONDS);

        assertThat(SHOP.summary(log).counts()).containsExactly(2L, 1L, 1L);
        assertThat(SHOP.summary(log).journeys()).isEqualTo(2);
        assertThat(SHOP.summary(log).steps().get(0).medianSeconds().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.withTies(TiePolicy.NOT_BEFORE).summary(log))
                .withMessageContaining("file order");
    }

    @Test
    void theFunnelsOwnWindowHoldsWhateverTheColumnsCount() {
        for (TimeUnit unit : List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.NANOSECONDS)) {
            long[] when = {0, unit.convert(Duration.ofSeconds(5)), unit.convert(Duration.ofSeconds(6))};
            EventColumns log =
                    EventColumns.of(List.of("view", "cart", "pay"), 1, new int[3], new int[] {0, 1, 2}, when, unit);
            assertThat(SHOP.withTies(TiePolicy.FILE_ORDER).summary(log).counts())
                    .containsExactly(1L, 1L, 0L);
        }
    }

    /** Seconds of the journeys end in fractions; half a second is the window, both ends of it count. */
    @ParameterizedTest
    @CsvSource({
        "ORDERED, 200, 700, 2, 0.5",
        "ORDERED, 200, 701, 1, ",
        "STRICT, 200, 700, 2, 0.5",
        "STRICT, 200, 701, 1, ",
        "FIRST_OCCURRENCE, 200, 700, 2, 0.5",
        "FIRST_OCCURRENCE, 200, 701, 1, ",
        "UNORDERED, 200, 700, 2, 0.5",
        "UNORDERED, 200, 701, 1, ",
        "UNORDERED, 700, 200, 2, 0.5",
        "UNORDERED, 701, 200, 1, ",
    })
    void theWindowAndTheTimeAreThoseOfTheClockToTheFractionOfASecond(
            FunnelMode mode, long view, long cart, int reached, @Nullable Double seconds) {
        Funnel half = Funnel.of(mode, Duration.ofMillis(500), List.of("view", "cart"));
        List<JourneyEvent> events = new ArrayList<>();
        events.add(JourneyEvent.of("anna", "view", ZERO.plusMillis(view)));
        events.add(JourneyEvent.of("anna", "cart", ZERO.plusMillis(cart)));
        events.sort(Comparator.comparing(JourneyEvent::occurredAt));

        FunnelSummary summary = half.summary(List.of(new Journey("1", "anna", events)));

        assertThat(summary.counts()).containsExactly(1L, reached - 1L);
        assertThat(summary.steps().get(1).medianSeconds().toOptional()).isEqualTo(Optional.ofNullable(seconds));
    }

    /** Of every step only the first event counts, and every step must follow the one before. */
    @ParameterizedTest
    @CsvSource({
        "view@3 cart@4 pay@8, 3",
        "view@3 cart@4 pay@9, 2",
        "view@3 pay@4 cart@5, 2",
        "view@3 pay@4, 1",
        "cart@2 view@3 cart@4 pay@5, 1",
        "view@0 view@7 cart@9 pay@10, 1",
        "cart@1 pay@2, 0",
    })
    void firstOccurrencesAreWithinTheWindowOfTheFirstStart(String text, int reached) {
        Funnel first = Funnel.of(FunnelMode.FIRST_OCCURRENCE, FIVE, List.of("view", "cart", "pay"));

        assertThat(first.reached(journey(text))).isEqualTo(reached);
    }

    @Test
    void theTimeOfAStepRunsFromTheStartThatReachedIt() {
        Funnel first = Funnel.of(FunnelMode.FIRST_OCCURRENCE, FIVE, List.of("view", "cart", "pay"));

        assertThat(first.summary(List.of(journey("view@3 cart@4 pay@8"))).steps())
                .extracting(step -> step.medianSeconds().orElseThrow())
                .containsExactly(0.0, 1.0, 5.0);
        assertThat(Funnel.of(FunnelMode.STRICT, FIVE, List.of("view", "cart", "pay"))
                        .summary(List.of(journey("view@1 view@3 cart@4 pay@8")))
                        .steps())
                .extracting(step -> step.medianSeconds().orElseThrow())
                .containsExactly(0.0, 1.0, 5.0);
        assertThat(SHOP.withTies(TiePolicy.NOT_BEFORE)
                        .summary(List.of(journey("view@3 cart@4 pay@8")))
                        .steps())
                .extracting(step -> step.medianSeconds().orElseThrow())
                .containsExactly(0.0, 1.0, 5.0);
    }

    @ParameterizedTest
    @EnumSource(TiePolicy.class)
    void theLastSecondOfTheWindowIsInsideWhateverRuleHoldsForTies(TiePolicy ties) {
        assertThat(SHOP.withTies(ties).reached(journey("view@3 cart@4 pay@8"))).isEqualTo(3);
        assertThat(SHOP.withTies(ties).reached(journey("view@3 cart@4 pay@9"))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(FunnelMode.class)
    void noJourneyStartsWhereAnotherEnded(FunnelMode mode) {
        Funnel funnel = Funnel.of(mode, FIVE, List.of("view", "cart", "pay"));
        FunnelSummary apart = funnel.summary(
                List.of(journey("view@0 cart@1"), journey("pay@2"), journey("cart@2 pay@3"), journey("view@4")));
        List<Long> reached = mode == FunnelMode.UNORDERED ? List.of(4L, 2L, 0L) : List.of(2L, 1L, 0L);

        assertThat(apart.counts()).isEqualTo(reached);
        // the same customers as columns
        EventColumns log = EventColumns.of(
                List.of("view", "cart", "pay"),
                4,
                new int[] {0, 0, 1, 2, 2, 3},
                new int[] {0, 1, 2, 1, 2, 0},
                new long[] {0, 1, 2, 2, 3, 4},
                TimeUnit.SECONDS);
        assertThat(funnel.summary(log).counts()).isEqualTo(reached);
    }

    @Test
    void eventsOfOneTimeFollowANamedRuleAndAreCounted() {
        List<Journey> journeys = List.of(journey("cart@0 view@0 pay@1"));
        assertThat(SHOP.summary(journeys).counts()).containsExactly(1L, 0L, 0L);
        assertThat(SHOP.withTies(TiePolicy.NOT_BEFORE).summary(journeys).counts())
                .containsExactly(1L, 1L, 1L);
        assertThat(SHOP.withTies(TiePolicy.STRICTLY_AFTER).summary(journeys).counts())
                .containsExactly(1L, 0L, 0L);
        assertThat(SHOP.summary(journeys).ties()).isEqualTo(new TieCount(1, 2));
    }

    @Test
    void abandonmentHasTwoReadings() {
        Abandonment counts = Abandonment.of(
                List.of(journey("a@0"), journey("a@0 pay@1"), journey("a@90")),
                Set.of("pay"),
                ZERO.plusSeconds(100),
                Duration.ofSeconds(30));

        assertThat(counts).isEqualTo(new Abandonment(counts.definition(), 1, 1, 1));
        assertThat(counts.rateOfDecided().value().orElseThrow()).isEqualTo(0.5);
        assertThat(counts.oneMinusCompletion().value().orElseThrow()).isEqualTo(2.0 / 3);
        assertThat(counts.evidence().n()).isEqualTo(3);
        assertThat(counts.merge(counts)).isEqualTo(new Abandonment(counts.definition(), 2, 2, 2));
        assertThat(Abandonment.EMPTY.rateOfDecided().value().isKnown()).isFalse();
        assertThat(Abandonment.EMPTY.oneMinusCompletion().value().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Abandonment(null, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Abandonment(null, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Abandonment(null, 0, 0, -1));
    }

    @Test
    void aLandingPageIsLeftInSecondsAndAFormInMinutes() {
        List<Journey> journeys = List.of(
                journey("ad@0"), journey("ad@95"), journey("ad@0 pay@9"), journey("form@0"), journey("form@0 help@90"));
        Abandonment.Definition minute =
                new Abandonment.Definition(Set.of("pay"), ZERO.plusSeconds(100), Duration.ofSeconds(60));
        Map<String, Abandonment> left = Abandonment.byLanding(journeys, minute, Map.of("ad", Duration.ofSeconds(10)));

        assertThat(left.keySet()).containsExactly("ad", "form");
        Abandonment ad = Objects.requireNonNull(left.get("ad"));
        assertThat(ad).isEqualTo(new Abandonment(ad.definition(), 1, 1, 1));
        assertThat(Objects.requireNonNull(ad.definition()).timeout()).isEqualTo(Duration.ofSeconds(10));
        Abandonment form = Objects.requireNonNull(left.get("form"));
        assertThat(form).isEqualTo(new Abandonment(minute, 0, 1, 1));
    }

    @Test
    void journeysOfSeveralNodesAddUp() {
        FunnelSummary all = SummaryBytes.merged(
                FunnelSummary.summarizer(SHOP),
                List.of(
                        journey("view@0 cart@2 pay@4"),
                        journey("view@0 cart@4"),
                        journey("cart@1 view@1"),
                        journey("ad@0")));
        assertThat(all.counts()).containsExactly(3L, 2L, 1L);
        assertThat(all.ties()).isEqualTo(new TieCount(1, 2));
        assertThat(Funnel.of(FunnelMode.ORDERED, null, List.of("view", "pay")).summary(List.of(journey("view@0"))))
                .asString()
                .startsWith("1 journeys, ordered, no time limit");

        Abandonment.Definition definition =
                new Abandonment.Definition(Set.of("pay"), ZERO.plusSeconds(100), Duration.ofSeconds(30));
        Abandonment left = SummaryBytes.merged(
                Abandonment.summarizer(definition),
                List.of(journey("a@0"), journey("a@0 pay@1"), journey("a@90"), journey("b@70"), journey("b@69")));
        assertThat(left).isEqualTo(new Abandonment(definition, 1, 2, 2));
        assertThat(left.merge(Abandonment.EMPTY)).isEqualTo(left).isEqualTo(Abandonment.EMPTY.merge(left));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Abandonment.Definition(Set.of(), ZERO, Duration.ofSeconds(-1)))
                .withMessage("timeout must be >= 0 but was PT-1S");
        Map<String, Abandonment> byLanding = Abandonment.byLanding(
                List.of(journey("a@0"), journey("b@69"), journey("b@70")),
                definition,
                Map.of("b", Duration.ofSeconds(31)));
        assertThat(byLanding.values()).extracting(Abandonment::abandoned).containsExactly(1L, 0L);
        assertThat(byLanding.values()).extracting(Abandonment::open).containsExactly(0L, 2L);
    }

    @Test
    void aWindowLongerThanTimeItselfIsRefused() {
        assertThatThrownBy(() -> Funnel.ordered(Duration.ofHours(2_500_000_000_000L), "a", "b"))
                .hasMessageContaining("window must be");
    }

    /** Of 703 journeys 500 and 200 told the 3 that are open. */
    @Test
    void outcomesThatTellOfFewAreHidden() {
        assertThat(new Abandonment(null, 500, 200, 3).hiddenBelow(10))
                .containsExactlyInAnyOrder(JourneyStatus.OPEN, JourneyStatus.ABANDONED);
        assertThat(new Abandonment(null, 500, 4, 3).hiddenBelow(10)).hasSize(3);
        assertThat(new Abandonment(null, 500, 0, 3).hiddenBelow(10))
                .containsExactlyInAnyOrder(JourneyStatus.OPEN, JourneyStatus.COMPLETED);
        assertThat(new Abandonment(null, 0, 0, 3).hiddenBelow(10)).hasSize(3);
        assertThat(new Abandonment(null, 500, 200, 0).hiddenBelow(10)).isEmpty();
        assertThat(new Abandonment(null, 5, 2, 1).hiddenBelow(1)).isEmpty();
        assertThat(Abandonment.EMPTY.hiddenBelow(10)).isEmpty();
    }
}
