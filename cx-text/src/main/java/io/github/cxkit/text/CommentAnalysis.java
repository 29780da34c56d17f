package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import java.util.Objects;

/**
 * What a comment says, as far as it was understood.
 *
 * @param sentiment -1 (bad) to 1 (good); insufficient if nothing in the comment carries sentiment, which is not the same as 0
 * @param label the same in one word
 * @param words how many words it rests on
 * @param themes what it is about, in the order of first mention, none twice
 * @since 0.1.0
 */
public record CommentAnalysis(Result<Double> sentiment, SentimentLabel label, Words words, List<String> themes) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the sentiment is out of its range, or label and sentiment disagree about whether
     *     there is one
     */
    public CommentAnalysis {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(sentiment, "sentiment");
        sentiment.toOptional().ifPresent(value -> Arguments.within("sentiment", value, -1, 1));
        if (sentiment.isKnown() == (label == SentimentLabel.NONE)) {
            throw new IllegalArgumentException(
                    "a comment labelled " + label + " cannot have the sentiment " + sentiment);
        }
        themes = Copies.list("themes", themes);
    }

    /**
     * What a model of one's own found; positive from 0.05, negative from -0.05, neutral between.
     *
     * @param sentiment -1 to 1
     * @param themes what the comment is about
     * @return the analysis, resting on no words
     * @throws IllegalArgumentException if the sentiment is out of its range
     */
    public static CommentAnalysis of(double sentiment, List<String> themes) {
        double decided = SentimentSettings.standard().decidedFrom();
        SentimentLabel label = sentiment >= decided
                ? SentimentLabel.POSITIVE
                : sentiment <= -decided ? SentimentLabel.NEGATIVE : SentimentLabel.NEUTRAL;
        return new CommentAnalysis(Result.of(sentiment), label, Words.NONE, themes);
    }

    /**
     * A comment that a model of one's own could not judge.
     *
     * @param themes what the comment is about
     * @return the analysis, without sentiment
     */
    public static CommentAnalysis unknown(List<String> themes) {
        return new CommentAnalysis(
                Result.insufficient(Reason.NO_ANSWERS, "the sentiment of the comment is not known"),
                SentimentLabel.NONE,
                Words.NONE,
                themes);
    }

    /**
     * The words a sentiment rests on.
     *
     * @param total words and emoji of the comment
     * @param valued entries of the list that counted
     * @param positive sum of their positive valences, 0 or more
     * @param negative sum of their negative valences, as a number of 0 or more
     */
    public record Words(int total, int valued, double positive, double negative) {

        /** Nothing was counted. */
        public static final Words NONE = new Words(0, 0, 0, 0);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is negative, or words that did not count have valences
         */
        public Words {
            Arguments.notNegative("total", (long) total);
            Arguments.notNegative("valued", (long) valued);
            Arguments.within("positive", positive, 0, Double.MAX_VALUE);
            Arguments.within("negative", negative, 0, Double.MAX_VALUE);
            if (valued == 0 && positive + negative > 0) {
                throw new IllegalArgumentException(
                        "no valued words cannot have the valences " + positive + " and " + negative);
            }
        }
    }
}
