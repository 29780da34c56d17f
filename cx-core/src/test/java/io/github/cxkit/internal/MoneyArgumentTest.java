package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.PathEvent;
import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RevenueBridge;
import io.github.cxkit.lifetime.RevenueRetention;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.lifetime.value.LifetimeValue;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RuleFinder;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eleven bytes of text, {@code 1e999999999}, are a number of a billion digits once something is added to it. Money has fewer:
 * every place that takes an amount refuses it before any sum.
 */
class MoneyArgumentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12.50", "1e307", "999999999999999999.99", "1e-1000", "0.00"})
    void moneyPasses(String amount) {
        BigDecimal money = new BigDecimal(amount);
        assertThat(Arguments.money("amount", money)).isSameAs(money);
    }

    @Test
    void aThousandDigitsPassAndNoMore() {
        String cents = "7".repeat(1_000);
        BigDecimal longest = new BigDecimal("0." + cents);
        assertThat(Arguments.money("amount", longest)).isSameAs(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.money("amount", new BigDecimal("1." + cents)))
                .withMessage("amount must be below 1e308 with at most 1000 digits but has 1001 and the exponent -1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.money("amount", new BigDecimal("1e-1001")))
                .withMessageContaining("exponent -1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "-1e308", "1e400", "1e9999999", "1e999999999", "1e-999999999", "0e-999999999"})
    void anExponentThatNoMoneyHasIsRefused(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.money("amount", new BigDecimal(amount)))
                .withMessageStartingWith(
                        "amount must be below 1e308 with at most 1000 digits but has 1 and the exponent ");
    }

    static Stream<Named<Consumer<BigDecimal>>> places() {
        return Stream.of(
                Named.of(
                        "purchases",
                        amount -> PurchaseLog.builder(PurchaseRules.DAILY_UTC)
                                .add("anna", DAY, amount)
                                .add("anna", DAY, BigDecimal.ONE)),
                Named.of(
                        "purchases of a currency",
                        amount -> PurchaseLog.builder(PurchaseRules.DAILY_UTC).add("anna", DAY, amount, "EUR")),
                Named.of(
                        "purchases of a moment",
                        amount ->
                                PurchaseLog.builder(PurchaseRules.DAILY_UTC).add("anna", Instant.EPOCH, amount, "EUR")),
                Named.of("orders", amount -> OrderEntry.of("anna", LocalDateTime.of(2026, 3, 1, 12, 0), amount)),
                Named.of("recency and frequency", amount -> RfmState.of(PurchasePeriod.DAY, DAY, amount)),
                Named.of("revenue at the start", amount -> RevenueRetention.EMPTY.add(amount, BigDecimal.ONE)),
                Named.of("revenue at the end", amount -> RevenueRetention.EMPTY.add(BigDecimal.ONE, amount)),
                Named.of("bridge", amount -> RevenueBridge.builder(2, 1).add(List.of(BigDecimal.ONE, amount))),
                Named.of("margin", amount -> new LifetimeValue.OrderMargin(amount, BigDecimal.ZERO)),
                Named.of("cost", amount -> new LifetimeValue.OrderMargin(BigDecimal.ZERO, amount)),
                Named.of(
                        "events",
                        amount -> JourneyEvent.of("anna", "pay", Instant.EPOCH).withValue(amount, "EUR")),
                Named.of("conversions", amount -> new PathEvent(Instant.EPOCH, "mail", amount)),
                Named.of("paths", amount -> new ChannelPaths.Path(List.of("mail"), 1, 0, amount)),
                Named.of("measures", amount -> Measure.of("1", "queue").costing(amount, BigDecimal.ONE)),
                Named.of("days of work", amount -> Measure.of("1", "queue").costing(BigDecimal.ONE, amount)),
                Named.of("budgets", amount -> new BudgetPlan.Budget(amount, null)),
                Named.of(
                        "a figure shown",
                        amount -> RuleFinder.of(
                                RatingTally.of(Metrics.NPS.scale(), 10), amount, MetricCatalog.standard())));
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyPlaceThatTakesMoneyRefusesIt(Consumer<BigDecimal> place) {
        assertThatCode(() -> place.accept(BigDecimal.ONE)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> place.accept(new BigDecimal("1e999999999")))
                .withMessageContaining("must be below 1e308");
    }

    /** One more sum with it, or its text, would take all memory. */
    @Test
    void sumsThatNoMoneyAddsUpToAreRefused() {
        BigDecimal endless = new BigDecimal("1e999999999");
        assertThatThrownBy(() -> new RowsAndSum(1, endless)).hasMessageContaining("sum must be below 1e700");
        assertThatThrownBy(() -> new RevenueRetention(endless, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO))
                .hasMessageContaining("startRevenue must be below 1e700");
        assertThatThrownBy(() -> new RowsAndSum(1, new BigDecimal("1e-999999999")))
                .hasMessageContaining("2200 digits after the point");
        assertThat(new RowsAndSum(1, new BigDecimal("9e307").pow(2))
                        .plus(RowsAndSum.NONE)
                        .rows())
                .isEqualTo(1);
    }
}
