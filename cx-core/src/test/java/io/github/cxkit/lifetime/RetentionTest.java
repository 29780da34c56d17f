package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.CohortTable.Cohort;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void newCustomersAreNotKeptCustomers() {
        assertThat(Retention.rate(CustomerFlow.between(200, 190).joined(30))
                        .value()
                        .orElseThrow())
                .isEqualTo(0.8);
        assertThat(Retention.rate(CustomerFlow.between(0, 10).joined(10))
                        .value()
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.rate(CustomerFlow.between(200, 190).joined(191)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.rate(CustomerFlow.between(100, 150).joined(10)))
                .withMessageContaining("won back");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.rate(CustomerFlow.between(-1, 0).joined(0)));
    }

    @Test
    void theDenominatorOfChurnHasAName() {
        // 1,869 left and 4,720 stayed of those at the start; 454 joined within the quarter
        assertThat(Retention.churnRate(CustomerFlow.of(4720, 1869).withJoined(454), ChurnBase.CUSTOMERS_AT_START)
                        .value()
                        .orElseThrow())
                .isCloseTo(0.283655, within(1e-6));
        assertThat(Retention.churnRate(CustomerFlow.of(4720, 1869).withJoined(454), ChurnBase.EVERYONE_SEEN)
                        .value()
                        .orElseThrow())
                .isCloseTo(0.265370, within(1e-6));
        assertThat(Retention.churnRate(0, 0).value().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.churnRate(10, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.churnRate(10, -1));
    }

    @Test
    void aRateConvertsThroughItsHazard() {
        assertThat(Retention.convertChurn(0.05, 12)).isCloseTo(0.459639912337363, within(1e-15));
        assertThat(Retention.convertChurn(1, 12)).isEqualTo(1);
        assertThat(Retention.convertChurn(0, 12)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.convertChurn(5, 12));
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.convertChurn(0.5, 0));
    }

    @Test
    void repeatBuyersAreCountedAmongBuyers() {
        assertThat(Retention.repeatPurchaseRate(new long[] {1, 1, 2, 5, 1, 0})
                        .value()
                        .orElseThrow())
                .isEqualTo(0.4);
        assertThat(Retention.repeatPurchaseRate(new long[] {0}).value().isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.repeatPurchaseRate(new long[] {1, -1}))
                .withMessageContaining("ordersPerCustomer[1]");
    }

    @Test
    void revenueOfNewCustomersIsInNeitherRate() {
        RevenueRetention sum = RevenueRetention.EMPTY
                .add(BigDecimal.valueOf(100), BigDecimal.valueOf(120))
                .add(BigDecimal.valueOf(50), BigDecimal.ZERO)
                .add(BigDecimal.ZERO, BigDecimal.valueOf(500));
        RevenueRetention other = RevenueRetention.EMPTY
                .add(BigDecimal.valueOf(80), BigDecimal.valueOf(60))
                .add(BigDecimal.valueOf(20), BigDecimal.valueOf(20));
        assertThat(sum.merge(other)).isEqualTo(other.merge(sum));
        assertThat(sum.merge(other).gross().orElseThrow()).isEqualTo(0.72);
        assertThat(sum.merge(other).net().orElseThrow()).isEqualTo(0.8);
        assertThat(RevenueRetention.EMPTY.gross().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueRetention.EMPTY.add(BigDecimal.TEN, BigDecimal.valueOf(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RevenueRetention(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO));
    }

    @Test
    void anEmptyCellIsZeroAndAYoungOneIsAbsent() {
        CohortTable table = CohortTable.builder(CohortReading.RETURNED, 2)
                .add("u1", 0)
                .add("u2", 1)
                .add("u2", 2)
                .add("u3", 1)
                .add("u4", 1)
                .build();
        assertThat(table.cohorts().get(0).rates())
                .extracting(r -> r.value().orElseThrow())
                .containsExactly(1.0, 0.0, 0.0);
        assertThat(table.cohorts().get(1).rates())
                .extracting(r -> r.value().orElseThrow())
                .containsExactly(1.0, 1.0 / 3);
        assertThat(table.weightedAverage())
                .extracting(r -> r.value().orElseThrow())
                .containsExactly(1.0, 0.25, 0.0);
    }

    @Test
    void aTableThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortTable.builder(CohortReading.RETURNED, 2).add("u", 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortTable.builder(CohortReading.RETURNED, 2).add("u", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cohort(0, List.of(0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cohort(0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cohort(0, List.of(2L, 3L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cohort(0, List.of(2L, -1L)));
        Cohort first = new Cohort(0, List.of(2L, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortTable(CohortReading.RETURNED, 2, List.of(first)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortTable(CohortReading.RETURNED, 1, List.of(first, first)));
        CohortTable one = new CohortTable(CohortReading.RETURNED, 1, List.of(first));
        CohortTable rolling = new CohortTable(CohortReading.STILL_ACTIVE, 1, List.of());
        CohortTable longer = new CohortTable(CohortReading.RETURNED, 2, List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(rolling));
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(longer));
    }

    @Test
    void customersWithEqualValuesShareAScore() {
        RfmScores rfm = RfmScores.of(
                new double[] {5, 5, 5, 40, 90, 90, 120},
                new double[] {1, 1, 1, 1, 2, 3, 30},
                new double[] {10, 20, 30, 40, 50, 60, 70});
        assertThat(rfm.scores()).hasToString("[421, 422, 422, 323, 244, 244, 155]");
        assertThat(rfm.score(0, 100, -5)).hasToString("451");
        assertThat(rfm.recencyCuts().get(3).isKnown()).isFalse();
        assertThat(RfmScores.of(new double[0], new double[0], new double[0]).score(1, 1, 1))
                .hasToString("111");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScores.of(new double[1], new double[2], new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScores.of(new double[1], new double[1], new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmScores(List.of(), List.of(), List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmScore(0, 1, 1));
    }
}
