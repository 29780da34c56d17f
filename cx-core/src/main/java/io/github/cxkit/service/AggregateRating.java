package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ratings summed up as the web shows them: schema.org's {@code AggregateRating}, to publish one's own and to read others'.
 *
 * <p>A summary, but a poor one: a mean and a count tell no spread, so that there is no interval and no way back to answers.
 * Keep the {@link RatingTally} for everything else.
 *
 * <pre>{@code
 * AggregateRating stars = AggregateRating.of(RatingTally.of(Scale.of(1, 5), 5, 4, 5, 3), 2).orElseThrow();
 * stars.ratingValue();  // ==> 4.25
 * stars.jsonLd();       // ==> {@type=AggregateRating, ratingValue=4.25, worstRating=1, bestRating=5, ratingCount=4, reviewCount=2}
 * }</pre>
 *
 * @param ratingValue the mean rating, worstRating to bestRating
 * @param worstRating lowest possible rating, within ±1e300
 * @param bestRating highest possible rating, above worstRating, within ±1e300
 * @param ratingCount ratings, with or without words, 1 or more
 * @param reviewCount ratings with words, 0 to ratingCount
 * @see <a href="https://schema.org/AggregateRating">AggregateRating</a>
 * @since 0.1.0
 */
public record AggregateRating(
        double ratingValue, double worstRating, double bestRating, long ratingCount, long reviewCount) {

    /** A hundred times what parts the two is still a double. */
    private static final double LARGEST = 1e300;

    private static final double USUAL_WORST = 1;
    private static final double USUAL_BEST = 5;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AggregateRating {
        Arguments.within("worstRating", worstRating, -LARGEST, LARGEST);
        Arguments.within("bestRating", bestRating, -LARGEST, LARGEST);
        if (!(worstRating < bestRating)) {
            throw new IllegalArgumentException(
                    "worstRating must be below bestRating but they are " + worstRating + " and " + bestRating);
        }
        Arguments.within("ratingValue", ratingValue, worstRating, bestRating);
        Arguments.within("ratingCount", ratingCount, 1, Long.MAX_VALUE);
        Arguments.within("reviewCount", reviewCount, 0, ratingCount);
    }

    /**
     * Sums up own ratings.
     *
     * @param tally ratings on a scale on which high is good
     * @param reviewCount how many of them came with words
     * @return the aggregate; insufficient without a rating, for an average of nothing must not be published
     * @throws IllegalArgumentException if high is bad on the scale, or there are more reviews than ratings
     */
    public static Result<AggregateRating> of(RatingTally tally, long reviewCount) {
        Scale scale = tally.scale();
        if (scale.direction() == Direction.HIGH_IS_BAD) {
            throw new IllegalArgumentException("bestRating is the highest, but on the scale " + scale + " high is bad");
        }
        if (tally.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "an aggregate rating needs a rating");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int point : scale.points()) {
            sum = sum.add(BigDecimal.valueOf(point).multiply(BigDecimal.valueOf(tally.count(point))));
        }
        double mean =
                sum.divide(BigDecimal.valueOf(tally.n()), MathContext.DECIMAL64).doubleValue();
        return Result.of(new AggregateRating(mean, scale.min(), scale.max(), tally.n(), reviewCount));
    }

    /**
     * Reads what somebody published. Numbers may be texts; a missing worst rating is 1 and a missing best rating 5, as
     * schema.org says; a missing count of ratings is that of the reviews.
     *
     * @param jsonLd the object as a JSON reader gives it
     * @return the aggregate
     * @throws IllegalArgumentException if a number is missing or out of its range; the message names it
     */
    public static AggregateRating ofJsonLd(Map<String, ?> jsonLd) {
        BigDecimal reviews = number(jsonLd, "reviewCount", BigDecimal.ZERO);
        BigDecimal ratings = number(jsonLd, "ratingCount", jsonLd.containsKey("reviewCount") ? reviews : null);
        return new AggregateRating(
                number(jsonLd, "ratingValue", null).doubleValue(),
                number(jsonLd, "worstRating", BigDecimal.valueOf(USUAL_WORST)).doubleValue(),
                number(jsonLd, "bestRating", BigDecimal.valueOf(USUAL_BEST)).doubleValue(),
                whole("ratingCount", ratings),
                whole("reviewCount", reviews));
    }

    private static BigDecimal number(Map<String, ?> jsonLd, String name, @Nullable BigDecimal missing) {
        Object given = jsonLd.get(name);
        if (given == null && missing != null) {
            return missing;
        }
        try {
            return new BigDecimal(String.valueOf(given).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    given == null
                            ? "an AggregateRating needs " + name
                            : name + " of an AggregateRating must be a number but was \"" + given + "\"",
                    e);
        }
    }

    private static long whole(String name, BigDecimal given) {
        try {
            return given.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " must be a whole number but was " + given, e);
        }
    }

    /**
     * These ratings and others together.
     *
     * @param other of the same range
     * @return the mean of both, each by its count
     * @throws IllegalArgumentException if the ranges differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public AggregateRating pooledWith(AggregateRating other) {
        if (worstRating != other.worstRating || bestRating != other.bestRating) {
            throw new IllegalArgumentException("ratings of " + worstRating + ".." + bestRating
                    + " cannot be merged with ratings of " + other.worstRating + ".." + other.bestRating);
        }
        long ratings = Counts.sum(ratingCount, other.ratingCount);
        double mean = ratingValue * ((double) ratingCount / ratings)
                + other.ratingValue * ((double) other.ratingCount / ratings);
        return new AggregateRating(
                Math.min(bestRating, Math.max(worstRating, mean)),
                worstRating,
                bestRating,
                ratings,
                Counts.sum(reviewCount, other.reviewCount));
    }

    /**
     * The mean as a part of the way from worst to best.
     *
     * @return 0 to 100
     */
    public double percent() {
        return 100 * (ratingValue - worstRating) / (bestRating - worstRating);
    }

    /**
     * The object to put under {@code aggregateRating} of a product or a shop. The count of reviews is left out if there are
     * none. Publish it only where the reviews can be read, as search engines demand.
     *
     * @return field to text or number, in a fixed order
     */
    public Map<String, Object> jsonLd() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@type", "AggregateRating");
        object.put("ratingValue", plain(ratingValue));
        object.put("worstRating", plain(worstRating));
        object.put("bestRating", plain(bestRating));
        object.put("ratingCount", ratingCount);
        if (reviewCount > 0) {
            object.put("reviewCount", reviewCount);
        }
        return object;
    }

    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }
}
