package io.github.cxkit.readers.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words that readers and drafts know, read once from {@code dictionary.json}. */
public final class Dictionary {

    private static final Dictionary KNOWN = load();

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
     * @param labels folded label to point
     */
    public record Family(
            String id,
            String construct,
            String language,
            boolean highIsGood,
            int points,
            Map<String, Integer> labels) {}

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
                    .forEach(e ->
                            labels.put(SameText.folded(e.getKey()), e.getValue().intValue()));
            families.add(new Family(
                    family.path("id").asText(),
                    family.path("construct").asText(),
                    family.path("language").asText(),
                    !"HIGH_IS_BAD".equals(family.path("direction").asText()),
                    family.path("points").intValue(),
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
     * Words of the Italian lists of metrics.
     *
     * @return folded words
     */
    public Set<String> italianWords() {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode metric : root.path("metrics")) {
            metric.path("words").path("it").forEach(word -> words.add(SameText.folded(word.asText())));
        }
        for (Family family : families) {
            if ("it".equals(family.language())) {
                words.addAll(family.labels().keySet());
            }
        }
        return words;
    }
}
