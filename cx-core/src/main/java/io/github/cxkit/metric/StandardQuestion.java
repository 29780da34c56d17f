package io.github.cxkit.metric;

import io.github.cxkit.survey.Question;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The ready questions of a survey after a purchase, in this library's own words, English and Italian: three with a scale and
 * a metric, and an open one.
 *
 * <p>The scale of NPS is that of its source (0 to 10); those of satisfaction (1 to 5) and ease (1 to 7) are this library's
 * choice.
 *
 * <pre>{@code
 * StandardQuestion.CES.text(Locale.ITALIAN);  // ==> Quanto è stato facile, oggi, ottenere ciò di cui avevi bisogno?
 * StandardQuestion.CES.question(Locale.ITALIAN).orElseThrow().scale();  // 1..7
 * }</pre>
 *
 * @since 0.1.0
 */
public enum StandardQuestion {
    /** Would recommend us, 0 to 10. */
    NPS(Metrics.NPS),
    /** Satisfied with this experience, 1 to 5. */
    CSAT(Metrics.CSAT),
    /** Easy to get what was needed, 1 to 7. */
    CES(Metrics.CES),
    /** What mattered most, in the customer's own words. */
    WHY(null);

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final @Nullable RatingMetric metric;

    StandardQuestion(@Nullable RatingMetric metric) {
        this.metric = metric;
    }

    /**
     * What the question is called in data.
     *
     * @return such as {@code nps}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The question as it is asked.
     *
     * @param locale Italian, or any other for English
     * @return a sentence with a question mark
     */
    public String text(Locale locale) {
        return words(locale, "text").orElseThrow();
    }

    /**
     * What the lowest point of the scale means.
     *
     * @param locale Italian, or any other for English
     * @return its label; empty for the open question
     */
    public Optional<String> low(Locale locale) {
        return words(locale, "low");
    }

    /**
     * What the highest point of the scale means.
     *
     * @param locale Italian, or any other for English
     * @return its label; empty for the open question
     */
    public Optional<String> high(Locale locale) {
        return words(locale, "high");
    }

    private Optional<String> words(Locale locale, String part) {
        Locale language = locale.getLanguage().equals("it") ? Locale.ITALIAN : Locale.ENGLISH;
        try {
            return Optional.of(ResourceBundle.getBundle(StandardQuestion.class.getName(), language)
                    .getString(name() + "." + part));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /**
     * The metric that its answers are scored by.
     *
     * @return the metric; empty for the open question
     */
    public Optional<RatingMetric> metric() {
        return Optional.ofNullable(metric);
    }

    /**
     * The question as part of a survey.
     *
     * @param locale Italian, or any other for English
     * @return the question on its scale; empty for the open question, which is a survey's comment
     */
    public Optional<Question> question(Locale locale) {
        return metric().map(scored -> Question.of(id(), scored.scale()).withText(text(locale)));
    }
}
