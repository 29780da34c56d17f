package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionOutcomes;
import io.github.cxkit.journey.friction.FrictionRanking;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.lifetime.value.ValueSplit;
import io.github.cxkit.metric.GainSettings;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of what to mend first: gains, ranked friction points, the best set within a budget. */
final class PlanFunctions {

    private PlanFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("gain.groups", PlanFunctions::gains);
        functions.put("plan.rank", PlanFunctions::rank);
        functions.put("plan.best", PlanFunctions::best);
        functions.put("friction.lossByOutcome", PlanFunctions::lossByOutcome);
        functions.put("value.split", PlanFunctions::split);
    }

    /** n, rate and Wilson's limits. */
    static Output rate(Rate rate, double confidence) {
        return InsightFunctions.limits(rate.interval(confidence))
                .put("n", rate.whole())
                .put("rate", rate.value());
    }

    static Output lowerAndUpper(Output output, Result<ConfidenceInterval> interval) {
        return output.put("lower", interval.map(ConfidenceInterval::lower))
                .put("upper", interval.map(ConfidenceInterval::upper));
    }

    static <T> void putOnce(Map<String, T> map, String name, T value) {
        if (map.put(name, value) != null) {
            throw new IllegalArgumentException("\"" + name + "\" is given twice");
        }
    }

    private static @Nullable Object gains(Input input) {
        RatingMetric metric = InsightFunctions.metric(input);
        Map<String, RatingTally> groups = new LinkedHashMap<>();
        for (Input group : input.get("groups").list()) {
            putOnce(groups, group.text("group"), InsightFunctions.tally(metric, group.get("counts")));
        }
        GainSettings.Mix mix = switch (input.text("mix")) {
            case "fixed" -> GainSettings.Mix.FIXED;
            case "random" -> GainSettings.Mix.RANDOM;
            default -> throw Input.unknown("mix", input.text("mix"));
        };
        GainSettings settings = GainSettings.standard()
                .withConfidence(input.number("confidence"))
                .withMix(mix)
                .withPseudoAnswers(input.number("pseudoAnswers"))
                .withWorth(input.number("worth"))
                .withPower(input.number("power"));
        return GroupGains.of(metric, InsightFunctions.tally(metric, input.get("total")), groups, settings)
                .map(PlanFunctions::gains);
    }

    private static Output gains(GroupGains gains) {
        List<Output> groups = new ArrayList<>();
        for (GroupGains.Gain each : gains.groups()) {
            groups.add(lowerAndUpper(
                    new Output()
                            .put("group", each.group())
                            .put("n", each.n())
                            .put("share", each.share())
                            .put("score", each.score())
                            .put("rest", each.rest())
                            .put("gain", each.gain().value())
                            .put("standardError", each.gain().standardError())
                            .put("verdict", Names.lowerCamel(each.verdict().name()))
                            .put("askMore", each.askMore()),
                    each.gain().interval()));
        }
        return new Output()
                .put("n", gains.score().n())
                .put("score", gains.score().value())
                .put("groups", groups);
    }

    private static Object rank(Input input) {
        List<FrictionRanking.Harm> harms = input.list("lines", line -> {
            FrictionRanking.Gain gain = null;
            if (line.has("gain")) {
                Input given = line.get("gain");
                gain = new FrictionRanking.Gain(
                        given.number("value"),
                        new ConfidenceInterval(
                                given.number("lower"), given.number("upper"), input.number("confidence"), "given"));
            }
            return new FrictionRanking.Harm(
                    line.text("id"), line.number("severity"), line.integer("affected"), line.integer("exposed"), gain);
        });
        return FrictionRanking.of(harms, input.number("small"), input.number("confidence")).lines().stream()
                .map(line -> new Output()
                        .put("id", line.harm().id())
                        .put("class", Names.lowerCamel(line.standing().name()))
                        .put("score", line.score())
                        .put("cautiousScore", line.cautiousScore()))
                .toList();
    }

    private static Object best(Input input) {
        List<Measure> measures = input.list("opportunities", each -> {
            Measure measure =
                    Measure.of(each.text("id"), each.text("target")).costing(each.number("cost"), each.number("days"));
            double share = each.number("expectedShare");
            return each.has("gain")
                    ? measure.closing(each.number("gain"), share)
                    : new Measure(measure.id(), measure.target(), measure.cost(), measure.days(), share, null);
        });
        BudgetPlan.Budget budget = BudgetPlan.Budget.of(input.number("budget"));
        if (input.has("days")) {
            budget = budget.withinDays(input.number("days"));
        }
        BudgetPlan plan = BudgetPlan.of(measures, budget);
        Map<String, String> notChosen = new LinkedHashMap<>();
        plan.notChosen().forEach((id, reason) -> notChosen.put(id, Names.lowerCamel(reason.name())));
        return new Output()
                .put("chosen", plan.chosen().stream().map(Measure::id).toList())
                .put("gain", plan.gain())
                .put("cost", plan.cost())
                .put("days", plan.days())
                .put("left", plan.left())
                .put("notChosen", notChosen);
    }

    /** Days, hours or seconds as written, to the nanosecond. */
    static Instant at(double number, long secondsPerUnit) {
        BigInteger[] parts = BigDecimal.valueOf(number)
                .multiply(BigDecimal.valueOf(secondsPerUnit))
                .movePointRight(9)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger()
                .divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        if (parts[0].abs().compareTo(BigInteger.valueOf(Instant.MAX.getEpochSecond())) >= 0) {
            throw new IllegalArgumentException(number + " lies beyond any calendar");
        }
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static Object lossByOutcome(Input input) {
        FrictionOutcomes outcomes = FrictionOutcomes.of(
                input.get("journeys").list(),
                journey -> journey.flag("friction"),
                journey -> switch (journey.text("outcome")) {
                    case "completed" -> JourneyStatus.COMPLETED;
                    case "lost" -> JourneyStatus.ABANDONED;
                    case "open" -> JourneyStatus.OPEN;
                    default -> throw Input.unknown("outcome", journey.text("outcome"));
                },
                input.number("valuePerJourney"));
        FrictionLoss loss = outcomes.decided();
        return InsightFunctions.limits(loss.lossInterval(input.number("confidence")))
                .put("affected", loss.journeysWith())
                .put("open", outcomes.open())
                .put("dropOffWith", loss.dropOffWith())
                .put("dropOffWithout", loss.dropOffWithout())
                .put("excessDropOff", loss.excessDropOff())
                .put("loss", loss.loss())
                .put("cautions", !loss.cautions().isEmpty() ? List.of("fewerLostWithFriction") : List.of());
    }

    private static Object split(Input input) {
        ValueSplit split = ValueSplit.of(input.list(
                "factors",
                each -> new ValueSplit.Factor(each.text("factor"), each.number("before"), each.number("after"))));
        return new Output()
                .put("before", split.before())
                .put("after", split.after())
                .put("change", split.change())
                .put("parts", split.parts());
    }
}
