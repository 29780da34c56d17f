package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When a rating and the words that come with it disagree: a customer who rates well and writes in anger, or the reverse.
 *
 * <p>The rating is brought to -1..1 by r = 2 (rating - min)/(max - min) - 1, compared in decimals.
 *
 * @param ratingFrom how far from the middle a rating must lie, 0 to 1
 * @param sentimentFrom how far from 0 the sentiment must lie, 0 to 1
 * @since 0.1.0
 */
public record Disagreement(double ratingFrom, double sentimentFrom) {

    /** The rule that the verdict follows. */
    public static final Rule RULE = Rule.convention(
            "feedback.disagreement",
            "Rating and words disagree",
            "rating and sentiment on either side of given limits");

    /** A rating from 0.5 on and a sentiment from 0.4 on, this library's convention. */
    public static final Disagreement STANDARD = new Disagreement(0.5, 0.4);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Disagreement {
        Arguments.share("ratingFrom", ratingFrom);
        Arguments.share("sentimentFrom", sentimentFrom);
    }

    /**
     * Whether rating and words disagree.
     *
     * @param feedback the feedback
     * @return how; insufficient if there is no rating or the sentiment is unknown
     */
    public Result<Verdict> of(Feedback feedback) {
        return of(feedback.rating(), feedback.sentiment());
    }

    private Result<Verdict> of(Feedback.@Nullable Rating rating, @Nullable Double sentiment) {
        if (rating == null || sentiment == null) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    rating == null ? "there is no rating" : "the sentiment of the words is unknown");
        }
        if (isAtLeast(rating, false) && sentiment <= -sentimentFrom) {
            return Result.of(Verdict.WORDS_WORSE);
        }
        return Result.of(isAtLeast(rating, true) && sentiment >= sentimentFrom ? Verdict.WORDS_BETTER : Verdict.NONE);
    }

    /** 2 (x - min) >= (1 + from) (max - min), or the same from the other end. */
    private boolean isAtLeast(Feedback.Rating rating, boolean mirrored) {
        BigDecimal x = BigDecimal.valueOf(rating.value());
        BigDecimal min = BigDecimal.valueOf(rating.scale().min());
        BigDecimal max = BigDecimal.valueOf(rating.scale().max());
        BigDecimal distance = mirrored ? max.subtract(x) : x.subtract(min);
        BigDecimal needed = BigDecimal.ONE.add(BigDecimal.valueOf(ratingFrom)).multiply(max.subtract(min));
        return distance.multiply(BigDecimal.valueOf(2)).compareTo(needed) >= 0;
    }

    /** How rating and words go together. */
    public enum Verdict {
        /** They do not disagree. */
        NONE,
        /** A good rating, bad words. */
        WORDS_WORSE,
        /** A bad rating, good words. */
        WORDS_BETTER
    }
}
