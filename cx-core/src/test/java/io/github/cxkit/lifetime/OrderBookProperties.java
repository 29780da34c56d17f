package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class OrderBookProperties {

    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 8, 0);

    @Provide
    Arbitrary<List<OrderEntry>> logs() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c").injectNull(0.1),
                        Arbitraries.integers().between(0, 90 * 24),
                        Arbitraries.integers().between(-3_000, 5_000),
                        Arbitraries.of("A", "B").injectNull(0.4))
                .as((customer, hours, cents, order) -> OrderEntry.of(
                                customer, START.plusHours(hours), BigDecimal.valueOf(cents, 2))
                        .withOrder(order))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void rowsAndMoneyBalanceUnderEveryPolicy(
            @ForAll("logs") List<OrderEntry> log,
            @ForAll RefundPolicy refunds,
            @ForAll FreeOrderPolicy free,
            @ForAll @IntRange(max = 100) int end) {
        if (refunds == RefundPolicy.REJECT || free == FreeOrderPolicy.REJECT) {
            return;
        }
        OrderBook book =
                new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(refunds).withFreeOrders(free), log);
        PurchaseAccount account = book.account(START.toLocalDate().plusDays(end));
        BigDecimal out =
                account.leftOut().values().stream().map(RowsAndSum::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(account.keptSum().add(out)).isEqualByComparingTo(OrderMatching.sum(log));
        BigDecimal money = account.log().states(account.end()).values().stream()
                .map(RfmState::money)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(money).isEqualByComparingTo(account.keptSum());
        assertThat(account.keptRows()).isBetween(0L, (long) log.size());
    }

    @Property(tries = 200)
    void aFigureAsOfADayUsesNoLaterRow(@ForAll("logs") List<OrderEntry> log, @ForAll @IntRange(max = 90) int end) {
        LocalDate day = START.toLocalDate().plusDays(end);
        PurchaseRules rules = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS);
        List<OrderEntry> until = log.stream()
                .filter(entry -> !entry.at().toLocalDate().isAfter(day))
                .toList();
        assertThat(new OrderBook(rules, log).account(day).log().customers())
                .isEqualTo(new OrderBook(rules, until).account(day).log().customers());
    }

    @Property(tries = 200)
    void allMoneyOfASplitIsSomewhere(@ForAll("logs") List<OrderEntry> log, @ForAll @IntRange(max = 60) int border) {
        LocalDate day = START.toLocalDate().plusDays(border);
        HoldoutSplit split = new OrderBook(PurchaseRules.DAILY_UTC, log).split(day, day.plusDays(20));
        BigDecimal held =
                split.customers().stream().map(HoldoutRecord::holdoutMoney).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal all = split.calibration()
                .keptSum()
                .add(split.refundsOfCalibration().sum())
                .add(held)
                .add(split.newMoney());
        for (RowsAndSum part : split.leftOut().values()) {
            all = all.add(part.sum());
        }
        assertThat(all).isEqualByComparingTo(OrderMatching.sum(log));
    }

    @Property(tries = 200)
    void leavingOutIsMarkingWithoutTheIncompletePeriods(
            @ForAll("logs") List<OrderEntry> log,
            @ForAll PeriodLength length,
            @ForAll CohortReading reading,
            @ForAll @IntRange(min = 91, max = 130) int end) {
        CohortCalendar calendar =
                CohortCalendar.of(length, START.toLocalDate().plusDays(end)).withReading(reading);
        CalendarCohorts.Builder out = CalendarCohorts.builder(calendar);
        CalendarCohorts.Builder mark = CalendarCohorts.builder(calendar.withPartial(PartialPeriods.MARK));
        for (OrderEntry entry : log) {
            String customer = entry.customer();
            if (customer != null) {
                out.add(customer, entry.at().toLocalDate());
                mark.add(customer, entry.at().toLocalDate());
            }
        }
        CalendarCohorts left = out.build();
        CalendarCohorts marked = mark.build();
        assertThat(left.periods())
                .isEqualTo(marked.periods().stream()
                        .filter(CalendarCohorts.Period::complete)
                        .toList());
        assertThat(left.meanRow()).isEqualTo(marked.meanRow());
        long size =
                left.cohorts().stream().mapToLong(CalendarCohorts.Cohort::size).sum();
        assertThat(size + left.leftOut())
                .isEqualTo(marked.cohorts().stream()
                        .mapToLong(CalendarCohorts.Cohort::size)
                        .sum());
    }

    @Property(tries = 100)
    void theStepsOfARevenueBridgeLeadFromPeriodToPeriodAndPartsMerge(
            @ForAll @IntRange(max = 1_000) int first, @ForAll @IntRange(max = 1_000) int second) {
        List<BigDecimal> one = List.of(BigDecimal.valueOf(first, 1), BigDecimal.ZERO, BigDecimal.valueOf(second, 2));
        List<BigDecimal> other = List.of(BigDecimal.ZERO, BigDecimal.valueOf(second, 1), BigDecimal.valueOf(first, 2));
        RevenueBridge whole =
                RevenueBridge.builder(3, 2).add(one).addFormer(other).build();
        assertThat(whole)
                .isEqualTo(RevenueBridge.builder(3, 2)
                        .add(one)
                        .build()
                        .merge(RevenueBridge.builder(3, 2).addFormer(other).build()));
        for (int i = 0; i < 2; i++) {
            assertThat(whole.steps().get(i).end())
                    .isEqualByComparingTo(whole.revenue().get(i + 1));
        }
    }
}
