package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.lifetime.model.HistoryColumns;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RfmColumnsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalDate END = MONDAY.plusDays(70);
    private static final int DAY = (int) MONDAY.toEpochDay();

    /** Customer 2 on two days, the first of them twice; customer 0 once; customer 1 never. */
    private static RfmColumns three() {
        return RfmColumns.of(
                PurchaseRules.DAILY_UTC,
                END,
                3,
                new int[] {2, 0, 2, 2},
                new int[] {DAY + 14, DAY + 7, DAY, DAY},
                new long[] {2_000, 790, 1_000, 250});
    }

    @Test
    void ordersInAnySequenceBecomeColumns() {
        RfmColumns rfm = three();
        assertThat(rfm.size()).isEqualTo(2);
        assertThat(rfm.customer(0)).isZero();
        assertThat(rfm.customer(1)).isEqualTo(2);
        assertThat(rfm.frequencies()).containsExactly(0, 1);
        assertThat(rfm.recencies()).containsExactly(0, 2);
        assertThat(rfm.ages()).containsExactly(9, 10);
        assertThat(rfm.repeatMoney(1)).isEqualTo(2_000);
        assertThat(rfm.monetaryValues(2)).containsExactly(0, 20);
        assertThat(rfm.monetaryValues(0)).containsExactly(0, 2_000);
        assertThat(rfm.state(1, 2))
                .isEqualTo(new RfmState(
                        PurchasePeriod.DAY,
                        MONDAY,
                        MONDAY.plusDays(14),
                        2,
                        new BigDecimal("32.50"),
                        new BigDecimal("12.50")));
        assertThat(rfm.rules()).isEqualTo(PurchaseRules.DAILY_UTC);
        assertThat(rfm.end()).isEqualTo(END);
        assertThat(rfm.excluded().total()).isZero();
    }

    @Test
    void theColumnsGoStraightIntoAModel() {
        HistoryColumns histories = HistoryColumns.of(three());
        assertThat(histories.size()).isEqualTo(2);
        assertThat(histories.frequency(1)).isEqualTo(1);
        assertThat(histories.recency(1)).isEqualTo(2);
        assertThat(histories.age(1)).isEqualTo(10);
    }

    @Test
    void weeksBeginOnMondayBefore1970Too() {
        RfmColumns rfm = RfmColumns.of(
                PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK),
                LocalDate.of(1970, 1, 11),
                1,
                new int[] {0, 0, 0},
                new int[] {-4, -3, 3}, // Sunday, Monday, and Sunday of the same week
                new long[] {1, 2, 4});
        assertThat(rfm.state(0, 0))
                .isEqualTo(new RfmState(
                        PurchasePeriod.WEEK,
                        LocalDate.of(1969, 12, 22),
                        LocalDate.of(1969, 12, 29),
                        2,
                        BigDecimal.valueOf(7),
                        BigDecimal.ONE));
        assertThat(rfm.age(0)).isEqualTo(2);
    }

    @Test
    void manyOrdersOfOneCustomerAreSortedToo() {
        int n = 1_000;
        int[] days = new int[n];
        long[] cents = new long[n];
        for (int i = 0; i < n; i++) {
            days[i] = -(i * 7 % 100);
            cents[i] = i;
        }
        RfmColumns rfm = RfmColumns.of(PurchaseRules.DAILY_UTC, END, 1, new int[n], days, cents);
        assertThat(rfm.frequency(0)).isEqualTo(99);
        // on day -99 fall the orders 57, 157, ..., 957
        assertThat(rfm.repeatMoney(0)).isEqualTo(999 * 500 - (10 * 57 + 4_500));
    }

    @Test
    void nothingIsNothing() {
        RfmColumns none = RfmColumns.of(PurchaseRules.DAILY_UTC, MONDAY, 0, new int[0], new int[0], new long[0]);
        assertThat(none.size()).isZero();
        assertThat(none.followedBy(none).size()).isZero();
        assertThat(none.followedBy(three()).frequencies()).containsExactly(0, 1);
        assertThat(three().followedBy(none).end()).isEqualTo(END);
    }

    @Test
    void partsThatShareAUnitAreRefused() {
        RfmColumns late =
                RfmColumns.of(PurchaseRules.DAILY_UTC, END, 3, new int[] {1}, new int[] {DAY + 14}, new long[] {100});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three().followedBy(late))
                .withMessageContaining("from 2026-01-05 to 2026-01-19 and from 2026-01-19 to 2026-01-19");
        RfmColumns weekly = RfmColumns.of(
                PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK), END, 0, new int[0], new int[0], new long[0]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three().followedBy(weekly))
                .withMessageContaining("different rules");
    }

    private static RfmColumns one(PurchaseRules rules, int customer, long... amounts) {
        int[] who = new int[amounts.length];
        int[] days = new int[amounts.length];
        who[0] = customer;
        return RfmColumns.of(rules, END, 1, who, days, amounts);
    }

    @Test
    void badOrdersAreRefusedByPosition() {
        PurchaseRules strict = PurchaseRules.DAILY_UTC.withFreeOrders(FreeOrderPolicy.REJECT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(strict, 0, 1, -5))
                .withMessageContaining("position 1 has the amount -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(strict, 0, 1, 0))
                .withMessageContaining("position 1 is free");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(strict, 1, 1))
                .withMessage("customer[0] must lie in [0, 0] but was 1");
        assertThatIllegalArgumentException().isThrownBy(() -> one(strict, -1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmColumns.of(strict, END, -1, new int[0], new int[0], new long[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmColumns.of(strict, END, 1, new int[1], new int[2], new long[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmColumns.of(strict, END, 1, new int[1], new int[1], new long[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> three().monetaryValues(10));
        assertThatIllegalArgumentException().isThrownBy(() -> three().state(0, -1));
    }

    @Test
    void moneyBeyondALongIsAnOverflow() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> one(PurchaseRules.DAILY_UTC, 0, Long.MAX_VALUE, 1));
    }
}
