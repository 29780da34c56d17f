package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.service.Disagreement.Verdict;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When feedback asks for a reaction, as data: all its conditions must hold; within a list one is enough. An unknown sentiment
 * or rating meets no condition on it.
 *
 * <pre>{@code
 * FeedbackRule.named("legal").withPhrases(List.of("avvocato", "denuncia*")).always();
 * FeedbackRule.named("angry in public").withSources(Set.of(FeedbackSource.REVIEW)).withSentimentTo(-0.3).sentimentTo();  // ==> -0.3
 * }</pre>
 *
 * @param id its name
 * @param sources where it comes from, empty for anywhere
 * @param themes what it is about, empty for anything
 * @param sentimentTo sentiment of at most this, or null
 * @param phrases whole words in a row, without case and accents; a final * continues the last word; empty for any words
 * @param ratingTo a rating of at most this, or null
 * @param disagreement how rating and words disagree, or null
 * @param rated whether it must come without a rating
 * @param opening what it does while a case of the customer is fresh
 * @since 0.1.0
 */
public record FeedbackRule(
        String id,
        Set<FeedbackSource> sources,
        List<String> themes,
        @Nullable Double sentimentTo,
        List<String> phrases,
        @Nullable Double ratingTo,
        @Nullable Verdict disagreement,
        Rated rated,
        Opening opening) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a condition cannot be met
     */
    public FeedbackRule {
        Copies.whole("sources", sources);
        Arguments.notBlank("id of a rule", id);
        sources = sources.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(sources));
        themes = Copies.list("themes", themes);
        phrases = Copies.list("phrases", phrases);
        phrases.forEach(Phrase::new);
        if (sentimentTo != null) {
            Arguments.within("sentimentTo of rule " + id, sentimentTo, -1, 1);
        }
        if (ratingTo != null) {
            Arguments.finite("ratingTo of rule " + id, ratingTo);
        }
        if (disagreement == Disagreement.Verdict.NONE) {
            throw new IllegalArgumentException("rule " + id + " asks for no disagreement, which is no condition");
        }
        Objects.requireNonNull(rated, "rated");
        Objects.requireNonNull(opening, "opening");
    }

    /**
     * A rule without a condition yet; one must be added before it can be used.
     *
     * @param id its name
     * @return the rule
     */
    public static FeedbackRule named(String id) {
        return new FeedbackRule(id, Set.of(), List.of(), null, List.of(), null, null, Rated.ANY, Opening.UNLESS_FRESH);
    }

    /**
     * The same, only from some sources.
     *
     * @param from the sources
     * @return the rule
     */
    public FeedbackRule withSources(Set<FeedbackSource> from) {
        return new FeedbackRule(id, from, themes, sentimentTo, phrases, ratingTo, disagreement, rated, opening);
    }

    /**
     * The same, only about some themes.
     *
     * @param about the themes
     * @return the rule
     */
    public FeedbackRule withThemes(Collection<String> about) {
        List<String> copy = List.copyOf(about);
        return new FeedbackRule(id, sources, copy, sentimentTo, phrases, ratingTo, disagreement, rated, opening);
    }

    /**
     * The same, only with a low sentiment.
     *
     * @param most -1 to 1
     * @return the rule
     */
    public FeedbackRule withSentimentTo(double most) {
        return new FeedbackRule(id, sources, themes, most, phrases, ratingTo, disagreement, rated, opening);
    }

    /**
     * The same, only with some words.
     *
     * @param words phrases, a final * continues the last word
     * @return the rule
     */
    public FeedbackRule withPhrases(Collection<String> words) {
        List<String> copy = List.copyOf(words);
        return new FeedbackRule(id, sources, themes, sentimentTo, copy, ratingTo, disagreement, rated, opening);
    }

    /**
     * The same, only with a low rating.
     *
     * @param most in points of the scale
     * @return the rule
     */
    public FeedbackRule withRatingTo(double most) {
        return new FeedbackRule(id, sources, themes, sentimentTo, phrases, most, disagreement, rated, opening);
    }

    /**
     * The same, only where rating and words disagree.
     *
     * @param how which way
     * @return the rule
     */
    public FeedbackRule withDisagreement(Disagreement.Verdict how) {
        return new FeedbackRule(id, sources, themes, sentimentTo, phrases, ratingTo, how, rated, opening);
    }

    /**
     * The same, only without a rating.
     *
     * @return the rule
     */
    public FeedbackRule withoutRating() {
        return new FeedbackRule(
                id, sources, themes, sentimentTo, phrases, ratingTo, disagreement, Rated.MISSING, opening);
    }

    /**
     * The same, opening a case of its own even while another one is fresh.
     *
     * @return the rule
     */
    public FeedbackRule always() {
        return new FeedbackRule(
                id, sources, themes, sentimentTo, phrases, ratingTo, disagreement, rated, Opening.ALWAYS);
    }

    boolean hasCondition() {
        return !sources.isEmpty()
                || !themes.isEmpty()
                || !phrases.isEmpty()
                || sentimentTo != null
                || ratingTo != null
                || disagreement != null
                || rated != Rated.ANY;
    }

    boolean holds(Feedback feedback, Disagreement limits) {
        Double sentiment = feedback.sentiment();
        Feedback.Rating rating = feedback.rating();
        return (sources.isEmpty() || sources.contains(feedback.source()))
                && (themes.isEmpty() || feedback.themes().stream().anyMatch(themes::contains))
                && (sentimentTo == null || (sentiment != null && sentiment <= sentimentTo))
                && (ratingTo == null || (rating != null && isAtMost(rating.value(), ratingTo)))
                && (disagreement == null
                        || limits.of(feedback)
                                .map(disagreement::equals)
                                .toOptional()
                                .orElse(false))
                && (rated == Rated.ANY || rating == null)
                && (phrases.isEmpty() || says(feedback.text()));
    }

    private static boolean isAtMost(double value, double most) {
        return BigDecimal.valueOf(value).compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private boolean says(String text) {
        List<String> words = Phrase.words(text);
        return phrases.stream().anyMatch(phrase -> new Phrase(phrase).isIn(words));
    }

    /** Whether a rating matters. */
    public enum Rated {
        /** With or without one. */
        ANY,
        /** Only without one. */
        MISSING
    }

    /** What a rule does while a case of the customer is fresh. */
    public enum Opening {
        /** Adds the feedback to the fresh case. */
        UNLESS_FRESH,
        /** Opens another case. */
        ALWAYS
    }
}
