package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ArmComparison;
import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.Cap;
import io.github.cxkit.experiment.CappedComparison;
import io.github.cxkit.experiment.CovariateAdjustment;
import io.github.cxkit.experiment.DetectableEffect;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.experiment.ManyArms;
import io.github.cxkit.experiment.Margin;
import io.github.cxkit.experiment.NonInferiority;
import io.github.cxkit.experiment.PostStratification;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of experiments from sums. */
final class ExperimentFunctions {

    private ExperimentFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("experiment.compare", ExperimentFunctions::compare);
        functions.put("experiment.cuped", ExperimentFunctions::cuped);
        functions.put("experiment.capped", ExperimentFunctions::capped);
        functions.put("experiment.postStratified", ExperimentFunctions::postStratified);
        functions.put("experiment.manyArms", ExperimentFunctions::manyArms);
        functions.put("experiment.nonInferiority", ExperimentFunctions::nonInferiority);
        functions.put("experiment.detectableEffect", ExperimentFunctions::detectableEffect);
        functions.put("experiment.anytimeDifference", ExperimentFunctions::anytime);
        functions.put("experiment.groupSequential", ExperimentFunctions::groupSequential);
    }

    private static UnitSums sums(Input sums) {
        return UnitSums.ofDoubles(
                sums.integer("n"),
                sums.list("sums", Input::number),
                sums.list(
                        "products",
                        row -> row.list().stream().map(Input::number).toList()));
    }

    private static UnitSums control(Input input) {
        return sums(input.get("control"));
    }

    private static UnitSums treatment(Input input) {
        return sums(input.get("treatment"));
    }

    private static Output test(Difference difference) {
        return InsightFunctions.limits(difference.interval())
                .put("difference", difference.value())
                .put("standardError", difference.standardError())
                .put("statistic", difference.statistic())
                .put("degreesOfFreedom", difference.degreesOfFreedom())
                .put("pValue", difference.pValue());
    }

    private static @Nullable Object compare(Input input) {
        ArmComparison.LiftInterval lift = switch (input.text("liftInterval")) {
            case "fieller" -> ArmComparison.LiftInterval.FIELLER;
            case "delta" -> ArmComparison.LiftInterval.DELTA;
            default -> throw Input.unknown("liftInterval", input.text("liftInterval"));
        };
        ArmComparison c = ArmComparison.of(control(input), treatment(input), lift, InsightFunctions.confidence(input));
        return test(c.difference())
                .put("control", c.control())
                .put("treatment", c.treatment())
                .put("lift", c.lift())
                .put("liftLower", c.liftLimits().map(i -> i.lower()))
                .put("liftUpper", c.liftLimits().map(i -> i.upper()));
    }

    private static @Nullable Object cuped(Input input) {
        return CovariateAdjustment.of(control(input), treatment(input), InsightFunctions.confidence(input))
                .map(c -> test(c.adjusted())
                        .put("theta", c.theta())
                        .put("control", c.control())
                        .put("treatment", c.treatment())
                        .put("unadjustedDifference", c.unadjusted().value())
                        .put("unadjustedStandardError", c.unadjusted().standardError())
                        .put("varianceReduction", c.varianceReduction())
                        .put("covariateDifference", c.covariate().value())
                        .put("covariatePValue", c.covariate().pValue()));
    }

    private static @Nullable Object capped(Input input) {
        boolean zeros = switch (input.text("zeros")) {
            case "include" -> true;
            case "exclude" -> false;
            default -> throw Input.unknown("zeros", input.text("zeros"));
        };
        Cap.By by = switch (input.text("capBy")) {
            case "value" -> Cap.By.VALUE;
            case "pooledQuantile" -> zeros ? Cap.By.POOLED_QUANTILE : Cap.By.POOLED_QUANTILE_OF_NONZERO;
            default -> throw Input.unknown("capBy", input.text("capBy"));
        };
        return CappedComparison.of(
                        input.numbers("control"),
                        input.numbers("treatment"),
                        new Cap(by, input.number("cap")),
                        InsightFunctions.confidence(input))
                .map(c -> test(c.comparison().difference())
                        .put("cap", c.cap())
                        .put("cappedControl", c.cappedControl())
                        .put("cappedTreatment", c.cappedTreatment())
                        .put("removedShare", c.removedShare())
                        .put("control", c.comparison().control())
                        .put("treatment", c.comparison().treatment()));
    }

    private static @Nullable Object postStratified(Input input) {
        return PostStratification.of(
                        input.list(
                                "strata",
                                s -> PostStratification.Stratum.of(s.text("stratum"), control(s), treatment(s))),
                        InsightFunctions.confidence(input))
                .map(p -> test(p.difference()));
    }

    private static @Nullable Object manyArms(Input input) {
        Map<String, UnitSums> arms = new LinkedHashMap<>();
        for (Input arm : input.get("arms").list()) {
            if (arms.put(arm.text("arm"), sums(arm.get("sums"))) != null) {
                throw new IllegalArgumentException("arm \"" + arm.text("arm") + "\" is given twice");
            }
        }
        ManyArms.Method method = !input.has("method")
                ? ManyArms.Method.HOLM
                : switch (input.text("method")) {
                    case "holm" -> ManyArms.Method.HOLM;
                    case "dunnett" -> ManyArms.Method.DUNNETT;
                    default -> throw Input.unknown("method", input.text("method"));
                };
        return ManyArms.of(control(input), arms, method, InsightFunctions.confidence(input))
                .map(result -> {
                    List<Output> findings = new ArrayList<>();
                    for (ManyArms.ArmResult arm : result.arms()) {
                        Difference d = arm.difference();
                        findings.add(InsightFunctions.limits(d.interval())
                                .put("arm", arm.arm())
                                .put("difference", d.value())
                                .put("statistic", d.statistic())
                                .put("pValue", d.pValue())
                                .put("adjustedPValue", arm.adjustedPValue()));
                    }
                    Output output = new Output().put("arms", findings);
                    return method == ManyArms.Method.HOLM
                            ? output
                            : output.put("criticalValue", result.criticalValue())
                                    .put("degreesOfFreedom", result.degreesOfFreedom());
                });
    }

    private static @Nullable Object nonInferiority(Input input) {
        Margin.Kind kind = switch (input.text("marginKind")) {
            case "absolute" -> Margin.Kind.ABSOLUTE;
            case "relative" -> Margin.Kind.RELATIVE;
            default -> throw Input.unknown("marginKind", input.text("marginKind"));
        };
        Better better = switch (input.text("better")) {
            case "higher" -> Better.HIGHER;
            case "lower" -> Better.LOWER;
            default -> throw Input.unknown("better", input.text("better"));
        };
        return NonInferiority.of(
                        control(input),
                        treatment(input),
                        new Margin(kind, input.number("margin")),
                        better,
                        input.number("significanceLevel"))
                .map(r -> new Output()
                        .put("difference", r.difference())
                        .put("statistic", r.test().map(NonInferiority.Test::statistic))
                        .put("degreesOfFreedom", r.test().map(NonInferiority.Test::degreesOfFreedom))
                        .put("pValue", r.test().map(NonInferiority.Test::pValue))
                        .put("bound", r.test().flatMap(NonInferiority.Test::bound))
                        .put("nonInferior", r.test().map(NonInferiority.Test::nonInferior)));
    }

    private static @Nullable Object detectableEffect(Input input) {
        DetectableEffect.Aim aim = new DetectableEffect.Aim(InsightFunctions.confidence(input), input.number("power"));
        double correlation = input.optionalNumber("covariateCorrelation").orElse(0);
        // a correlation that cannot be is refused whatever the arms hold
        DetectableEffect.of(0, 1, 1, aim).orElseThrow().withCovariate(correlation);
        return DetectableEffect.of(
                        input.number("standardDeviation"), input.integer("nControl"), input.integer("nTreatment"), aim)
                .map(plain -> plain.withCovariate(correlation))
                .map(effect -> {
                    Output output = new Output()
                            .put("absolute", effect.absolute())
                            .put("varianceFactor", effect.varianceFactor());
                    return input.has("mean") ? output.put("relative", effect.relativeTo(input.number("mean"))) : output;
                });
    }

    private static @Nullable Object anytime(Input input) {
        return AnytimeDifference.of(
                        control(input),
                        treatment(input),
                        input.number("plannedUnits"),
                        input.number("significanceLevel"))
                .map(a -> InsightFunctions.limits(a.interval())
                        .put("difference", a.difference())
                        .put("rhoSquared", a.rhoSquared())
                        .put("variance", a.variance())
                        .put("pValue", a.pValue()));
    }

    private static @Nullable Object groupSequential(Input input) {
        GroupSequentialPlan.Spending spending = switch (input.text("spending")) {
            case "obrienFleming" -> GroupSequentialPlan.Spending.OBRIEN_FLEMING;
            case "pocock" -> GroupSequentialPlan.Spending.POCOCK;
            default -> throw Input.unknown("spending", input.text("spending"));
        };
        GroupSequentialPlan plan = GroupSequentialPlan.of(
                spending, input.number("significanceLevel"), input.numbers("informationFractions"));
        return new Output()
                .put(
                        "spent",
                        plan.looks().stream()
                                .map(GroupSequentialPlan.Look::spent)
                                .toList())
                .put(
                        "bounds",
                        plan.looks().stream()
                                .map(GroupSequentialPlan.Look::bound)
                                .toList())
                .put(
                        "nominalPValues",
                        plan.looks().stream().map(l -> l.nominal().pValue()).toList());
    }
}
