package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.journey.attribution.Attribution;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelBase;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.Conformance;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.Dwell;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Catalogue functions of journeys: funnel, graph, dwell, abandonment, conformance, attribution, horizon. */
final class JourneyFunctions {

    private static final String CASE = "case";

    private JourneyFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("journey.funnel", JourneyFunctions::funnel);
        functions.put("journey.graph", JourneyFunctions::graph);
        functions.put("journey.dwell", JourneyFunctions::dwell);
        functions.put("journey.dwellSummary", JourneyFunctions::dwellSummary);
        functions.put("journey.abandonment", JourneyFunctions::abandonment);
        functions.put("journey.conformance", JourneyFunctions::conformance);
        functions.put("attribution.markov", JourneyFunctions::markov);
        functions.put("attribution.heuristic", JourneyFunctions::heuristic);
        functions.put("attribution.shapley", input -> new Output().put("credit", Attribution.shapley(paths(input))));
        functions.put("horizon.assess", JourneyFunctions::horizon);
        ExperienceFunctions.addTo(functions);
    }

    private static Instant moment(Input seconds) {
        return Instant.EPOCH.plus(seconds.duration(ChronoUnit.SECONDS));
    }

    private static List<JourneyEvent> events(List<Input> events) {
        return events.stream()
                .map(e -> JourneyEvent.of(CASE, e.text("touchpoint"), moment(e.get("atSeconds"))))
                .toList();
    }

    private static Output funnel(Input input) {
        String mode = input.text("mode");
        Funnel funnel = new Funnel(
                input.texts("steps"),
                switch (mode) {
                    case "ordered" -> FunnelMode.ORDERED;
                    case "strict" -> FunnelMode.STRICT;
                    case "unordered" -> FunnelMode.UNORDERED;
                    default -> throw Input.unknown("mode", mode);
                },
                input.get("windowSeconds").duration(ChronoUnit.SECONDS),
                input.has("optionalSteps") ? Set.copyOf(input.texts("optionalSteps")) : Set.of(),
                input.has("exclusions") ? Set.copyOf(input.texts("exclusions")) : Set.of(),
                base(input),
                TiePolicy.FILE_ORDER);
        Map<String, Integer> reached = new LinkedHashMap<>();
        FunnelSummary.Builder summary = FunnelSummary.builder(funnel);
        input.map("journeys", Input::list).forEach((id, list) -> {
            List<JourneyEvent> events = events(list).stream()
                    .sorted(Comparator.comparing(JourneyEvent::occurredAt))
                    .toList();
            if (events.isEmpty()) {
                reached.put(id, 0);
                summary.addEmpty();
            } else {
                Journey journey = new Journey(id, CASE, events);
                reached.put(id, funnel.reached(journey));
                summary.add(journey);
            }
        });
        FunnelSummary result = summary.build();
        return new Output()
                .put("reached", reached)
                .put("counts", result.counts())
                .put(
                        "overallConversion",
                        result.steps().stream()
                                .map(FunnelSummary.Step::conversion)
                                .toList())
                .put(
                        "stepConversion",
                        result.steps().stream()
                                .map(FunnelSummary.Step::ofStepBefore)
                                .toList())
                .put(
                        "dropOff",
                        result.steps().stream().map(FunnelSummary.Step::lost).toList());
    }

    private static FunnelBase base(Input input) {
        String base = input.optionalText("base");
        if (base == null || base.equals("firstStep")) {
            return FunnelBase.FIRST_STEP;
        }
        if (base.equals("allJourneys")) {
            return FunnelBase.ALL_JOURNEYS;
        }
        throw Input.unknown("base", base);
    }

    private static Output graph(Input input) {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(input.list(
                "journeys", journey -> journey.list().stream().map(Input::text).toList()));
        return new Output()
                .put("edges", graph.transitions().edges())
                .put("starts", graph.transitions().starts())
                .put("ends", graph.transitions().ends())
                .put("variants", graph.variants())
                .put("selfLoops", graph.transitions().selfLoops())
                .put("rework", graph.rework())
                .put("bounces", graph.bounces());
    }

    private static Output dwell(Input input) {
        Journey journey = new Journey(CASE, CASE, events(input.get("events").list()));
        Map<String, Double> totals = new LinkedHashMap<>();
        Map<String, Object> means = new LinkedHashMap<>();
        Dwell.of(journey).touchpoints().forEach((touchpoint, durations) -> {
            totals.put(touchpoint, durations.totalSeconds());
            means.put(touchpoint, durations.meanSeconds());
        });
        return new Output()
                .put("totalSeconds", totals)
                .put("meanSeconds", means)
                .put("throughputSeconds", journey.throughput().toNanos() / 1e9);
    }

    private static Output dwellSummary(Input input) {
        Instant asOf = moment(input.get("asOfSeconds"));
        Dwell.Builder dwell = Dwell.builder();
        for (Input each : input.get("journeys").list()) {
            Journey journey = new Journey(CASE, CASE, events(each.get("events").list()));
            if (each.flag("open")) {
                dwell.addOpen(journey, asOf);
            } else if (journey.lastEventAt().isAfter(asOf)) {
                throw new IllegalArgumentException("an event after the as-of moment");
            } else {
                dwell.addClosed(journey);
            }
        }
        Map<String, Output> touchpoints = new LinkedHashMap<>();
        dwell.build()
                .touchpoints()
                .forEach((touchpoint, durations) -> touchpoints.put(touchpoint, describe(durations)));
        return new Output().put("touchpoints", touchpoints);
    }

    private static Output describe(Durations durations) {
        return new Output()
                .put("dwells", durations.finished())
                .put("censored", durations.censored())
                .put("meanSeconds", durations.meanSeconds())
                .put("medianSeconds", durations.medianSeconds())
                .put("p90Seconds", durations.quantileSeconds(0.9))
                .put("medianWithCensoringSeconds", durations.medianWithCensoring());
    }

    private static Output abandonment(Input input) {
        Instant asOf = moment(input.get("asOfSeconds"));
        Duration timeout = input.get("timeoutSeconds").duration(ChronoUnit.SECONDS);
        Abandonment sum = Abandonment.EMPTY;
        for (Input each : input.get("journeys").list()) {
            String touchpoint = each.flag("completed") ? "goal" : "other";
            JourneyEvent last = JourneyEvent.of(CASE, touchpoint, moment(each.get("lastEventSeconds")));
            JourneyStatus status = new Journey(CASE, CASE, List.of(last)).status(Set.of("goal"), asOf, timeout);
            sum = sum.plus(status);
        }
        return new Output()
                .put("completed", sum.completed())
                .put("abandoned", sum.abandoned())
                .put("open", sum.open())
                .put("rateOfDecided", sum.rateOfDecided())
                .put("oneMinusCompletion", sum.oneMinusCompletion());
    }

    private static Output conformance(Input input) {
        Conformance result = Conformance.of(input.texts("planned"), input.texts("actual"));
        return new Output()
                .put("matched", result.matched())
                .put("missing", result.missing())
                .put("adHoc", result.adHoc())
                .put("conformance", result.score());
    }

    private static ChannelPaths paths(Input input) {
        ChannelPaths.Builder paths = ChannelPaths.builder();
        for (Input each : input.get("paths").list()) {
            List<String> channels = new ArrayList<>(each.texts("path"));
            paths.add(channels, each.integer("conversions"), each.integer("nulls"));
        }
        return paths.build();
    }

    private static Output markov(Input input) {
        int order = input.has("order") ? input.intValue("order") : 1;
        MarkovAttribution markov = MarkovAttribution.of(paths(input), order);
        return new Output()
                .put("conversionProbability", markov.conversionProbability())
                .put("removalEffect", markov.removalEffect())
                .put("attributedConversions", markov.attributedConversions())
                .put("transitions", markov.transitions());
    }

    private static Output heuristic(Input input) {
        String method = input.text("method");
        return new Output()
                .put(
                        "credit",
                        Attribution.credit(
                                paths(input),
                                switch (method) {
                                    case "firstTouch" -> Attribution.Method.FIRST_TOUCH;
                                    case "lastTouch" -> Attribution.Method.LAST_TOUCH;
                                    case "linear" -> Attribution.Method.LINEAR;
                                    case "positionBased" -> Attribution.Method.POSITION_BASED;
                                    default -> throw Input.unknown("method", method);
                                }));
    }

    private static Output horizon(Input input) {
        String name = input.text("horizon");
        Horizon horizon = switch (name) {
            case "quick" -> Horizon.QUICK;
            case "structural" -> Horizon.STRUCTURAL;
            default -> throw Input.unknown("horizon", name);
        };
        LocalDate start = LocalDate.parse(input.text("startedOn"));
        String verdict = switch (horizon.assess(start, LocalDate.parse(input.text("evaluatedOn")))) {
            case TOO_EARLY -> "tooEarly";
            case ON_TIME -> "onTime";
            case OVERDUE -> "overdue";
        };
        return new Output()
                .put("verdict", verdict)
                .put("from", horizon.from(start))
                .put("to", horizon.to(start));
    }
}
