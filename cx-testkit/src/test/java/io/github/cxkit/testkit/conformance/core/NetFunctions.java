package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.Bootstrap;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.IntervalMethod;
import io.github.cxkit.metric.NetScorePlan;
import io.github.cxkit.metric.Posterior;
import io.github.cxkit.metric.PseudoCounts;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.SampleSize;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of the statistics of one and two NPS, and of planning them. */
final class NetFunctions {

    private NetFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("nps.interval", NetFunctions::interval);
        functions.put("nps.posterior", NetFunctions::posterior);
        functions.put("nps.compare", NetFunctions::compare);
        functions.put("nps.sampleSize", NetFunctions::sampleSize);
        functions.put("nps.sampleSizeForComparison", NetFunctions::sampleSizeForComparison);
        functions.put(
                "nps.detectableDifference",
                input -> StatsFunctions.plan(input)
                        .detectableDifference(
                                input.number("varianceA"),
                                input.integer("nA"),
                                input.number("varianceB"),
                                input.integer("nB")));
    }

    private static PseudoCounts pseudoCounts(Input input) {
        return new PseudoCounts(input.number("detractors"), input.number("passives"), input.number("promoters"));
    }

    private static PseudoCounts added(Input input) {
        return input.has("pseudoCounts") ? pseudoCounts(input.get("pseudoCounts")) : PseudoCounts.ROCKS;
    }

    private static Output interval(Input input) {
        RatingScore score = MetricFunctions.nps(input.get("counts"));
        double confidence = input.number("confidence");
        if (input.text("method").equals("bcaBootstrap")) {
            Bootstrap.Ties ties = !input.has("ties")
                    ? Bootstrap.Ties.MIDRANK
                    : switch (input.text("ties")) {
                        case "midrank" -> Bootstrap.Ties.MIDRANK;
                        case "strict" -> Bootstrap.Ties.STRICT;
                        default -> throw Input.unknown("ties", input.text("ties"));
                    };
            Result<Bootstrap> bootstrap = score.bootstrap(ties, confidence);
            return limits(bootstrap.map(Bootstrap::interval), input)
                    .put("biasCorrection", bootstrap.map(Bootstrap::biasCorrection))
                    .put("acceleration", bootstrap.map(Bootstrap::acceleration));
        }
        return limits(
                switch (input.text("method")) {
                    case "wald" ->
                        input.has("populationSize")
                                ? score.intervalInPopulation(input.integer("populationSize"), confidence)
                                : score.interval(IntervalMethod.WALD, confidence);
                    case "adjustedWald" -> score.adjustedInterval(added(input), confidence);
                    case "score" -> score.interval(IntervalMethod.SCORE, confidence);
                    case "t" -> score.interval(IntervalMethod.T, confidence);
                    case "bootstrapPercentile" -> score.interval(IntervalMethod.BOOTSTRAP_PERCENTILE, confidence);
                    default -> throw Input.unknown("method", input.text("method"));
                },
                input);
    }

    private static Output limits(Result<ConfidenceInterval> raw, Input input) {
        return StatsFunctions.limits(input.flag("clamp") ? raw.map(i -> i.clamp(-100, 100)) : raw);
    }

    private static @Nullable Object posterior(Input input) {
        Result<Posterior> posterior = MetricFunctions.nps(input.get("counts"))
                .posterior(pseudoCounts(input.get("prior")), input.number("confidence"));
        return StatsFunctions.limits(posterior.map(Posterior::interval))
                .put("mean", posterior.map(Posterior::mean))
                .put("standardDeviation", posterior.map(Posterior::standardDeviation))
                .put("probabilityPositive", posterior.map(Posterior::probabilityPositive));
    }

    private static @Nullable Object compare(Input input) {
        RatingScore a = MetricFunctions.nps(input.get("a"));
        RatingScore b = MetricFunctions.nps(input.get("b"));
        double confidence = StatsFunctions.confidence(input);
        ComparisonMethod method = switch (input.text("method")) {
            case "unpooled" -> ComparisonMethod.UNPOOLED;
            case "pooled" -> ComparisonMethod.POOLED;
            case "adjustedWald" -> ComparisonMethod.ADJUSTED_WALD;
            case "welch" -> ComparisonMethod.WELCH;
            case "chiSquare" -> ComparisonMethod.CHI_SQUARE;
            case "exactPermutation" -> ComparisonMethod.EXACT_PERMUTATION;
            default -> throw Input.unknown("method", input.text("method"));
        };
        return StatsFunctions.difference(
                method == ComparisonMethod.ADJUSTED_WALD
                        ? a.compareAdjusted(b, added(input), confidence).difference()
                        : a.compare(b, method, confidence).difference());
    }

    private static NetScorePlan shares(Input input) {
        return new NetScorePlan(input.number("promoterShare"), input.number("detractorShare"));
    }

    private static Output sampleSize(Input input) {
        NetScorePlan shares = shares(input);
        double margin = input.number("margin");
        double confidence = input.number("confidence");
        return switch (input.text("method")) {
            case "wald" -> {
                SampleSize size = shares.forMargin(margin, confidence);
                yield new Output()
                        .put("n", size.n())
                        .put("unrounded", size.unrounded())
                        .put("variance", shares.variance());
            }
            case "adjustedWaldShortcut" ->
                new Output()
                        .put(
                                "n",
                                shares.forAdjustedMarginShortcut(margin, confidence)
                                        .n());
            case "adjustedWald" ->
                new Output()
                        .put("n", shares.forAdjustedMargin(margin, confidence).n());
            case "worstCase" ->
                new Output()
                        .put(
                                "n",
                                NetScorePlan.WORST_CASE
                                        .forMargin(margin, confidence)
                                        .n());
            default -> throw Input.unknown("method", input.text("method"));
        };
    }

    private static Output sampleSizeForComparison(Input input) {
        NetScorePlan a = shares(input.get("a"));
        NetScorePlan b = shares(input.get("b"));
        double confidence = input.number("confidence");
        double power = input.number("power");
        return switch (input.text("method")) {
            case "wald" ->
                StatsFunctions.perGroup(a.toCompare(b, confidence, power)).put("difference", a.score() - b.score());
            case "adjustedWaldShortcut" ->
                new Output()
                        .put(
                                "nPerGroup",
                                a.toCompareShortcut(b, confidence, power).n());
            default -> throw Input.unknown("method", input.text("method"));
        };
    }
}
