package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Bands;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Catalogue functions of rating metrics: NPS, CSAT, CES. */
final class MetricFunctions {

    private static final List<String> CLASSES = List.of("detractors", "passives", "promoters");

    private MetricFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        NetFunctions.addTo(functions);
        functions.put("nps.score", input -> describe(nps(input.get("counts"))));
        functions.put("nps.scoreFromRatings", MetricFunctions::npsFromRatings);
        functions.put(
                "nps.round", input -> nps(input.get("counts")).rounded(0, roundingMode(input.text("mode"), input)));
        functions.put("csat.score", input -> brief(csat(input, scale(input)), counts(input)));
        functions.put("csat.scoreFromRatings", input -> brief(csat(input, scale(input)), ratings(input, scale(input))));
        functions.put("ces.score", MetricFunctions::ces);
        functions.put(
                "bands.classify",
                input -> new Bands(input.list("cuts", Input::number), input.texts("labels"), "conformance case")
                        .classify(input.number("value")));
    }

    /** A score whose tally has the given counts per class: any point of the class will do. */
    static RatingScore nps(Input counts) {
        return Metrics.NPS.score(npsTally(counts));
    }

    static RatingTally npsTally(Input counts) {
        long[] points = new long[Metrics.NPS.scale().size()];
        for (int i = 0; i < CLASSES.size(); i++) {
            points[Metrics.NPS.classes().get(i).to()] = counts.integer(CLASSES.get(i));
        }
        return RatingTally.ofCounts(Metrics.NPS.scale(), points);
    }

    static RatingMetric npsWith(Input breaks) {
        int min = breaks.intValue("min");
        int detractorMax = breaks.intValue("detractorMax");
        int passiveMax = breaks.intValue("passiveMax");
        int max = breaks.intValue("max");
        return RatingMetric.net(
                Rule.convention("nps.breaks", "NPS", "breaks given by the case"),
                Scale.of(min, max),
                new RatingClass("detractor", min, detractorMax),
                new RatingClass("passive", detractorMax + 1, passiveMax),
                new RatingClass("promoter", passiveMax + 1, max));
    }

    private static Output describe(RatingScore score) {
        return new Output()
                .put("n", score.n())
                .put("score", score.value())
                .put("variance", score.variance())
                .put("sampleVariance", score.sampleVariance())
                .put("standardError", score.standardError());
    }

    private static Output npsFromRatings(Input input) {
        RatingMetric metric = npsWith(input.get("breaks"));
        RatingTally.Builder tally = RatingTally.builder(metric.scale());
        if (!input.text("missing").equals("exclude")) {
            throw Input.unknown("missing", input.text("missing"));
        }
        boolean exclude = switch (input.text("invalid")) {
            case "exclude" -> true;
            case "refuse" -> false;
            default -> throw Input.unknown("invalid", input.text("invalid"));
        };
        for (Input rating : input.get("ratings").list()) {
            if (rating.isNull()) {
                tally.addBlank();
            } else if (exclude && !isPoint(rating, metric.scale())) {
                tally.addInvalid();
            } else {
                tally.add(Math.toIntExact(rating.integer()));
            }
        }
        RatingScore score = metric.score(tally.build());
        Output output = describe(score)
                .put("missing", score.tally().blank())
                .put("invalid", score.tally().invalid());
        for (int i = 0; i < CLASSES.size(); i++) {
            output.put(CLASSES.get(i), score.classCounts().get(i));
        }
        return output;
    }

    private static boolean isPoint(Input rating, Scale scale) {
        double value = rating.number();
        return value == Math.rint(value) && scale.contains((int) value);
    }

    private static RoundingMode roundingMode(String name, Input input) {
        return switch (name) {
            case "halfAwayFromZero" -> RoundingMode.HALF_UP;
            case "halfEven" -> RoundingMode.HALF_EVEN;
            case "halfTowardPositive" ->
                nps(input.get("counts")).value().map(v -> v < 0).toOptional().orElse(false)
                        ? RoundingMode.HALF_DOWN
                        : RoundingMode.HALF_UP;
            default -> throw Input.unknown("mode", name);
        };
    }

    static Scale scale(Input input) {
        Input scale = input.get("scale");
        return Scale.of(scale.intValue("min"), scale.intValue("max"));
    }

    private static RatingTally counts(Input input) {
        return RatingTally.ofCounts(scale(input), input.integers("counts"));
    }

    private static RatingTally ratings(Input input, Scale scale) {
        RatingTally.Builder tally = RatingTally.builder(scale);
        for (Input rating : input.get("ratings").list()) {
            if (rating.isNull()) {
                tally.addBlank();
            } else {
                tally.add(Math.toIntExact(rating.integer()));
            }
        }
        return tally.build();
    }

    private static RatingMetric csat(Input input, Scale scale) {
        String method = input.text("method");
        return switch (method) {
            case "topBoxes" -> Metrics.topBoxes(scale, input.intValue("boxes"));
            case "bottomBoxes" -> Metrics.bottomBoxes(scale, input.intValue("boxes"));
            case "netBoxes" -> Metrics.netBoxes(scale, input.intValue("boxes"));
            case "mean" -> Metrics.mean(scale);
            case "mean0To100" -> Metrics.mean0To100(scale);
            case "percentOfMaximum" -> Metrics.percentOfMaximum(scale);
            default -> throw Input.unknown("method", method);
        };
    }

    private static Output ces(Input input) {
        boolean easy = switch (input.text("direction")) {
            case "highIsEasy" -> true;
            case "highIsEffort" -> false;
            default -> throw Input.unknown("direction", input.text("direction"));
        };
        Scale scale = scale(input);
        long[] counts = input.integers("counts");
        // the thresholds are points of a scale on which high is easy
        long[] byEase = counts.clone();
        for (int i = 0; !easy && i < counts.length; i++) {
            byEase[i] = counts[counts.length - 1 - i];
        }
        Rule rule = Rule.convention("ces.case", "CES", "thresholds given by the case");
        return switch (input.text("method")) {
            case "easyShare" ->
                brief(
                        RatingMetric.share(rule, scale, onScale(scale, input.intValue("easyFrom")), scale.max()),
                        RatingTally.ofCounts(scale, byEase));
            case "difficultShare" ->
                brief(
                        RatingMetric.share(rule, scale, scale.min(), onScale(scale, input.intValue("difficultTo"))),
                        RatingTally.ofCounts(scale, byEase));
            case "netEase" ->
                brief(
                        net(rule, scale, input.intValue("difficultTo"), input.intValue("easyFrom")),
                        RatingTally.ofCounts(scale, byEase));
            default -> {
                Scale directed = new Scale(scale.points(), easy ? Direction.HIGH_IS_GOOD : Direction.HIGH_IS_BAD);
                yield brief(csat(input, directed), RatingTally.ofCounts(directed, counts));
            }
        };
    }

    /** Good less bad, with or without points between them. */
    static RatingMetric net(Rule rule, Scale scale, int badTo, int goodFrom) {
        if (onScale(scale, badTo) >= onScale(scale, goodFrom)) {
            throw new IllegalArgumentException("bad up to " + badTo + " and good from " + goodFrom + " overlap");
        }
        return RatingMetric.of(
                rule, scale, ScoreUnit.POINTS, point -> point <= badTo ? -100 : point >= goodFrom ? 100 : 0);
    }

    private static int onScale(Scale scale, int point) {
        scale.require(point);
        return point;
    }

    private static Output brief(RatingMetric metric, RatingTally tally) {
        return new Output().put("n", tally.n()).put("score", metric.score(tally).value());
    }
}
