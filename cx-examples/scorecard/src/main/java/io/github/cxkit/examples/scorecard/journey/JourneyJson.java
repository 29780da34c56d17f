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
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The figures of journeys for other programs; where one is missing, the reason stands in its place. */
final class JourneyJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double CONFIDENCE = 0.95;

    private final MinGroup minGroup;

    private JourneyJson(MinGroup minGroup) {
        this.minGroup = minGroup;
    }

    static ObjectNode of(Analysis analysis, Map<String, Map<String, Long>> told, ReadReport report, MinGroup minGroup) {
        return new JourneyJson(minGroup).json(analysis, told, report);
    }

    private ObjectNode json(Analysis analysis, Map<String, Map<String, Long>> told, ReadReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        long journeys = analysis.journeys().size();
        root.put("journeys", minGroup.isFew(journeys) ? null : (Long) journeys);
        root.put(
                "events",
                minGroup.isFew(journeys) ? null : (Integer) analysis.events().size());
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
                root.put("outcomesLack", minGroup.least(Disclosure.Of.JOURNEYS).away());
            }
        }
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            ArrayNode steps = root.putArray("funnel");
            funnel.told(minGroup.size()).forEach(step -> step(steps.addObject(), step));
        }
        ArrayNode frictions = root.putArray("frictions");
        analysis.frictions()
                .forEach((id, loss) -> friction(frictions.addObject().put("touchpoint", id), loss));
        ObjectNode moments = root.putObject("momentsOfTruth");
        analysis.moments().effects().forEach((id, effect) -> {
            long came = analysis.summary().touchpoint(id).journeys();
            if (!minGroup.isFew(came) && !minGroup.isFew(journeys - came)) {
                moments.put(id, effect.name());
            }
        });
        ObjectNode edges = root.putObject("transitions");
        told.forEach((from, all) -> {
            ObjectNode own = edges.putObject(from);
            all.forEach(own::put);
        });
        root.set("intake", JSON.valueToTree(List.of(Intake.json(report))));
        return root;
    }

    /** What deviates from the plan, and how planned durations were held. */
    static void addPlan(ObjectNode root, PlannedLog planned, MinGroup minGroup) {
        ObjectNode plan = root.putObject("plan");
        Result<Long> asPlanned = planned.asPlannedHidingBelow(minGroup.size());
        plan.put("asPlanned", asPlanned.toOptional().orElse(null));
        plan.put(
                "meanConformance",
                asPlanned.isKnown() ? (Double) planned.conformance().mean() : null);
        ArrayNode deviations = plan.putArray("deviations");
        planned.deviationsHidingBelow(minGroup.size()).forEach(each -> {
            ObjectNode one = deviations.addObject();
            one.put("kind", each.kind().name()).put("touchpoint", each.touchpoint());
            one.put("journeys", each.group().journeys());
            Difference difference = planned.dropOffDifference(each, CONFIDENCE, minGroup.size());
            put(one, "dropOffDifference", difference.value());
            limits(one, "dropOffInterval", difference.interval());
        });
        ObjectNode durations = plan.putObject("durations");
        planned.durationsHidingBelow(minGroup.size()).forEach((touchpoint, times) -> {
            ObjectNode one = durations.putObject(touchpoint);
            put(one, "within", times.within().value());
            limits(one, "withinInterval", times.within().interval(CONFIDENCE));
            one.put("late", times.within().complement().part()).put("pending", times.pending());
        });
    }

    private static void step(ObjectNode json, FunnelSummary.Told told) {
        json.put("step", told.step().name());
        if (told.reached() instanceof Result.Insufficient<Long> hidden) {
            json.put("lack", hidden.detail());
            return;
        }
        json.put("journeys", told.step().reached());
        Result<Double> before = told.ofStepBefore().flatMap(Rate::value);
        Result<Double> overall = told.conversion().flatMap(Rate::value);
        put(json, "stepConversion", before);
        put(json, "overallConversion", overall);
        limits(json, "overallInterval", told.conversion().flatMap(rate -> rate.interval(CONFIDENCE)));
        lack(json, told.step().number() > 0 && overall.isKnown() ? before : overall);
    }

    private void friction(ObjectNode json, FrictionLoss loss) {
        if (loss.isHiddenBelow(minGroup.size())) {
            json.put(
                    "lack",
                    minGroup.least(Disclosure.Of.JOURNEYS).why(Math.min(loss.journeysWith(), loss.journeysWithout())));
            return;
        }
        json.put("journeysWith", loss.journeysWith());
        put(json, "excessDropOff", loss.excessDropOff());
        put(json, "loss", loss.loss());
        limits(json, "lossInterval", loss.lossInterval(CONFIDENCE));
        lack(json, loss.loss());
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
