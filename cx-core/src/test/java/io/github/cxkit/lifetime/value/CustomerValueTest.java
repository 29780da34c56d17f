package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.ParetoNbd;
import org.junit.jupiter.api.Test;

class CustomerValueTest {

    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final CustomerValue VALUE = new CustomerValue(new BgNbd(0.243, 4.414, 0.793, 2.426), SPEND);
    private static final RfmProfile ANN = new RfmProfile("ann", new CustomerHistory(2, 30.43, 38.86), 22.35);

    @Test
    void incrementsAreDiscountedNotTotals() {
        double atEnd =
                VALUE.discounted(ANN, 12, 4.345, 0.01, Booking.END_OF_PERIOD).orElseThrow();
        assertThat(atEnd).isCloseTo(36.289211125599216, within(1e-9));
        assertThat(VALUE.discounted(ANN, 12, 4.345, 0.01, Booking.START_OF_PERIOD)
                        .orElseThrow())
                .isCloseTo(atEnd * 1.01, within(1e-9));
        assertThat(VALUE.discounted(ANN, 12, 4.345, 0.01, Booking.MIDDLE_OF_PERIOD)
                        .orElseThrow())
                .isCloseTo(atEnd * Math.sqrt(1.01), within(1e-9));
        assertThat(VALUE.discounted(ANN, 0, 4.345, 0.01, Booking.END_OF_PERIOD).orElseThrow())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VALUE.discounted(ANN, 12, 4.345, 1.5, Booking.END_OF_PERIOD));
    }

    @Test
    void theResidualValueIsTheLimitOfManyShortPeriods() {
        CustomerValue pareto = new CustomerValue(new ParetoNbd(0.553, 10.578, 0.606, 11.669), SPEND);
        double weekly = Math.expm1(Math.log1p(0.15) / (365.2425 / 7));
        double many = pareto.discounted(ANN, 6000, 1, weekly, Booking.MIDDLE_OF_PERIOD)
                .orElseThrow();
        assertThat(pareto.residual(ANN, 0.15).orElseThrow()).isCloseTo(many, withinPercentage(0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> pareto.residual(ANN, 0));
    }

    @Test
    void anExplanationMultipliesUp() {
        CustomerValue.Explanation why = VALUE.explain(ANN, 39);
        assertThat(why.value().orElseThrow())
                .isCloseTo(why.expectedOrders() * why.expectedOrderValue().orElseThrow(), within(1e-12));
        assertThat(why.shrinkage().orElseThrow()).isCloseTo(2.74 / 15.24, within(1e-12));
        // next to nothing is the population's, but not 0
        assertThat(new CustomerValue(VALUE.purchases(), new GammaGamma(1e17, 1.5, 10))
                        .explain(ANN, 39)
                        .shrinkage()
                        .orElseThrow())
                .isCloseTo(0.5 / 2e17, withinPercentage(1e-11));
        RfmProfile once = new RfmProfile("bob", CustomerHistory.oneTimeBuyer(10), 0);
        assertThat(VALUE.explain(once, 39).shrinkage().orElseThrow()).isEqualTo(1);
        RfmProfile free = new RfmProfile("cy", new CustomerHistory(1, 5, 10), 0);
        assertThat(VALUE.explain(free, 39).expectedOrderValue()).isEqualTo(SPEND.populationMean());
        CustomerValue unbounded = new CustomerValue(new BgNbd(1, 1, 1, 1), new GammaGamma(2, 0.5, 10));
        assertThat(unbounded.explain(once, 39).value().isKnown()).isFalse();
    }
}
