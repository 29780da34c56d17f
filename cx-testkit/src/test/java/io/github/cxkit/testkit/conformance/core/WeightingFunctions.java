package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.StratifiedScore;
import io.github.cxkit.metric.WeightedScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Bounds;
import io.github.cxkit.stats.LargestRemainder;
import io.github.cxkit.stats.Raking;
import io.github.cxkit.survey.Dispositions;
import io.github.cxkit.survey.RepeatPolicy;
import io.github.cxkit.survey.WeightedTally;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of weights, response and respondents. */
final class WeightingFunctions {

    private WeightingFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("weighted.score", WeightingFunctions::weighted);
        functions.put("weighted.stratifiedScore", WeightingFunctions::stratified);
        functions.put("weights.rake", WeightingFunctions::rake);
        functions.put("nps.nonresponseBounds", input -> {
            Bounds range = Metrics.NPS.nonresponseBounds(input.number("score"), input.number("responseRate"));
            return new Output().put("lower", range.lower()).put("upper", range.upper());
        });
        functions.put(
                "survey.responseRate",
                input -> new Dispositions(
                                input.integer("completes"),
                                input.integer("partials"),
                                input.integer("refusals"),
                                input.integer("nonContacts"),
                                input.integer("others"),
                                input.integer("unknownEligibility"))
                        .responseRate(
                                Dispositions.ResponseRate.valueOf(input.text("formula")),
                                input.number("eligibleShareOfUnknown")));
        functions.put("respondents.repeatAnswers", WeightingFunctions::repeats);
        functions.put(
                "shares.largestRemainder",
                input -> LargestRemainder.of(input.integer("total"), input.integers("counts")));
    }

    private static @Nullable Object weighted(Input input) {
        RatingMetric metric = MetricFunctions.npsWith(input.get("breaks"));
        double[] weights = input.numbers("weights");
        long[] ratings = input.integers("ratings");
        if (weights.length != ratings.length) {
            throw new IllegalArgumentException(ratings.length + " ratings but " + weights.length + " weights");
        }
        WeightedTally.Builder tally = WeightedTally.builder(metric.scale());
        for (int i = 0; i < ratings.length; i++) {
            tally.add(Math.toIntExact(ratings[i]), weights[i]);
        }
        WeightedScore score = metric.score(tally.build());
        Result<Double> error = switch (input.text("standardErrorMethod")) {
            case "kish" -> score.kishStandardError();
            case "linearised" ->
                input.has("populationSize")
                        ? score.standardErrorInPopulation(input.integer("populationSize"))
                        : score.standardError();
            default -> throw Input.unknown("standardErrorMethod", input.text("standardErrorMethod"));
        };
        return new Output()
                .put("score", score.value())
                .put("variance", score.variance())
                .put("standardError", error)
                .put("effectiveSampleSize", score.effectiveSize())
                .put("designEffect", score.designEffect())
                .put("weightingEfficiency", score.weightingEfficiency());
    }

    private static @Nullable Object stratified(Input input) {
        List<StratifiedScore.Stratum> strata = input.list("strata", stratum -> {
            RatingScore score = MetricFunctions.nps(stratum.get("counts"));
            return new StratifiedScore.Stratum(stratum.text("name"), score, stratum.integer("populationSize"));
        });
        boolean corrected = input.flag("finitePopulationCorrection");
        if (strata.isEmpty()) {
            return null;
        }
        StratifiedScore score = new StratifiedScore(strata, corrected);
        return new Output().put("score", score.value()).put("standardError", score.standardError());
    }

    private static @Nullable Object rake(Input input) {
        Raking.Options options = Raking.Options.DEFAULT;
        if (input.has("startWeights")) {
            options = options.withStartWeights(
                    Arrays.stream(input.numbers("startWeights")).boxed().toList());
        }
        Result<Raking> raking = Raking.of(
                input.map(
                        "columns",
                        column -> column.list().stream().map(Input::text).toList()),
                input.map("targets", WeightingFunctions::levels),
                options);
        return new Output()
                .put("weights", raking.map(Raking::weights))
                .put("effectiveSampleSize", raking.map(Raking::effectiveSize));
    }

    private static Map<String, Double> levels(Input levels) {
        Map<String, Double> targets = new java.util.LinkedHashMap<>();
        levels.json().properties().forEach(e -> targets.put(e.getKey(), new Input(e.getValue()).number()));
        return targets;
    }

    private static Instant seconds(Input seconds) {
        return PlanFunctions.at(seconds.number(), 1);
    }

    private static @Nullable Object repeats(Input input) {
        RepeatPolicy policy = switch (input.text("policy")) {
            case "all" -> RepeatPolicy.ALL;
            case "first" -> RepeatPolicy.FIRST;
            case "last" -> RepeatPolicy.LAST;
            case "onePerWindow" ->
                RepeatPolicy.onePerWindow(Duration.between(Instant.EPOCH, seconds(input.get("windowSeconds"))));
            default -> throw Input.unknown("policy", input.text("policy"));
        };
        List<RepeatPolicy.Stamp> stamps = input.list(
                "answers",
                answer -> new RepeatPolicy.Stamp(answer.optionalText("respondent"), seconds(answer.get("atSeconds"))));
        List<Integer> kept = policy.kept(stamps);
        return new Output().put("kept", kept).put("dropped", stamps.size() - kept.size());
    }
}
