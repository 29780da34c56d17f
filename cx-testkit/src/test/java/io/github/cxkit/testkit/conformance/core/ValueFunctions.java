package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.value.CustomerAtRisk;
import io.github.cxkit.lifetime.value.Investment;
import io.github.cxkit.lifetime.value.LifetimeValue;
import io.github.cxkit.lifetime.value.LifetimeValue.OrderMargin;
import io.github.cxkit.lifetime.value.PaymentTiming;
import io.github.cxkit.lifetime.value.ReferralValue;
import io.github.cxkit.lifetime.value.ReferralValue.Referral;
import io.github.cxkit.lifetime.value.RevenueScenario;
import io.github.cxkit.lifetime.value.ValueAtStake;
import java.math.BigDecimal;
import java.util.Map;

/** Catalogue functions of simple lifetime value and of money linked to experience. */
final class ValueFunctions {

    private ValueFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("clv.simple", input -> ordering(input).over(input.number("lifespanPeriods")));
        functions.put("clv.fromChurn", input -> ordering(input).atChurn(input.number("churnRatePerPeriod")));
        functions.put(
                "clv.historical",
                input -> LifetimeValue.historical(input.list(
                        "orders",
                        order -> new OrderMargin(
                                BigDecimal.valueOf(order.number("revenue")),
                                BigDecimal.valueOf(order.number("cost"))))));
        functions.put(
                "clv.discountedCashFlow",
                input -> LifetimeValue.ofCashFlow(
                        input.numbers("margins"),
                        input.number("discountRatePerPeriod"),
                        input.intValue("firstAtPeriod")));
        functions.put("clv.retentionFormula", input -> retained(input).value(timing(input.text("timing"))));
        functions.put("clv.truncated", input -> retained(input).over(input.intValue("periods")));
        functions.put("value.atStake", ValueFunctions::atStake);
        functions.put("money.revenueScenario", ValueFunctions::scenario);
        functions.put(
                "money.returnOnInvestment",
                input -> Investment.returnOnInvestment(input.number("gain"), input.number("cost")));
        functions.put("money.referralValue", ValueFunctions::referrals);
    }

    private static PaymentTiming timing(String name) {
        return switch (name) {
            case "firstPaymentIncludedStartOfPeriod" -> PaymentTiming.FIRST_PAYMENT_INCLUDED_START_OF_PERIOD;
            case "firstPaymentExcludedEndOfPeriod" -> PaymentTiming.FIRST_PAYMENT_EXCLUDED_END_OF_PERIOD;
            case "firstPaymentIncludedEndOfPeriod" -> PaymentTiming.FIRST_PAYMENT_INCLUDED_END_OF_PERIOD;
            default -> throw Input.unknown("timing", name);
        };
    }

    private static Output atStake(Input input) {
        ValueAtStake stake = ValueAtStake.of(
                input.list(
                        "customers",
                        customer -> new CustomerAtRisk(
                                customer.text("customer"),
                                customer.number("value"),
                                customer.number("leaveProbability"),
                                customer.has("rating") ? customer.number("rating") : null)),
                input.number("unhappyTo"),
                input.intValue("top"));
        return new Output()
                .put("total", stake.total())
                .put("atStake", stake.atStake())
                .put(
                        "priority",
                        stake.priority().stream()
                                .map(ValueAtStake.Priority::customer)
                                .toList());
    }

    private static Output scenario(Input input) {
        RevenueScenario scenario = new RevenueScenario(
                input.number("base"),
                input.number("marketGrowth"),
                input.get("uplift").number("low"),
                input.get("uplift").number("high"),
                "conformance case");
        return new Output()
                .put("revenueLow", scenario.revenueLow())
                .put("revenueHigh", scenario.revenueHigh())
                .put("incrementalLow", scenario.incrementalLow())
                .put("incrementalHigh", scenario.incrementalHigh());
    }

    private static Output referrals(Input input) {
        ReferralValue value = ReferralValue.of(
                input.list(
                        "referrals",
                        referral -> new Referral(
                                referral.text("referrer"), referral.text("referred"), referral.flag("customer"))),
                input.number("valuePerCustomer"),
                input.number("acquisitionCostSaved"));
        return new Output().put("customers", value.customers()).put("value", value.value());
    }

    private static LifetimeValue.Ordering ordering(Input input) {
        return LifetimeValue.ofOrders(input.number("averageOrderValue"), input.number("ordersPerPeriod"))
                .atMargin(input.number("marginRate"));
    }

    private static LifetimeValue.Retained retained(Input input) {
        return LifetimeValue.ofMargin(input.number("margin"), input.number("retentionRate"))
                .discountedAt(input.number("discountRatePerPeriod"));
    }
}
