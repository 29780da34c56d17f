package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.text.CommentAnalysis;
import io.github.cxkit.text.Lexicon;
import io.github.cxkit.text.LexiconAnalyzer;
import io.github.cxkit.text.SentimentLabel;
import io.github.cxkit.text.SentimentSettings;
import io.github.cxkit.text.SentimentSummary;
import io.github.cxkit.text.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of remarks: sentiment and terms. */
final class TextFunctions {

    private static final double USUAL_COVERAGE = 0.5;

    private TextFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("sentiment.remark", TextFunctions::remark);
        functions.put("sentiment.summary", TextFunctions::summary);
        functions.put("words.terms", TextFunctions::terms);
    }

    private static Object remark(Input input) {
        Input rules = input.get("lexicon");
        Lexicon lexicon = Lexicon.of("und")
                .withValences(rules.map("valences", Input::number))
                .withNegations(set(rules, "negations"))
                .withIntensities(rules.map("intensities", Input::number))
                .withContrasts(set(rules, "contrasts"));
        SentimentSettings settings = SentimentSettings.standard()
                .withReach(rules.intValue("reach"))
                .withTurned(rules.number("turned"))
                .withContrast(rules.number("before"), rules.number("after"))
                .withAlpha(rules.number("alpha"))
                .withThresholds(rules.number("decidedFrom"), rules.number("mixedFrom"));
        CommentAnalysis analysis = LexiconAnalyzer.of(lexicon).with(settings).analyze(input.text("text"));
        return new Output()
                .put("words", analysis.words().total())
                .put("valued", analysis.words().valued())
                .put("positive", analysis.words().positive())
                .put("negative", analysis.words().negative())
                .put("sentiment", analysis.sentiment())
                .put("label", Names.lowerCamel(analysis.label().name()));
    }

    private static Set<String> set(Input input, String name) {
        return new HashSet<>(input.texts(name));
    }

    private static Object summary(Input input) {
        double coverageFrom = input.optionalNumber("coverageFrom").orElse(USUAL_COVERAGE);
        double confidence = input.confidence();
        List<SentimentLabel> labels = input.texts("labels").stream()
                .map(label -> SentimentLabel.valueOf(label.toUpperCase(Locale.ROOT)))
                .toList();
        SentimentSummary summary = SentimentSummary.of(labels).withCoverageFrom(coverageFrom);
        return new Output()
                .put("remarks", summary.remarks())
                .put("decided", summary.decided())
                .put("coverage", summary.coverage().value())
                .put("shown", summary.isShown())
                .put("positive", rate(summary.positive(), confidence))
                .put("negative", rate(summary.negative(), confidence))
                .put("net", summary.net());
    }

    private static @Nullable Output rate(Result<Rate> shown, double confidence) {
        if (!shown.isKnown()) {
            return null;
        }
        Rate rate = shown.orElseThrow();
        return new Output()
                .put("n", rate.whole())
                .put("rate", rate.value())
                .put("lower", rate.interval(confidence).map(interval -> interval.lower()))
                .put("upper", rate.interval(confidence).map(interval -> interval.upper()));
    }

    private static Object terms(Input input) {
        Terms terms = Terms.of(Locale.forLanguageTag(input.text("locale")))
                .withStopWords(set(input, "stopWords"))
                .withLeastLetters(input.intValue("minLetters"))
                .withMostWords(input.intValue("maxWords"));
        return terms.in(input.text("text"));
    }
}
