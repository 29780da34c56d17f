package io.github.cxkit.readers.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that readers and drafts know, read once from {@code dictionary.json}. */
public final class Dictionary {

    private static final Pattern NEUTRAL = Pattern.compile("(?<=tt)\\*(?=\\s|$)|(?<=\\p{L})ə(?!\\p{L})");
    private static final Pattern MARKS = Pattern.compile("\\p{M}|[\\x{1F3FB}-\\x{1F3FF}]");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=[aeiou])'(?!\\p{L})");
    private static final Pattern STARS = Pattern.compile("(?<=[★☆]) (?=[★☆])");

    /** Pictures beside the words of a label, such as the face in front of "Very satisfied". */
    private static final Pattern PICTURES = Pattern.compile(
            "^[\\p{So}\\p{Sk}\\x{200D}]+\\s+(?=\\p{L}{2})|(?<=\\p{L}{2})\\s+[\\p{So}\\p{Sk}\\x{200D}]+$");

    private static final Pattern GENDERS = Pattern.compile("(?<=\\p{L}[oei])(?:/\\p{L}*[aeio]|\\([aeio]\\))(?!\\p{L})");
    private static final String WITH_COMMENT = " with comment";
    private static final List<String> LANGUAGES = List.of("it", "de", "fr", "es");
    private static final Dictionary KNOWN = load();
    private static final List<Pattern> DAY_FIRST = KNOWN.dayFirst();

    private final Map<String, Set<String>> labelled = new ConcurrentHashMap<>();

    private final List<Family> families = new ArrayList<>();
    private final List<Construct> constructs = new ArrayList<>();
    private final JsonNode root;

    /**
     * Labels of one scale.
     *
     * @param id name of the family
     * @param construct what the labels measure
     * @param language ISO code
     * @param highIsGood whether the top point is the best
     * @param points how many
     * @param worded whether its labels are those of a scale only under a heading that asks for a rating
     * @param labels {@linkplain Dictionary#label label} to point
     */
    public record Family(
            String id,
            String construct,
            String language,
            boolean highIsGood,
            int points,
            boolean worded,
            Map<String, Integer> labels) {

        /**
         * The point of a label.
         *
         * @param text a cell
         * @return its point, null if the family does not know it
         */
        public @Nullable Integer point(String text) {
            return labels.get(label(text));
        }
    }

    /**
     * A thing that questions ask for.
     *
     * @param name of the construct
     * @param words beginnings of words that tell it
     * @param highIsBad whether more is worse
     * @param scales metrics by scale, such as {@code 0-10}; {@code *} for any
     * @param warnings warning by scale
     */
    public record Construct(
            String name,
            List<String> words,
            boolean highIsBad,
            Map<String, List<String>> scales,
            Map<String, String> warnings) {}

    private Dictionary(JsonNode root) {
        this.root = root;
        for (JsonNode family : root.path("families")) {
            Map<String, Integer> labels = new LinkedHashMap<>();
            family.path("labels")
                    .properties()
                    .forEach(e -> labels.put(label(e.getKey()), e.getValue().intValue()));
            families.add(new Family(
                    family.path("id").asText(),
                    family.path("construct").asText(),
                    family.path("language").asText(),
                    !"HIGH_IS_BAD".equals(family.path("direction").asText()),
                    family.path("points").intValue(),
                    family.path("worded").booleanValue(),
                    Collections.unmodifiableMap(labels)));
        }
        for (JsonNode metric : root.path("metrics")) {
            List<String> words = new ArrayList<>();
            metric.path("words")
                    .forEach(language -> language.forEach(word -> words.add(SameText.folded(word.asText()))));
            Map<String, List<String>> scales = new LinkedHashMap<>();
            metric.path("scales").properties().forEach(e -> scales.put(e.getKey(), List.copyOf(texts(e.getValue()))));
            Map<String, String> warnings = new LinkedHashMap<>();
            metric.path("warn")
                    .properties()
                    .forEach(e -> warnings.put(e.getKey(), e.getValue().asText()));
            constructs.add(new Construct(
                    metric.path("construct").asText(),
                    words,
                    "HIGH_IS_BAD".equals(metric.path("direction").asText()),
                    scales,
                    warnings));
        }
    }

    /**
     * A label as families and codes are compared: folded, without accents, apostrophes for them ({@code ne'}), both genders
     * ({@code soddisfatto/a}) or colours of skin, with blanks where a form's codes have underscores ({@code very_satisfied}), and
     * without the word of a tool that a comment came with it.
     *
     * @param text a cell or a word of the dictionary
     * @return the key
     */
    public static String label(String text) {
        String folded = SameText.folded(NEUTRAL.matcher(Entities.decoded(text)).replaceAll("o"));
        folded = folded.indexOf('★') >= 0 ? STARS.matcher(folded).replaceAll("") : folded;
        if (isPlain(folded)) {
            return folded.endsWith(WITH_COMMENT)
                    ? folded.substring(0, folded.length() - WITH_COMMENT.length())
                    : folded;
        }
        if (folded.indexOf('_') > 0 && folded.indexOf(' ') < 0) {
            folded = folded.replace('_', ' ').strip();
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD)).replaceAll("");
        bare = APOSTROPHE.matcher(bare).replaceAll("");
        bare = PICTURES.matcher(bare).replaceAll("");
        return GENDERS.matcher(bare).replaceAll("");
    }

    private static boolean isPlain(String folded) {
        return folded.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == ' ' || (c >= '0' && c <= '9'));
    }

    /**
     * Whether a cell is a word of a list, or begins with one of several words: {@code don't know / not sure}.
     *
     * @param path names of the list joined by points
     * @param text a cell
     * @return true if it is
     */
    public boolean isWord(String path, String text) {
        Set<String> labels = labelled.computeIfAbsent(
                path, p -> texts(p).stream().map(Dictionary::label).collect(Collectors.toSet()));
        String label = label(text);
        if (labels.contains(label)) {
            return true;
        }
        for (int i = label.indexOf(' '); i > 0; i = next(label, i + 1)) {
            String words = label.substring(0, i);
            if (words.indexOf(' ') > 0 && labels.contains(words.strip())) {
                return true;
            }
        }
        return false;
    }

    private static int next(String label, int from) {
        int i = from;
        while (i < label.length() && (Character.isLetterOrDigit(label.charAt(i)) || label.charAt(i) == '\'')) {
            i++;
        }
        return i < label.length() ? i : -1;
    }

    /**
     * The dictionary.
     *
     * @return the one there is
     */
    public static Dictionary known() {
        return KNOWN;
    }

    private static Dictionary load() {
        try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.json")) {
            if (in == null) {
                throw new IllegalStateException("dictionary.json is missing from the module");
            }
            return new Dictionary(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Families of labels.
     *
     * @return in the order of the dictionary
     */
    public List<Family> families() {
        return Collections.unmodifiableList(families);
    }

    /**
     * What questions ask for.
     *
     * @return in the order in which they are tried
     */
    public List<Construct> constructs() {
        return Collections.unmodifiableList(constructs);
    }

    /**
     * The construct of a name.
     *
     * @param name its name
     * @return the construct, null if the dictionary has no entry for it
     */
    public @Nullable Construct construct(String name) {
        return constructs.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * A list of words.
     *
     * @param path names joined by points, such as {@code roles.time}
     * @return folded words in order
     */
    public Set<String> words(String path) {
        Set<String> words = new LinkedHashSet<>();
        texts(node(path)).forEach(word -> words.add(SameText.folded(word)));
        return words;
    }

    /**
     * A list of texts as they are written.
     *
     * @param path names joined by points
     * @return the texts in order
     */
    public List<String> texts(String path) {
        return texts(node(path));
    }

    private JsonNode node(String path) {
        JsonNode node = root;
        for (String part : path.split("\\.", 0)) {
            node = node.path(part);
        }
        if (!node.isArray()) {
            throw new IllegalStateException("the dictionary has no list " + path);
        }
        return node;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /**
     * Whether a heading is of a language in which days come before months: it has a word of such a language that is no English one.
     *
     * @param heading text of a heading
     * @return true if it is
     */
    public boolean isDayFirst(String heading) {
        String folded = SameText.folded(heading);
        return DAY_FIRST.stream().anyMatch(words -> words.matcher(folded).find());
    }

    /**
     * What finds a word in a folded text: at the start of a word, or anywhere where words are not parted by blanks.
     *
     * @param word folded
     * @param whole whether the word has to end there
     * @return the pattern
     */
    public static Pattern finding(String word, boolean whole) {
        String quoted = Pattern.quote(word);
        return Pattern.compile(
                !word.isEmpty() && isUnparted(word.codePointAt(0))
                        ? quoted
                        : "(?<![\\p{L}\\p{N}])" + quoted + (whole ? "(?![\\p{L}\\p{N}])" : ""));
    }

    private static boolean isUnparted(int letter) {
        return Character.isIdeographic(letter)
                || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(letter) == Character.UnicodeScript.KATAKANA;
    }

    private List<Pattern> dayFirst() {
        List<String> english = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        Set<String> beginnings = new LinkedHashSet<>();
        for (JsonNode metric : root.path("metrics")) {
            metric.path("words").path("en").forEach(word -> english.add(SameText.folded(word.asText())));
        }
        for (JsonNode metric : root.path("metrics")) {
            for (String language : LANGUAGES) {
                metric.path("words").path(language).forEach(word -> beginnings.add(SameText.folded(word.asText())));
            }
        }
        beginnings.removeIf(word -> english.stream().anyMatch(word::startsWith));
        for (Family family : families) {
            if (LANGUAGES.contains(family.language())) {
                // a single word, such as media or mai, may be one of another language or the beginning of one
                family.labels().keySet().stream()
                        .filter(label -> label.indexOf(' ') > 0)
                        .forEach(labels::add);
            }
        }
        List<Pattern> patterns = new ArrayList<>();
        beginnings.forEach(word -> patterns.add(finding(word, false)));
        labels.forEach(label -> patterns.add(finding(label, true)));
        words("italianNames").forEach(word -> patterns.add(finding(word, true)));
        words("dayFirstNames").forEach(word -> patterns.add(finding(word, true)));
        return patterns;
    }
}
