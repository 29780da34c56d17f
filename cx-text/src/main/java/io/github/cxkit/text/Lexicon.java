package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that carry sentiment or name a theme, in one language.
 *
 * <p>Entries are compared in lower case without accents, apostrophes as gaps. An entry may be several words; one that ends
 * with {@code *} continues its last word: {@code cortes*} is cortese, cortesi, cortesia. At each place of a remark the longest
 * entry wins.
 *
 * <p>A valence of 0 means: passed over. {@code non solo} (not only) neither counts nor turns what follows.
 *
 * @since 0.1.0
 */
public final class Lexicon {

    private static final double STRONGEST = 4;

    private final String language;
    private final Map<String, Double> valences;
    private final Set<String> negations;
    private final Map<String, Double> intensities;
    private final Set<String> contrasts;
    private final Map<String, String> themes;

    /** Computed when asked for; whoever computes it computes the same. */
    private @Nullable String version;

    private Lexicon(
            String language,
            Map<String, Double> valences,
            Set<String> negations,
            Map<String, Double> intensities,
            Set<String> contrasts,
            Map<String, String> themes) {
        this.language = Objects.requireNonNull(language, "language");
        this.valences = Map.copyOf(valences);
        this.negations = Set.copyOf(negations);
        this.intensities = Map.copyOf(intensities);
        this.contrasts = Set.copyOf(contrasts);
        this.themes = Map.copyOf(themes);
        this.valences.forEach(
                (entry, valence) -> Arguments.within("valence of \"" + entry + "\"", valence, -STRONGEST, STRONGEST));
        this.intensities.forEach((entry, factor) -> Arguments.positive("intensity of \"" + entry + "\"", factor));
        Entries<Double> valued = new Entries<>(this.valences);
        for (String negation : this.negations) {
            String folded = String.join(" ", Folded.words(negation));
            if (valued.containsWhole(folded)) {
                throw new IllegalArgumentException(
                        "\"" + negation + "\" is listed both as a negation and with a valence; it can be only one");
            }
        }
    }

    /**
     * A list without a word yet.
     *
     * @param language language of the words as a tag, such as {@code en}
     * @return the list, to be filled by the {@code with…} methods
     */
    public static Lexicon of(String language) {
        return new Lexicon(language, Map.of(), Set.of(), Map.of(), Set.of(), Map.of());
    }

    /**
     * The embedded English list: everyday words of praise and complaint in shops and services.
     *
     * @return the list
     */
    public static Lexicon english() {
        return LexiconFile.ENGLISH;
    }

    /**
     * The embedded Italian list: everyday words of praise and complaint in shops and services.
     *
     * @return the list
     */
    public static Lexicon italian() {
        return LexiconFile.ITALIAN;
    }

    /**
     * The list by its content: another entry, another version.
     *
     * @return the language and a check sum of all entries, such as {@code it:1f0c33a9}
     */
    public String version() {
        String known = version;
        if (known == null) {
            known = language + ":" + String.format(Locale.ROOT, "%08x", checkSum());
            version = known;
        }
        return known;
    }

    private long checkSum() {
        CRC32 sum = new CRC32();
        Map<String, Object> entries = new TreeMap<>();
        valences.forEach((entry, valence) -> entries.put("valence " + entry, valence));
        negations.forEach(entry -> entries.put("negation " + entry, ""));
        intensities.forEach((entry, factor) -> entries.put("intensity " + entry, factor));
        contrasts.forEach(entry -> entries.put("contrast " + entry, ""));
        themes.forEach((entry, theme) -> entries.put("theme " + entry, theme));
        entries.forEach((entry, value) -> sum.update((entry + " " + value + "\n").getBytes(StandardCharsets.UTF_8)));
        return sum.getValue();
    }

    /**
     * The same with more entries that carry sentiment.
     *
     * @param entries entry to -4 (very bad) to 4 (very good), 0 to pass it over; replaces what is listed
     * @return the changed copy
     * @throws IllegalArgumentException if a valence is out of its range or an entry is a negation as well
     */
    public Lexicon withValences(Map<String, Double> entries) {
        return new Lexicon(language, both(valences, entries), negations, intensities, contrasts, themes);
    }

    /**
     * The same with these negations instead: they turn the next valued entry within reach.
     *
     * @param entries words or phrases
     * @return the changed copy
     * @throws IllegalArgumentException if an entry has a valence as well
     */
    public Lexicon withNegations(Set<String> entries) {
        return new Lexicon(language, valences, entries, intensities, contrasts, themes);
    }

    /**
     * The same with more words that make the entry right after them stronger or weaker.
     *
     * @param entries entry to its factor, above 0; replaces what is listed
     * @return the changed copy
     * @throws IllegalArgumentException if a factor is not positive
     */
    public Lexicon withIntensities(Map<String, Double> entries) {
        return new Lexicon(language, valences, negations, both(intensities, entries), contrasts, themes);
    }

    /**
     * The same with these contrasts instead, such as {@code but}.
     *
     * @param entries words or phrases
     * @return the changed copy
     */
    public Lexicon withContrasts(Set<String> entries) {
        return new Lexicon(language, valences, negations, intensities, entries, themes);
    }

    /**
     * The same with more themes, such as a company's own products.
     *
     * @param entries entry to the theme it names; replaces what is listed
     * @return the changed copy
     */
    public Lexicon withThemes(Map<String, String> entries) {
        return new Lexicon(language, valences, negations, intensities, contrasts, both(themes, entries));
    }

    private static <T> Map<String, T> both(Map<String, T> listed, Map<String, T> more) {
        Map<String, T> both = new HashMap<>(listed);
        both.putAll(more);
        return both;
    }

    /**
     * Language of the words.
     *
     * @return a tag, such as {@code en}
     */
    public String language() {
        return language;
    }

    /**
     * What carries sentiment.
     *
     * @return entry to its valence, -4 to 4
     */
    public Map<String, Double> valences() {
        return valences;
    }

    /**
     * What turns the next valued entry.
     *
     * @return the entries
     */
    public Set<String> negations() {
        return negations;
    }

    /**
     * What makes the next entry stronger or weaker.
     *
     * @return entry to its factor
     */
    public Map<String, Double> intensities() {
        return intensities;
    }

    /**
     * What sets one half of a sentence against the other.
     *
     * @return the entries
     */
    public Set<String> contrasts() {
        return contrasts;
    }

    /**
     * What names a theme.
     *
     * @return entry to theme
     */
    public Map<String, String> themes() {
        return themes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lexicon that
                && language.equals(that.language)
                && valences.equals(that.valences)
                && negations.equals(that.negations)
                && intensities.equals(that.intensities)
                && contrasts.equals(that.contrasts)
                && themes.equals(that.themes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(language, valences, negations, intensities, contrasts, themes);
    }

    @Override
    public String toString() {
        return "lexicon " + language + ": " + valences.size() + " valences, " + negations.size() + " negations, "
                + intensities.size() + " intensities, " + contrasts.size() + " contrasts, " + themes.size()
                + " theme words";
    }
}
