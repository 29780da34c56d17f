package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import java.util.List;
import java.util.Objects;

/**
 * What a comment says, as far as it was understood.
 *
 * @param sentiment -1 (bad) to 1 (good); insufficient if nothing in the comment carries sentiment, which is not the same as 0
 * @param positive words understood as praise, negation taken into account
 * @param negative words understood as blame, negation taken into account
 * @param themes what it is about, in the order of first mention, none twice
 * @since 0.1.0
 */
public record CommentAnalysis(Result<Double> sentiment, int positive, int negative, List<String> themes) {

    /**
     * Checks and copies.
     *
     * @param sentiment -1 to 1, or insufficient
     * @param positive words understood as praise
     * @param negative words understood as blame
     * @param themes what it is about
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CommentAnalysis {
        Objects.requireNonNull(sentiment, "sentiment");
        sentiment.toOptional().ifPresent(value -> Arguments.within("sentiment", value, -1, 1));
        Arguments.notNegative("positive", (long) positive);
        Arguments.notNegative("negative", (long) negative);
        themes = List.copyOf(themes);
    }
}
