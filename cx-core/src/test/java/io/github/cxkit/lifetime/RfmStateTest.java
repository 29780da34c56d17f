package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RfmStateTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static RfmState two() {
        return RfmState.of(PurchasePeriod.DAY, MONDAY, TEN).add(MONDAY.plusDays(7), ONE);
    }

    @Test
    void addingIsByDay() {
        RfmState same = two().add(MONDAY, ONE).add(MONDAY.plusDays(7), ONE);
        assertThat(same.purchasePeriods()).isEqualTo(2);
        assertThat(same.firstPeriodSpend()).isEqualTo(BigDecimal.valueOf(11));
        assertThat(same.money()).isEqualTo(BigDecimal.valueOf(13));
    }

    @Test
    void anOrderBeforeTheFirstBecomesTheFirst() {
        RfmState late = two().add(MONDAY.minusDays(3), BigDecimal.valueOf(4));
        assertThat(late)
                .isEqualTo(new RfmState(
                        PurchasePeriod.DAY,
                        MONDAY.minusDays(3),
                        MONDAY.plusDays(7),
                        3,
                        BigDecimal.valueOf(15),
                        BigDecimal.valueOf(4)));
    }

    @Test
    void anOrderBetweenIsRefusedBecauseItsDayMayHaveBeenCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().add(MONDAY.plusDays(3), ONE))
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException().isThrownBy(() -> two().followedBy(two()));
    }

    @Test
    void theSummaryLeavesTheFirstUnitOut() {
        RfmProfile summary =
                two().add(MONDAY.plusDays(14), BigDecimal.valueOf(2)).summary("ann", MONDAY.plusDays(70));
        assertThat(summary).isEqualTo(new RfmProfile("ann", new CustomerHistory(2, 2, 10), 1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().summary("ann", MONDAY))
                .withMessageContaining("ann");
    }

    @Test
    void contradictionsAreRefused() {
        LocalDate later = MONDAY.plusDays(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.WEEK, MONDAY.plusDays(1), later, 2, TEN, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.WEEK, MONDAY, later.plusDays(1), 2, TEN, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.WEEK, MONDAY, later, 3, TEN, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.DAY, MONDAY, later, 1, TEN, TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.DAY, later, MONDAY, 1, TEN, TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.DAY, MONDAY, MONDAY, 0, TEN, TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.DAY, MONDAY, MONDAY, 1, TEN, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmState(PurchasePeriod.DAY, MONDAY, later, 2, ONE, TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmState.of(PurchasePeriod.DAY, MONDAY, BigDecimal.valueOf(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().followedBy(RfmState.of(PurchasePeriod.WEEK, MONDAY, ONE)));
    }
}
