package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the evidence carries, ready to be said: what it is about, the contrasts it stands on, a sentence in English
 * and in Italian.
 *
 * @since 0.1.0
 */
public final class Finding {

    /** What kind of thing was found. */
    public enum Kind {
        /** What to mend first, or whom to ask before that can be said. */
        MEND_FIRST,
        /** The latest period differs from an earlier one. */
        CHANGE,
        /** A period stands out from all others. */
        PERIOD,
        /** A group differs from the others. */
        GROUP,
        /** A phase or a touchpoint of the journey differs from the others. */
        JOURNEY,
        /** A driver is important and weak. */
        DRIVER,
        /** A rule that watches live scores found something. */
        ALERT,
        /** Nothing differs by more than chance. */
        NOTHING
    }

    private final Kind kind;
    private final boolean worse;
    private final Slice slice;
    private final List<Contrast> contrasts;
    private final double weight;
    private final FindingText text;
    private final @Nullable Question question;

    Finding(Kind kind, boolean worse, Slice slice, List<Contrast> contrasts, double weight, FindingText text) {
        this(kind, worse, slice, contrasts, weight, text, null);
    }

    private Finding(
            Kind kind,
            boolean worse,
            Slice slice,
            List<Contrast> contrasts,
            double weight,
            FindingText text,
            @Nullable Question question) {
        this.kind = kind;
        this.worse = worse;
        this.slice = slice;
        this.contrasts = Copies.list("contrasts", contrasts);
        this.weight = weight;
        this.text = text;
        this.question = question;
    }

    /** The same, of a question that no contrast names. */
    Finding of(@Nullable Question asked) {
        return new Finding(kind, worse, slice, contrasts, weight, text, asked);
    }

    /**
     * What kind of thing was found.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether it is bad news.
     *
     * @return true if something is worse
     */
    public boolean isWorse() {
        return worse;
    }

    /**
     * The answers it speaks of.
     *
     * @return the slice; everyone where it speaks of no group or period
     */
    public Slice slice() {
        return slice;
    }

    /**
     * What it stands on, the one that the sentence names first.
     *
     * @return contrasts beyond chance, all in the same sense; none for drivers, alerts and where nothing was found
     */
    public List<Contrast> contrasts() {
        return contrasts;
    }

    /**
     * The question whose score it speaks of, the one that the sentence names first.
     *
     * @return the question; empty where nothing was found, for a driver that is no question of the scorecard, and for an alert of
     *     a metric that is none of its questions' first, or several questions'
     */
    public Optional<Question> findQuestion() {
        return question == null ? contrasts.stream().findFirst().map(Contrast::question) : Optional.of(question);
    }

    /**
     * How much it weighs: the root of the sum of the squared effects, so that what shows in many questions weighs more.
     *
     * @return in standard deviations of an answer, 0 where there are no contrasts
     */
    public double weight() {
        return weight;
    }

    /**
     * What it is about.
     *
     * @param locale Italian, or any other for English
     * @return such as {@code Islands} or {@code November 2025}; empty where nothing was found
     */
    public String subject(Locale locale) {
        return text.subject().in(locale);
    }

    /**
     * What is said of the subject.
     *
     * @param locale Italian, or any other for English
     * @return a sentence that can follow the subject and a colon
     */
    public String statement(Locale locale) {
        return text.statement().in(locale);
    }

    /**
     * Why it can be believed.
     *
     * @param locale Italian, or any other for English
     * @return answers, test and looks in one line; empty where there is nothing to add
     */
    public String evidence(Locale locale) {
        return text.evidence().in(locale);
    }

    /**
     * Subject and statement in one sentence.
     *
     * @param locale Italian, or any other for English
     * @return such as {@code Islands: "the delivery" 62.4 against 82.6 for the others.}
     */
    public String sentence(Locale locale) {
        String subject = subject(locale);
        return subject.isEmpty() ? statement(locale) : subject + ": " + statement(locale);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Finding other
                && kind == other.kind
                && worse == other.worse
                && slice.equals(other.slice)
                && contrasts.equals(other.contrasts)
                && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, worse, slice, contrasts);
    }

    /** The English sentence. */
    @Override
    public String toString() {
        return sentence(Locale.ENGLISH);
    }
}
