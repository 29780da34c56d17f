package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.ScoreSeries;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ControlChart;
import io.github.cxkit.stats.Cusum;
import io.github.cxkit.stats.SampleRatio;
import io.github.cxkit.stats.SequentialTest;
import io.github.cxkit.stats.Trend;
import io.github.cxkit.stats.WeightedSlope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of things over time: trends, control charts, experiments. */
final class SeriesFunctions {

    private SeriesFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("trend.cochranArmitage", input -> {
            Result<Trend> trend =
                    Trend.cochranArmitage(input.integers("successes"), input.integers("n"), input.numbers("times"));
            return test(trend).put("chiSquare", trend.map(t -> t.statistic() * t.statistic()));
        });
        functions.put("trend.npsSlope", SeriesFunctions::slope);
        functions.put("trend.mannKendall", input -> {
            Result<Trend> trend = Trend.mannKendall(input.numbers("values"));
            return test(trend)
                    .put("s", trend.map(t -> Math.round(t.size())))
                    .put("variance", trend.map(Trend::variance));
        });
        functions.put(
                "monitor.pChart",
                input -> ControlChart.p(input.integers("successes"), input.integers("n"), input.number("sigmas"))
                        .map(SeriesFunctions::chart));
        functions.put(
                "monitor.laney",
                input -> ControlChart.laney(input.integers("successes"), input.integers("n"), input.number("sigmas"))
                        .map(chart -> chart(chart).put("sigmaZ", chart.spread())));
        functions.put("monitor.npsChart", SeriesFunctions::scoreChart);
        functions.put(
                "monitor.ewma",
                input -> chart(ControlChart.ewma(
                        input.numbers("values"), process(input), input.number("lambda"), input.number("limitWidth"))));
        functions.put("monitor.cusum", SeriesFunctions::cusum);
        functions.put("experiment.msprt", SeriesFunctions::msprt);
        functions.put(
                "experiment.confidenceSequence",
                input -> SequentialTest.halfWidth(
                        input.integer("n"), mixture(input), input.number("significanceLevel")));
        functions.put(
                "experiment.eValue",
                input -> SequentialTest.eValue(
                        input.integer("successes"),
                        input.integer("n"),
                        input.number("nullShare"),
                        new SequentialTest.Prior(
                                input.get("prior").number("alpha"),
                                input.get("prior").number("beta"))));
        functions.put("experiment.sampleRatio", SeriesFunctions::sampleRatio);
        functions.put("nps.rollUp", SeriesFunctions::rollUp);
    }

    private static Output test(Result<Trend> trend) {
        return new Output().put("statistic", trend.map(Trend::statistic)).put("pValue", trend.map(Trend::pValue));
    }

    /** Scores in order; without any there is no series, and so no figure. */
    static Result<ScoreSeries> series(Input input, String field) {
        List<RatingScore> scores = input.list(field, MetricFunctions::nps);
        return scores.isEmpty()
                ? Result.insufficient(Reason.NO_ANSWERS, "no scores")
                : Result.of(new ScoreSeries(scores));
    }

    private static @Nullable Object scoreChart(Input input) {
        double sigmas = input.number("sigmas");
        return series(input, "counts")
                .flatMap(series -> series.controlChart(sigmas))
                .map(SeriesFunctions::chart);
    }

    private static @Nullable Object slope(Input input) {
        double[] times = input.numbers("times");
        int periods = input.get("counts").list().size();
        if (times.length != periods) {
            throw new IllegalArgumentException(periods + " periods but " + times.length + " times");
        }
        Result<WeightedSlope> slope = series(input, "counts").flatMap(series -> series.slope(times));
        return test(slope.map(WeightedSlope::trend))
                .put("slope", slope.map(s -> s.trend().size()))
                .put("standardError", slope.map(WeightedSlope::standardError))
                .put("lackOfFitChiSquare", slope.map(WeightedSlope::lackOfFitChiSquare))
                .put("lackOfFitDegreesOfFreedom", slope.map(WeightedSlope::lackOfFitDegreesOfFreedom));
    }

    private static Output chart(ControlChart chart) {
        return new Output()
                .put("center", chart.center())
                .put("points", chart.points())
                .put("lower", chart.lower())
                .put("upper", chart.upper())
                .put("signals", positions(chart.signals()));
    }

    private static List<Integer> positions(List<ControlChart.Signal> signals) {
        return signals.stream().map(ControlChart.Signal::index).toList();
    }

    private static @Nullable Object cusum(Input input) {
        Cusum cusum = Cusum.of(
                        input.numbers("values"), process(input), input.number("reference"), input.number("decision"))
                .orElseThrow();
        return new Output()
                .put("upper", cusum.upper())
                .put("lower", cusum.lower())
                .put("signals", positions(cusum.signals()));
    }

    private static @Nullable Object msprt(Input input) {
        SequentialTest test = SequentialTest.msprt(
                input.numbers("a"), input.numbers("b"), mixture(input), input.number("significanceLevel"));
        return new Output()
                .put("likelihoodRatio", test.likelihoodRatio())
                .put("alwaysValidPValue", test.alwaysValidPValue())
                .put("halfWidth", test.halfWidth());
    }

    private static @Nullable Object sampleRatio(Input input) {
        return SampleRatio.of(
                        input.integers("observed"), input.numbers("plannedShares"), input.number("significanceLevel"))
                .map(check -> new Output()
                        .put("chiSquare", check.chiSquare())
                        .put("degreesOfFreedom", check.degreesOfFreedom())
                        .put("pValue", check.pValue())
                        .put("mismatch", check.mismatch()));
    }

    private static @Nullable Object rollUp(Input input) {
        Result<ScoreSeries> series = series(input, "segments");
        return switch (input.text("weighting")) {
            case "pooledCounts" ->
                series.map(ScoreSeries::pooled)
                        .map(pooled ->
                                new Output().put("score", pooled.value()).put("standardError", pooled.standardError()));
            case "equalSegments" ->
                series.flatMap(ScoreSeries::segmentMean)
                        .map(mean ->
                                new Output().put("score", mean.value()).put("standardError", mean.standardError()));
            default -> throw Input.unknown("weighting", input.text("weighting"));
        };
    }

    private static ControlChart.Target process(Input input) {
        return new ControlChart.Target(input.number("target"), input.number("standardDeviation"));
    }

    private static SequentialTest.Mixture mixture(Input input) {
        return new SequentialTest.Mixture(input.number("pairVariance"), input.number("mixingVariance"));
    }
}
