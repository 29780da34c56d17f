package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.experience.CompoundSuccess;
import io.github.cxkit.journey.experience.ExperienceLevels;
import io.github.cxkit.journey.experience.JointSuccess;
import io.github.cxkit.journey.experience.LevelDetail;
import io.github.cxkit.journey.graph.PlanAlignment;
import io.github.cxkit.journey.graph.PlanDeviation;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Mediation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of the chain: plans, levels, satisfied everywhere, the path through the middle. */
final class ChainFunctions {

    private ChainFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("journey.planned", input -> {
            PlanAlignment alignment = PlanAlignment.of(plan(input), named(input.texts("actual")));
            return new Output()
                    .put("matched", alignment.matched())
                    .put("missing", alignment.deviating(PlanDeviation.MISSING))
                    .put("outOfOrder", alignment.deviating(PlanDeviation.OUT_OF_ORDER))
                    .put("extra", alignment.deviating(PlanDeviation.EXTRA))
                    .put("conformance", alignment.conformance());
        });
        functions.put("journey.plannedLog", ChainFunctions::log);
        functions.put("levels.detail", ChainFunctions::levels);
        functions.put("journey.jointSuccess", ChainFunctions::joint);
        functions.put("path.mediation", ChainFunctions::mediation);
    }

    private static List<String> named(List<String> touchpoints) {
        touchpoints.forEach(PlannedStep::of);
        return touchpoints;
    }

    private static List<PlannedStep> plan(Input input) {
        return input.list(
                "planned",
                step -> new PlannedStep(
                        step.text("touchpoint"),
                        step.flag("optional"),
                        step.has("expectedSeconds") ? seconds(step.number("expectedSeconds")) : null));
    }

    private static Duration seconds(double seconds) {
        return Duration.between(Instant.EPOCH, PlanFunctions.at(seconds, 1));
    }

    private static Object log(Input input) {
        double confidence = input.confidence();
        List<PlannedLog.Observed> journeys = input.list("journeys", journey -> {
            JourneyStatus ended = journey.flag("completed") ? JourneyStatus.COMPLETED : JourneyStatus.ABANDONED;
            return new PlannedLog.Observed(
                    journey.list(
                            "events",
                            event -> new PlannedLog.Visit(
                                    event.text("touchpoint"), PlanFunctions.at(event.number("atSeconds"), 1))),
                    journey.flag("open") ? JourneyStatus.OPEN : ended,
                    journey.has("score") ? journey.number("score") : null);
        });
        PlannedLog log = PlannedLog.summarizer(plan(input), PlanFunctions.at(input.number("asOfSeconds"), 1))
                .summarize(journeys);
        List<Output> deviations = new ArrayList<>();
        for (PlannedLog.Deviation each : log.deviations()) {
            Difference score = log.scoreDifference(each, confidence);
            Difference dropOff = log.dropOffDifference(each, confidence);
            deviations.add(new Output()
                    .put("kind", Names.lowerCamel(each.kind().name()))
                    .put("touchpoint", each.touchpoint())
                    .put("journeys", each.group().journeys())
                    .put("scoreWith", mean(each.group()))
                    .put("scoreWithout", mean(log.without(each)))
                    .put("scoreDifference", score.value())
                    .put("scoreLower", score.interval().map(i -> i.lower()))
                    .put("scoreUpper", score.interval().map(i -> i.upper()))
                    .put("dropOffDifference", dropOff.value())
                    .put("dropOffLower", dropOff.interval().map(i -> i.lower()))
                    .put("dropOffUpper", dropOff.interval().map(i -> i.upper())));
        }
        Map<String, Output> durations = new LinkedHashMap<>();
        log.durations()
                .forEach((touchpoint, times) -> durations.put(
                        touchpoint,
                        InsightFunctions.limits(times.within().interval(confidence))
                                .put("within", times.within().part())
                                .put(
                                        "late",
                                        times.within().whole() - times.within().part())
                                .put("pending", times.pending())
                                .put("rate", times.within().value())));
        return new Output()
                .put("journeys", log.all().journeys())
                .put("open", log.all().open())
                .put("asPlanned", log.all().asPlanned())
                .put(
                        "meanConformance",
                        log.conformance().n() == 0 ? null : log.conformance().mean())
                .put("deviations", deviations)
                .put("durations", durations);
    }

    private static @Nullable Double mean(PlannedLog.Group group) {
        return group.scores().n() == 0 ? null : group.scores().moments().mean();
    }

    private static Object levels(Input input) {
        Result<Double> relationship = input.has("relationship")
                ? Result.of(input.number("relationship"))
                : Result.insufficient(Reason.PART_MISSING, "not measured");
        List<ExperienceLevels.TouchpointScore> scores = input.list(
                "touchpoints",
                each -> new ExperienceLevels.TouchpointScore(
                        each.text("touchpoint"), each.number("score"), each.number("weight")));
        return LevelDetail.of(scores, relationship, input.number("lowTo"))
                .map(detail -> new Output()
                        .put("interaction", detail.levels().interaction())
                        .put("journey", detail.levels().journey())
                        .put("relationship", detail.levels().relationship())
                        .put("levelCoherence", detail.levels().coherence())
                        .put("touchpointSpread", detail.touchpointSpread())
                        .put("touchpointCoherence", detail.touchpointCoherence())
                        .put("consistency", detail.consistency())
                        .put("coherence", detail.coherence())
                        .put("weakest", detail.weakest().touchpoint())
                        .put("weakestScore", detail.weakest().score())
                        .put("atOrBelow", detail.atOrBelow()));
    }

    private static Object joint(Input input) {
        List<List<@Nullable Boolean>> rows = new ArrayList<>();
        for (Input row : input.get("rows").list()) {
            List<@Nullable Boolean> entries = new ArrayList<>();
            row.list()
                    .forEach(entry ->
                            entries.add(entry.isNull() ? null : entry.json().booleanValue()));
            rows.add(entries);
        }
        JointSuccess joint = JointSuccess.summarizer(input.texts("touchpoints"), input.integer("minimum"))
                .summarize(rows);
        Map<String, Output> marginals = new LinkedHashMap<>();
        for (int i = 0; i < joint.touchpoints().size(); i++) {
            marginals.put(
                    joint.touchpoints().get(i),
                    new Output()
                            .put("n", joint.satisfied().get(i).whole())
                            .put("rate", joint.satisfied().get(i).value()));
        }
        Result<CompoundSuccess> bounds = joint.fromRates();
        return InsightFunctions.limits(joint.everywhere().interval(input.number("confidence")))
                .put("marginals", marginals)
                .put("complete", joint.everywhere().whole())
                .put("observed", joint.everywhere().value())
                .put("frechetLower", bounds.map(CompoundSuccess::lowerBound))
                .put("frechetUpper", bounds.map(CompoundSuccess::upperBound))
                .put("independent", bounds.map(CompoundSuccess::allSatisfied))
                .put("basis", Names.lowerCamel(joint.basis().name()))
                .put("cautions", !joint.cautions().isEmpty() ? List.of("completeDiffer") : List.of());
    }

    private static Object mediation(Input input) {
        double confidence = input.confidence();
        CoMomentsBuilder rows = CoMoments.builder("x", "m", "y");
        long excluded = 0;
        for (Input row : input.get("rows").list()) {
            List<@Nullable Double> values = new ArrayList<>();
            row.list().forEach(value -> values.add(value.isNull() ? null : value.number()));
            if (values.contains(null)) {
                excluded++;
            }
            rows.add(values);
        }
        CoMoments moments = rows.build();
        Result<Mediation> path = Mediation.of(moments, List.of("x", "m", "y"));
        return new Output()
                .put("n", moments.n())
                .put("excluded", excluded)
                .put("a", path.flatMap(p -> p.a().value()))
                .put("b", path.flatMap(p -> p.b().value()))
                .put("direct", path.map(Mediation::direct).flatMap(Estimate::value))
                .put("total", path.map(Mediation::total).flatMap(Estimate::value))
                .put("indirect", path.map(Mediation::indirect))
                .put(
                        "indirectLower",
                        path.flatMap(p -> p.indirectInterval(confidence)).map(i -> i.lower()))
                .put(
                        "indirectUpper",
                        path.flatMap(p -> p.indirectInterval(confidence)).map(i -> i.upper()))
                .put(
                        "indirectShare",
                        path.flatMap(p -> p.indirectShare(confidence)).map(Mediation.Share::value))
                .put(
                        "shareLower",
                        path.flatMap(p -> p.indirectShare(confidence))
                                .map(s -> s.interval().lower()))
                .put(
                        "shareUpper",
                        path.flatMap(p -> p.indirectShare(confidence))
                                .map(s -> s.interval().upper()));
    }
}
