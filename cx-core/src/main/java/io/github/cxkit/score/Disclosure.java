package io.github.cxkit.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be told where nothing may be told of few: the one rule which count is few, and the one wording of a hidden figure.
 *
 * <pre>{@code
 * Disclosure least = Disclosure.from(10, Disclosure.Of.ANSWERS);
 * least.isFew(9);    // ==> true
 * least.isFew(0);    // ==> false
 * least.few();       // ==> hidden: fewer than 10 answers
 * least.away();      // ==> hidden: it would tell of fewer than 10 answers
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Disclosure {

    private static final Pattern WORDS = Pattern.compile("hidden: (it would tell of )?fewer than (\\d{1,18}) (\\w+)");

    private final long least;
    private final Of of;

    /** What is counted. */
    public enum Of {
        /** Answers to one question. */
        ANSWERS,
        /** Whole responses. */
        RESPONSES,
        /** People with a figure of their own. */
        RESPONDENTS,
        /** Journeys of customers. */
        JOURNEYS,
        /** Customers. */
        CUSTOMERS,
        /** Units of an experiment. */
        UNITS;

        /** The English word, in the plural. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Disclosure(long least, Of of) {
        this.least = least;
        this.of = Objects.requireNonNull(of, "of");
    }

    /**
     * Tells of so many and more.
     *
     * @param least the least number that is told of, 1 or more; 1 hides nothing
     * @param of what is counted
     * @return the rule
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Disclosure from(long least, Of of) {
        if (least < 1) {
            throw new IllegalArgumentException("the least number of " + of.word() + " must be >= 1 but was " + least);
        }
        return new Disclosure(least, of);
    }

    /**
     * Whether so many are few: some, but fewer than may be told of.
     *
     * @param count how many
     * @param least the least number that is told of
     * @return false for none
     */
    public static boolean isFew(long count, long least) {
        return count > 0 && count < least;
    }

    /**
     * Whether so many are few.
     *
     * @param count how many
     * @return true for 1 to less than the least number
     */
    public boolean isFew(long count) {
        return isFew(count, least);
    }

    /**
     * Whether anything is hidden.
     *
     * @return true from 2
     */
    public boolean hides() {
        return least > 1;
    }

    /**
     * The least number that is told of.
     *
     * @return 1 or more
     */
    public long least() {
        return least;
    }

    /**
     * What is counted.
     *
     * @return the kind
     */
    public Of of() {
        return of;
    }

    /**
     * The words for a figure of few.
     *
     * @return the English words
     */
    public String few() {
        return "hidden: fewer than " + least + " " + of.word();
    }

    /**
     * The words for a figure that is of enough, but would tell one of few.
     *
     * @return the English words
     */
    public String away() {
        return "hidden: it would tell of fewer than " + least + " " + of.word();
    }

    /**
     * The words for a hidden figure.
     *
     * @param count how many it is of
     * @return those of few, or those of a figure beside few
     */
    public String why(long count) {
        return isFew(count) ? few() : away();
    }

    /**
     * Says the words of a hidden figure again, in another language.
     *
     * @param words such as {@link #few} or {@link #away} makes
     * @param few says those of few
     * @param away says those of a figure that would tell one of few
     * @param <T> what is said
     * @return what is said; empty if the words are none of these
     */
    public static <T> Optional<T> said(String words, Function<Disclosure, T> few, Function<Disclosure, T> away) {
        Matcher found = WORDS.matcher(words);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Of.values())
                .filter(each -> each.word().equals(found.group(3)))
                .findFirst()
                .map(of -> from(Long.parseLong(found.group(2)), of))
                .map(found.group(1) == null ? few : away);
    }

    /**
     * What may be said of a count whose figure is hidden: on which side of the least number it lies.
     *
     * @param count how many the figure is of
     * @return 0 where that is fewer, else the least number
     */
    public long hiddenCount(long count) {
        return count < least ? 0 : least;
    }

    /**
     * A figure where it may be told.
     *
     * @param count how many it is of
     * @param known the figure
     * @param <T> type of the figure
     * @return the figure; insufficient where the count is few
     */
    public <T> Result<T> told(long count, Result<T> known) {
        return isFew(count) ? Result.insufficient(Result.Reason.TOO_FEW, few()) : known;
    }
}
