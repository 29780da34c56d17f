package io.github.cxkit.text;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sentiment and themes by a word list.
 *
 * <p>Each listed word counts its valence, times the word of intensity right before it, turned round by a negation among the
 * three words before it. The sum s becomes s / sqrt(s² + 15), so that it stays between -1 and 1 (normalisation as in VADER,
 * Hutto and Gilbert 2014).
 *
 * <p>Limits, stated plainly: it knows some hundreds of words, no irony, no comparison ("better at the other shop"), no
 * grammar beyond the three words of a negation, and counts a theme whenever its word appears. It suits sorting and rough
 * trends over many comments, not a verdict on one. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class LexiconAnalyzer implements CommentAnalyzer {

    private static final int NEGATION_REACH = 3;
    private static final double NORMALISER = 15;
    private static final int LONGEST = 20_000;
    private static final Pattern NEGATED_VERB = Pattern.compile("n['\u2019]t\\b");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{Nd}.!?;:]++");
    private static final Pattern SENTENCE_ENDS = Pattern.compile("[.!?;:]++");

    private final Lexicon lexicon;
    private final Words<Double> valences;
    private final Words<Double> intensities;
    private final Words<String> themes;

    /**
     * An analyser of one language.
     *
     * @param lexicon the words it knows
     */
    public LexiconAnalyzer(Lexicon lexicon) {
        this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
        this.valences = new Words<>(lexicon.valences());
        this.intensities = new Words<>(lexicon.intensities());
        this.themes = new Words<>(lexicon.themes());
    }

    /**
     * The analyser with the embedded English words.
     *
     * @return the analyser
     */
    public static LexiconAnalyzer english() {
        return new LexiconAnalyzer(Lexicon.english());
    }

    /**
     * The analyser with the embedded Italian words.
     *
     * @return the analyser
     */
    public static LexiconAnalyzer italian() {
        return new LexiconAnalyzer(Lexicon.italian());
    }

    /**
     * The words this analyser knows.
     *
     * @return the lexicon
     */
    public Lexicon lexicon() {
        return lexicon;
    }

    /**
     * Analyses one comment; of one longer than 20,000 characters the first 20,000.
     *
     * @param comment free text, may be empty
     * @return what was found
     */
    @Override
    public CommentAnalysis analyze(String comment) {
        double sum = 0;
        int positive = 0;
        int negative = 0;
        Set<String> found = new LinkedHashSet<>();
        for (List<String> sentence : sentences(comment)) {
            for (int i = 0; i < sentence.size(); i++) {
                String word = sentence.get(i);
                themes.find(word).ifPresent(found::add);
                double valence = valences.find(word).orElse(0.0) * strength(sentence, i);
                sum += valence;
                positive += valence > 0 ? 1 : 0;
                negative += valence < 0 ? 1 : 0;
            }
        }
        Result<Double> sentiment = positive + negative == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no word of the comment carries sentiment")
                : Result.of(sum / Math.sqrt(sum * sum + NORMALISER));
        return new CommentAnalysis(sentiment, positive, negative, new ArrayList<>(found));
    }

    private double strength(List<String> sentence, int position) {
        double factor =
                position == 0 ? 1 : intensities.find(sentence.get(position - 1)).orElse(1.0);
        for (int i = Math.max(0, position - NEGATION_REACH); i < position; i++) {
            if (lexicon.negations().contains(sentence.get(i))) {
                factor = -factor;
            }
        }
        return factor;
    }

    private static List<List<String>> sentences(String comment) {
        String text = comment.length() > LONGEST ? comment.substring(0, LONGEST) : comment;
        text = NEGATED_VERB.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" not");
        text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        text = GAPS.matcher(text).replaceAll(" ");
        List<List<String>> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_ENDS.split(text, -1)) {
            String words = sentence.strip();
            if (!words.isEmpty()) {
                sentences.add(List.of(words.split(" ", -1)));
            }
        }
        return sentences;
    }

    /** Whole words, and beginnings marked with a star. */
    private static final class Words<T> {

        private static final int SHORTEST = 2;

        private final Map<String, T> whole = new HashMap<>();
        private final Map<String, T> beginnings = new HashMap<>();

        Words(Map<String, T> words) {
            words.forEach((word, value) -> {
                if (word.endsWith("*")) {
                    beginnings.put(word.substring(0, word.length() - 1), value);
                } else {
                    whole.put(word, value);
                }
            });
        }

        Optional<T> find(String word) {
            T value = whole.get(word);
            for (int length = word.length(); value == null && length >= SHORTEST; length--) {
                value = beginnings.get(word.substring(0, length));
            }
            return Optional.ofNullable(value);
        }
    }
}
