package io.github.cxkit.readers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What reports and drafts say, in another language. They speak English; as in gettext, the English sentence is the key of its
 * translation. A {@code {0}} in it stands for what the file or its definition holds and stays as it is, a {@code <0>} for a part
 * that is said in the other language too, a {@code [0]} for a list of such parts. A text without a translation stays English.
 *
 * <pre>{@code
 * ReportWords.in(Locale.ITALIAN).of("the time is empty");  // ==> "il tempo è vuoto"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ReportWords {

    private static final ReportWords ENGLISH = new ReportWords(List.of());
    private static final Pattern HOLE = Pattern.compile("\\{\\d}|<\\d>|\\[\\d]");

    private static final Pattern LINE = Pattern.compile("(.*, |)(line \\d+)", Pattern.DOTALL);

    private static final Pattern BETWEEN = Pattern.compile("; (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** So many letters of its own has a sentence that is to be told from what a message holds. */
    private static final int TELLING = 11;

    private final List<Sentence> sentences;

    /** A sentence as a pattern with its holes in order, and its translation. */
    private record Sentence(Pattern english, int letters, List<String> holes, String other) {

        boolean isOpen() {
            return english.pattern().startsWith("\\Q\\E");
        }
    }

    private ReportWords(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /**
     * The words of a language.
     *
     * @param locale Italian; anything else is English
     * @return its words
     */
    public static ReportWords in(Locale locale) {
        return locale.getLanguage().equals("it") ? Italian.WORDS : ENGLISH;
    }

    /** Read when they are first asked for. */
    private static final class Italian {
        private static final ReportWords WORDS = load("report-words_it.json");
    }

    private static ReportWords load(String name) {
        try (InputStream in = ReportWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the module");
            }
            Map<String, String> translations = new LinkedHashMap<>();
            for (var each : new ObjectMapper().readValue(in, JsonNode.class).properties()) {
                translations.put(each.getKey(), each.getValue().asText());
            }
            return new ReportWords(List.of()).with(translations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same with sentences of the caller's own.
     *
     * @param translations English with its holes to the other language
     * @return the changed copy
     */
    public ReportWords with(Map<String, String> translations) {
        List<Sentence> more = new ArrayList<>(sentences);
        translations.forEach((english, other) -> more.add(sentence(english, other)));
        // a sentence that may begin with anything is tried last, else the one that says most itself first
        more.sort(Comparator.comparing(Sentence::isOpen).thenComparingInt(each -> -each.letters));
        return new ReportWords(List.copyOf(more));
    }

    private static Sentence sentence(String english, String other) {
        StringBuilder pattern = new StringBuilder();
        List<String> holes = new ArrayList<>();
        int letters = 0;
        int at = 0;
        Matcher hole = HOLE.matcher(english);
        while (hole.find()) {
            pattern.append(Pattern.quote(english.substring(at, hole.start()))).append("(.*?)");
            letters += hole.start() - at;
            holes.add(hole.group());
            at = hole.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        return new Sentence(
                Pattern.compile(pattern.toString(), Pattern.DOTALL), letters + english.length() - at, holes, other);
    }

    /**
     * A text in this language.
     *
     * @param english a remark, a reason, a hint or a note of a draft
     * @return the same in this language, as far as it is known
     */
    public String of(String english) {
        return find(english).orElse(english);
    }

    /**
     * A refusal in this language. It may begin with where it happened, such as the name of the file and the line, and say more
     * than one thing.
     *
     * @param english the message of an exception
     * @return the same in this language, as far as it is known
     */
    public String ofRefusal(String english) {
        Optional<String> whole = find(english, TELLING);
        if (whole.isPresent()) {
            return whole.get();
        }
        for (int at = english.indexOf(": "); at >= 0; at = english.indexOf(": ", at + 1)) {
            Optional<String> what = find(english.substring(at + 2), TELLING);
            if (what.isPresent()) {
                return place(english.substring(0, at)) + ": " + what.get();
            }
        }
        return sentences(english);
    }

    /** Sentences joined by semicolons, which may stand inside a sentence and in the names it quotes. */
    private String sentences(String english) {
        List<String> parts = List.of(BETWEEN.split(english, -1));
        List<String> said = new ArrayList<>();
        int from = 0;
        while (from < parts.size()) {
            int to = from;
            Optional<String> found = Optional.empty();
            while (found.isEmpty() && to < parts.size()) {
                found = find(String.join("; ", parts.subList(from, ++to)), TELLING);
            }
            said.add(found.orElse(parts.get(from)));
            from = found.isEmpty() ? from + 1 : to;
        }
        return String.join("; ", said);
    }

    /** Where it happened: {@code answers.csv, line 3}. */
    private String place(String english) {
        Matcher line = LINE.matcher(english);
        return line.matches() ? line.group(1) + of(line.group(2)) : english;
    }

    /**
     * A sentence in this language.
     *
     * @param english the sentence
     * @return its translation; empty if there is none, or if it is English already
     */
    public Optional<String> find(String english) {
        return find(english, 0);
    }

    private Optional<String> find(String english, int letters) {
        for (Sentence each : sentences) {
            boolean tells = letters == 0 || each.holes.isEmpty() || (each.letters >= letters && !each.isOpen());
            Matcher matcher = each.english.matcher(english);
            if (tells && matcher.matches()) {
                return Optional.of(filled(each, matcher));
            }
        }
        return Optional.empty();
    }

    /** Parts joined by commas; or one sentence with a comma in it, of whose parts some are none. */
    private String listed(String text) {
        List<String> parts = List.of(text.split(", ", -1));
        return parts.stream().allMatch(part -> find(part).isPresent())
                ? parts.stream().map(this::of).collect(Collectors.joining(", "))
                : find(text, TELLING)
                        .orElseGet(() -> parts.stream().map(this::of).collect(Collectors.joining(", ")));
    }

    private String filled(Sentence sentence, Matcher english) {
        return HOLE.matcher(sentence.other).replaceAll(hole -> {
            int which = sentence.holes.indexOf(hole.group());
            String text = english.group(which + 1);
            return Matcher.quoteReplacement(
                    switch (hole.group().charAt(0)) {
                        case '<' -> of(text);
                        case '[' -> text.contains("; ") ? sentences(text) : listed(text);
                        default -> text;
                    });
        });
    }
}
