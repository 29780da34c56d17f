package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.service.Promise;
import io.github.cxkit.service.PromiseDrift;
import io.github.cxkit.service.PromiseKeeping;
import io.github.cxkit.service.PromiseKeeping.Standing;
import io.github.cxkit.service.PromisePolicy;
import io.github.cxkit.service.PromiseScore;
import io.github.cxkit.stats.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Catalogue functions of promises: kept, what breaking them goes with, drift. */
final class PromiseFunctions {

    private static final long DAY = 86_400;

    private PromiseFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("promise.kept", PromiseFunctions::kept);
        functions.put("promise.score", PromiseFunctions::score);
        functions.put("promise.drift", PromiseFunctions::drift);
    }

    private static Instant day(Input input, String field) {
        return PlanFunctions.at(input.number(field), DAY);
    }

    private static Duration days(Input input, String field) {
        return Duration.between(Instant.EPOCH, day(input, field));
    }

    private static Object kept(Input input) {
        PromisePolicy policy = PromisePolicy.at(day(input, "asOfDays"))
                .withTolerance(days(input, "toleranceDays"))
                .withGrace(days(input, "graceDays"));
        List<Promise> promises = new ArrayList<>();
        for (Input each : input.get("promises").list()) {
            Promise promise = Promise.of("p" + promises.size(), day(each, "madeDays"), day(each, "dueDays"));
            if (each.has("deliveredDays")) {
                promise = promise.delivered(day(each, "deliveredDays"));
            }
            if (each.has("withdrawnDays")) {
                promise = promise.withdrawn(day(each, "withdrawnDays"));
            }
            promises.add(promise);
        }
        PromiseKeeping keeping = PromiseKeeping.summarizer(policy).summarize(promises);
        double confidence = input.number("confidence");
        return new Output()
                .put("due", keeping.due())
                .put("kept", keeping.count(Standing.KEPT))
                .put("exceeded", keeping.count(Standing.EXCEEDED))
                .put("broken", keeping.count(Standing.BROKEN))
                .put("pending", keeping.count(Standing.PENDING))
                .put("beforeDue", keeping.count(Standing.BEFORE_DUE))
                .put("withdrawn", keeping.count(Standing.WITHDRAWN))
                .put("keptRate", PlanFunctions.rate(keeping.kept(), confidence))
                .put("exceededRate", PlanFunctions.rate(keeping.exceeded(), confidence))
                .put("medianLateDays", keeping.daysLate(0.5))
                .put("p90LateDays", keeping.daysLate(0.9))
                .put("openBroken", keeping.openBroken())
                .put("medianLateWithCensoringDays", keeping.medianDaysLate())
                .put(
                        "status",
                        promises.stream()
                                .map(promise ->
                                        Names.lowerCamel(policy.status(promise).name()))
                                .toList());
    }

    private static Object score(Input input) {
        RatingMetric metric = InsightFunctions.metric(input);
        Map<String, PromiseScore.Sides> strata = new LinkedHashMap<>();
        for (Input stratum : input.get("strata").list()) {
            PlanFunctions.putOnce(
                    strata,
                    stratum.text("stratum"),
                    new PromiseScore.Sides(
                            InsightFunctions.tally(metric, stratum.get("kept")),
                            InsightFunctions.tally(metric, stratum.get("broken"))));
        }
        PromiseScore.Weights weights = switch (input.text("weights")) {
            case "broken" -> PromiseScore.Weights.BROKEN;
            case "all" -> PromiseScore.Weights.ALL;
            case "overlap" -> PromiseScore.Weights.OVERLAP;
            default -> throw Input.unknown("weights", input.text("weights"));
        };
        PromiseScore score = new PromiseScore(metric, strata);
        Difference adjusted = score.adjusted(weights, input.number("confidence"));
        return PlanFunctions.lowerAndUpper(new Output(), adjusted.interval())
                .put("scoreKept", score.kept().value())
                .put("scoreBroken", score.broken().value())
                .put("crude", score.crude())
                .put("adjusted", adjusted.value())
                .put("standardError", adjusted.standardError())
                .put("strataUsed", score.strataUsed())
                .put("leftOut", score.leftOut());
    }

    private static Object drift(Input input) {
        List<PromiseDrift.Period> periods = input.list("periods", each -> {
            List<Input> delivered = each.get("deliveredDays").list();
            return PromiseDrift.Period.of(each.text("period"))
                    .expecting(each.list("expectedDays", Input::number))
                    .promising(each.list("promisedDays", Input::number))
                    .delivering(
                            delivered.stream()
                                    .filter(day -> !day.isNull())
                                    .map(Input::number)
                                    .toList(),
                            delivered.stream().filter(Input::isNull).count());
        });
        PromiseDrift drift = new PromiseDrift(periods);
        List<Output> outputs = new ArrayList<>();
        for (PromiseDrift.Period each : drift.periods()) {
            outputs.add(new Output()
                    .put("period", each.name())
                    .put("expected", each.expectedDays())
                    .put("promised", each.promisedDays())
                    .put("delivered", each.deliveredDays())
                    .put("outstanding", each.outstanding())
                    .put("promiseGap", each.promiseGap())
                    .put("deliveryGap", each.deliveryGap())
                    .put("totalGap", each.totalGap()));
        }
        return new Output()
                .put("periods", outputs)
                .put(
                        "slopes",
                        new Output()
                                .put("expected", drift.expectedSlope())
                                .put("promised", drift.promisedSlope())
                                .put("delivered", drift.deliveredSlope()));
    }
}
