package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.driver.GroupedDrivers;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.SessionCuts;
import io.github.cxkit.journey.SessionRule;
import io.github.cxkit.journey.Sessions;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.journey.attribution.Attribution;
import io.github.cxkit.journey.attribution.ChannelCredit;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.ConversionPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.attribution.PathEvent;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelBase;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.ActivityRow;
import io.github.cxkit.journey.graph.WeightedTransitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ArmRatios;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.ItemAnalysis;
import io.github.cxkit.stats.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of activities, equal times, sessions, attribution of value, and the checks beside them. */
final class EventFunctions {

    private static final double NANOS = 1e9;

    private EventFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("journey.activities", EventFunctions::activities);
        functions.put("journey.funnelTies", EventFunctions::funnelTies);
        functions.put("journey.graphTies", EventFunctions::graphTies);
        functions.put("journey.sessions", EventFunctions::sessions);
        functions.put("journey.funnelIntervals", EventFunctions::funnelIntervals);
        functions.put("attribution.paths", EventFunctions::attributionPaths);
        functions.put("attribution.value", EventFunctions::attributionValue);
        functions.put("reliability.check", EventFunctions::reliability);
        functions.put("keyDrivers.grouped", EventFunctions::grouped);
        functions.put("experiment.sampleRatioByArm", EventFunctions::arms);
    }

    private static Duration span(Input seconds) {
        return seconds.duration(ChronoUnit.SECONDS);
    }

    private static Instant moment(Input seconds) {
        return Instant.EPOCH.plus(span(seconds));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    private static String camel(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }

    private static Output activities(Input input) {
        ActivityInstances.Unpaired unpaired = switch (input.text("unpaired")) {
            case "leaveOut" -> ActivityInstances.Unpaired.LEAVE_OUT;
            case "asInstant" -> ActivityInstances.Unpaired.AS_INSTANT;
            default -> throw Input.unknown("unpaired", input.text("unpaired"));
        };
        ActivityInstances result = ActivityInstances.of(
                input.list(
                        "rows",
                        row -> new ActivityRow(
                                row.text("case"),
                                row.text("activity"),
                                moment(row.get("atSeconds")),
                                row.text("lifecycle"),
                                row.optionalText("instance"))),
                unpaired);
        Output processing = new Output();
        result.processing()
                .forEach((activity, times) ->
                        processing.put(activity, times(times).put("median", times.medianSeconds())));
        Output waiting = new Output();
        result.waiting().forEach((activity, times) -> waiting.put(activity, times(times)));
        Output cases = new Output();
        result.cases()
                .forEach((name, times) -> cases.put(
                        name,
                        new Output()
                                .put("throughputSeconds", seconds(times.throughput()))
                                .put("busySeconds", seconds(times.busy()))
                                .put("idleSeconds", seconds(times.idle()))));
        return new Output()
                .put("instances", result.instances())
                .put("unpairedStarts", result.unpairedStarts())
                .put("unpairedCompletes", result.unpairedCompletes())
                .put("otherRows", result.otherRows())
                .put("processingSeconds", processing)
                .put("waitingSeconds", waiting)
                .put("cases", cases)
                .put("edges", result.graph().transitions().edges())
                .put("selfLoops", result.graph().transitions().selfLoops())
                .put("variants", result.graph().variants());
    }

    private static Output times(Durations times) {
        return new Output()
                .put("count", times.finished())
                .put("total", times.totalSeconds())
                .put("mean", times.meanSeconds());
    }

    private static TiePolicy ties(Input input) {
        return switch (input.text("ties")) {
            case "fileOrder" -> TiePolicy.FILE_ORDER;
            case "notBefore" -> TiePolicy.NOT_BEFORE;
            case "strictlyAfter" -> TiePolicy.STRICTLY_AFTER;
            default -> throw Input.unknown("ties", input.text("ties"));
        };
    }

    /** In time order: where only {@code fileOrder} depends on the list, no list is out of order. */
    private static Map<String, List<JourneyEvent>> journeys(Input input) {
        return input.map(
                "journeys",
                list -> list.list().stream()
                        .map(e -> JourneyEvent.of("case", e.text("touchpoint"), moment(e.get("atSeconds"))))
                        .sorted(Comparator.comparing(JourneyEvent::occurredAt))
                        .toList());
    }

    private static Output funnelTies(Input input) {
        Funnel funnel = Funnel.of(FunnelMode.ORDERED, span(input.get("windowSeconds")), input.texts("steps"))
                .withTies(ties(input));
        FunnelSummary.Builder summary = FunnelSummary.builder(funnel);
        Map<String, Integer> reached = new LinkedHashMap<>();
        journeys(input).forEach((name, events) -> {
            if (events.isEmpty()) {
                reached.put(name, 0);
                summary.addEmpty();
            } else {
                Journey journey = new Journey(name, "case", events);
                reached.put(name, funnel.reached(journey));
                summary.add(journey);
            }
        });
        FunnelSummary result = summary.build();
        return new Output()
                .put("reached", reached)
                .put("counts", result.counts())
                .put("tiedJourneys", result.ties().journeys())
                .put("tiedEvents", result.ties().events());
    }

    private static Output graphTies(Input input) {
        List<Journey> journeys = new ArrayList<>();
        journeys(input).forEach((name, events) -> {
            if (!events.isEmpty()) {
                journeys.add(new Journey(name, "case", events));
            }
        });
        WeightedTransitions graph = WeightedTransitions.of(journeys, ties(input));
        Output edges = new Output();
        graph.edges().forEach((from, to) -> edges.put(from, weights(to)));
        return new Output()
                .put("edges", edges)
                .put("starts", weights(graph.starts()))
                .put("ends", weights(graph.ends()))
                .put("tiedJourneys", graph.ties().journeys())
                .put("tiedEvents", graph.ties().events());
    }

    private static Output weights(Map<String, WeightedTransitions.Shares> shares) {
        Output weights = new Output();
        shares.forEach((name, share) -> weights.put(name, share.weight()));
        return weights;
    }

    private static Output sessions(Input input) {
        Duration gap = span(input.get("gapMinutes")).multipliedBy(60);
        SessionRule rule = SessionRule.of(gap);
        if (input.flag("campaignCuts")) {
            rule = rule.withCampaigns(SessionRule.Campaigns.CUT);
        }
        if (input.has("midnightZone")) {
            rule = rule.withMidnight(ZoneId.of(input.text("midnightZone")));
        }
        if (input.has("longestMinutes")) {
            rule = rule.withLongest(span(input.get("longestMinutes")).multipliedBy(60));
        }
        List<JourneyEvent> events = input.list("events", e -> {
            JourneyEvent.Builder event = JourneyEvent.builder(e.text("customer"), "visit", Instant.parse(e.text("at")));
            return e.has("campaign")
                    ? event.property("campaign", e.text("campaign")).build()
                    : event.build();
        });
        SessionCuts cuts =
                Sessions.cut(events, rule, event -> event.properties().get("campaign"));
        Output causes = new Output();
        cuts.causes().forEach((cause, count) -> causes.put(camel(cause), count));
        return new Output()
                .put(
                        "sessions",
                        cuts.sessions().stream()
                                .map(session -> new Output()
                                        .put("customer", session.journey().customer())
                                        .put("start", session.journey().startedAt())
                                        .put(
                                                "events",
                                                session.journey().events().size())
                                        .put("cause", camel(session.cause())))
                                .toList())
                .put("causes", causes);
    }

    private static Output funnelIntervals(Input input) {
        List<Long> counts = input.list("counts", Input::integer);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("a funnel without a step");
        }
        long all = input.has("all") ? input.integer("all") : counts.get(0);
        List<String> steps =
                IntStream.range(0, counts.size()).mapToObj(i -> "step " + i).toList();
        Funnel funnel = Funnel.of(FunnelMode.ORDERED, null, steps)
                .withBase(input.has("all") ? FunnelBase.ALL_JOURNEYS : FunnelBase.FIRST_STEP);
        FunnelSummary summary =
                new FunnelSummary(funnel, all, counts, Collections.nCopies(counts.size(), Durations.EMPTY));
        double confidence = input.number("confidence");
        return new Output()
                .put(
                        "overall",
                        summary.steps().stream()
                                .map(step -> rate(step.conversion(), confidence))
                                .toList())
                .put(
                        "step",
                        summary.steps().stream()
                                .map(step -> step.ofStepBefore().map(rate -> rate(rate, confidence)))
                                .toList());
    }

    private static Output rate(Rate rate, double confidence) {
        Result<ConfidenceInterval> interval = rate.interval(confidence);
        return new Output()
                .put("n", rate.whole())
                .put("rate", rate.value())
                .put("lower", interval.map(ConfidenceInterval::lower))
                .put("upper", interval.map(ConfidenceInterval::upper));
    }

    private static Output attributionPaths(Input input) {
        ConversionPaths.Rest rest = switch (input.text("rest")) {
            case "nullPath" -> ConversionPaths.Rest.NULL_PATH;
            case "drop" -> ConversionPaths.Rest.DROP;
            default -> throw Input.unknown("rest", input.text("rest"));
        };
        ConversionPaths.Builder builder = ConversionPaths.builder(ConversionPaths.Definition.of(rest)
                .withLookback(input.has("lookbackSeconds") ? span(input.get("lookbackSeconds")) : null));
        input.map("journeys", Input::list)
                .values()
                .forEach(events -> builder.add(
                        events.stream().map(EventFunctions::pathEvent).toList()));
        ConversionPaths result = builder.build();
        return new Output()
                .put(
                        "paths",
                        result.paths().paths().stream()
                                .map(path -> new Output()
                                        .put("path", path.channels())
                                        .put("conversions", path.conversions())
                                        .put("nulls", path.nulls())
                                        .put("value", path.value()))
                                .toList())
                .put("touches", result.touches())
                .put(
                        "dropped",
                        new Output()
                                .put("touches", result.droppedTouches())
                                .put("outsideLookback", result.outsideLookback())
                                .put("afterLastConversion", result.afterLastConversion())
                                .put("conversionsWithoutTouch", result.conversionsWithoutTouch())
                                .put("valueWithoutTouch", result.valueWithoutTouch()));
    }

    private static PathEvent pathEvent(Input event) {
        BigDecimal value = event.has("value") ? event.get("value").json().decimalValue() : BigDecimal.ZERO;
        return new PathEvent(
                moment(event.get("atSeconds")), event.optionalText("channel"), event.flag("converts") ? value : null);
    }

    private static @Nullable Object attributionValue(Input input) {
        ChannelPaths.Builder builder = ChannelPaths.builder();
        for (Input each : input.get("paths").list()) {
            builder.add(new ChannelPaths.Path(
                    each.texts("path"),
                    each.integer("conversions"),
                    each.integer("nulls"),
                    each.get("value").json().decimalValue()));
        }
        ChannelPaths paths = builder.build();
        int order = input.has("order") ? input.intValue("order") : 1;
        return switch (input.text("method")) {
            case "firstTouch" -> credit(Attribution.credits(paths, Attribution.Method.FIRST_TOUCH));
            case "lastTouch" -> credit(Attribution.credits(paths, Attribution.Method.LAST_TOUCH));
            case "linear" -> credit(Attribution.credits(paths, Attribution.Method.LINEAR));
            case "positionBased" -> credit(Attribution.credits(paths, Attribution.Method.POSITION_BASED));
            case "lastNonDirect" ->
                credit(Attribution.lastNonDirect(
                        paths, input.has("direct") ? Set.copyOf(input.texts("direct")) : Set.of()));
            case "shapley" -> credit(Attribution.shapleyCredits(paths));
            case "markov" -> credit(MarkovAttribution.of(paths, order));
            case "markovValue" -> credit(MarkovAttribution.ofValue(paths, order));
            default -> throw Input.unknown("method", input.text("method"));
        };
    }

    private static Output credit(ChannelCredit credit) {
        return new Output().put("conversions", credit.conversions()).put("value", credit.value());
    }

    private static Result<Output> credit(MarkovAttribution markov) {
        return markov.attributedConversions()
                .flatMap(conversions ->
                        markov.attributedValue().map(value -> credit(new ChannelCredit(conversions, value))));
    }

    private static Output reliability(Input input) {
        List<double[]> rows = input.list("rows", Input::numbers);
        if (rows.isEmpty()) {
            return new Output()
                    .put("alpha", null)
                    .put("itemRest", List.of())
                    .put("checkCoding", List.of())
                    .put("constantItems", List.of())
                    .put("cautions", List.of());
        }
        int items = rows.get(0).length;
        String[] names = IntStream.range(0, items).mapToObj(i -> "item " + i).toArray(String[]::new);
        CoMomentsBuilder builder = CoMoments.builder(names);
        rows.forEach(builder::add);
        CoMoments moments = builder.build();
        ItemAnalysis analysis = ItemAnalysis.of(moments);
        return new Output()
                .put("alpha", analysis.alpha())
                .put("itemRest", analysis.itemRest())
                .put("checkCoding", analysis.checkCoding())
                .put(
                        "constantItems",
                        IntStream.range(0, items)
                                .filter(i -> rows.size() > 1 && !moments.hasSpread(names[i]))
                                .boxed()
                                .toList())
                .put(
                        "cautions",
                        analysis.cautions().stream().map(EventFunctions::camel).toList());
    }

    private static Output grouped(Input input) {
        Map<String, List<Input>> numeric = input.map("numeric", Input::list);
        Map<String, List<Input>> categorical = input.map("categorical", Input::list);
        List<Input> outcome = input.get("outcome").list();
        GroupedDrivers.Builder builder =
                GroupedDrivers.builder("outcome", List.copyOf(numeric.keySet()), List.copyOf(categorical.keySet()));
        List<List<Input>> lists = new ArrayList<>(numeric.values());
        lists.addAll(categorical.values());
        if (lists.stream().anyMatch(list -> list.size() != outcome.size())) {
            throw new IllegalArgumentException("lists of different length");
        }
        for (int i = 0; i < outcome.size(); i++) {
            int row = i;
            List<@Nullable Double> numbers = new ArrayList<>();
            numeric.values().forEach(list -> numbers.add(number(list.get(row))));
            List<@Nullable String> levels = new ArrayList<>();
            categorical
                    .values()
                    .forEach(list -> levels.add(
                            list.get(row).isNull() ? null : list.get(row).text()));
            builder.add(number(outcome.get(i)), numbers, levels);
        }
        GroupedDrivers result =
                builder.analyze(input.has("reference") ? input.map("reference", Input::text) : Map.of());
        return new Output()
                .put("n", result.n())
                .put("excluded", result.excluded())
                .put("rSquared", result.rSquared())
                .put("lmg", result.lmg())
                .put("lmgShare", result.lmgShares())
                .put("columns", result.columns())
                .put("coefficients", result.coefficients())
                .put("constant", result.constant());
    }

    private static @Nullable Double number(Input value) {
        return value.isNull() ? null : value.number();
    }

    private static Result<Output> arms(Input input) {
        return ArmRatios.of(
                        input.integers("observed"), input.numbers("plannedShares"), input.number("significanceLevel"))
                .map(arms -> new Output()
                        .put("chiSquare", arms.overall().chiSquare())
                        .put("degreesOfFreedom", arms.overall().degreesOfFreedom())
                        .put("pValue", arms.overall().pValue())
                        .put("mismatch", arms.overall().mismatch())
                        .put("residuals", arms.residuals())
                        .put("armPValues", arms.armPValues())
                        .put("suspects", arms.suspects()));
    }
}
