package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RfmColumnsProperties {

    private static final LocalDate START = LocalDate.of(1969, 12, 1);
    private static final int CUSTOMERS = 5;

    record Order(int customer, int day, int cents) {}

    @Provide
    Arbitrary<List<Order>> orders() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(0, 79),
                        Arbitraries.integers().between(-500, 2_000))
                .as(Order::new)
                .list()
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<PurchaseRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(PurchasePeriod.class),
                        Arbitraries.of(RefundPolicy.IGNORE, RefundPolicy.NET_WITHIN_PERIOD),
                        Arbitraries.of(FreeOrderPolicy.COUNT, FreeOrderPolicy.IGNORE))
                .as((unit, refunds, free) -> new PurchaseRules("UTC", unit, refunds, free));
    }

    private static RfmColumns columns(PurchaseRules rules, LocalDate end, List<Order> orders) {
        return RfmColumns.of(
                rules,
                end,
                CUSTOMERS,
                orders.stream().mapToInt(Order::customer).toArray(),
                orders.stream()
                        .mapToInt(o -> (int) START.plusDays(o.day()).toEpochDay())
                        .toArray(),
                orders.stream().mapToLong(Order::cents).toArray());
    }

    private static PurchaseLog log(PurchaseRules rules, List<Order> orders) {
        PurchaseLog.Builder builder = PurchaseLog.builder(rules);
        orders.forEach(o -> builder.add("" + o.customer(), START.plusDays(o.day()), BigDecimal.valueOf(o.cents(), 2)));
        return builder.build();
    }

    private static Map<String, RfmState> states(RfmColumns rfm) {
        Map<String, RfmState> states = new LinkedHashMap<>();
        for (int i = 0; i < rfm.size(); i++) {
            states.put("" + rfm.customer(i), rfm.state(i, 2));
        }
        return states;
    }

    @Property(tries = 400)
    void columnsSayWhatTheLogSays(
            @ForAll("orders") List<Order> orders,
            @ForAll("rules") PurchaseRules rules,
            @ForAll @IntRange(max = 90) int observed) {
        LocalDate end = START.plusDays(observed);
        PurchaseLog log = log(rules, orders);
        RfmColumns rfm = columns(rules, end, orders);
        assertThat(states(rfm)).isEqualTo(log.states(end));
        assertThat(rfm.excluded()).isEqualTo(log.excluded());
        List<RfmProfile> summaries = log.summaries(end);
        double[] means = rfm.monetaryValues(2);
        for (int i = 0; i < means.length; i++) {
            RfmProfile summary = summaries.get(i);
            assertThat(new CustomerHistory(rfm.frequency(i), rfm.recency(i), rfm.age(i)))
                    .isEqualTo(summary.history());
            assertThat(means[i]).isCloseTo(summary.monetaryValue(), within(1e-15 * summary.monetaryValue()));
        }
    }

    @Property(tries = 200)
    void theSequenceOfOrdersDoesNotMatter(
            @ForAll("orders") List<Order> orders, @ForAll("rules") PurchaseRules rules, @ForAll Random random) {
        List<Order> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);
        LocalDate end = START.plusDays(80);
        assertThat(states(columns(rules, end, shuffled))).isEqualTo(states(columns(rules, end, orders)));
    }

    @Property(tries = 200)
    void partsOfOneLogInTimeMergeToTheWhole(
            @ForAll("orders") List<Order> orders,
            @ForAll("rules") PurchaseRules rules,
            @ForAll @IntRange(max = 11) int weeks) {
        LocalDate end = START.plusDays(80);
        int cut = weeks * 7; // the first day is a Monday
        RfmColumns early =
                columns(rules, end, orders.stream().filter(o -> o.day() < cut).toList());
        RfmColumns late =
                columns(rules, end, orders.stream().filter(o -> o.day() >= cut).toList());
        RfmColumns whole = columns(rules, end, orders);
        for (RfmColumns merged : List.of(early.followedBy(late), late.followedBy(early))) {
            assertThat(states(merged)).isEqualTo(states(whole));
            assertThat(merged.excluded()).isEqualTo(whole.excluded());
            assertThat(merged.ages()).isEqualTo(whole.ages());
        }
    }
}
