package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.text.CommentAnalysis;
import io.github.cxkit.text.LexiconAnalyzer;
import io.github.cxkit.text.PersonalDataMask;
import org.jspecify.annotations.Nullable;

/** Masks remarks and understands them. */
final class Remarks {

    /** Stars of reviews and of all else that is rated elsewhere. */
    static final Scale STARS = Scale.of(1, 5);

    private static final LexiconAnalyzer ENGLISH = LexiconAnalyzer.english();
    private static final LexiconAnalyzer ITALIAN = LexiconAnalyzer.italian();

    private Remarks() {}

    static String masked(@Nullable String remark) {
        return remark == null || remark.isBlank()
                ? ""
                : PersonalDataMask.mask(remark.strip()).text();
    }

    /** The same with masked words, their themes, and their sentiment if they tell one. */
    static Feedback read(Feedback feedback, String masked) {
        if (masked.isEmpty()) {
            return feedback;
        }
        LexiconAnalyzer analyzer = "it".equals(feedback.language()) ? ITALIAN : ENGLISH;
        CommentAnalysis analysis = analyzer.analyze(masked);
        Feedback themed = feedback.saying(masked).withThemes(analysis.themes());
        return analysis.sentiment()
                .toOptional()
                .map(tone -> themed.withSentiment(tone, analyzer.version()))
                .orElse(themed);
    }

    /** The language whose list knows more of the words, where nobody said which it is. */
    static String languageOf(String masked) {
        return ITALIAN.analyze(masked).words().valued()
                        > ENGLISH.analyze(masked).words().valued()
                ? "it"
                : "en";
    }

    /** The scale of a rating: the question's for our own, stars for all others. */
    static Scale scale(FeedbackSource source, @Nullable String touchpoint) {
        return source != FeedbackSource.SURVEY || touchpoint == null
                ? STARS
                : ShopTouchpoint.of(touchpoint).orElseThrow().metric().scale();
    }
}
