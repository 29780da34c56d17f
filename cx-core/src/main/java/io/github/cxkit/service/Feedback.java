package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, in one neutral form, wherever it was said. No rating is legal, and an unknown sentiment is not a low one.
 * Mask the text before it comes here.
 *
 * <pre>{@code
 * Feedback review = Feedback.of("r1", FeedbackSource.REVIEW, Instant.parse("2026-03-02T10:00:00Z"))
 *         .saying("Pacco rotto").withSentiment(-0.6, "read by a person").withThemes(List.of("delivery"));
 * review.customer();  // null
 * }</pre>
 *
 * @param id its name
 * @param source where it comes from
 * @param at when it was said
 * @param customer who said it, null if nobody knows
 * @param touchpoint what it is about, null if nobody knows
 * @param rating the rating that came with it, or null
 * @param text the words, may be empty
 * @param language of the words, such as {@code it}, or null
 * @param themes what the words are about
 * @param sentiment of the words, -1 to 1, or null
 * @param sentimentRule rule, words or model that the sentiment comes from, with their versions, or null
 * @since 0.1.0
 */
public record Feedback(
        String id,
        FeedbackSource source,
        Instant at,
        @Nullable String customer,
        @Nullable String touchpoint,
        @Nullable Rating rating,
        String text,
        @Nullable String language,
        List<String> themes,
        @Nullable Double sentiment,
        @Nullable String sentimentRule) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is blank, the sentiment out of range, or a rule given for no sentiment
     */
    public Feedback {
        Copies.whole("themes", themes);
        Arguments.notBlank("id of a feedback", id);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
        themes = List.copyOf(new LinkedHashSet<>(themes));
        if (sentiment != null) {
            Arguments.within("sentiment", id, sentiment, -1, 1);
        } else if (sentimentRule != null) {
            throw new IllegalArgumentException(
                    "feedback " + id + " has no sentiment, but one by the rule \"" + sentimentRule + "\"");
        }
    }

    /**
     * Feedback of which only this is known.
     *
     * @param id its name
     * @param source where it comes from
     * @param at when it was said
     * @return the feedback
     */
    public static Feedback of(String id, FeedbackSource source, Instant at) {
        return new Feedback(id, source, at, null, null, null, "", null, List.of(), null, null);
    }

    /**
     * The same from a customer.
     *
     * @param who the customer
     * @return the feedback
     */
    public Feedback from(String who) {
        return new Feedback(id, source, at, who, touchpoint, rating, text, language, themes, sentiment, sentimentRule);
    }

    /**
     * The same about a touchpoint.
     *
     * @param where id of the touchpoint
     * @return the feedback
     */
    public Feedback about(String where) {
        return new Feedback(id, source, at, customer, where, rating, text, language, themes, sentiment, sentimentRule);
    }

    /**
     * The same with a rating.
     *
     * @param value a value within the scale
     * @param scale its scale
     * @return the feedback
     * @throws IllegalArgumentException if the rating lies outside the scale
     */
    public Feedback rated(double value, Scale scale) {
        Rating rated = new Rating(value, scale);
        return new Feedback(
                id, source, at, customer, touchpoint, rated, text, language, themes, sentiment, sentimentRule);
    }

    /**
     * The same with words.
     *
     * @param words masked already
     * @return the feedback
     */
    public Feedback saying(String words) {
        return new Feedback(
                id, source, at, customer, touchpoint, rating, words, language, themes, sentiment, sentimentRule);
    }

    /**
     * The same in a language.
     *
     * @param tag such as {@code it}
     * @return the feedback
     */
    public Feedback inLanguage(String tag) {
        return new Feedback(id, source, at, customer, touchpoint, rating, text, tag, themes, sentiment, sentimentRule);
    }

    /**
     * The same with themes.
     *
     * @param about what the words are about
     * @return the feedback
     */
    public Feedback withThemes(Collection<String> about) {
        List<String> copy = List.copyOf(about);
        return new Feedback(
                id, source, at, customer, touchpoint, rating, text, language, copy, sentiment, sentimentRule);
    }

    /**
     * The same with a sentiment.
     *
     * @param tone -1 to 1
     * @return the feedback
     * @throws IllegalArgumentException if it is out of range
     */
    public Feedback withSentiment(double tone) {
        return new Feedback(id, source, at, customer, touchpoint, rating, text, language, themes, tone, null);
    }

    /**
     * The same with a sentiment and what it comes from.
     *
     * @param tone -1 to 1
     * @param rule rule, words or model, with their versions, such as an analyzer's
     * @return the feedback
     * @throws IllegalArgumentException if the sentiment is out of range
     */
    public Feedback withSentiment(double tone, String rule) {
        return new Feedback(id, source, at, customer, touchpoint, rating, text, language, themes, tone, rule);
    }

    /**
     * The same said at another time.
     *
     * @param when when it was said
     * @return the feedback
     */
    public Feedback withTime(Instant when) {
        return new Feedback(
                id, source, when, customer, touchpoint, rating, text, language, themes, sentiment, sentimentRule);
    }

    /**
     * A rating with its scale.
     *
     * @param value within the scale
     * @param scale the scale
     */
    public record Rating(double value, Scale scale) {
        /**
         * Checks the value.
         *
         * @throws IllegalArgumentException if it lies outside
         */
        public Rating {
            Objects.requireNonNull(scale, "scale");
            Arguments.within("rating", value, scale.min(), scale.max());
        }
    }
}
