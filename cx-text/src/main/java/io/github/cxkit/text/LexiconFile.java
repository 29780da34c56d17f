package io.github.cxkit.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The embedded lists as data: a section in brackets, then lines of a value and its entries, {@code value: entry | entry}, or
 * of a family, {@code value: {never | not} {delivered | refunded}}, which is every entry of the first braces before every one
 * of the second. An entry with two values in one section is refused, so that a list says one thing of a word.
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
        for (String word : entries(line.substring(colon + 1).strip())) {
            String before = section.put(word, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalStateException("\"" + word + "\" is listed with " + before + " and with " + value
                        + " in the word list " + language);
            }
        }
    }

    /** The entries of a line: those between bars; where braces stand side by side, each of the one followed by each of the next. */
    private static List<String> entries(String text) {
        if (!text.startsWith("{")) {
            return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        }
        int end = text.indexOf('}');
        List<String> rests =
                end + 1 < text.length() ? entries(text.substring(end + 1).strip()) : List.of("");
        return Arrays.stream(text.substring(1, end).split("\\|", -1))
                .flatMap(first -> rests.stream().map(rest -> (first.strip() + " " + rest).strip()))
                .toList();
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
