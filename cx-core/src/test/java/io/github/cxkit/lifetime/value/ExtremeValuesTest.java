package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.Cusum;
import io.github.cxkit.survey.NonresponseAdjustment;
import io.github.cxkit.survey.NonresponseAdjustment.Sampled;
import io.github.cxkit.survey.NonresponseAdjustment.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtremeValuesTest {

    @Test
    void moneyBeyondTheRangeOfADoubleIsInsufficientNotInfinite() {
        double most = Double.MAX_VALUE;
        List<Result<?>> figures = List.of(
                LifetimeValue.ofCashFlow(new double[] {most, most, -most, -most}, 0, 0),
                LifetimeValue.ofMargin(most, 1).over(3),
                LifetimeValue.ofOrders(most, most).over(1),
                LifetimeValue.convertDiscountRate(1, 1e300),
                ReferralValue.of(List.of(new ReferralValue.Referral("a", "b", true)), most, most)
                        .value(),
                ValueAtStake.of(List.of(at("a", most), at("b", most)), 6, 3).total(),
                Cusum.of(new double[] {most}, new ControlChart.Target(-most, 1e-300), 0, 4),
                NonresponseAdjustment.adjust(List.of(
                        new Sampled("x", Status.RESPONDENT, most), new Sampled("x", Status.NONRESPONDENT, most))));
        assertThat(figures).allSatisfy(figure -> assertThat(figure.isKnown()).isFalse());
        assertThat(LifetimeValue.convertDiscountRate(0, 1e300)).isEqualTo(Result.of(0.0));
    }

    private static CustomerAtRisk at(String customer, double value) {
        return new CustomerAtRisk(customer, value, 1, 3.0);
    }
}
