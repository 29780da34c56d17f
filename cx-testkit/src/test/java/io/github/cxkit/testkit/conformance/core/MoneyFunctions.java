package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.CustomerMigration;
import io.github.cxkit.lifetime.value.ClassValues;
import io.github.cxkit.lifetime.value.Payback;
import io.github.cxkit.lifetime.value.ReferralChain;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Estimate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Catalogue functions from points to money, and of customers who move between classes. */
final class MoneyFunctions {

    private static final List<String> CLASSES = List.of("detractors", "passives", "promoters");

    private MoneyFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("money.scoreChange", MoneyFunctions::scoreChange);
        functions.put("money.pointsRange", MoneyFunctions::pointsRange);
        functions.put("money.payback", MoneyFunctions::payback);
        functions.put("money.referralGenerations", MoneyFunctions::referrals);
        functions.put("customers.migration", MoneyFunctions::migration);
    }

    private static ClassValues values(Input values) {
        List<RatingClass> classes = Metrics.NPS.classes();
        return ClassValues.of(
                Metrics.NPS,
                IntStream.range(0, CLASSES.size())
                        .mapToObj(i -> {
                            Input value = values.get(CLASSES.get(i));
                            return value.json().isNumber()
                                    ? Estimate.of(classes.get(i).name(), value.number(), 0)
                                    : Estimate.of(
                                            classes.get(i).name(), value.number("mean"), value.number("standardError"));
                        })
                        .toList());
    }

    private static Object scoreChange(Input input) {
        long customers = input.integer("customers");
        double confidence = input.confidence();
        return values(input.get("valueByClass"))
                .ofChange(MetricFunctions.npsTally(input.get("before")), MetricFunctions.npsTally(input.get("after")))
                .map(change -> {
                    ConfidenceInterval interval = change.interval(customers, confidence);
                    return new Output()
                            .put("points", change.points())
                            .put("perCustomer", change.perCustomer().value())
                            .put("standardError", change.perCustomer().standardError())
                            .put("change", change.times(customers))
                            .put("lower", interval.lower())
                            .put("upper", interval.upper());
                });
    }

    private static Object pointsRange(Input input) {
        ClassValues.Range range = values(input.get("valueByClass"))
                .ofPoints(
                        input.number("points"),
                        CLASSES.stream()
                                .map(name -> input.get("shares").number(name))
                                .toList())
                .times(input.integer("customers"));
        return new Output().put("low", range.low()).put("high", range.high());
    }

    private static Object payback(Input input) {
        return Payback.of(input.list("flows", flow -> new Payback.Flow(flow.number("atDays"), flow.number("amount"))))
                .map(back -> new Output()
                        .put("firstDays", back.firstDays())
                        .put("lastingDays", back.lastingDays())
                        .put("total", back.total())
                        .put("deepest", back.deepest()));
    }

    private static Object referrals(Input input) {
        ReferralChain chain = ReferralChain.of(input.integer("customers"))
                .telling(input.number("referralsPerCustomer"), input.number("conversionRate"))
                .bringing(input.number("valuePerCustomer"), input.number("acquisitionCostSaved"))
                // the catalogue counts in generations; their length changes no figure
                .discountedBy(input.number("discountRatePerGeneration"), Period.ofYears(1));
        boolean ends = input.has("generations");
        ReferralChain.Brought brought = ends ? chain.over(input.intValue("generations")) : chain.withoutEnd();
        return new Output()
                .put("reproduction", chain.reproduction())
                .put("byGeneration", ends ? brought.byGeneration() : null)
                .put("newCustomers", brought.newCustomers())
                .put("value", brought.value());
    }

    private static Object migration(Input input) {
        Map<String, CustomerMigration.Move> customers = new LinkedHashMap<>();
        for (Input each : input.get("customers").list()) {
            PlanFunctions.putOnce(
                    customers,
                    each.text("customer"),
                    new CustomerMigration.Move(each.optionalText("before"), each.optionalText("after")));
        }
        CustomerMigration all = CustomerMigration.of(input.texts("classes"), customers);
        double confidence = input.number("confidence");
        return new Output()
                .put("matrix", all.matrix())
                .put("up", all.up())
                .put("down", all.down())
                .put("same", all.same())
                .put("entered", all.entered())
                .put("left", all.left())
                .put("upRate", PlanFunctions.rate(all.upRate(), confidence))
                .put("downRate", PlanFunctions.rate(all.downRate(), confidence))
                .put("leftRate", PlanFunctions.rate(all.leftRate(), confidence));
    }
}
