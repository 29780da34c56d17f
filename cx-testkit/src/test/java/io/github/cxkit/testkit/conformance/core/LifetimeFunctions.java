package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.CohortReading;
import io.github.cxkit.lifetime.CohortTable;
import io.github.cxkit.lifetime.CustomerFlow;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.Retention;
import io.github.cxkit.lifetime.RevenueRetention;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.RfmScore;
import io.github.cxkit.lifetime.RfmScores;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.KaplanMeier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of purchase histories, retention, churn, cohorts and survival. */
final class LifetimeFunctions {

    private static final double DAYS_PER_WEEK = 7;

    private LifetimeFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("rfm.summary", LifetimeFunctions::rfmSummary);
        functions.put("rfm.merge", LifetimeFunctions::rfmMerge);
        functions.put("rfm.quintiles", LifetimeFunctions::rfmQuintiles);
        functions.put(
                "retention.rate",
                input -> Retention.rate(
                        CustomerFlow.between(input.integer("startCustomers"), input.integer("endCustomers"))
                                .joined(input.integer("newCustomers"))));
        functions.put(
                "retention.repeatPurchaseRate",
                input -> Retention.repeatPurchaseRate(input.integers("ordersPerCustomer")));
        functions.put("retention.revenue", LifetimeFunctions::revenueRetention);
        functions.put(
                "churn.rate",
                input -> Retention.churnRate(input.integer("startCustomers"), input.integer("lostCustomers")));
        functions.put(
                "churn.convertPeriod",
                input -> Retention.convertChurn(
                        input.number("rate"), input.number("toPeriods") / input.number("fromPeriods")));
        functions.put("cohort.retention", LifetimeFunctions::cohorts);
        functions.put("survival.kaplanMeier", input -> durations(input).curve().map(LifetimeFunctions::steps));
        functions.put("survival.kaplanMeierLimits", LifetimeFunctions::survivalLimits);
        ValueFunctions.addTo(functions);
        PurchaseModelFunctions.addTo(functions);
    }

    private static Output rfmSummary(Input input) {
        RefundPolicy refunds = switch (input.has("refunds") ? input.text("refunds") : "reject") {
            case "reject" -> RefundPolicy.REJECT;
            case "ignore" -> RefundPolicy.IGNORE;
            case "netWithinUnit" -> RefundPolicy.NET_WITHIN_PERIOD;
            default -> throw Input.unknown("refunds", input.text("refunds"));
        };
        if (!input.text("unit").equals("day")) {
            throw Input.unknown("unit", input.text("unit"));
        }
        PurchaseLog.Builder log = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withRefunds(refunds));
        for (Input order : input.get("orders").list()) {
            String customer = order.text("customer");
            LocalDate day = LocalDateTime.parse(order.text("at")).toLocalDate();
            BigDecimal amount = BigDecimal.valueOf(order.number("amount"));
            String currency = order.optionalText("currency");
            if (currency == null) {
                log.add(customer, day, amount);
            } else {
                log.add(customer, day, amount, currency);
            }
        }
        Output customers = new Output();
        for (RfmProfile summary : log.build().summaries(LocalDate.parse(input.text("observationEnd")))) {
            CustomerHistory history = summary.history();
            customers.put(
                    summary.customer(),
                    new Output()
                            .put("frequency", history.frequency())
                            .put("recencyDays", DAYS_PER_WEEK * history.recency())
                            .put("ageDays", DAYS_PER_WEEK * history.age())
                            .put("monetaryValue", summary.monetaryValue()));
        }
        return new Output().put("customers", customers);
    }

    private static RfmState state(Input input) {
        return new RfmState(
                PurchasePeriod.DAY,
                LocalDate.parse(input.text("firstDay")),
                LocalDate.parse(input.text("lastDay")),
                input.integer("units"),
                BigDecimal.valueOf(input.number("money")),
                BigDecimal.valueOf(input.number("firstUnitMoney")));
    }

    private static Output rfmMerge(Input input) {
        RfmState merged = state(input.get("a")).followedBy(state(input.get("b")));
        return new Output()
                .put("firstDay", merged.firstDay())
                .put("lastDay", merged.lastDay())
                .put("units", merged.purchasePeriods())
                .put("money", merged.money())
                .put("firstUnitMoney", merged.firstPeriodSpend());
    }

    private static Output rfmQuintiles(Input input) {
        RfmScores rfm =
                RfmScores.of(input.numbers("recencyDays"), input.numbers("frequency"), input.numbers("monetary"));
        return new Output()
                .put("R", each(rfm, RfmScore::recency))
                .put("F", each(rfm, RfmScore::frequency))
                .put("M", each(rfm, RfmScore::monetary))
                .put(
                        "cuts",
                        new Output()
                                .put("R", rfm.recencyCuts())
                                .put("F", rfm.frequencyCuts())
                                .put("M", rfm.monetaryCuts()));
    }

    private static List<Integer> each(RfmScores rfm, ToIntFunction<RfmScore> part) {
        return rfm.scores().stream().map(part::applyAsInt).toList();
    }

    private static Output revenueRetention(Input input) {
        RevenueRetention revenue = RevenueRetention.EMPTY;
        for (Input customer : input.get("customers").list()) {
            revenue = revenue.add(
                    BigDecimal.valueOf(customer.number("startRevenue")),
                    BigDecimal.valueOf(customer.number("endRevenue")));
        }
        return new Output()
                .put("startRevenue", revenue.startRevenue())
                .put("churned", revenue.churned())
                .put("contraction", revenue.contraction())
                .put("expansion", revenue.expansion())
                .put("gross", revenue.gross())
                .put("net", revenue.net());
    }

    private static Output cohorts(Input input) {
        CohortReading reading = switch (input.has("reading") ? input.text("reading") : "returned") {
            case "returned" -> CohortReading.RETURNED;
            case "stillActive" -> CohortReading.STILL_ACTIVE;
            default -> throw Input.unknown("reading", input.text("reading"));
        };
        CohortTable.Builder builder = CohortTable.builder(reading, input.intValue("lastObservedPeriod"));
        input.get("orders").list().forEach(order -> builder.add(order.text("customer"), order.intValue("period")));
        CohortTable table = builder.build();
        Output sizes = new Output();
        Output rates = new Output();
        for (CohortTable.Cohort cohort : table.cohorts()) {
            String first = Integer.toString(cohort.firstPeriod());
            sizes.put(first, cohort.size());
            rates.put(first, cohort.rates());
        }
        return new Output().put("sizes", sizes).put("rates", rates).put("weightedAverage", table.weightedAverage());
    }

    private static KaplanMeier durations(Input input) {
        List<Input> flags = input.get("observed").list();
        boolean[] observed = new boolean[flags.size()];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = flags.get(i).json().booleanValue();
        }
        return KaplanMeier.of(input.numbers("durationsDays"), observed);
    }

    private static List<Output> steps(List<KaplanMeier.Step> steps) {
        return steps.stream()
                .map(step -> new Output()
                        .put("timeDays", step.time())
                        .put("atRisk", step.atRisk())
                        .put("events", step.events())
                        .put("survival", step.survival())
                        .put("standardError", step.standardError()))
                .toList();
    }

    private static @Nullable Object survivalLimits(Input input) {
        KaplanMeier survival = durations(input);
        Result<List<KaplanMeier.Limits>> limits = survival.limits(input.number("confidence"));
        return limits.map(all -> new Output()
                .put("limits", all.stream().map(LifetimeFunctions::limits).toList())
                .put("medianDays", survival.median()));
    }

    private static Output limits(KaplanMeier.Limits limits) {
        return new Output()
                .put("timeDays", limits.time())
                .put("survival", limits.survival())
                .put("lower", limits.interval().map(ConfidenceInterval::lower))
                .put("upper", limits.interval().map(ConfidenceInterval::upper));
    }
}
