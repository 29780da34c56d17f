package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Summarizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Per scale point: answers, sum of weights, sum of squared weights. All that a weighted rating score and its linearised
 * standard error need.
 *
 * <p>A summary: merging is commutative and associative; the sums carry about 32 digits inside, so that their order does
 * not show. An answer of weight 0 counts in {@link #tally()} and nowhere else. Immutable.
 *
 * @since 0.1.0
 */
public final class WeightedTally {

    private final RatingTally tally;
    private final DoubleSum[] weights;
    private final DoubleSum[] squares;

    WeightedTally(RatingTally tally, DoubleSum[] weights, DoubleSum[] squares) {
        this.tally = tally;
        this.weights = weights;
        this.squares = squares;
    }

    /**
     * No answers yet.
     *
     * @param scale the scale
     * @return the neutral element of {@link #merge}
     */
    public static WeightedTally empty(Scale scale) {
        return builder(scale).build();
    }

    /**
     * A mutable recorder for one thread.
     *
     * @param scale the scale
     * @return an empty builder
     */
    public static Builder builder(Scale scale) {
        return new Builder(scale);
    }

    /**
     * One weighted rating.
     *
     * @param rating a point of the scale, null for a blank answer
     * @param weight 0 or more
     */
    public record Entry(@Nullable Integer rating, double weight) {
        /**
         * Checks the weight.
         *
         * @param rating a point of the scale, or null
         * @param weight 0 or more
         * @throws IllegalArgumentException if the weight is negative or not finite
         */
        public Entry {
            Arguments.notNegative("weight", weight);
        }
    }

    /**
     * Adds up weighted ratings.
     *
     * @param scale the scale
     * @return a summarizer with bytes, which refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<Entry, WeightedTally> summarizer(Scale scale) {
        return Summarizer.<Entry, Builder, WeightedTally>building(
                        () -> builder(scale), Builder::add, Builder::build, WeightedTally::merge)
                .withBytes(WeightedTally::toBytes, bytes -> {
                    WeightedTally read = ofBytes(bytes);
                    Definitions.of("tallies").same("scale", scale, read.scale());
                    return read;
                });
    }

    /**
     * Reads what {@link #toBytes} wrote, scale included.
     *
     * @param bytes the bytes, none missing and none left over
     * @return the tally
     * @throws IllegalArgumentException if these are not the bytes of a weighted tally; the message names the place
     */
    public static WeightedTally ofBytes(byte[] bytes) {
        return TallyBytes.weighted(bytes);
    }

    /**
     * A tally stored before.
     *
     * @param tally the answers without their weights
     * @param sums one per point of the scale, lowest point first
     * @return the tally whose {@link #tally()} and {@link #sums()} these are
     * @throws IllegalArgumentException if there are too many or too few sums, or a point without answers has a weight
     */
    public static WeightedTally ofSums(RatingTally tally, List<Sums> sums) {
        if (sums.size() != tally.scale().size()) {
            throw new IllegalArgumentException("scale " + tally.scale() + " has "
                    + tally.scale().size() + " points but " + sums.size() + " sums were given");
        }
        DoubleSum[] weights = new DoubleSum[sums.size()];
        DoubleSum[] squares = new DoubleSum[sums.size()];
        for (int i = 0; i < weights.length; i++) {
            Sums point = sums.get(i);
            if (tally.countAt(i) == 0 && (point.weight != 0 || point.squaredWeight != 0)) {
                throw new IllegalArgumentException(
                        "rating " + tally.scale().points().get(i) + " has no answer but the weight " + point.weight);
            }
            point.check(tally.countAt(i));
            weights[i] = new DoubleSum(point.weight, point.weightRemainder);
            squares[i] = new DoubleSum(point.squaredWeight, point.squaredWeightRemainder);
        }
        return new WeightedTally(tally, weights, squares);
    }

    /**
     * The sums of every point to the last bit, to be stored.
     *
     * @return one per point of the scale, lowest point first
     */
    public List<Sums> sums() {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Sums(
                        weights[i].value(), weights[i].remainder(), squares[i].value(), squares[i].remainder()))
                .toList();
    }

    /**
     * The answers without their weights.
     *
     * @return the unweighted tally
     */
    public RatingTally tally() {
        return tally;
    }

    /**
     * The scale.
     *
     * @return the scale
     */
    public Scale scale() {
        return tally.scale();
    }

    /**
     * Sum of the weights of one point's answers.
     *
     * @param index 0-based position of the point, lowest first
     * @return the sum
     */
    public double weightAt(int index) {
        return weights[index].value();
    }

    /**
     * Sum of the squared weights of one point's answers.
     *
     * @param index 0-based position of the point, lowest first
     * @return the sum
     */
    public double squaredWeightAt(int index) {
        return squares[index].value();
    }

    /**
     * Sum of all weights of valid answers.
     *
     * @return the sum
     */
    public double weight() {
        return total(weights);
    }

    /**
     * Kish's effective sample size (sum w)² / sum w².
     *
     * @return the effective size; 0 if all weights are 0
     * @see <a href="https://onlinelibrary.wiley.com/doi/book/10.1002/bimj.19680100122">Kish 1965, Survey Sampling</a>
     */
    public double effectiveSize() {
        double sum = total(weights);
        return sum == 0 ? 0 : sum * sum / total(squares);
    }

    /**
     * This and another tally together. Commutative and associative.
     *
     * @param other a tally of the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     */
    public WeightedTally merge(WeightedTally other) {
        return new WeightedTally(tally.merge(other.tally), sum(weights, other.weights), sum(squares, other.squares));
    }

    /**
     * This tally as bytes, to be stored or sent, with a version in front. Sums keep all their digits, those beyond a
     * double included; a tally whose answers all weigh 1 takes no more room than an unweighted one.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        return TallyBytes.of(this);
    }

    DoubleSum[] weights() {
        return weights;
    }

    DoubleSum[] squares() {
        return squares;
    }

    private static DoubleSum[] sum(DoubleSum[] a, DoubleSum[] b) {
        DoubleSum[] sums = copy(a);
        for (int i = 0; i < sums.length; i++) {
            sums[i].add(b[i]);
        }
        return sums;
    }

    private static DoubleSum[] copy(DoubleSum[] sums) {
        DoubleSum[] copy = new DoubleSum[sums.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = new DoubleSum(sums[i].value(), sums[i].remainder());
        }
        return copy;
    }

    private static double total(DoubleSum[] sums) {
        DoubleSum total = new DoubleSum();
        for (DoubleSum sum : sums) {
            total.add(sum);
        }
        return total.value();
    }

    /** Equal if the answers and, rounded to a double, all sums are. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof WeightedTally other
                && tally.equals(other.tally)
                && Arrays.equals(values(weights), values(other.weights))
                && Arrays.equals(values(squares), values(other.squares));
    }

    @Override
    public int hashCode() {
        return 31 * tally.hashCode() + Arrays.hashCode(values(weights));
    }

    private static double[] values(DoubleSum[] sums) {
        return Arrays.stream(sums).mapToDouble(DoubleSum::value).toArray();
    }

    @Override
    public String toString() {
        return tally + ", weight " + weight();
    }

    /**
     * One point's sums of weights and of squared weights, each as a double and what rounding left out of it.
     *
     * @param weight sum of weights, 0 or more
     * @param weightRemainder what is left out of it
     * @param squaredWeight sum of squared weights, 0 or more
     * @param squaredWeightRemainder what is left out of it
     */
    public record Sums(double weight, double weightRemainder, double squaredWeight, double squaredWeightRemainder) {

        /** Squares are rounded one by one before they are added. */
        private static final double ROUNDING = 1e-12;

        /**
         * Checks the ranges.
         *
         * @param weight sum of weights, 0 or more
         * @param weightRemainder what is left out of it
         * @param squaredWeight sum of squared weights, 0 or more
         * @param squaredWeightRemainder what is left out of it
         * @throws IllegalArgumentException if a sum is negative or not finite, or a remainder is more than the last bit
         *     of its sum
         */
        public Sums {
            Arguments.notNegative("weight", weight);
            Arguments.notNegative("squaredWeight", squaredWeight);
            remainder("weightRemainder", weightRemainder, weight);
            remainder("squaredWeightRemainder", squaredWeightRemainder, squaredWeight);
        }

        private static void remainder(String name, double remainder, double sum) {
            if (!(Math.abs(remainder) <= Math.ulp(sum) / 2)) {
                throw new IllegalArgumentException(
                        name + " must be within half the last bit of " + sum + " but was " + remainder);
            }
        }

        /** Refuses sums that no weights of that many answers have: sum of w² &lt;= (sum of w)² &lt;= n sum of w². */
        void check(long answers) {
            double square = weight * weight;
            if (squaredWeight > square * (1 + ROUNDING) || square > answers * squaredWeight * (1 + ROUNDING)) {
                throw new IllegalArgumentException("no " + answers + " weights have the sum " + weight
                        + " and the sum of squares " + squaredWeight);
            }
        }
    }

    /** Collects weighted ratings. Mutable, for one thread. */
    public static final class Builder {

        private final Scale scale;
        private final RatingTally.Builder tally;
        private final DoubleSum[] weights;
        private final DoubleSum[] squares;

        private Builder(Scale scale) {
            this.scale = scale;
            this.tally = RatingTally.builder(scale);
            this.weights = zeros(scale.size());
            this.squares = zeros(scale.size());
        }

        private static DoubleSum[] zeros(int size) {
            DoubleSum[] sums = new DoubleSum[size];
            for (int i = 0; i < size; i++) {
                sums[i] = new DoubleSum();
            }
            return sums;
        }

        /**
         * Adds a weighted rating.
         *
         * @param rating a point of the scale
         * @param weight 0 or more
         * @return this
         * @throws IllegalArgumentException if the rating is not on the scale, or the weight is negative or not finite
         */
        public Builder add(int rating, double weight) {
            Arguments.notNegative("weight", weight);
            int index = scale.indexOf(scale.require(rating));
            tally.add(rating);
            weights[index].add(weight);
            squares[index].add(weight * weight);
            return this;
        }

        private void add(Entry entry) {
            Integer rating = entry.rating;
            if (rating == null) {
                tally.addBlank();
            } else {
                add(rating, entry.weight);
            }
        }

        /**
         * Adds a weighted answer; blank, not applicable and invalid ones are counted without their weight.
         *
         * @param answer the answer
         * @param weight 0 or more
         * @return this
         * @throws IllegalArgumentException if the answer is a rating off the scale, or the weight is negative or not
         *     finite
         */
        public Builder add(Answer answer, double weight) {
            if (answer instanceof Answer.Rating rating) {
                return add(rating.value(), weight);
            }
            Arguments.notNegative("weight", weight);
            tally.add(answer);
            return this;
        }

        /**
         * The tally so far; the builder can go on.
         *
         * @return an immutable copy
         */
        public WeightedTally build() {
            return new WeightedTally(tally.build(), copy(weights), copy(squares));
        }
    }
}
