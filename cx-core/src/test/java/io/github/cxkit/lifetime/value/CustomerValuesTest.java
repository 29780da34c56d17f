package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerValuesTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final int CUSTOMERS = 400;
    private static final List<Order> ORDERS = orders();

    record Order(int who, LocalDate day, long cents) {

        String customer() {
            return String.format("c%04d", who);
        }

        BigDecimal amount() {
            return BigDecimal.valueOf(cents, 2);
        }
    }

    private static List<Order> orders() {
        Random random = new Random(7);
        List<Order> orders = new ArrayList<>();
        for (int who = 0; who < CUSTOMERS; who++) {
            int day = random.nextInt(100);
            double rate = -Math.log(random.nextDouble()) / 40;
            double mean = 2_000 * (0.5 + random.nextDouble());
            while (day < 365) {
                orders.add(new Order(who, START.plusDays(day), Math.round(mean * (0.6 + 0.8 * random.nextDouble()))));
                day += 1 + (int) (-Math.log(random.nextDouble()) / rate);
                if (random.nextDouble() < 0.15) {
                    break;
                }
            }
        }
        return orders;
    }

    @Test
    void valuesOfCustomersComeStraightFromOrders() {
        CustomerValues values = CustomerValues.fit(ORDERS, Order::customer, Order::day, Order::amount);
        assertThat(values.isTrusted()).as(values.toString()).isTrue();
        double quarter = values.value("c0000", Duration.ofDays(90)).orElseThrow();
        assertThat(values.value("c0000", Duration.ofDays(180)).orElseThrow()).isGreaterThan(quarter);
        assertThat(values.total(Duration.ofDays(90)).orElseThrow()).isGreaterThan(quarter);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.value("nobody", Duration.ofDays(1)))
                .withMessageContaining("nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerValues.fit(List.<Order>of(), Order::customer, Order::day, Order::amount))
                .withMessageContaining("at least one order");
    }

    @Test
    void withoutRepeatsThereIsNoModelAndNoValue() {
        List<Order> once = List.of(new Order(1, START, 500), new Order(2, START.plusDays(3), 700));
        CustomerValues values = CustomerValues.fit(once, Order::customer, Order::day, Order::amount);

        assertThat(values.isTrusted()).isFalse();
        assertThat(values.customers()).containsOnlyKeys("c0001", "c0002");
        assertThat(values.value("c0001", Duration.ofDays(9)).isKnown()).isFalse();
        assertThat(values.total(Duration.ofDays(9)).isKnown()).isFalse();
        CustomerValues nobody =
                CustomerValues.fit(PurchaseLog.builder(PurchaseRules.DAILY_UTC).build(), START);
        assertThat(nobody.total(Duration.ofDays(9))).asString().contains("value of no customers");
    }

    @Test
    void columnsGoAllTheWayToValueAndSayTheSame() {
        PurchaseLog log = PurchaseLog.collect(ORDERS, Order::customer, Order::day, Order::amount);
        LocalDate end = START.plusDays(364);
        List<RfmProfile> profiles = log.summaries(end);
        RfmColumns columns = RfmColumns.of(
                PurchaseRules.DAILY_UTC,
                end,
                CUSTOMERS,
                ORDERS.stream().mapToInt(Order::who).toArray(),
                ORDERS.stream().mapToInt(o -> (int) o.day().toEpochDay()).toArray(),
                ORDERS.stream().mapToLong(Order::cents).toArray());
        assertThat(RecencyFrequencyTable.of(columns)).isEqualTo(RecencyFrequencyTable.ofProfiles(profiles));
        assertThat(SpendTable.of(columns, 2).rows().stream()
                        .mapToLong(SpendTable.Row::customers)
                        .sum())
                .isEqualTo(SpendTable.of(profiles).rows().stream()
                        .mapToLong(SpendTable.Row::customers)
                        .sum());
        CustomerValues fitted = CustomerValues.fit(log, end);
        CustomerValue model = new CustomerValue(
                fitted.purchases().converged().orElseThrow(),
                fitted.spend().converged().orElseThrow());
        double[] values = model.score(columns, 2, Duration.ofDays(90)).orElseThrow();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .isCloseTo(
                            model.explain(profiles.get(i), Duration.ofDays(90))
                                    .value()
                                    .orElseThrow(),
                            within(1e-9));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> model.score(columns, 2, Duration.ofDays(-1)));
    }
}
