package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.framework.CoCreation;
import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.EffortLoyaltyLink;
import io.github.cxkit.framework.EnablerAssessment;
import io.github.cxkit.framework.Frameworks;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.framework.MissingPolicy;
import io.github.cxkit.framework.Realm;
import io.github.cxkit.framework.ServqualSummary;
import io.github.cxkit.framework.ValueGaps;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.ServiceRecovery;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.CorrelationMatrix;
import io.github.cxkit.stats.Reliability;
import io.github.cxkit.survey.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Catalogue functions of the named frameworks. */
final class FrameworkFunctions {

    private FrameworkFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("pyramid.gated", FrameworkFunctions::gated);
        functions.put("pyramid.composite", FrameworkFunctions::composite);
        functions.put("pillars.index", FrameworkFunctions::pillars);
        functions.put("valueModel.gaps", FrameworkFunctions::values);
        functions.put("servqual.score", FrameworkFunctions::servqual);
        functions.put("reliability.cronbachAlpha", FrameworkFunctions::alpha);
        functions.put(
                "reliability.omegaFromLoadings",
                input -> new Output()
                        .put(
                                "omegaTotal",
                                Reliability.omegaFromLoadings(input.list("standardizedLoadings", Input::number))));
        functions.put("reliability.omegaFromCorrelation", FrameworkFunctions::omega);
        functions.put(
                "coCreation.realm",
                input -> Realm.of(input.number("participation"), input.number("connection"))
                        .name()
                        .toLowerCase(Locale.ROOT));
        functions.put("coCreation.sweetSpot", FrameworkFunctions::sweetSpot);
        functions.put("coCreation.dart", FrameworkFunctions::dart);
        functions.put("coCreation.rate", FrameworkFunctions::coCreationRate);
        functions.put("enablers.index", FrameworkFunctions::enablers);
        functions.put(
                "productExperience.score",
                input -> Frameworks.PRODUCT_EXPERIENCE
                        .score(Map.of("product", input.number("product"), "experience", input.number("experience")))
                        .value());
        functions.put("effort.loyaltyLink", FrameworkFunctions::effort);
        functions.put("service.recovery", FrameworkFunctions::recovery);
    }

    private static Output gated(Input input) {
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        double[] given = input.numbers("weights");
        List<String> levels = List.of("meetsNeeds", "easy", "enjoyable");
        if (given.length != levels.size()) {
            throw new IllegalArgumentException("the pyramid has three weights but " + given.length + " were given");
        }
        for (int i = 0; i < levels.size(); i++) {
            scores.put(levels.get(i), 100 * input.number(levels.get(i)));
            weights.put(levels.get(i), given[i]);
        }
        IndexScore score = Frameworks.PYRAMID_GATED.withWeights(weights).score(scores);
        return new Output()
                .put("score", score.value())
                .put("attainedLevel", score.attainedLevel(100 * input.number("threshold")));
    }

    private static MissingPolicy missing(Input input) {
        return switch (input.text("missing")) {
            case "requireAll" -> MissingPolicy.REQUIRE_ALL;
            case "renormalise" -> MissingPolicy.RENORMALISE;
            default -> throw Input.unknown("missing", input.text("missing"));
        };
    }

    private static Scale scale(Input input) {
        return Scale.of(input.get("scale").intValue("min"), input.get("scale").intValue("max"));
    }

    private static Output composite(Input input) {
        CompositeIndex index = Frameworks.PYRAMID_COMPOSITE
                .withWeights(input.map("weights", Input::number))
                .withMissing(missing(input));
        Map<String, Scale> scales = new LinkedHashMap<>();
        index.dimensions().forEach(d -> scales.put(d.id(), scale(input)));
        IndexSummary.Builder summary = index.summary(scales);
        for (Input response : input.get("responses").list()) {
            Map<String, Integer> ratings = new LinkedHashMap<>();
            for (String question : scales.keySet()) {
                if (response.has(question)) {
                    ratings.put(question, response.intValue(question));
                }
            }
            summary.add(1, ratings);
        }
        IndexSummary built = summary.build();
        return new Output()
                .put("n", built.respondentEvidence().n())
                .put("excluded", built.respondentEvidence().excluded().total())
                .put("score", built.respondentMean());
    }

    private static Output pillars(Input input) {
        Map<String, Double> scores = new LinkedHashMap<>();
        input.map("scores", value -> value).forEach((pillar, value) -> {
            if (!value.isNull()) {
                scores.put(pillar, value.number());
            }
        });
        IndexScore score = Frameworks.SIX_PILLARS
                .withWeights(input.map("weights", Input::number))
                .withMissing(missing(input))
                .score(scores);
        return new Output()
                .put("index", score.value())
                .put("coverage", score.coverage())
                .put("weakest", score.weakest())
                .put("strongest", score.strongest());
    }

    private static Output values(Input input) {
        var gaps = new ValueGaps(
                input.number("expectation"),
                input.number("proposition"),
                input.number("perception"),
                input.number("realization"));
        return new Output()
                .put("promiseGap", gaps.promiseGap())
                .put("perceptionGap", gaps.perceptionGap())
                .put("realizationGap", gaps.realizationGap())
                .put("totalGap", gaps.totalGap());
    }

    private static Output servqual(Input input) {
        Map<String, Input> dimensions = input.map("dimensions", value -> value);
        ServqualSummary summary = ServqualSummary.empty(List.copyOf(dimensions.keySet()));
        for (Map.Entry<String, Input> dimension : dimensions.entrySet()) {
            List<double[]> expectations = dimension.getValue().list("expectations", Input::numbers);
            List<double[]> perceptions = dimension.getValue().list("perceptions", Input::numbers);
            if (expectations.size() != perceptions.size()) {
                throw new IllegalArgumentException("expectations and perceptions of different respondents");
            }
            for (int i = 0; i < expectations.size(); i++) {
                if (expectations.get(i).length != perceptions.get(i).length) {
                    throw new IllegalArgumentException("expectations and perceptions of different items");
                }
                for (int j = 0; j < expectations.get(i).length; j++) {
                    summary = summary.plus(
                            dimension.getKey(),
                            expectations.get(i)[j],
                            perceptions.get(i)[j]);
                }
            }
        }
        Output gaps = new Output();
        for (String dimension : dimensions.keySet()) {
            gaps.put(dimension, summary.gap(dimension));
        }
        return new Output()
                .put("gaps", gaps)
                .put("unweighted", summary.unweightedGap())
                .put("weighted", summary.weightedGap(input.map("weights", Input::number)));
    }

    private static Output alpha(Input input) {
        List<double[]> rows = input.list("rows", Input::numbers);
        int items = rows.isEmpty() ? 1 : rows.get(0).length;
        CoMomentsBuilder moments = CoMoments.builder(
                IntStream.range(0, items).mapToObj(i -> "i" + i).toArray(String[]::new));
        rows.forEach(moments::add);
        Reliability reliability = Reliability.of(moments.build());
        boolean known = reliability.alphaIfDeleted().stream().anyMatch(Result::isKnown);
        return new Output()
                .put("alpha", reliability.alpha())
                .put("standardizedAlpha", reliability.standardizedAlpha())
                .put("alphaIfDeleted", known ? reliability.alphaIfDeleted() : null);
    }

    private static Output omega(Input input) {
        double[][] matrix = input.list("correlation", Input::numbers).toArray(double[][]::new);
        List<String> names =
                IntStream.range(0, matrix.length).mapToObj(i -> "i" + i).toList();
        Result<List<Double>> loadings = Reliability.loadings(CorrelationMatrix.of(names, matrix));
        return new Output()
                .put("loadings", loadings)
                .put("omegaTotal", loadings.flatMap(Reliability::omegaFromLoadings));
    }

    private static Result<Double> sweetSpot(Input input) {
        Map<Realm, Double> intensities = new LinkedHashMap<>();
        input.map("intensities", Input::number)
                .forEach((realm, value) -> intensities.put(Realm.valueOf(realm.toUpperCase(Locale.ROOT)), value));
        return Realm.sweetSpot(intensities);
    }

    private static Output dart(Input input) {
        Scale scale = scale(input);
        CompositeIndex index = Frameworks.DART.withRange(scale.min(), scale.max());
        Map<String, Scale> scales = new LinkedHashMap<>();
        index.dimensions().forEach(d -> scales.put(d.id(), scale));
        IndexSummary.Builder summary = index.summary(scales);
        input.map("answers", Input::list)
                .forEach((dimension, answers) -> answers.forEach(answer -> {
                    if (!answer.isNull()) {
                        summary.add(1, Map.of(dimension, Math.toIntExact(answer.integer())));
                    }
                }));
        IndexScore score = summary.build().score();
        Output output = new Output();
        index.dimensions().forEach(d -> output.put(d.id(), score.scores().get(d.id())));
        return output.put("overall", score.value());
    }

    private static Output coCreationRate(Input input) {
        CoCreation rate = CoCreation.EMPTY;
        for (Input event : input.get("contributed").list()) {
            rate = rate.plus(event.json().booleanValue());
        }
        return new Output().put("contributions", rate.contributions()).put("rate", rate.rate());
    }

    private static Output enablers(Input input) {
        Combination rule = switch (input.text("rule")) {
            case "minimum" -> Combination.WEAKEST;
            case "geometricMean" -> Combination.GEOMETRIC_MEAN;
            default -> throw Input.unknown("rule", input.text("rule"));
        };
        Map<String, List<Double>> ratings = new LinkedHashMap<>();
        input.map("ratings", Input::list)
                .forEach((enabler, list) ->
                        ratings.put(enabler, list.stream().map(Input::number).toList()));
        var assessment = new EnablerAssessment(Frameworks.PEOPLE_PROCESS_TECHNOLOGY.withCombination(rule), ratings);
        Output output = new Output();
        ratings.keySet().forEach(enabler -> output.put(enabler, assessment.mean(enabler)));
        return output.put("overall", assessment.overall())
                .put("stage", assessment.stage())
                .put("weakest", assessment.weakest());
    }

    private static Output effort(Input input) {
        Input high = input.get("highEffort");
        Input low = input.get("lowEffort");
        var link = new EffortLoyaltyLink(
                high.integer("disloyal"), high.integer("n"), low.integer("disloyal"), low.integer("n"));
        return new Output()
                .put("disloyalHigh", link.disloyalHigh())
                .put("disloyalLow", link.disloyalLow())
                .put("riskDifference", link.riskDifference())
                .put("relativeRisk", link.relativeRisk())
                .put("oddsRatio", link.oddsRatio());
    }

    private static Output recovery(Input input) {
        Map<String, ServiceRecovery.Outcome> outcomes = new LinkedHashMap<>();
        for (ServiceRecovery.Outcome outcome : ServiceRecovery.Outcome.values()) {
            outcomes.put(Names.lowerCamel(outcome.name()), outcome);
        }
        ServiceRecovery recovery = ServiceRecovery.of(input.list("responses", response -> {
            ServiceRecovery.Outcome outcome = outcomes.get(response.text("group"));
            if (outcome == null) {
                throw Input.unknown("group", response.text("group"));
            }
            return new ServiceRecovery.Answer(outcome, response.number("satisfaction"));
        }));
        Output means = new Output();
        outcomes.forEach((name, outcome) -> {
            if (recovery.mean(outcome).isKnown()) {
                means.put(name, recovery.mean(outcome));
            }
        });
        return new Output()
                .put("means", means)
                .put("paradoxGap", recovery.paradoxGap())
                .put("recoveryLift", recovery.recoveryLift())
                .put("recoveryRate", recovery.recoveryRate().value());
    }
}
