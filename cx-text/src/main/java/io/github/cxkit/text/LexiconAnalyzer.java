package io.github.cxkit.text;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sentiment and themes by a word list.
 *
 * <p>Each listed entry counts its valence v, times at most two words of intensity right before it. A negation turns the next
 * valued entry only, into -0.74 v, if it begins within five words and no pause, contrast or other valued entry lies between;
 * several negations at once are one ("non ho mai avuto problemi"), and a strengthening word under a negation does not count
 * ("not very good"). In a sentence with a contrast ("but") between valued entries, what stands before its last one counts
 * half and what stands after it one and a half. The sum s becomes s / sqrt(s² + 15), which lies between -1 and 1 (normaliser,
 * turned valence, contrast and thresholds after VADER, Hutto and Gilbert 2014; the scope of a negation is this library's
 * convention).
 *
 * <pre>{@code
 * LexiconAnalyzer.italian().analyze("Nessuno risponde, servizio pessimo").label();   // NEGATIVE
 * LexiconAnalyzer.english().analyze("Fast shipping but the wrong item").label();     // MIXED
 * }</pre>
 *
 * <p>Limits, stated plainly: no irony, no comparison ("better at the other shop"), no grammar beyond what is said above, and a
 * theme counts whenever its word appears. It suits sorting and rough trends over many remarks, not a verdict on one: of the
 * test remarks, which are plain and written for the purpose, it calls 85 % or more as a person did; real ones are harder.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class LexiconAnalyzer implements CommentAnalyzer {

    /** The rule that the sentiment of a remark follows. */
    public static final Rule RULE = Rule.convention(
            "sentiment.remark",
            "Sentiment of a remark",
            "normaliser, turned valence, contrast: VADER, Hutto and Gilbert 2014; scope of a negation: this library's");

    private static final int MOST_INTENSITIES = 2;

    private final Lexicon lexicon;
    private final SentimentSettings settings;
    private final Entries<Double> valences;
    private final Entries<Boolean> negations;
    private final Entries<Boolean> contrasts;
    private final Entries<Double> intensities;
    private final Entries<String> themes;

    private LexiconAnalyzer(Lexicon lexicon, SentimentSettings settings) {
        this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.valences = new Entries<>(lexicon.valences());
        this.negations = new Entries<>(marks(lexicon.negations()));
        this.contrasts = new Entries<>(marks(lexicon.contrasts()));
        this.intensities = new Entries<>(lexicon.intensities());
        this.themes = new Entries<>(lexicon.themes());
    }

    private static Map<String, Boolean> marks(Set<String> entries) {
        Map<String, Boolean> marks = new HashMap<>();
        entries.forEach(entry -> marks.put(entry, true));
        return marks;
    }

    /**
     * An analyzer of one language.
     *
     * @param lexicon the words it knows
     * @return the analyzer, with the standard settings
     */
    public static LexiconAnalyzer of(Lexicon lexicon) {
        return new LexiconAnalyzer(lexicon, SentimentSettings.standard());
    }

    /**
     * The analyzer with the embedded English words.
     *
     * @return the analyzer
     */
    public static LexiconAnalyzer english() {
        return of(Lexicon.english());
    }

    /**
     * The analyzer with the embedded Italian words.
     *
     * @return the analyzer
     */
    public static LexiconAnalyzer italian() {
        return of(Lexicon.italian());
    }

    /**
     * The same with other numbers.
     *
     * @param changed the settings
     * @return the changed copy
     */
    public LexiconAnalyzer with(SentimentSettings changed) {
        return new LexiconAnalyzer(lexicon, changed);
    }

    /** Rule, words and, where they are not the standard ones, numbers: {@code sentiment.remark/1 it:1f0c33a9}. */
    @Override
    public String version() {
        String words = RULE.id() + " " + lexicon.version();
        return settings.equals(SentimentSettings.standard()) ? words : words + " " + settings;
    }

    /**
     * The words this analyzer knows.
     *
     * @return the lexicon
     */
    public Lexicon lexicon() {
        return lexicon;
    }

    /**
     * Analyzes one remark; of one longer than 20,000 characters the first 20,000.
     *
     * @param comment free text, may be empty
     * @return what was found
     */
    @Override
    public CommentAnalysis analyze(String comment) {
        List<String> tokens = Folded.tokens(comment);
        Sum sum = new Sum();
        Scan scan = new Scan(tokens);
        int words = 0;
        for (String token : tokens) {
            words += Folded.isWord(token) ? 1 : 0;
        }
        for (int i = 0; i < tokens.size(); ) {
            if (tokens.get(i).equals(Folded.END)) {
                sum.add(scan.sentence);
                scan.sentence = new Sentence();
            }
            i = scan.step(i);
        }
        sum.add(scan.sentence);
        return sum.analysis(words, themesOf(tokens));
    }

    private List<String> themesOf(List<String> tokens) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (Folded.isWord(tokens.get(i))) {
                Entries.Match<String> theme = themes.at(tokens, i);
                if (theme != null) {
                    found.add(theme.value());
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** Valued entries of one sentence, before and after its last contrast. */
    private static final class Sentence {
        private final List<Double> before = new ArrayList<>();
        private final List<Double> after = new ArrayList<>();
        private boolean contrasted;

        void contrast() {
            before.addAll(after);
            after.clear();
            contrasted = true;
        }
    }

    /** One walk over the tokens from left to right. */
    private final class Scan {
        private final List<String> tokens;
        private Sentence sentence = new Sentence();
        /** Word number of the last word of the negation that waits for a valued entry; below 0 if none does. */
        private int negation = -1;

        private int word;
        private final List<Double> strengths = new ArrayList<>();

        Scan(List<String> tokens) {
            this.tokens = tokens;
        }

        /** Takes what stands at a position; the position after it. */
        int step(int i) {
            if (!Folded.isWord(tokens.get(i))) {
                negation = -1;
                strengths.clear();
                return i + 1;
            }
            Entries.Match<Double> valence = valences.at(tokens, i);
            Entries.Match<Boolean> not = negations.at(tokens, i);
            Entries.Match<Boolean> but = contrasts.at(tokens, i);
            Entries.Match<Double> strength = intensities.at(tokens, i);
            int longest = Math.max(Math.max(length(valence), length(not)), Math.max(length(but), length(strength)));
            if (longest == 0) {
                strengths.clear();
                word++;
                return i + 1;
            }
            if (valence != null && valence.words() == longest) {
                if (valence.value() != 0) {
                    take(valence.value());
                }
                strengths.clear();
            } else if (not != null && not.words() == longest) {
                negation = word + longest - 1;
                strengths.clear();
            } else if (but != null && but.words() == longest) {
                sentence.contrast();
                negation = -1;
                strengths.clear();
            } else if (strength != null) {
                strengths.add(strength.value());
            }
            word += longest;
            return i + longest;
        }

        private void take(double valence) {
            boolean turned = negation >= 0 && word - negation <= settings.reach();
            double value = turned ? -settings.turned() * valence : valence;
            int from = Math.max(0, strengths.size() - MOST_INTENSITIES);
            for (double strength : strengths.subList(from, strengths.size())) {
                value *= turned && strength > 1 ? 1 : strength;
            }
            sentence.after.add(value);
            negation = -1;
        }

        private static int length(Entries.@Nullable Match<?> match) {
            return match == null ? 0 : match.words();
        }
    }

    /** What all sentences of a remark add up to. */
    private final class Sum {
        private int valued;
        private double positive;
        private double negative;
        private boolean parted;

        void add(Sentence sentence) {
            boolean contrast = sentence.contrasted && !sentence.before.isEmpty() && !sentence.after.isEmpty();
            double before = add(sentence.before, contrast ? settings.beforeContrast() : 1);
            double after = add(sentence.after, contrast ? settings.afterContrast() : 1);
            parted |= contrast && before * after < 0;
        }

        private double add(List<Double> values, double weight) {
            double sum = 0;
            for (double value : values) {
                double weighted = weight * value;
                valued++;
                sum += weighted;
                positive += Math.max(weighted, 0);
                negative += Math.max(-weighted, 0);
            }
            return sum;
        }

        CommentAnalysis analysis(int words, List<String> found) {
            if (valued == 0) {
                return new CommentAnalysis(
                        Result.insufficient(Reason.NO_ANSWERS, "no word of the comment carries sentiment"),
                        SentimentLabel.NONE,
                        new CommentAnalysis.Words(words, 0, 0, 0),
                        found);
            }
            double sum = positive - negative;
            double sentiment = sum / Math.sqrt(sum * sum + settings.alpha());
            return new CommentAnalysis(
                    Result.of(sentiment),
                    label(sentiment),
                    new CommentAnalysis.Words(words, valued, positive, negative),
                    found);
        }

        private SentimentLabel label(double sentiment) {
            double larger = Math.max(positive, negative);
            if (parted || (larger > 0 && Math.min(positive, negative) >= settings.mixedFrom() * larger)) {
                return SentimentLabel.MIXED;
            }
            return sentiment >= settings.decidedFrom()
                    ? SentimentLabel.POSITIVE
                    : sentiment <= -settings.decidedFrom() ? SentimentLabel.NEGATIVE : SentimentLabel.NEUTRAL;
        }
    }
}
