package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.FunnelPlot;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.NetChange;
import io.github.cxkit.metric.NetShrinkage;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.ScoreChange;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.LocalLevel;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Shrinkage;
import io.github.cxkit.stats.TermCounts;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of insight: why a score moved, who differs, telling words, short series. */
final class InsightFunctions {

    private InsightFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("change.decompose", InsightFunctions::decompose);
        functions.put("nps.changeParts", InsightFunctions::changeParts);
        functions.put(
                "segments.rank",
                input -> ranks(
                        RankSets.of(
                                input.list("segments", InsightFunctions::estimate), order(input), confidence(input)),
                        input));
        functions.put("segments.rankFromCounts", InsightFunctions::rankFromCounts);
        functions.put("segments.funnelPlot", InsightFunctions::funnel);
        functions.put("segments.heterogeneity", InsightFunctions::heterogeneity);
        functions.put("segments.shrink", InsightFunctions::shrink);
        functions.put("nps.shrink", InsightFunctions::shrinkNet);
        functions.put("words.keyness", InsightFunctions::keyness);
        functions.put("series.localLevel", InsightFunctions::localLevel);
        functions.put(
                "nps.localLevel",
                input -> level(SeriesFunctions.series(input, "counts")
                        .flatMap(series -> series.localLevel(confidence(input)))));
        WaveFunctions.addTo(functions);
        ExperimentFunctions.addTo(functions);
    }

    static double confidence(Input input) {
        return input.number("confidence");
    }

    /** A metric whose points are worth what the case says. */
    static RatingMetric metric(Input input) {
        List<Double> values = input.list("values", Input::number);
        return new RatingMetric(
                Rule.convention("case.values", "Score", "values given by the case"),
                Scale.of(1, values.size()),
                values,
                ScoreUnit.SCALE_POINTS,
                List.of());
    }

    static RatingTally tally(RatingMetric metric, Input counts) {
        return RatingTally.ofCounts(
                metric.scale(), counts.list().stream().mapToLong(Input::integer).toArray());
    }

    private static SegmentedScore segmented(RatingMetric metric, Input input, String field) {
        SegmentedTally.Builder builder = SegmentedTally.builder(metric.scale());
        for (Input segment : input.get("segments").list()) {
            builder.addSegment(segment.text("segment"), tally(metric, segment.get(field)));
        }
        return new SegmentedScore(metric, builder.build());
    }

    private static @Nullable Object decompose(Input input) {
        RatingMetric metric = metric(input);
        ScoreChange.Form form = switch (input.text("method")) {
            case "twoPart" -> ScoreChange.Form.TWO_PART;
            case "threePart" -> ScoreChange.Form.THREE_PART;
            default -> throw Input.unknown("method", input.text("method"));
        };
        return ScoreChange.of(segmented(metric, input, "before"), segmented(metric, input, "after"), form)
                .map(InsightFunctions::change);
    }

    private static Output change(ScoreChange change) {
        boolean three = change.form() == ScoreChange.Form.THREE_PART;
        Output output = new Output()
                .put("before", change.before())
                .put("after", change.after())
                .put("change", change.change().value())
                .put("mix", change.mix().value())
                .put("rate", change.rate().value())
                .put("changeStandardError", change.change().standardError())
                .put("mixStandardError", change.mix().standardError())
                .put("rateStandardError", change.rate().standardError());
        if (three) {
            output.put("interaction", change.interaction().map(ScoreChange.Part::value))
                    .put("interactionStandardError", change.interaction().map(ScoreChange.Part::standardError));
        }
        List<Output> segments = new ArrayList<>();
        for (ScoreChange.Contribution c : change.segments()) {
            Output segment = new Output()
                    .put("segment", c.segment())
                    .put("shareBefore", c.before().share())
                    .put("shareAfter", c.after().share())
                    .put("scoreBefore", c.before().score())
                    .put("scoreAfter", c.after().score())
                    .put("mix", c.mix())
                    .put("rate", c.rate())
                    .put("total", c.total());
            if (three) {
                segment.put("interaction", c.interaction());
            }
            segments.add(segment);
        }
        return output.put("segments", segments)
                .put("onlyBefore", change.onlyBefore())
                .put("onlyAfter", change.onlyAfter())
                .put("reversal", change.pattern() == ScoreChange.Pattern.SIMPSON_REVERSAL);
    }

    private static @Nullable Object changeParts(Input input) {
        return NetChange.between(MetricFunctions.nps(input.get("before")), MetricFunctions.nps(input.get("after")))
                .map(parts -> new Output()
                        .put("change", parts.change().value())
                        .put("promotersGained", parts.positivesGained().value())
                        .put("detractorsLost", parts.negativesLost().value())
                        .put("passivesGained", parts.neutralsGained())
                        .put("changeStandardError", parts.change().standardError())
                        .put("promotersStandardError", parts.positivesGained().standardError())
                        .put("detractorsStandardError", parts.negativesLost().standardError()));
    }

    private static Estimate estimate(Input segment) {
        return new Estimate(segment.text("segment"), optional(segment, "score"), optional(segment, "standardError"));
    }

    private static Result<Double> optional(Input input, String field) {
        return input.has(field) ? Result.of(input.number(field)) : unknown();
    }

    private static Result<Double> optional(Input value) {
        return value.isNull() ? unknown() : Result.of(value.number());
    }

    private static Result<Double> unknown() {
        return Result.insufficient(Reason.NO_ANSWERS, "not given by the case");
    }

    private static RankSets.Order order(Input input) {
        return switch (input.text("order")) {
            case "highestFirst" -> RankSets.Order.HIGHEST_FIRST;
            case "lowestFirst" -> RankSets.Order.LOWEST_FIRST;
            default -> throw Input.unknown("order", input.text("order"));
        };
    }

    private static @Nullable Object rankFromCounts(Input input) {
        RankSets.PairTest test = switch (input.text("test")) {
            case "pooledZ" -> RankSets.PairTest.POOLED_Z;
            case "welch" -> RankSets.PairTest.WELCH;
            default -> throw Input.unknown("test", input.text("test"));
        };
        return ranks(segmented(metric(input), input, "counts").rankSets(order(input), test, confidence(input)), input);
    }

    private static Result<Output> ranks(Result<RankSets> result, Input input) {
        int tau = input.has("tau") ? input.intValue("tau") : 1;
        if (tau < 1) {
            throw new IllegalArgumentException("tau must be 1 or more but was " + tau);
        }
        boolean marginal = switch (input.text("kind")) {
            case "marginal" -> true;
            case "simultaneous" -> false;
            default -> throw Input.unknown("kind", input.text("kind"));
        };
        return result.map(sets -> {
            List<Output> segments = new ArrayList<>();
            for (RankSets.Entry entry : sets.entries()) {
                Result<RankSets.RankRange> range = entry.place().map(p -> marginal ? p.marginal() : p.simultaneous());
                segments.add(new Output()
                        .put("segment", entry.name())
                        .put("rank", entry.place().map(RankSets.Place::rank))
                        .put("lower", range.map(RankSets.RankRange::best))
                        .put("upper", range.map(RankSets.RankRange::worst)));
            }
            Output output = new Output().put("ranked", sets.ranked()).put("segments", segments);
            return input.has("tau") ? output.put("best", sets.possibleBest(tau)) : output;
        });
    }

    private static @Nullable Object funnel(Input input) {
        FunnelPlot.Overdispersion overdispersion = switch (input.text("overdispersion")) {
            case "none" -> FunnelPlot.Overdispersion.NONE;
            case "multiplicative" -> FunnelPlot.Overdispersion.MULTIPLICATIVE;
            case "additive" -> FunnelPlot.Overdispersion.ADDITIVE;
            default -> throw Input.unknown("overdispersion", input.text("overdispersion"));
        };
        return segmented(metric(input), input, "counts")
                .funnelPlot(overdispersion, input.number("winsorise"), confidence(input))
                .map(InsightFunctions::funnel);
    }

    private static Output funnel(FunnelPlot plot) {
        List<Output> points = new ArrayList<>();
        for (FunnelPlot.Point p : plot.points()) {
            points.add(limits(p.limits())
                    .put("segment", p.segment())
                    .put("n", p.n())
                    .put("score", p.score())
                    .put("z", p.z())
                    .put("outside", p.outside().map(o -> o.name().toLowerCase(java.util.Locale.ROOT))));
        }
        Output output = new Output()
                .put("centre", plot.center())
                .put("dispersion", plot.dispersion())
                .put("points", points);
        return switch (plot.overdispersion()) {
            case NONE -> output;
            case MULTIPLICATIVE -> output.put("factor", plot.factor());
            case ADDITIVE -> output.put("tauSquared", plot.tauSquared());
        };
    }

    static Output limits(Result<ConfidenceInterval> interval) {
        return new Output()
                .put("lower", interval.map(ConfidenceInterval::lower))
                .put("upper", interval.map(ConfidenceInterval::upper));
    }

    private static Heterogeneity.Method method(Input input) {
        return switch (input.text("method")) {
            case "pauleMandel" -> Heterogeneity.Method.PAULE_MANDEL;
            case "dersimonianLaird" -> Heterogeneity.Method.DERSIMONIAN_LAIRD;
            default -> throw Input.unknown("method", input.text("method"));
        };
    }

    private static List<Estimate> estimates(Input input, String valueField) {
        List<Input> values = input.get(valueField).list();
        List<Input> errors = input.get("standardErrors").list();
        if (values.size() != errors.size()) {
            throw new IllegalArgumentException(values.size() + " values but " + errors.size() + " standard errors");
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            estimates.add(new Estimate(String.valueOf(i), optional(values.get(i)), optional(errors.get(i))));
        }
        return estimates;
    }

    private static @Nullable Object heterogeneity(Input input) {
        return Heterogeneity.of(estimates(input, "scores"), method(input), confidence(input))
                .map(h -> limits(Result.of(h.interval()))
                        .put("segments", h.evidence().n())
                        .put("leftOut", h.leftOut())
                        .put("q", h.q())
                        .put("degreesOfFreedom", h.degreesOfFreedom())
                        .put("pValue", h.pValue())
                        .put("iSquared", h.iSquared())
                        .put("tauSquared", h.tauSquared())
                        .put("fixedMean", h.common().value())
                        .put("fixedStandardError", h.common().standardError())
                        .put("mean", h.mean().value())
                        .put("standardError", h.mean().standardError()));
    }

    private static @Nullable Object shrink(Input input) {
        return Shrinkage.of(input.list("segments", InsightFunctions::estimate), method(input), confidence(input))
                .map(s -> {
                    List<Output> segments = new ArrayList<>();
                    for (Shrinkage.Entry entry : s.entries()) {
                        Result<Shrinkage.Shrunken> own = entry.shrunken();
                        segments.add(limits(own.map(Shrinkage.Shrunken::interval))
                                .put("segment", entry.name())
                                .put("weight", own.map(Shrinkage.Shrunken::weight))
                                .put("score", own.map(Shrinkage.Shrunken::value))
                                .put("standardError", own.map(Shrinkage.Shrunken::standardError)));
                    }
                    return new Output()
                            .put("mean", s.among().mean().value())
                            .put("meanStandardError", s.among().mean().standardError())
                            .put("tauSquared", s.among().tauSquared())
                            .put("segments", segments);
                });
    }

    private static @Nullable Object shrinkNet(Input input) {
        SegmentedTally.Builder builder = SegmentedTally.builder(Metrics.NPS.scale());
        for (Input segment : input.get("segments").list()) {
            builder.addSegment(segment.text("segment"), MetricFunctions.npsTally(segment.get("counts")));
        }
        return new SegmentedScore(Metrics.NPS, builder.build())
                .netShrinkage(confidence(input))
                .map(s -> {
                    List<Output> segments = new ArrayList<>();
                    for (NetShrinkage.Entry entry : s.entries()) {
                        segments.add(limits(entry.interval())
                                .put("segment", entry.segment())
                                .put("n", entry.n())
                                .put("raw", entry.raw())
                                .put("weight", entry.weight())
                                .put("score", entry.score())
                                .put("standardDeviation", entry.standardDeviation()));
                    }
                    return new Output()
                            .put("pooled", s.pooled())
                            .put("concentration", s.concentration())
                            .put("overdispersed", s.differ())
                            .put("segments", segments);
                });
    }

    private static @Nullable Object keyness(Input input) {
        TermCounts counts = new TermCounts(
                input.list("terms", InsightFunctions::term), input.integer("totalA"), input.integer("totalB"));
        Keyness.Minimum minimum = new Keyness.Minimum(input.integer("minCount"), input.integer("minRespondents"));
        Result<Keyness> keyness = switch (input.text("method")) {
            case "logOdds" ->
                Keyness.logOdds(counts, input.optionalNumber("priorTotal").orElse(Keyness.USUAL_PRIOR), minimum);
            case "g2" -> Keyness.g2(counts, minimum);
            default -> throw Input.unknown("method", input.text("method"));
        };
        return keyness.map(k -> {
            List<Output> terms = new ArrayList<>();
            for (Keyness.KeyTerm term : k.terms()) {
                terms.add(new Output()
                        .put("term", term.term())
                        .put("effect", term.effect())
                        .put("statistic", term.statistic())
                        .put("pValue", term.pValue())
                        .put("adjustedPValue", term.adjustedPValue()));
            }
            return new Output().put("terms", terms).put("leftOut", k.leftOut());
        });
    }

    private static TermCounts.Term term(Input term) {
        return new TermCounts.Term(
                term.text("term"),
                new TermCounts.Uses(term.integer("countA"), term.integer("respondentsA")),
                new TermCounts.Uses(term.integer("countB"), term.integer("respondentsB")));
    }

    private static @Nullable Object localLevel(Input input) {
        List<Estimate> series = estimates(input, "values");
        return level(
                input.has("levelVariance")
                        ? LocalLevel.withLevelVariance(series, confidence(input), input.number("levelVariance"))
                        : LocalLevel.of(series, confidence(input)));
    }

    private static Result<Output> level(Result<LocalLevel> result) {
        return result.map(level -> {
            List<Output> filtered = new ArrayList<>();
            List<Output> smoothed = new ArrayList<>();
            List<Result<Double>> residuals = new ArrayList<>();
            for (LocalLevel.Period period : level.periods()) {
                filtered.add(band(period.filtered()));
                smoothed.add(band(Result.of(period.smoothed())));
                residuals.add(period.residual());
            }
            return new Output()
                    .put("levelVariance", level.levelVariance())
                    .put("logLikelihood", level.logLikelihood())
                    .put("filtered", filtered)
                    .put("smoothed", smoothed)
                    .put(
                            "forecast",
                            band(Result.of(level.forecast()))
                                    .put("standardError", level.forecast().standardError()))
                    .put("residuals", residuals)
                    .put("alarms", level.alarms());
        });
    }

    private static Output band(Result<LocalLevel.Level> level) {
        return limits(level.map(LocalLevel.Level::interval)).put("level", level.map(LocalLevel.Level::value));
    }
}
