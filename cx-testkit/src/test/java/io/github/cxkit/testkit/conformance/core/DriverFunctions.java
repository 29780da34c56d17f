package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.driver.KanoAnswer;
import io.github.cxkit.driver.KanoScore;
import io.github.cxkit.driver.KanoTable;
import io.github.cxkit.driver.KanoTally;
import io.github.cxkit.driver.KeyDrivers;
import io.github.cxkit.driver.OpportunityScore;
import io.github.cxkit.driver.PenaltyReward;
import io.github.cxkit.driver.PenaltyRewardDesign;
import io.github.cxkit.driver.Sentiment;
import io.github.cxkit.driver.ThemeTally;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.CorrelationMatrix;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of key drivers, Kano, importance-performance, opportunity, penalty-reward and themes. */
final class DriverFunctions {

    private DriverFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("keyDrivers.fromCorrelation", DriverFunctions::fromCorrelation);
        functions.put("keyDrivers.fromRows", DriverFunctions::fromRows);
        functions.put(
                "kano.classify",
                input -> String.valueOf(table(input)
                        .classify(answer(input, "functional"), answer(input, "dysfunctional"))
                        .letter()));
        functions.put("kano.analyze", DriverFunctions::kano);
        functions.put("ipa.classify", DriverFunctions::importancePerformance);
        functions.put("opportunity.score", DriverFunctions::opportunity);
        functions.put("penaltyReward.contrast", DriverFunctions::penaltyReward);
        functions.put("themes.npsImpact", DriverFunctions::themes);
        functions.put(
                "sentiment.normalize", input -> Sentiment.normalize(input.number("score"), input.number("alpha")));
    }

    private static Output fromCorrelation(Input input) {
        double[][] matrix = input.list("correlation", Input::numbers).toArray(double[][]::new);
        List<String> names =
                IntStream.range(0, matrix.length).mapToObj(i -> "v" + i).toList();
        int index = input.intValue("outcomeIndex");
        if (index < 0 || index >= names.size()) {
            throw new IllegalArgumentException("no row " + index + " in " + names);
        }
        String outcome = names.get(index);
        return describe(KeyDrivers.analyze(CorrelationMatrix.of(names, matrix), outcome));
    }

    private static @Nullable Object fromRows(Input input) {
        if (!input.text("missing").equals("listwise")) {
            throw Input.unknown("missing", input.text("missing"));
        }
        CoMomentsBuilder builder = CoMoments.builder(input.texts("columns").toArray(String[]::new));
        for (Input row : input.get("rows").list()) {
            List<@Nullable Double> values = new ArrayList<>();
            row.list().forEach(cell -> values.add(cell.isNull() ? null : (Double) cell.number()));
            builder.add(values);
        }
        CoMoments moments = builder.build();
        return KeyDrivers.analyze(moments, input.text("outcome"))
                .map(analysis -> describe(analysis)
                        .put("n", analysis.evidence().n())
                        .put("excluded", analysis.evidence().excluded().total()));
    }

    private static Output describe(DriverAnalysis analysis) {
        return new Output()
                .put("rSquared", analysis.rSquared())
                .put("lmg", each(analysis, DriverImportance::lmg))
                .put("lmgShare", each(analysis, DriverImportance::lmgShare))
                .put("relativeWeights", each(analysis, DriverImportance::relativeWeight))
                .put("relativeWeightsShare", each(analysis, DriverImportance::relativeWeightShare))
                .put("first", each(analysis, DriverImportance::first))
                .put("last", each(analysis, DriverImportance::last));
    }

    private static List<Object> each(DriverAnalysis analysis, Function<DriverImportance, Object> field) {
        return analysis.drivers().stream().map(field).toList();
    }

    private static KanoTable table(Input input) {
        return KanoTable.valueOf(input.text("table").toUpperCase(Locale.ROOT));
    }

    private static KanoAnswer answer(Input input, String name) {
        return KanoAnswer.valueOf(input.text(name).toUpperCase(Locale.ROOT));
    }

    private static Output kano(Input input) {
        KanoTally tally = KanoTally.EMPTY;
        for (Input response : input.get("responses").list()) {
            tally = tally.plus(answer(response, "functional"), answer(response, "dysfunctional"));
        }
        KanoScore score = tally.score(table(input));
        Output counts = new Output();
        score.counts().forEach((category, count) -> counts.put(String.valueOf(category.letter()), count));
        return new Output()
                .put("counts", counts)
                .put("category", score.category().map(c -> String.valueOf(c.letter())))
                .put("better", score.better())
                // 0.0 - x, so that none gives 0 and not -0
                .put("worse", score.worse().value().map(share -> 0.0 - share))
                .put("categoryStrength", score.categoryStrength())
                .put("totalStrength", score.totalStrength())
                .put("functionalMean", score.functionalMean())
                .put("dysfunctionalMean", score.dysfunctionalMean());
    }

    private static @Nullable Object importancePerformance(Input input) {
        List<ImportancePerformance.Item> items = input.list(
                "items",
                item -> new ImportancePerformance.Item(
                        item.text("name"), item.number("importance"), item.number("performance")));
        return ImportancePerformance.classify(
                        items,
                        ImportancePerformance.Cut.valueOf(input.text("cut").toUpperCase(Locale.ROOT)))
                .map(placed -> {
                    Output quadrants = new Output();
                    Output gaps = new Output();
                    placed.items().forEach(item -> {
                        quadrants.put(
                                item.item().name(),
                                Names.lowerCamel(item.quadrant().name()));
                        gaps.put(item.item().name(), item.gap());
                    });
                    return new Output()
                            .put("importanceCut", placed.importanceCut())
                            .put("performanceCut", placed.performanceCut())
                            .put("quadrants", quadrants)
                            .put("gap", gaps);
                });
    }

    private static @Nullable Object opportunity(Input input) {
        Scale scale =
                Scale.of(input.get("scale").intValue("min"), input.get("scale").intValue("max"));
        return OpportunityScore.of(
                        "need",
                        tally(input, "importance", scale),
                        tally(input, "satisfaction", scale),
                        input.intValue("topFrom"),
                        OpportunityScore.Variant.valueOf(input.text("variant").toUpperCase(Locale.ROOT)))
                .map(opportunity -> new Output()
                        .put("importance", opportunity.importance())
                        .put("satisfaction", opportunity.satisfaction())
                        .put("opportunity", opportunity.score()));
    }

    private static RatingTally tally(Input input, String name, Scale scale) {
        RatingTally.Builder tally = RatingTally.builder(scale);
        for (long rating : input.integers(name)) {
            tally.add(Math.toIntExact(rating));
        }
        return tally.build();
    }

    private static Output penaltyReward(Input input) {
        var design = new PenaltyRewardDesign(List.of("attribute"), input.number("lowTo"), input.number("highFrom"));
        double[] attribute = input.numbers("attribute");
        double[] overall = input.numbers("overall");
        if (attribute.length != overall.length) {
            throw new IllegalArgumentException(
                    "ratings of the attribute and overall must be pairs: " + attribute.length + ", " + overall.length);
        }
        CoMomentsBuilder rows = design.builder();
        for (int i = 0; i < attribute.length; i++) {
            design.add(rows, overall[i], attribute[i]);
        }
        PenaltyReward result = design.analyze(rows.build());
        PenaltyReward.Contrast contrast = result.contrasts().get(0);
        return new Output()
                .put("penalty", contrast.penalty())
                .put("reward", contrast.reward())
                .put("baseline", result.baseline());
    }

    private static Output themes(Input input) {
        RatingMetric nps = MetricFunctions.npsWith(input.get("breaks"));
        ThemeTally.Builder builder = ThemeTally.builder(nps.scale());
        for (Input response : input.get("responses").list()) {
            builder.add(response.intValue("rating"), response.texts("themes"));
        }
        ThemeTally tally = builder.build();
        Output themes = new Output();
        tally.impacts(nps)
                .forEach((theme, impact) -> themes.put(
                        theme,
                        new Output()
                                .put("mentions", impact.mentions())
                                .put("nps", impact.mentioned().value())
                                .put("impact", impact.impact())));
        return new Output().put("nps", nps.score(tally.all()).value()).put("themes", themes);
    }
}
