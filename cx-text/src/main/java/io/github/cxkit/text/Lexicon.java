package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words that carry sentiment or name a theme, in one language.
 *
 * <p>Words are compared in lower case without accents. A word that ends with {@code *} stands for all that begin with it:
 * {@code cortes*} is cortese, cortesi, cortesia. The longest beginning wins, and a whole word before any beginning.
 *
 * @param language language of the words as a tag, such as {@code en}
 * @param valences word to -4 (very bad) to 4 (very good), not 0
 * @param negations words that turn the next three words round
 * @param intensities words that make the next one stronger (above 1) or weaker (below 1), more than 0
 * @param themes word to the theme it names
 * @since 0.1.0
 */
public record Lexicon(
        String language,
        Map<String, Double> valences,
        Set<String> negations,
        Map<String, Double> intensities,
        Map<String, String> themes) {

    private static final double STRONGEST = 4;

    /**
     * Checks and copies.
     *
     * @param language language of the words as a tag, such as {@code en}
     * @param valences word to -4 to 4
     * @param negations words that turn the next three words round
     * @param intensities word to its factor
     * @param themes word to theme
     * @throws IllegalArgumentException if a valence or a factor is out of its range
     */
    public Lexicon {
        Objects.requireNonNull(language, "language");
        valences = Map.copyOf(valences);
        negations = Set.copyOf(negations);
        intensities = Map.copyOf(intensities);
        themes = Map.copyOf(themes);
        valences.forEach((word, valence) -> {
            Arguments.within("valence of \"" + word + "\"", valence, -STRONGEST, STRONGEST);
            if (valence == 0) {
                throw new IllegalArgumentException("valence of \"" + word + "\" must not be 0");
            }
        });
        intensities.forEach((word, factor) -> Arguments.positive("intensity of \"" + word + "\"", factor));
    }

    /**
     * The embedded English list: everyday words of praise and complaint in shops and services.
     *
     * @return the list
     */
    public static Lexicon english() {
        return WordLists.ENGLISH;
    }

    /**
     * The embedded Italian list: everyday words of praise and complaint in shops and services.
     *
     * @return the list
     */
    public static Lexicon italian() {
        return WordLists.ITALIAN;
    }

    /**
     * The same with more themes, such as a company's own products.
     *
     * @param words word to the theme it names; replaces what is listed
     * @return the changed copy
     */
    public Lexicon withThemes(Map<String, String> words) {
        Map<String, String> more = new HashMap<>(themes);
        more.putAll(words);
        return new Lexicon(language, valences, negations, intensities, more);
    }

    /**
     * The same with more words that carry sentiment.
     *
     * @param words word to -4 to 4; replaces what is listed
     * @return the changed copy
     * @throws IllegalArgumentException if a valence is out of its range
     */
    public Lexicon withValences(Map<String, Double> words) {
        Map<String, Double> more = new HashMap<>(valences);
        more.putAll(words);
        return new Lexicon(language, more, negations, intensities, themes);
    }
}
