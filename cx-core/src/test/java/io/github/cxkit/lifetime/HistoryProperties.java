package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistoryProperties {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = START.plusDays(60);
    private static final PurchaseRules NET = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.NET_WITHIN_PERIOD);

    record Order(String customer, int day, int amount) {}

    @Provide
    Arbitrary<List<Order>> orders() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(-5, 20))
                .as(Order::new)
                .list()
                .ofMaxSize(30);
    }

    private static PurchaseLog log(List<Order> orders) {
        PurchaseLog.Builder builder = PurchaseLog.builder(NET);
        orders.forEach(o -> builder.add(o.customer(), START.plusDays(o.day()), BigDecimal.valueOf(o.amount())));
        return builder.build();
    }

    @Property(tries = 200)
    void anyOrderAndAnySplitGiveTheSameLog(@ForAll("orders") List<Order> orders, @ForAll Random random) {
        List<Order> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
        PurchaseLog left = log(shuffled.subList(0, cut));
        PurchaseLog right = log(shuffled.subList(cut, shuffled.size()));
        assertThat(left.merge(right)).isEqualTo(log(orders));
        assertThat(right.merge(left)).isEqualTo(log(orders));
    }

    /** Of any number of digits and decimals, more than a long holds too. */
    @Provide
    Arbitrary<List<BigDecimal>> amounts() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(21)),
                        Arbitraries.integers().between(-200, 200))
                .as(BigDecimal::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 200)
    void columnsHoldWhatAMapWouldToTheLastDigit(@ForAll("amounts") List<BigDecimal> amounts, @ForAll Random random) {
        PurchaseLog.Builder builder = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        Map<String, TreeMap<LocalDate, BigDecimal>> plain = new TreeMap<>();
        BigDecimal all = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            String customer = "c" + random.nextInt(3);
            LocalDate day = START.plusDays(random.nextInt(3));
            builder.add(customer, day, amount);
            plain.computeIfAbsent(customer, c -> new TreeMap<>()).merge(day, amount, BigDecimal::add);
            all = all.add(amount);
        }
        PurchaseLog log = builder.build();
        Map<String, List<PurchaseLog.PeriodPurchases>> expected = new TreeMap<>();
        plain.forEach((customer, days) -> expected.put(
                customer,
                days.entrySet().stream()
                        .map(e -> new PurchaseLog.PeriodPurchases(e.getKey(), e.getValue(), false))
                        .toList()));
        assertThat(log.customers()).isEqualTo(expected).hasToString(expected.toString());
        assertThat(new PurchaseLog(log.rules(), null, expected, log.excluded()))
                .isEqualTo(log)
                .hasSameHashCodeAs(log);
        assertThat(log.customers().keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(log.customers().get("nobody")).isNull();
        assertThat(log.money()).isEqualTo(all);
        assertThat(builder.build()).isEqualTo(log);
    }

    @Property(tries = 200)
    void runningStatesAgreeWithTheLog(@ForAll("orders") List<Order> orders) {
        List<Order> paid = orders.stream().filter(o -> o.amount() >= 0).toList();
        PurchaseLog log = log(paid);
        log.states(END).forEach((customer, state) -> {
            RfmState running = null;
            for (int day = 0; day < 60; day++) {
                for (Order order : paid) {
                    if (order.customer().equals(customer) && order.day() == day) {
                        BigDecimal amount = BigDecimal.valueOf(order.amount());
                        LocalDate date = START.plusDays(day);
                        running = running == null
                                ? RfmState.of(PurchasePeriod.DAY, date, amount)
                                : running.add(date, amount);
                    }
                }
            }
            assertThat(running).isEqualTo(state);
        });
    }

    @Property(tries = 200)
    void statesOfSuccessiveTimesMergeInEitherOrder(@ForAll("orders") List<Order> orders) {
        List<Order> own = orders.stream()
                .filter(o -> o.customer().equals("a") && o.amount() >= 0)
                .toList();
        PurchaseLog early = log(own.stream().filter(o -> o.day() <= 30).toList());
        PurchaseLog late = log(own.stream().filter(o -> o.day() >= 30).toList());
        RfmState a = early.states(END).get("a");
        RfmState b = late.states(END).get("a");
        if (a != null && b != null) {
            assertThat(a.followedBy(b)).isEqualTo(b.followedBy(a));
            long distinct = own.stream().map(Order::day).distinct().count();
            assertThat(a.followedBy(b).purchasePeriods()).isEqualTo(distinct);
        }
    }

    @Property(tries = 200)
    void cohortTablesOfDisjointCustomersMerge(@ForAll("orders") List<Order> orders, @ForAll CohortReading reading) {
        CohortTable all = cohorts(orders, reading);
        CohortTable a =
                cohorts(orders.stream().filter(o -> o.customer().equals("a")).toList(), reading);
        CohortTable rest =
                cohorts(orders.stream().filter(o -> !o.customer().equals("a")).toList(), reading);
        assertThat(a.merge(rest)).isEqualTo(all);
        assertThat(rest.merge(a)).isEqualTo(all);
        for (CohortTable.Cohort cohort : all.cohorts()) {
            assertThat(cohort.rates())
                    .allSatisfy(rate -> assertThat(rate.value().orElseThrow()).isBetween(0.0, 1.0));
            if (reading == CohortReading.STILL_ACTIVE) {
                assertThat(cohort.active()).isSortedAccordingTo(Collections.reverseOrder());
            }
        }
    }

    private static CohortTable cohorts(List<Order> orders, CohortReading reading) {
        CohortTable.Builder builder = CohortTable.builder(reading, 11);
        orders.forEach(o -> builder.add(o.customer(), o.day() / 5));
        return builder.build();
    }

    @Property(tries = 200)
    void scoresRiseWithTheValueAndAgreeWithTheirCuts(@ForAll("orders") List<Order> orders) {
        double[] days = orders.stream().mapToDouble(Order::day).toArray();
        double[] money = orders.stream().mapToDouble(Order::amount).toArray();
        RfmScores rfm = RfmScores.of(days, days, money);
        for (int i = 0; i < days.length; i++) {
            RfmScore own = rfm.scores().get(i);
            assertThat(rfm.score(days[i], days[i], money[i])).isEqualTo(own);
            // ranks mirror exactly; a rank on the edge of a fifth belongs to the better one both ways
            assertThat(own.recency()).isBetween(6 - own.frequency(), 7 - own.frequency());
            for (int j = 0; j < days.length; j++) {
                if (money[i] >= money[j]) {
                    assertThat(own.monetary())
                            .isGreaterThanOrEqualTo(rfm.scores().get(j).monetary());
                }
            }
        }
    }
}
