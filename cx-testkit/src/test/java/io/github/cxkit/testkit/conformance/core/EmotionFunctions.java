package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.EmotionRecovery;
import io.github.cxkit.journey.experience.EmotionSource;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.LogRank;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Catalogue functions of feelings: the curve, recovery, and the comparison of groups in time. */
final class EmotionFunctions {

    private static final long HOUR = 3_600;

    private EmotionFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("emotion.curve", EmotionFunctions::curve);
        functions.put("emotion.recovery", EmotionFunctions::recovery);
        functions.put("survival.logRank", EmotionFunctions::logRank);
    }

    private static Object curve(Input input) {
        Scale scale = FeedbackFunctions.scale(input.get("ratingScale"));
        EmotionCurve curve = EmotionCurve.of(input.texts("touchpoints"), input.intValue("minimum"));
        double confidence = input.confidence();
        for (Input each : input.get("observations").list()) {
            EmotionSource source = EmotionSource.valueOf(each.text("source").toUpperCase(Locale.ROOT));
            if (!curve.touchpoints().contains(each.text("touchpoint"))) {
                throw Input.unknown("touchpoint", each.text("touchpoint"));
            }
            if (each.has("value")) {
                double value = each.number("value");
                curve = curve.plus(
                        source == EmotionSource.RATING
                                ? EmotionCurve.Observation.rating(each.text("touchpoint"), value, scale)
                                : new EmotionCurve.Observation(each.text("touchpoint"), source, value));
            }
        }
        List<Output> points = new ArrayList<>();
        for (EmotionCurve.Point point : curve.points()) {
            Map<String, Long> others = new LinkedHashMap<>();
            point.otherSources().forEach((source, n) -> others.put(Names.lowerCamel(source.name()), n));
            EmotionSource source = point.source();
            points.add(InsightFunctions.limits(point.interval(confidence))
                    .put("touchpoint", point.touchpoint())
                    .put("source", source == null ? null : Names.lowerCamel(source.name()))
                    .put("n", point.moments().n())
                    .put("mean", point.mean())
                    .put("otherSources", others));
        }
        return new Output()
                .put("curve", points)
                .put("unknown", curve.unknown())
                .put("peakEnd", curve.peakEnd())
                .put("lowest", curve.lowest());
    }

    private static Object recovery(Input input) {
        EmotionRecovery.Limits limits = new EmotionRecovery.Limits(input.number("lowTo"), input.number("wellFrom"));
        List<List<EmotionRecovery.Moment>> journeys = input.list(
                "journeys",
                journey -> journey.list().stream()
                        .map(each -> new EmotionRecovery.Moment(
                                PlanFunctions.at(each.number("atHours"), HOUR), each.number("emotion")))
                        .toList());
        EmotionRecovery recovery = EmotionRecovery.summarizer(limits).summarize(journeys);
        List<Output> curve = new ArrayList<>();
        recovery.hours()
                .limits(input.confidence())
                .toOptional()
                .orElse(List.of())
                .forEach(step -> curve.add(InsightFunctions.limits(step.interval())
                        .put("timeHours", step.time())
                        .put("notYetWell", step.survival())));
        return new Output()
                .put("low", recovery.low())
                .put("recovered", recovery.recovered())
                .put("medianHours", recovery.hours().median())
                .put("curve", curve)
                .put(
                        "status",
                        journeys.stream()
                                .map(journey ->
                                        Names.lowerCamel(limits.status(journey).name()))
                                .toList());
    }

    private static Object logRank(Input input) {
        Map<String, KaplanMeier> groups = new LinkedHashMap<>();
        for (Input group : input.get("groups").list()) {
            List<Input> observed = group.get("observed").list();
            boolean[] flags = new boolean[observed.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = observed.get(i).json().booleanValue();
            }
            PlanFunctions.putOnce(groups, group.text("group"), KaplanMeier.of(group.numbers("durationsDays"), flags));
        }
        LogRank test = LogRank.of(groups);
        List<Output> outputs = new ArrayList<>();
        test.groups()
                .forEach((name, durations) -> outputs.add(new Output()
                        .put("group", name)
                        .put("n", durations.n())
                        .put("events", durations.events())
                        .put("expected", test.expected().get(name))));
        return new Output()
                .put("groups", outputs)
                .put("chiSquare", test.test().map(LogRank.ChiSquare::value))
                .put("degreesOfFreedom", test.test().map(LogRank.ChiSquare::degreesOfFreedom))
                .put("pValue", test.test().map(LogRank.ChiSquare::pValue));
    }
}
