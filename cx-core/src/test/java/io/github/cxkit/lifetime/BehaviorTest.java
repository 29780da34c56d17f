package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cohorts of events, the revenue bridge and RFM by cuts, on cases small enough to work out by hand. */
class BehaviorTest {

    private static final Instant END = Instant.parse("2026-03-16T00:00:00Z");

    private static EventCohorts.Event event(String name, String at) {
        return new EventCohorts.Event(name, Instant.parse(at));
    }

    /** Two who visit in the week of 2 March; one buys at once, one in the week after; the second's account ends early. */
    private static final List<EventCohorts.Customer> CUSTOMERS = List.of(
            new EventCohorts.Customer(
                    List.of(event("visit", "2026-03-02T10:00:00Z"), event("buy", "2026-03-02T10:00:00Z")), END),
            new EventCohorts.Customer(
                    List.of(
                            event("buy", "2026-03-01T10:00:00Z"),
                            event("visit", "2026-03-04T10:00:00Z"),
                            event("buy", "2026-03-10T10:00:00Z")),
                    Instant.parse("2026-03-12T00:00:00Z")),
            new EventCohorts.Customer(List.of(event("other", "2026-03-03T10:00:00Z")), END));

    @Test
    void onlyWholePeriodsOfACustomerCount() {
        EventCohortDefinition weekly = EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK);
        EventCohorts cohorts = SummaryBytes.merged(EventCohorts.summarizer(weekly), CUSTOMERS);
        EventCohorts.Cohort march = at(cohorts.cohorts(), "2026-03-02");
        assertThat(march.size()).isEqualTo(2);
        // the second week is not over for the second customer, who did buy in it: in neither count
        assertThat(march.eligible()).containsExactly(2L, 1L);
        assertThat(march.active()).containsExactly(1L, 0L);
        assertThat(cohorts.meanRow().stream().map(Rate::whole)).containsExactly(2L, 1L);
        assertThat(march.rates().get(0).value().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void theOwnClockCountsDaysOf24Hours() {
        EventCohortDefinition own =
                EventCohortDefinition.of("visit", "buy", PeriodLength.DAY).onOwnClock();
        EventCohorts cohorts = SummaryBytes.merged(EventCohorts.summarizer(own), CUSTOMERS);
        EventCohorts.Cohort all = at(cohorts.cohorts(), EventCohorts.ALL);
        // the purchase of 10 March lies exactly six days of 24 hours after the visit
        assertThat(all.active().get(0)).isEqualTo(1);
        assertThat(all.active().get(6)).isEqualTo(1);
        assertThat(all.eligible().get(6)).isEqualTo(2);
        assertThat(all.eligible()).hasSize(13).endsWith(1L);
        assertThatThrownBy(() -> own.withEntry(CohortEntry.RECURRING)).hasMessageContaining("FIRST_TIME");
        assertThatThrownBy(() -> EventCohortDefinition.of("visit", "buy", PeriodLength.MONTH)
                        .onOwnClock())
                .hasMessageContaining("DAY or WEEK");
    }

    @Test
    void recurringMembersAndTheReadingOfStillActive() {
        EventCohortDefinition daily = EventCohortDefinition.of("buy", "buy", PeriodLength.DAY)
                .withZone(ZoneId.of("Europe/Rome"))
                .withWeekStart(DayOfWeek.SUNDAY)
                .withReading(CohortReading.STILL_ACTIVE);
        EventCohorts first = SummaryBytes.merged(EventCohorts.summarizer(daily), CUSTOMERS);
        EventCohorts each =
                SummaryBytes.merged(EventCohorts.summarizer(daily.withEntry(CohortEntry.RECURRING)), CUSTOMERS);
        assertThat(first.cohorts()).containsOnlyKeys("2026-03-01", "2026-03-02");
        assertThat(each.cohorts()).containsOnlyKeys("2026-03-01", "2026-03-02", "2026-03-10");
        // active until the last purchase, in every day before it
        assertThat(at(first.cohorts(), "2026-03-01").active()).startsWith(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        assertThatThrownBy(() -> first.merge(each)).hasMessageContaining("entry");
    }

    @Test
    void anEventBelongsToTheDateOnTheClockAlsoWhereADayComesBack() {
        // at St. John's the clock went back from 0:01 to 23:01: 30 seconds of 2 November, an hour of the 1st, the 2nd
        // again
        EventCohortDefinition daily = EventCohortDefinition.of("buy", "buy", PeriodLength.DAY)
                .withZone(ZoneId.of("America/St_Johns"))
                .withEntry(CohortEntry.RECURRING);
        Instant secondMidnight = Instant.parse("2008-11-02T03:30:00Z");
        EventCohorts.Builder builder = EventCohorts.builder(daily)
                .add("a", "buy", secondMidnight.minusSeconds(3570))
                .add("a", "buy", secondMidnight.minusSeconds(1800))
                .add("a", "buy", secondMidnight);

        EventCohorts cohorts = builder.build(secondMidnight.plusSeconds(86_400));

        assertThat(at(cohorts.cohorts(), "2008-11-01"))
                .isEqualTo(new EventCohorts.Cohort(1, List.of(1L, 1L), List.of(1L, 1L)));
        assertThat(at(cohorts.cohorts(), "2008-11-02")).isEqualTo(new EventCohorts.Cohort(1, List.of(1L), List.of(1L)));
        // the first midnight is not the end of the 1st
        assertThat(EventCohorts.builder(daily)
                        .add("a", "buy", secondMidnight.minusSeconds(86_400))
                        .build(secondMidnight.minusSeconds(1))
                        .meanRow())
                .isEmpty();
    }

    @Test
    void eventsAfterTheEndOfObservationAreRefused() {
        EventCohortDefinition weekly = EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK);
        EventCohorts.Builder builder = EventCohorts.builder(weekly).add("a", "visit", END);
        assertThatThrownBy(() -> builder.build(END)).isInstanceOf(IllegalArgumentException.class);
        assertThat(EventCohorts.builder(weekly)
                        .add("a", "visit", END.minusSeconds(1))
                        .build(END, Map.of("b", END))
                        .cohorts())
                .hasSize(1);
        assertThatThrownBy(() -> EventCohorts.builder(weekly)
                        .add("a", "visit", END.minusSeconds(1))
                        .build(Instant.MAX))
                .hasMessageContaining("periods until the end of observation");
    }

    private static List<BigDecimal> money(int... revenue) {
        return Arrays.stream(revenue).mapToObj(BigDecimal::valueOf).toList();
    }

    @Test
    void theBridgeLeadsFromTheStartToTheEnd() {
        RevenueBridge bridge = SummaryBytes.merged(
                RevenueBridge.summarizer(3, 2, "EUR"),
                List.of(
                        new RevenueBridge.Customer(money(100, 50, 100), false),
                        new RevenueBridge.Customer(money(0, 20, 0), false),
                        new RevenueBridge.Customer(money(0, 30, 40), true)));
        RevenueBridge.Step step = bridge.steps().get(0);
        assertThat(step.created()).isEqualByComparingTo("20");
        assertThat(step.reactivated()).isEqualByComparingTo("30");
        assertThat(step.contracted()).isEqualByComparingTo("50");
        assertThat(step.end()).isEqualByComparingTo("100");
        assertThat(step.gross().orElseThrow()).isEqualTo(0.5);
        assertThat(bridge.steps().get(1).net().orElseThrow()).isCloseTo(1.4, within(1e-12));
        // 100, 50, 100: nothing lost over two periods, half lost and won back step by step
        assertThat(bridge.trailingGross().orElseThrow()).isEqualTo(1);
        assertThat(bridge.compoundedGross().orElseThrow()).isCloseTo(0.5 * 0.8, within(1e-12));
        assertThat(bridge.trailingNet().orElseThrow()).isEqualTo(1);
        assertThat(bridge.compoundedNet().orElseThrow()).isCloseTo(0.5 * 1.4, within(1e-12));
    }

    @Test
    void bridgesOfAnotherSpanOrSizeAreRefused() {
        RevenueBridge bridge = RevenueBridge.builder(2, 1).add(money(0, 0)).build();
        assertThat(bridge.steps().get(0).gross().isKnown()).isFalse();
        assertThat(RevenueBridge.builder(1, 1)
                        .add(money(5))
                        .build()
                        .trailingGross()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> bridge.merge(RevenueBridge.builder(2, 2).build()))
                .hasMessageContaining("trailingPeriods");
        assertThatThrownBy(() -> RevenueBridge.builder(2, 0)).hasMessageContaining("trailingPeriods must lie in [1,");
        assertThatThrownBy(() -> RevenueBridge.builder(Integer.MAX_VALUE, 1))
                .hasMessageContaining("periods must lie in");
        assertThatThrownBy(() -> RevenueBridge.builder(2, 1).add(money(10, -1)))
                .hasMessageContaining("revenue[1] must be >= 0");
        assertThatThrownBy(() -> RevenueBridge.builder(2, 1).add(money(10)))
                .hasMessageContaining("2 periods but has 1");
        BigDecimal one = BigDecimal.ONE;
        assertThatThrownBy(() -> new RevenueBridge.Step(one, one, one, one, one, one))
                .hasMessageContaining("can be lost");
        assertThatThrownBy(() -> new RevenueBridge.Step(one, one.negate(), one, one, one, one))
                .hasMessageContaining("0 or more");
    }

    @Test
    void aCutBelongsToOneBin() {
        RfmCuts right = RfmCuts.of(List.of(10.0, 30.0), List.of(1.0, 3.0), List.of(20.0, 50.0));
        assertThat(right.score(10, 3, 20)).isEqualTo(new RfmScore(3, 2, 1));
        RfmCuts left = right.withClosed(RfmCuts.BinEdge.LEFT);
        assertThat(left.score(10, 3, 20)).isEqualTo(new RfmScore(2, 3, 2));
        assertThat(right)
                .isNotEqualTo(left)
                .isEqualTo(left.withClosed(RfmCuts.BinEdge.RIGHT))
                .hasSameHashCodeAs(left.withClosed(RfmCuts.BinEdge.RIGHT));
        assertThat(right.bins()).isEqualTo(3);
        assertThat(right.recency()).containsExactly(10.0, 30.0);
        assertThat(right.frequency()).containsExactly(1.0, 3.0);
        assertThat(right.monetary()).containsExactly(20.0, 50.0);
        assertThat(left.closed()).isEqualTo(RfmCuts.BinEdge.LEFT);
        assertThatThrownBy(() -> RfmCuts.of(List.of(2.0, 1.0), List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RfmCuts.of(List.of(1.0), List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A quantile that falls on an observation is that observation, to the last bit: 0.1 + 0.2 would move a customer. */
    @Test
    void quantilesAreOfTypeSevenInWholeNumbers() {
        double[] days = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        double[] money = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1};
        RfmCuts tenths = RfmCuts.quantiles(10, days, days, money).orElseThrow();
        assertThat(tenths.monetary()).containsExactly(0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(tenths.scores(days, days, money).get(0)).isEqualTo(new RfmScore(10, 1, 1));
        assertThat(RfmCuts.quantiles(3, new double[] {4}, new double[] {1}, new double[] {7})
                        .orElseThrow()
                        .recency())
                .containsExactly(4.0, 4.0);
        assertThat(RfmCuts.quantiles(3, new double[0], new double[0], new double[0])
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> RfmCuts.quantiles(1, days, days, money)).hasMessageContaining("bins");
        RfmTally tally = SummaryBytes.merged(
                RfmTally.summarizer(tenths),
                Stream.of(1, 5, 11)
                        .map(d -> new RfmTally.Customer(d, d, d / 10.0))
                        .toList());
        assertThat(tally.n()).isEqualTo(3);
        assertThat(tally.counts()).containsEntry(new RfmScore(10, 1, 1), 1L);
        assertThatThrownBy(() -> tally.merge(RfmTally.summarizer(tenths.withClosed(RfmCuts.BinEdge.LEFT))
                        .empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPeriodThatIsNotOverIsNoPeriod() {
        CohortCalendar months = CohortCalendar.of(PeriodLength.MONTH, LocalDate.of(2026, 3, 15));
        List<Collection<LocalDate>> customers = List.of(
                List.of(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 3, 2)),
                List.of(LocalDate.of(2026, 1, 9), LocalDate.of(2026, 2, 2)),
                List.of(LocalDate.of(2026, 3, 3)));
        CalendarCohorts left = SummaryBytes.merged(CalendarCohorts.summarizer(months), customers);
        assertThat(left.periods()).hasSize(2);
        assertThat(left.leftOut()).isEqualTo(1);
        assertThat(left.isRunningLeftOut()).isTrue();
        assertThat(left.cohorts().get(0).active()).containsExactly(2L, 1L);
        assertThat(left.cohorts().get(0).rates().get(1).value().orElseThrow()).isEqualTo(0.5);
        CalendarCohorts marked = SummaryBytes.merged(
                CalendarCohorts.summarizer(
                        months.withPartial(PartialPeriods.MARK).withReading(CohortReading.STILL_ACTIVE)),
                customers);
        assertThat(marked.periods().get(2).complete()).isFalse();
        // the running period is read by nobody's mean, but who bought in it was still active before
        assertThat(marked.cohorts().get(0).active()).containsExactly(2L, 2L, 1L);
        assertThat(marked.meanRow()).hasSize(2);
        assertThatThrownBy(() -> left.merge(marked)).hasMessageContaining("reading");
        assertThatThrownBy(() -> CohortCalendar.of(PeriodLength.DAY, LocalDate.MAX))
                .hasMessageContaining("years 1 to 9999");
        assertThatThrownBy(() -> months.withZone("Europe/Atlantis")).hasMessageContaining("zone must be a time zone");
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
