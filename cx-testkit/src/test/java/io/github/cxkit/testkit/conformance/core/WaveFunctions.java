package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.MarginalHomogeneity;
import io.github.cxkit.metric.McNemar;
import io.github.cxkit.metric.NetTransitions;
import io.github.cxkit.metric.OverlappingWaves;
import io.github.cxkit.metric.PairedTally;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.WaveChange;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of the same people twice, and of several answers per person. */
final class WaveFunctions {

    private WaveFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("waves.compare", WaveFunctions::paired);
        functions.put("waves.mcnemar", WaveFunctions::mcNemar);
        functions.put("waves.homogeneity", WaveFunctions::homogeneity);
        functions.put("nps.transitions", WaveFunctions::transitions);
        functions.put("waves.partlyOverlapping", WaveFunctions::overlapping);
        functions.put("clustered.score", WaveFunctions::clustered);
    }

    private static PairedTally table(Scale scale, Input input) {
        return new PairedTally(
                scale,
                input.list(
                        "table", row -> row.list().stream().map(Input::integer).toList()));
    }

    private static Output change(WaveChange change) {
        Difference d = change.change();
        return InsightFunctions.limits(d.interval())
                .put("before", change.before())
                .put("after", change.after())
                .put("change", d.value())
                .put("standardError", d.standardError())
                .put("correlation", change.correlation())
                .put("statistic", d.statistic())
                .put("degreesOfFreedom", d.degreesOfFreedom())
                .put("pValue", d.pValue());
    }

    private static @Nullable Object paired(Input input) {
        RatingMetric metric = InsightFunctions.metric(input);
        return table(metric.scale(), input)
                .compare(metric, InsightFunctions.confidence(input))
                .map(c -> change(c).put("n", c.pairs()).put("unpairedStandardError", c.independentStandardError()));
    }

    private static @Nullable Object overlapping(Input input) {
        RatingMetric metric = InsightFunctions.metric(input);
        RatingTally onlyBefore = InsightFunctions.tally(metric, input.get("onlyBefore"));
        RatingTally onlyAfter = InsightFunctions.tally(metric, input.get("onlyAfter"));
        return new OverlappingWaves(table(metric.scale(), input), onlyBefore, onlyAfter)
                .compare(metric, InsightFunctions.confidence(input))
                .map(c -> change(c)
                        .put("pairs", c.pairs())
                        .put("nBefore", c.nBefore())
                        .put("nAfter", c.nAfter()));
    }

    private static @Nullable Object mcNemar(Input input) {
        Scale scale = Scale.of(0, 1);
        RatingMetric share =
                RatingMetric.share(Rule.convention("case.share", "Share", "given by the case"), scale, 1, 1);
        McNemar.Method method = switch (input.text("method")) {
            case "exact" -> McNemar.Method.EXACT;
            case "midP" -> McNemar.Method.MID_P;
            case "chiSquare" -> McNemar.Method.CHI_SQUARE;
            default -> throw Input.unknown("method", input.text("method"));
        };
        PairedTally people = new PairedTally(
                scale,
                List.of(
                        List.of(input.integer("neither"), input.integer("onlyAfter")),
                        List.of(input.integer("onlyBefore"), input.integer("both"))));
        return people.mcNemar(share, method, InsightFunctions.confidence(input)).map(m -> {
            Output output = InsightFunctions.limits(Result.of(m.interval()))
                    .put("n", m.evidence().n())
                    .put("before", m.before())
                    .put("after", m.after())
                    .put("change", m.change())
                    .put("pValue", m.pValue());
            return method == McNemar.Method.CHI_SQUARE ? output.put("statistic", m.statistic()) : output;
        });
    }

    private static @Nullable Object homogeneity(Input input) {
        return table(Scale.of(1, input.get("table").list().size()), input)
                .homogeneity()
                .map(h -> new Output()
                        .put("n", h.evidence().n())
                        .put("stuartMaxwell", chiSquare(h.stuartMaxwell()))
                        .put("bowker", chiSquare(h.bowker())));
    }

    private static Output chiSquare(MarginalHomogeneity.ChiSquare test) {
        return new Output()
                .put("statistic", test.statistic())
                .put("degreesOfFreedom", test.degreesOfFreedom())
                .put("pValue", test.pValue());
    }

    private static @Nullable Object transitions(Input input) {
        RatingMetric net = RatingMetric.net(
                Rule.convention("case.net", "Net score", "one point per class"),
                Scale.of(1, 3),
                new RatingClass("detractor", 1, 1),
                new RatingClass("passive", 2, 2),
                new RatingClass("promoter", 3, 3));
        return table(net.scale(), input)
                .transitions(net)
                .map(t -> new Output()
                        .put("n", t.evidence().n())
                        .put("before", t.before())
                        .put("after", t.after())
                        .put("change", t.change())
                        .put("inflow", t.inflow())
                        .put("outflow", t.outflow())
                        .put("improved", t.improved())
                        .put("worsened", t.worsened())
                        .put("unchanged", t.unchanged())
                        .put("rates", rates(t))
                        .put(
                                "netGain",
                                new Output()
                                        .put("detractors", t.netGain(0))
                                        .put("passives", t.netGain(1))
                                        .put("promoters", t.netGain(2))));
    }

    private static List<Object> rates(NetTransitions transitions) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Result<List<Double>> row = transitions.rates(i);
            rows.add(row.isKnown() ? row : undefinedRow());
        }
        return rows;
    }

    private static List<Result<Double>> undefinedRow() {
        return IntStream.range(0, 3)
                .mapToObj(i -> Result.<Double>insufficient(Result.Reason.NO_ANSWERS, "empty class"))
                .toList();
    }

    private static @Nullable Object clustered(Input input) {
        ClusterSums.Builder builder = ClusterSums.builder();
        for (Input answer : input.get("answers").list()) {
            builder.add(answer.optionalText("respondent"), answer.number("value"), answer.number("weight"));
        }
        return ClusteredMean.of(builder.build(), InsightFunctions.confidence(input))
                .map(m -> InsightFunctions.limits(m.interval())
                        .put("n", m.evidence().n())
                        .put("respondents", m.respondents())
                        .put("score", m.value())
                        .put("standardError", m.standardError())
                        .put("degreesOfFreedom", m.degreesOfFreedom())
                        .put("designEffect", m.designEffect())
                        .put("effectiveSampleSize", m.effectiveSampleSize()));
    }
}
