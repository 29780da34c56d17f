package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortCalendar;
import io.github.cxkit.lifetime.CohortEntry;
import io.github.cxkit.lifetime.CohortReading;
import io.github.cxkit.lifetime.EventCohortDefinition;
import io.github.cxkit.lifetime.EventCohorts;
import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.HoldoutRecord;
import io.github.cxkit.lifetime.HoldoutSplit;
import io.github.cxkit.lifetime.LeftOutReason;
import io.github.cxkit.lifetime.OrderBook;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.PartialPeriods;
import io.github.cxkit.lifetime.PurchaseAccount;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RevenueBridge;
import io.github.cxkit.lifetime.RfmCuts;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.RfmScore;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.DelayedEntrySurvival;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of orders and refunds, cohorts, late entry, revenue bridges and RFM by cuts. */
final class OrderFunctions {

    private static final double DAYS_PER_WEEK = 7;

    private OrderFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("orders.purchases", OrderFunctions::purchases);
        functions.put("orders.split", OrderFunctions::split);
        functions.put("cohort.calendar", OrderFunctions::calendar);
        functions.put("cohort.events", OrderFunctions::events);
        functions.put("survival.kaplanMeierEntry", OrderFunctions::lateEntry);
        functions.put("retention.revenueBridge", OrderFunctions::bridge);
        functions.put("rfm.scores", OrderFunctions::rfmScores);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String camel) {
        String name = camel.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown " + type.getSimpleName() + " \"" + camel + "\"", e);
        }
    }

    private static OrderBook book(Input input) {
        PurchaseRules rules = PurchaseRules.DAILY_UTC;
        if (input.has("refunds")) {
            String refunds = input.text("refunds");
            rules = rules.withRefunds(
                    refunds.equals("netWithinUnit")
                            ? RefundPolicy.NET_WITHIN_PERIOD
                            : constant(RefundPolicy.class, refunds));
        }
        if (input.has("freeOrders")) {
            rules = rules.withFreeOrders(constant(FreeOrderPolicy.class, input.text("freeOrders")));
        }
        return new OrderBook(
                rules,
                input.list(
                        "orders",
                        row -> OrderEntry.of(
                                        row.optionalText("customer"),
                                        LocalDateTime.parse(row.text("at")),
                                        row.get("amount").json().decimalValue())
                                .withOrder(row.has("refundOf") ? row.text("refundOf") : row.optionalText("orderId"))
                                .withCurrency(row.optionalText("currency"))));
    }

    private static Output rowsAndSum(RowsAndSum part) {
        return new Output().put("rows", part.rows()).put("sum", part.sum());
    }

    private static Output purchases(Input input) {
        if (!input.text("unit").equals("day")) {
            throw Input.unknown("unit", input.text("unit"));
        }
        PurchaseAccount account = book(input).account(LocalDate.parse(input.text("observationEnd")));
        Map<String, RfmState> states = account.log().states(account.end());
        Output customers = new Output();
        for (RfmProfile profile : account.log().summaries(account.end())) {
            customers.put(
                    profile.customer(),
                    profile(profile)
                            .put(
                                    "recencyDays",
                                    DAYS_PER_WEEK * profile.history().recency())
                            .put("ageDays", DAYS_PER_WEEK * profile.history().age())
                            .put(
                                    "money",
                                    Objects.requireNonNull(states.get(profile.customer()))
                                            .money()));
        }
        Output excluded = new Output();
        account.leftOut().forEach((reason, part) -> excluded.put(reason.key(), rowsAndSum(part)));
        Output result = new Output()
                .put("customers", customers)
                .put("rows", account.all().rows())
                .put("sum", account.all().sum())
                .put("keptRows", account.keptRows())
                .put("keptSum", account.keptSum())
                .put("excluded", excluded);
        return account.log().rules().refunds() == RefundPolicy.MATCH_ORDERS
                ? result.put("cancelledOrders", account.cancelledOrders())
                : result;
    }

    private static Output profile(RfmProfile profile) {
        return new Output()
                .put("frequency", profile.history().frequency())
                .put("monetaryValue", profile.monetaryValue());
    }

    private static Output split(Input input) {
        LocalDate calibrationEnd = LocalDate.parse(input.text("calibrationEnd"));
        HoldoutSplit split = book(input).split(calibrationEnd, LocalDate.parse(input.text("holdoutEnd")));
        Map<String, RfmState> states = split.calibration().log().states(calibrationEnd);
        Output customers = new Output();
        for (HoldoutRecord each : split.customers()) {
            String name = each.calibration().customer();
            customers.put(
                    name,
                    profile(each.calibration())
                            .put(
                                    "money",
                                    Objects.requireNonNull(states.get(name)).money())
                            .put("holdoutPurchases", each.holdoutPurchases())
                            .put("holdoutMoney", each.holdoutMoney()));
        }
        return new Output()
                .put("customers", customers)
                .put("refundsOfCalibration", rowsAndSum(split.refundsOfCalibration()))
                .put("newCustomers", split.newCustomers())
                .put("newMoney", split.newMoney())
                .put("unmatched", rowsAndSum(split.leftOut(LeftOutReason.NO_ORDER_LEFT, LeftOutReason.ORDER_UNKNOWN)))
                .put("after", rowsAndSum(split.leftOut(LeftOutReason.AFTER_OBSERVATION_END)));
    }

    private static Output calendar(Input input) {
        CohortCalendar calendar = CohortCalendar.of(
                        constant(PeriodLength.class, input.text("length")),
                        LocalDate.parse(input.text("observationEnd")))
                .withReading(constant(CohortReading.class, input.text("reading")))
                .withPartial(constant(PartialPeriods.class, input.text("partial")));
        if (input.has("weekStart")) {
            calendar = calendar.withWeekStart(constant(DayOfWeek.class, input.text("weekStart")));
        }
        if (input.has("observationStart")) {
            calendar = calendar.withObservationStart(LocalDate.parse(input.text("observationStart")));
        }
        CalendarCohorts.Builder builder = CalendarCohorts.builder(calendar);
        input.get("orders").list().forEach(o -> builder.add(o.text("customer"), LocalDate.parse(o.text("day"))));
        CalendarCohorts table = builder.build();
        Output cohorts = new Output();
        table.cohorts()
                .forEach(cohort -> cohorts.put(
                        cohort.start().toString(),
                        new Output().put("size", cohort.size()).put("active", cohort.active())));
        return new Output()
                .put(
                        "periods",
                        table.periods().stream()
                                .map(CalendarCohorts.Period::start)
                                .toList())
                .put(
                        "complete",
                        table.periods().stream()
                                .map(CalendarCohorts.Period::complete)
                                .toList())
                .put("cohorts", cohorts)
                .put("meanRow", table.meanRow().stream().map(Rate::value).toList())
                .put("leftOut", table.leftOut());
    }

    private static Output events(Input input) {
        EventCohortDefinition definition = EventCohortDefinition.of(
                        input.text("entryEvent"),
                        input.text("returnEvent"),
                        constant(PeriodLength.class, input.text("length")))
                .withReading(constant(CohortReading.class, input.text("reading")))
                .withZone(ZoneId.of(input.text("zone")))
                .withEntry(constant(CohortEntry.class, input.text("entry")));
        if (input.has("weekStart")) {
            definition = definition.withWeekStart(constant(DayOfWeek.class, input.text("weekStart")));
        }
        definition = switch (input.text("clock")) {
            case "calendar" -> definition;
            case "own" -> definition.onOwnClock();
            default -> throw Input.unknown("clock", input.text("clock"));
        };
        EventCohorts.Builder builder = EventCohorts.builder(definition);
        input.get("events")
                .list()
                .forEach(e -> builder.add(e.text("customer"), e.text("event"), Instant.parse(e.text("at"))));
        EventCohorts result = builder.build(
                Instant.parse(input.text("observedUntil")),
                input.has("observedUntilOf")
                        ? input.map("observedUntilOf", each -> Instant.parse(each.text()))
                        : Map.of());
        Output cohorts = new Output();
        result.cohorts()
                .forEach((key, cohort) -> cohorts.put(
                        key,
                        new Output()
                                .put("size", cohort.size())
                                .put("eligible", cohort.eligible())
                                .put("active", cohort.active())));
        return new Output()
                .put("cohorts", cohorts)
                .put(
                        "meanRow",
                        result.meanRow().stream()
                                .map(rate -> new Output()
                                        .put("eligible", rate.whole())
                                        .put("active", rate.part())
                                        .put("rate", rate.value()))
                                .toList());
    }

    private static @Nullable Object lateEntry(Input input) {
        double[] entry = input.numbers("entryDays");
        double[] exit = input.numbers("exitDays");
        List<Input> observed = input.get("observed").list();
        if (entry.length != exit.length || entry.length != observed.size()) {
            throw new IllegalArgumentException("lists of different length");
        }
        DelayedEntrySurvival.Builder builder = DelayedEntrySurvival.builder();
        for (int i = 0; i < entry.length; i++) {
            builder.add(entry[i], exit[i], observed.get(i).json().booleanValue());
        }
        DelayedEntrySurvival survival = builder.build();
        double confidence = input.confidence();
        return survival.curve()
                .flatMap(steps -> survival.limits(confidence).map(limits -> {
                    List<Output> curve = new ArrayList<>();
                    for (int i = 0; i < steps.size(); i++) {
                        curve.add(step(steps.get(i), limits.get(i)));
                    }
                    return new Output()
                            .put("curve", curve)
                            .put("medianDays", survival.median())
                            .put("ignoredEntries", survival.ignoredEntries());
                }));
    }

    private static Output step(KaplanMeier.Step step, KaplanMeier.Limits limits) {
        return new Output()
                .put("timeDays", step.time())
                .put("atRisk", step.atRisk())
                .put("events", step.events())
                .put("survival", step.survival())
                .put("standardError", step.standardError())
                .put("lower", limits.interval().map(ConfidenceInterval::lower))
                .put("upper", limits.interval().map(ConfidenceInterval::upper));
    }

    private static Output bridge(Input input) {
        List<Input> customers = input.get("customers").list();
        int periods =
                customers.isEmpty() ? 1 : customers.get(0).get("revenue").list().size();
        RevenueBridge.Builder builder = RevenueBridge.builder(periods, input.intValue("trailingPeriods"));
        for (Input customer : customers) {
            List<BigDecimal> revenue =
                    customer.list("revenue", amount -> amount.json().decimalValue());
            if (customer.has("paidBefore") && customer.flag("paidBefore")) {
                builder.addFormer(revenue);
            } else {
                builder.add(revenue);
            }
        }
        RevenueBridge bridge = builder.build();
        return new Output()
                .put(
                        "steps",
                        bridge.steps().stream()
                                .map(step -> new Output()
                                        .put("start", step.start())
                                        .put("new", step.created())
                                        .put("reactivated", step.reactivated())
                                        .put("expanded", step.expanded())
                                        .put("contracted", step.contracted())
                                        .put("churned", step.churned())
                                        .put("end", step.end())
                                        .put("gross", step.gross())
                                        .put("net", step.net()))
                                .toList())
                .put("trailingGross", bridge.trailingGross())
                .put("trailingNet", bridge.trailingNet())
                .put("compoundedGross", bridge.compoundedGross())
                .put("compoundedNet", bridge.compoundedNet());
    }

    private static @Nullable Object rfmScores(Input input) {
        double[] recency = input.numbers("recencyDays");
        double[] frequency = input.numbers("frequency");
        double[] monetary = input.numbers("monetary");
        int bins = input.intValue("bins");
        RfmCuts.BinEdge closed = constant(RfmCuts.BinEdge.class, input.text("closed"));
        return switch (input.text("rule")) {
            case "cuts" -> {
                Input given = input.get("cuts");
                RfmCuts cuts = RfmCuts.of(
                        given.list("R", Input::number), given.list("F", Input::number), given.list("M", Input::number));
                if (cuts.bins() != bins) {
                    throw new IllegalArgumentException(bins + " bins need " + (bins - 1) + " cuts");
                }
                Output scores = scores(cuts.withClosed(closed), recency, frequency, monetary);
                yield recency.length == 0 ? null : scores;
            }
            case "quantileType7" ->
                RfmCuts.quantiles(bins, recency, frequency, monetary)
                        .map(cuts -> scores(cuts.withClosed(closed), recency, frequency, monetary));
            default -> throw Input.unknown("rule", input.text("rule"));
        };
    }

    private static Output scores(RfmCuts cuts, double[] recency, double[] frequency, double[] monetary) {
        List<RfmScore> scores = cuts.scores(recency, frequency, monetary);
        return new Output()
                .put("R", scores.stream().map(RfmScore::recency).toList())
                .put("F", scores.stream().map(RfmScore::frequency).toList())
                .put("M", scores.stream().map(RfmScore::monetary).toList())
                .put(
                        "cuts",
                        new Output()
                                .put("R", cuts.recency())
                                .put("F", cuts.frequency())
                                .put("M", cuts.monetary()));
    }
}
