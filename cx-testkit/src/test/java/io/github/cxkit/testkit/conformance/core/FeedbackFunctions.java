package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.service.Disagreement;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackRule;
import io.github.cxkit.service.FeedbackRules;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Catalogue functions of reacting to words: disagreement, rules, rising themes. */
final class FeedbackFunctions {

    private static final long HOUR = 3_600;

    private FeedbackFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("feedback.disagreement", input -> {
            Feedback feedback = Feedback.of("case", FeedbackSource.SURVEY, Instant.EPOCH);
            return limits(input)
                    .of(said(feedback, input, scale(input.get("scale"))))
                    .map(verdict -> Names.lowerCamel(verdict.name()));
        });
        functions.put("feedback.rules", FeedbackFunctions::rules);
        functions.put("themes.rising", FeedbackFunctions::rising);
        functions.put(
                "themes.risingFalseAlarms",
                input -> new Output()
                        .put(
                                "periodsToFalseAlarm",
                                new PoissonCusum.Chart(input.number("reference"), input.number("decision"))
                                        .periodsToFalseAlarm(
                                                input.number("meanPerPeriod"), input.intValue("gridPerUnit"))));
    }

    static Scale scale(Input scale) {
        return Scale.of(scale.intValue("min"), scale.intValue("max"));
    }

    private static Disagreement limits(Input input) {
        return new Disagreement(input.number("ratingFrom"), input.number("sentimentFrom"));
    }

    private static Feedback said(Feedback feedback, Input input, Scale scale) {
        Feedback said = feedback;
        if (input.has("rating")) {
            said = said.rated(input.number("rating"), scale);
        }
        return input.has("sentiment") ? said.withSentiment(input.number("sentiment")) : said;
    }

    private static FeedbackSource source(String name) {
        return FeedbackSource.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static FeedbackRule rule(Input input) {
        FeedbackRule rule = FeedbackRule.named(input.text("id"));
        if (input.has("sources")) {
            Set<FeedbackSource> sources = EnumSet.noneOf(FeedbackSource.class);
            input.texts("sources").forEach(name -> sources.add(source(name)));
            rule = rule.withSources(sources);
        }
        if (input.has("themes")) {
            rule = rule.withThemes(input.texts("themes"));
        }
        if (input.has("sentimentTo")) {
            rule = rule.withSentimentTo(input.number("sentimentTo"));
        }
        if (input.has("phrases")) {
            rule = rule.withPhrases(input.texts("phrases"));
        }
        if (input.has("ratingTo")) {
            rule = rule.withRatingTo(input.number("ratingTo"));
        }
        if (input.has("disagreement")) {
            rule = rule.withDisagreement(
                    switch (input.text("disagreement")) {
                        case "wordsWorse" -> Disagreement.Verdict.WORDS_WORSE;
                        case "wordsBetter" -> Disagreement.Verdict.WORDS_BETTER;
                        default -> throw Input.unknown("disagreement", input.text("disagreement"));
                    });
        }
        if (input.has("noRating") && input.flag("noRating")) {
            rule = rule.withoutRating();
        }
        return input.has("always") && input.flag("always") ? rule.always() : rule;
    }

    private static Object rules(Input input) {
        Scale scale = scale(input.get("scale"));
        FeedbackRules rules = FeedbackRules.of(input.list("rules", FeedbackFunctions::rule))
                .with(limits(input))
                .withQuietTime(Duration.between(Instant.EPOCH, PlanFunctions.at(input.number("quietHours"), HOUR)));
        List<Feedback> feedback = input.list("feedback", each -> {
            Feedback said = Feedback.of(
                            each.text("id"),
                            source(each.text("source")),
                            PlanFunctions.at(each.number("atHours"), HOUR))
                    .saying(each.text("text"))
                    .withThemes(each.texts("themes"));
            return said(each.has("customer") ? said.from(each.text("customer")) : said, each, scale);
        });
        Map<String, Output> decisions = new LinkedHashMap<>();
        for (FeedbackRules.Decision decision : rules.decide(feedback)) {
            decisions.put(
                    decision.feedback(),
                    new Output()
                            .put("rule", decision.rule())
                            .put("action", Names.lowerCamel(decision.action().name()))
                            .put("joins", decision.joins()));
        }
        return decisions;
    }

    private static Object rising(Input input) {
        List<PoissonCusum.Period> periods = input.list(
                "periods", each -> new PoissonCusum.Period(each.integer("feedback"), each.integer("mentions")));
        PoissonCusum.Design design = new PoissonCusum.Design(
                input.intValue("baselinePeriods"), input.number("ratio"), input.number("decision"));
        return PoissonCusum.of(periods, design)
                .map(chart -> new Output()
                        .put("baselineRate", chart.baselineRate())
                        .put("referencePerFeedback", chart.reference())
                        .put("cusum", chart.values())
                        .put("signals", chart.signals()));
    }
}
