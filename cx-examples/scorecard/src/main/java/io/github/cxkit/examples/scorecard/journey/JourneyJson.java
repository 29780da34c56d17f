package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures of journeys for other programs; where one is missing, the reason stands in its place. */
final class JourneyJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double CONFIDENCE = 0.95;

    private final MinGroup minGroup;

    private JourneyJson(MinGroup minGroup) {
        this.minGroup = minGroup;
    }

    static ObjectNode of(Analysis analysis, ReadReport report, MinGroup minGroup) {
        return new JourneyJson(minGroup).json(analysis, report);
    }

    private ObjectNode json(Analysis analysis, ReadReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        long journeys = analysis.journeys().size();
        root.put("journeys", minGroup.isFew(journeys) ? null : (Long) journeys);
        root.put("events", analysis.events().size());
        root.put("rejectedRows", report.rejectedRows());
        Abandonment outcome = analysis.summary().abandonment();
        if (outcome.definition() != null && outcome.definition().completing().isEmpty()) {
            root.putNull("completed").putNull("abandoned").putNull("open");
        } else {
            Set<JourneyStatus> hidden = outcome.hiddenBelow(minGroup.size());
            for (JourneyStatus status : List.of(JourneyStatus.COMPLETED, JourneyStatus.ABANDONED, JourneyStatus.OPEN)) {
                String name = status.name().toLowerCase(Locale.ROOT);
                root.put(name, hidden.contains(status) ? null : (Long) outcome.count(status));
            }
            if (!hidden.isEmpty()) {
                root.put("outcomesLack", few());
            }
        }
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            ArrayNode steps = root.putArray("funnel");
            funnel.steps().forEach(step -> step(steps.addObject(), step));
        }
        ArrayNode frictions = root.putArray("frictions");
        analysis.frictions()
                .forEach((id, loss) -> friction(frictions.addObject().put("touchpoint", id), loss));
        ObjectNode moments = root.putObject("momentsOfTruth");
        analysis.moments().effects().forEach((id, effect) -> moments.put(id, effect.name()));
        ObjectNode edges = root.putObject("transitions");
        analysis.graph().transitions().edges().forEach((from, all) -> {
            ObjectNode own = JsonNodeFactory.instance.objectNode();
            all.forEach((to, count) -> {
                if (!minGroup.isFew(count)) {
                    own.put(to, count);
                }
            });
            if (!own.isEmpty()) {
                edges.set(from, own);
            }
        });
        root.set("intake", JSON.valueToTree(List.of(Intake.json(report))));
        return root;
    }

    /** What deviates from the plan, and how planned durations were held. */
    static void addPlan(ObjectNode root, PlannedLog planned, MinGroup minGroup) {
        ObjectNode plan = root.putObject("plan");
        plan.put("asPlanned", planned.all().asPlanned());
        plan.put("meanConformance", planned.conformance().mean());
        ArrayNode deviations = plan.putArray("deviations");
        planned.deviations().stream()
                .filter(each -> !minGroup.isFew(each.group().journeys()))
                .forEach(each -> {
                    ObjectNode one = deviations.addObject();
                    one.put("kind", each.kind().name()).put("touchpoint", each.touchpoint());
                    one.put("journeys", each.group().journeys());
                    put(
                            one,
                            "dropOffDifference",
                            planned.dropOffDifference(each, CONFIDENCE).value());
                    limits(
                            one,
                            "dropOffInterval",
                            planned.dropOffDifference(each, CONFIDENCE).interval());
                });
        ObjectNode durations = plan.putObject("durations");
        planned.durations().forEach((touchpoint, times) -> {
            if (!minGroup.isFew(times.within().whole())) {
                ObjectNode one = durations.putObject(touchpoint);
                put(one, "within", times.within().value());
                limits(one, "withinInterval", times.within().interval(CONFIDENCE));
                one.put("late", times.within().complement().part()).put("pending", times.pending());
            }
        });
    }

    private void step(ObjectNode json, FunnelSummary.Step step) {
        json.put("step", step.name());
        if (minGroup.isFew(step.reached())) {
            json.put("lack", few());
            return;
        }
        json.put("journeys", step.reached());
        Result<Double> before = step.ofStepBefore().flatMap(Rate::value);
        put(json, "stepConversion", before);
        put(json, "overallConversion", step.conversion().value());
        limits(json, "overallInterval", step.conversion().interval(CONFIDENCE));
        if (step.number() > 0) {
            lack(json, before);
        }
    }

    private void friction(ObjectNode json, FrictionLoss loss) {
        if (minGroup.isFew(loss.journeysWith()) || minGroup.isFew(loss.journeysWithout())) {
            json.put("lack", few());
            return;
        }
        json.put("journeysWith", loss.journeysWith());
        put(json, "excessDropOff", loss.excessDropOff());
        put(json, "loss", loss.loss());
        limits(json, "lossInterval", loss.lossInterval(CONFIDENCE));
        lack(json, loss.loss());
    }

    private String few() {
        return "fewer than " + minGroup.size() + " journeys";
    }

    private static void put(ObjectNode json, String name, Result<Double> value) {
        json.put(name, value.toOptional().orElse(null));
    }

    private static void limits(ObjectNode json, String name, Result<ConfidenceInterval> interval) {
        interval.ifKnown(i -> json.putArray(name).add(i.lower()).add(i.upper()));
    }

    private static void lack(ObjectNode json, Result<Double> value) {
        if (value instanceof Result.Insufficient<Double> lack) {
            json.put("lack", lack.detail());
        }
    }
}
