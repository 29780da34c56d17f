package io.github.cxkit.testkit.laws;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortCalendar;
import io.github.cxkit.lifetime.CohortReading;
import io.github.cxkit.lifetime.EventCohortDefinition;
import io.github.cxkit.lifetime.EventCohorts;
import io.github.cxkit.lifetime.OrderBook;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RevenueBridge;
import io.github.cxkit.lifetime.RfmCuts;
import io.github.cxkit.lifetime.RfmTally;
import io.github.cxkit.stats.DelayedEntrySurvival;
import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Orders, and who came back. */
final class PurchaseLogs {

    private static final LocalDate START = LocalDate.parse("2025-01-15");

    private PurchaseLogs() {}

    static void addTo(Map<Class<?>, SummaryLaws<?, ?>> laws) {
        PurchaseRules ignoring = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.IGNORE);
        PurchaseRules netting = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.NET_WITHIN_PERIOD);
        laws.put(
                PurchaseLog.class,
                SummaryLaws.of(
                                PurchaseLog.summarizer(ignoring),
                                Combinators.combine(Summaries.names(), days(), amounts())
                                        .as((who, day, amount) ->
                                                new PurchaseLog.Order(who, day, new BigDecimal(amount))))
                        .refuses(PurchaseLog.summarizer(netting))
                        .refuses(PurchaseLog.summarizer(ignoring, "EUR")));
        laws.put(
                OrderBook.class,
                SummaryLaws.of(OrderBook.summarizer(ignoring), entries())
                        .sameWhen(PurchaseLogs::sameRows)
                        .refuses(OrderBook.summarizer(netting)));
        CohortCalendar months = CohortCalendar.of(PeriodLength.MONTH, LocalDate.parse("2025-06-10"));
        laws.put(
                CalendarCohorts.class,
                SummaryLaws.of(CalendarCohorts.summarizer(months), daysOfOne())
                        .refuses(CalendarCohorts.summarizer(months.withReading(CohortReading.STILL_ACTIVE))));
        EventCohortDefinition visits = EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK);
        laws.put(
                EventCohorts.class,
                SummaryLaws.of(EventCohorts.summarizer(visits), customers())
                        .refuses(EventCohorts.summarizer(
                                EventCohortDefinition.of("visit", "visit", PeriodLength.WEEK))));
        laws.put(
                RevenueBridge.class,
                SummaryLaws.of(
                                RevenueBridge.summarizer(3, 2),
                                Combinators.combine(
                                                ValueSummaries.money().list().ofSize(3), Arbitraries.of(true, false))
                                        .as(RevenueBridge.Customer::new))
                        .refuses(RevenueBridge.summarizer(3, 1))
                        .refuses(RevenueBridge.summarizer(4, 2))
                        .refuses(RevenueBridge.summarizer(3, 2, "EUR")));
        RfmCuts cuts = RfmCuts.of(List.of(30.0, 90.0), List.of(1.0, 3.0), List.of(50.0, 200.0));
        laws.put(
                RfmTally.class,
                SummaryLaws.of(
                                RfmTally.summarizer(cuts),
                                Combinators.combine(
                                                Arbitraries.of(0.0, 30.0, 45.5, 365.0),
                                                Arbitraries.of(1.0, 2.0, 9.0),
                                                Arbitraries.of(-5.0, 60.0, 1000.0))
                                        .as(RfmTally.Customer::new))
                        .refuses(RfmTally.summarizer(cuts.withClosed(RfmCuts.BinEdge.LEFT))));
        laws.put(
                DelayedEntrySurvival.class,
                SummaryLaws.of(
                        DelayedEntrySurvival.summarizer(),
                        Combinators.combine(
                                        Arbitraries.of(0.0, 1.0, 2.5),
                                        Arbitraries.of(3.0, 7.0, 8.25),
                                        Arbitraries.of(true, false))
                                .as(DelayedEntrySurvival.Watched::new)));
    }

    private static boolean sameRows(OrderBook a, OrderBook b) {
        return a.rules().equals(b.rules())
                && a.entries().size() == b.entries().size()
                && new HashSet<>(a.entries()).equals(new HashSet<>(b.entries()));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.of(0, 1, 20, 50, 51, 140).map(START::plusDays);
    }

    private static Arbitrary<String> amounts() {
        return Arbitraries.of("9.99", "20.00", "0.00", "-5.00");
    }

    private static Arbitrary<OrderEntry> entries() {
        return Combinators.combine(
                        Summaries.names().injectNull(0.1),
                        days(),
                        amounts(),
                        Arbitraries.of("o1", "o2").injectNull(0.3))
                .as((who, day, amount, order) ->
                        new OrderEntry(who, day.atTime(12, 0), new BigDecimal(amount), order, "EUR"));
    }

    private static Arbitrary<Collection<LocalDate>> daysOfOne() {
        return days().list().ofMaxSize(4).map(list -> list);
    }

    private static Arbitrary<EventCohorts.Customer> customers() {
        return Combinators.combine(
                        Combinators.combine(Arbitraries.of("visit", "buy", "other"), Arbitraries.of(0, 1, 8, 15, 29))
                                .as((name, day) ->
                                        new EventCohorts.Event(name, Summaries.NOON.plus(Duration.ofDays(day))))
                                .list()
                                .ofMaxSize(5),
                        Arbitraries.of(30, 40))
                .as((events, days) -> new EventCohorts.Customer(events, Summaries.NOON.plus(Duration.ofDays(days))));
    }
}
