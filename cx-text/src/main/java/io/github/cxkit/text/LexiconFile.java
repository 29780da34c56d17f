package io.github.cxkit.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The embedded lists as data: a section in brackets, then lines of a value and its entries, {@code value: entry | entry}. An
 * entry in two lines of one section is refused, so that a list says one thing of a word.
 */
final class LexiconFile {

    static final Lexicon ENGLISH = read("en");
    static final Lexicon ITALIAN = read("it");

    private LexiconFile() {}

    private static Lexicon read(String language) {
        Map<String, Map<String, String>> sections = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(language), StandardCharsets.UTF_8))) {
            Map<String, String> section = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line.substring(1, line.length() - 1), s -> new HashMap<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    put(section, line, language);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + language + " cannot be read", e);
        }
        return Lexicon.of(language)
                .withValences(numbers(sections, "valence"))
                .withNegations(names(sections, "negation"))
                .withIntensities(numbers(sections, "intensity"))
                .withContrasts(names(sections, "contrast"))
                .withThemes(Objects.requireNonNull(sections.get("theme")));
    }

    private static InputStream open(String language) {
        return Objects.requireNonNull(
                LexiconFile.class.getResourceAsStream("lexicon_" + language + ".txt"), "word list " + language);
    }

    private static void put(Map<String, String> section, String line, String language) {
        int colon = line.indexOf(':');
        String value = line.substring(0, colon).strip();
        for (String entry : line.substring(colon + 1).split("\\|", -1)) {
            String word = entry.strip();
            String before = section.put(word, value);
            if (before != null) {
                throw new IllegalStateException("\"" + word + "\" is listed twice in the word list " + language);
            }
        }
    }

    private static Map<String, Double> numbers(Map<String, Map<String, String>> sections, String name) {
        Map<String, Double> numbers = new HashMap<>();
        Objects.requireNonNull(sections.get(name)).forEach((word, value) -> numbers.put(word, Double.valueOf(value)));
        return numbers;
    }

    private static Set<String> names(Map<String, Map<String, String>> sections, String name) {
        return new HashSet<>(Objects.requireNonNull(sections.get(name)).keySet());
    }
}
