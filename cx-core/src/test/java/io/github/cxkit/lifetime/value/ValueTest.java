package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.value.LifetimeValue.OrderMargin;
import io.github.cxkit.lifetime.value.ReferralValue.Referral;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

    @Test
    void theThreeTimingsDiffer() {
        assertThat(value(PaymentTiming.FIRST_PAYMENT_INCLUDED_START_OF_PERIOD)).isCloseTo(366.67, within(0.01));
        assertThat(value(PaymentTiming.FIRST_PAYMENT_EXCLUDED_END_OF_PERIOD)).isCloseTo(266.67, within(0.01));
        assertThat(value(PaymentTiming.FIRST_PAYMENT_INCLUDED_END_OF_PERIOD)).isCloseTo(333.33, within(0.01));
    }

    private static double value(PaymentTiming timing) {
        return LifetimeValue.ofMargin(100, 0.8).discountedAt(0.1).value(timing).orElseThrow();
    }

    @Test
    void divergenceIsInsufficientAndPerCentIsRefused() {
        PaymentTiming timing = PaymentTiming.FIRST_PAYMENT_INCLUDED_END_OF_PERIOD;
        assertThat(LifetimeValue.ofMargin(100, 1).discountedAt(0).value(timing).isKnown())
                .isFalse();
        assertThat(LifetimeValue.ofMargin(1e300, 1)
                        .discountedAt(1e-300)
                        .value(timing)
                        .isKnown())
                .isFalse();
        assertThat(LifetimeValue.ofMargin(100, 0)
                        .discountedAt(0.1)
                        .value(timing)
                        .orElseThrow())
                .isCloseTo(100 / 1.1, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LifetimeValue.ofMargin(100, 80).discountedAt(0.1).value(timing))
                .withMessageContaining("retentionRate");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LifetimeValue.ofMargin(100, 0.8).discountedAt(10).value(timing));
    }

    @Property(tries = 200)
    void theTruncatedValueIsItsSum(
            @ForAll @DoubleRange(max = 1) double r,
            @ForAll @DoubleRange(max = 1) double d,
            @ForAll @IntRange(max = 40) int periods) {
        double sum = 0;
        for (int t = 0; t < periods; t++) {
            sum += 30 * Math.pow(r / (1 + d), t);
        }
        assertThat(LifetimeValue.ofMargin(30, r).discountedAt(d).over(periods).orElseThrow())
                .isCloseTo(sum, within(1e-9));
    }

    @Test
    void theTruncatedValueKeepsItsDigitsNearRatioOne() {
        assertThat(LifetimeValue.ofMargin(30, 1).discountedAt(0).over(24).orElseThrow())
                .isEqualTo(720);
        assertThat(LifetimeValue.ofMargin(30, 1).discountedAt(1e-13).over(24).orElseThrow())
                .isCloseTo(720, within(1e-8));
        assertThat(LifetimeValue.ofMargin(30, 0).discountedAt(0.1).over(24).orElseThrow())
                .isCloseTo(30, within(1e-12));
        assertThat(LifetimeValue.ofMargin(30, 0).discountedAt(0).over(0).orElseThrow())
                .isZero();
        assertThat(LifetimeValue.ofMargin(30, 0).discountedAt(0).over(5).orElseThrow())
                .isCloseTo(30, within(1e-12));
    }

    @Test
    void simpleRoutes() {
        assertThat(LifetimeValue.ofOrders(50, 4).atMargin(0.25).over(3).orElseThrow())
                .isEqualTo(150);
        assertThat(LifetimeValue.ofOrders(50, 4).atMargin(0.25).atChurn(0.2).orElseThrow())
                .isEqualTo(250);
        assertThat(LifetimeValue.ofOrders(50, 4).atMargin(0.25).atChurn(0).isKnown())
                .isFalse();
        assertThat(LifetimeValue.ofCashFlow(new double[] {100, 80, 60}, 0.1, 0).orElseThrow())
                .isCloseTo(222.31404958677686, within(1e-12));
        assertThat(LifetimeValue.ofCashFlow(new double[] {110}, 0.1, 1).orElseThrow())
                .isCloseTo(100, within(1e-12));
        assertThat(LifetimeValue.historical(List.of(
                        new OrderMargin(new BigDecimal("0.10"), BigDecimal.ZERO),
                        new OrderMargin(new BigDecimal("0.20"), BigDecimal.ZERO))))
                .isEqualTo(new BigDecimal("0.30"));
        assertThat(LifetimeValue.convertDiscountRate(0.1, 1.0 / 12).orElseThrow())
                .isCloseTo(0.00797414042890376, within(1e-15));
    }

    @Test
    void unhappyValuableCustomersComeFirst() {
        ValueAtStake stake = ValueAtStake.of(
                List.of(
                        new CustomerAtRisk("ann", 1000, 0.1, 3.0),
                        new CustomerAtRisk("bob", 200, 0.5, 6.0),
                        new CustomerAtRisk("cy", 5000, 0.3, 9.0),
                        new CustomerAtRisk("di", 800, 0.9, null),
                        new CustomerAtRisk("eve", -50, 0.9, 0.0),
                        new CustomerAtRisk("flo", 400, 0.25, 5.5)),
                6,
                2);
        assertThat(stake.total().orElseThrow()).isEqualTo(2520);
        assertThat(stake.priority()).extracting(ValueAtStake.Priority::customer).containsExactly("ann", "flo");
        assertThat(stake.priority().get(0).reason())
                .isEqualTo("ann rated 3, is worth 1000.00 and leaves with probability 10 %: 100.00 at stake");
        assertThat(stake.priority().get(1).reason()).contains("rated 5.5");
        assertThat(stake.evidence().n()).isEqualTo(6);
    }

    /** Anna's 100 x 0.5 is at stake; she is called if she rated no more than 6 and something is at stake. */
    @ParameterizedTest
    @CsvSource({
        "100, 0.5, 6, 50, true",
        "100, 0.5, 6.01, 50, false",
        "100, 0.5, 0, 50, true",
        "100, 0.5, , 50, false",
        "100, 0, 1, 0, false",
        "0, 0.5, 1, 0, false",
        "-100, 0.5, 1, 0, false",
    })
    void onlyTheUnhappyWithSomethingAtStakeAreCalled(
            double value, double leaves, @Nullable Double rating, double atStake, boolean called) {
        ValueAtStake stake = ValueAtStake.of(List.of(new CustomerAtRisk("anna", value, leaves, rating)), 6, 5);

        assertThat(stake.total().orElseThrow()).isEqualTo(atStake);
        assertThat(stake.atStake()).containsExactly(Map.entry("anna", atStake));
        assertThat(stake.priority()).hasSize(called ? 1 : 0);
    }

    @Test
    void theListIsAsLongAsWantedAndEqualStakesGoToTheLargerValueThenTheName() {
        List<CustomerAtRisk> customers = List.of(
                new CustomerAtRisk("zoe", 100, 0.5, 1.0),
                new CustomerAtRisk("bob", 100, 0.5, 1.0),
                new CustomerAtRisk("ann", 50, 1, 1.0),
                new CustomerAtRisk("cy", 60, 1, 1.0));

        assertThat(ValueAtStake.of(customers, 6, 9).priority())
                .extracting(ValueAtStake.Priority::customer)
                .containsExactly("cy", "bob", "zoe", "ann");
        assertThat(ValueAtStake.of(customers, 6, 1).priority()).hasSize(1);
        assertThat(ValueAtStake.of(customers, 6, 0).priority()).isEmpty();
        assertThat(ValueAtStake.of(List.of(), 6, 3).total().orElseThrow()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueAtStake(
                        Result.of(1.0), Map.of("anna", Double.NaN), List.of(), Evidence.of(ValueAtStake.RULE, 1)))
                .withMessageContaining("atStake");
    }

    @Test
    void impossibleCustomersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerAtRisk("a", 10, 1.5, null))
                .withMessageContaining("leaveProbability of a");
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerAtRisk("a", Double.NaN, 0.5, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerAtRisk("a", 1, 0.5, Double.NaN));
        CustomerAtRisk a = new CustomerAtRisk("a", 1, 0.5, null);
        assertThatIllegalArgumentException().isThrownBy(() -> ValueAtStake.of(List.of(a, a), 6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueAtStake.of(List.of(a), 6, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueAtStake.of(List.of(a), Double.NaN, 1));
    }

    @Test
    void whatADetractorCosts() {
        ValueByClass first = ValueByClass.builder(Metrics.NPS)
                .add(10, 300, 24, false)
                .add(9, 100, 12, true)
                .build();
        ValueByClass second =
                ValueByClass.builder(Metrics.NPS).add(2, 50, 6, true).build();
        ValueByClass both = first.merge(second);
        assertThat(both).isEqualTo(second.merge(first));
        assertThat(both.difference("promoter", "detractor").orElseThrow()).isEqualTo(150);
        assertThat(both.difference("promoter", "passive").isKnown()).isFalse();
        assertThat(both.of("promoter").tenure().survivalAt(12).orElseThrow()).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> both.of("fan"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        both.merge(ValueByClass.builder(Metrics.NPS_5_POINT).build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueByClass.builder(Metrics.NPS).add(11, 1, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueByClass.builder(Metrics.mean(Scale.of(1, 5))));
    }

    @Test
    void aScenarioSaysWhatItRestsOn() {
        RevenueScenario scenario = RevenueScenario.quotedLeaders(1_000_000, 0.03);
        assertThat(scenario.revenueLow()).isCloseTo(1_070_000, within(1e-6));
        assertThat(scenario.revenueHigh()).isCloseTo(1_110_000, within(1e-6));
        assertThat(scenario.incrementalLow()).isCloseTo(40_000, within(1e-6));
        assertThat(scenario.incrementalHigh()).isCloseTo(80_000, within(1e-6));
        assertThat(scenario.standing()).contains("association");
        assertThatIllegalArgumentException().isThrownBy(() -> new RevenueScenario(1, 0, 0.08, 0.04, "turned round"));
    }

    @Test
    void investments() {
        assertThat(Investment.returnOnInvestment(150, 100).orElseThrow()).isEqualTo(0.5);
        assertThat(Investment.returnOnInvestment(150, 0).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Investment.returnOnInvestment(150, -1));
        assertThat(Investment.acquisitionToRetentionCost(1000, 10, 200, 10).orElseThrow())
                .isEqualTo(5);
        assertThat(Investment.acquisitionToRetentionCost(1000, 0, 200, 10).isKnown())
                .isFalse();
        assertThat(Investment.acquisitionToRetentionCost(1000, 10, 200, 0).isKnown())
                .isFalse();
        assertThat(Investment.acquisitionToRetentionCost(1000, 10, 0, 5).isKnown())
                .isFalse();
    }

    @Test
    void everyReferredCustomerCountsOnce() {
        ReferralValue value = ReferralValue.of(
                List.of(
                        new Referral("a", "x", true),
                        new Referral("b", "x", true),
                        new Referral("a", "y", false),
                        new Referral("d", "d", true)),
                120,
                30.5);
        assertThat(value.customers()).isEqualTo(1);
        assertThat(value.value().orElseThrow()).isEqualTo(150.5);
        assertThat(value.byReferrer()).containsExactly(Map.entry("a", List.of("x")));
    }

    @Test
    void nobodyRefersHimselfAndThatDoesNotTakeTheCreditFromWhoDid() {
        ReferralValue value = ReferralValue.of(
                List.of(
                        new Referral("x", "x", true),
                        new Referral("a", "x", true),
                        new Referral("b", "y", false),
                        new Referral("c", "y", true),
                        new Referral("a", "z", true)),
                10,
                0);

        assertThat(value.byReferrer()).containsExactly(Map.entry("a", List.of("x", "z")), Map.entry("c", List.of("y")));
        assertThat(value.customers()).isEqualTo(3);
        assertThat(value.value().orElseThrow()).isEqualTo(30);
        ReferralValue nobody = ReferralValue.of(List.of(new Referral("x", "x", true)), 10, 5);
        assertThat(nobody.customers()).isZero();
        assertThat(nobody.value().orElseThrow()).isZero();
    }
}
