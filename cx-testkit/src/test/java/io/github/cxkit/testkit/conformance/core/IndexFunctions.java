package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.Acsi;
import io.github.cxkit.metric.ExperienceIndex;
import io.github.cxkit.metric.Questionnaire;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of published indices made of several questions. */
final class IndexFunctions {

    private static final List<String> LEVELS = List.of("meetsNeeds", "easy", "enjoyable");

    private IndexFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("index.acsi", IndexFunctions::acsi);
        functions.put("index.sus", input -> questionnaire(Questionnaire.SUS, input));
        functions.put("index.umux", input -> questionnaire(Questionnaire.UMUX, input));
        functions.put("index.umuxLite", input -> questionnaire(Questionnaire.UMUX_LITE, input));
        functions.put("index.uxLite", input -> questionnaire(Questionnaire.UX_LITE, input));
        functions.put(
                "index.cxi",
                input -> experience(input, level -> {
                    RatingMetric metric = question(input);
                    return RatingTally.ofCounts(
                            metric.scale(), input.get("counts").integers(level));
                }));
        functions.put(
                "index.cxiFromRatings",
                input -> experience(input, level -> {
                    RatingTally.Builder tally = RatingTally.builder(MetricFunctions.scale(input));
                    for (Input response : input.get("responses").list()) {
                        if (response.has(level)) {
                            tally.add(response.intValue(level));
                        } else {
                            tally.addBlank();
                        }
                    }
                    return tally.build();
                }));
    }

    private static @Nullable Object acsi(Input input) {
        Input weights = input.get("weights");
        Input means = input.get("means");
        return new Acsi(weights.number("satisfaction"), weights.number("expectancy"), weights.number("ideal"))
                .index(means.number("satisfaction"), means.number("expectancy"), means.number("ideal"));
    }

    private static @Nullable Object questionnaire(Questionnaire questionnaire, Input input) {
        List<@Nullable Integer> answers = new ArrayList<>();
        for (Input answer : input.get("answers").list()) {
            answers.add(answer.isNull() ? null : Math.toIntExact(answer.integer()));
        }
        return questionnaire.score(answers);
    }

    private static RatingMetric question(Input input) {
        Scale scale = MetricFunctions.scale(input);
        int bad = input.intValue("badTo");
        int good = input.intValue("goodFrom");
        return MetricFunctions.net(
                Rule.convention("cxi.case", "CXi question", "thresholds given by the case"), scale, bad, good);
    }

    /** The answers to one question. */
    @FunctionalInterface
    private interface Answers {
        RatingTally to(String level);
    }

    private static Output experience(Input input, Answers answers) {
        RatingMetric metric = question(input);
        ExperienceIndex index = new ExperienceIndex(
                metric.score(answers.to(LEVELS.get(0))),
                metric.score(answers.to(LEVELS.get(1))),
                metric.score(answers.to(LEVELS.get(2))));
        return new Output()
                .put("meetsNeeds", index.meetsNeeds().value())
                .put("easy", index.easy().value())
                .put("enjoyable", index.enjoyable().value())
                .put("index", index.index());
    }
}
