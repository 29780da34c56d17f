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
 * not show. An answer of weight 0 counts in {@link #tally()}, is told apart there, and changes nothing else. Weights of any
 * size are taken; sums beyond the range of a double stay at its largest number, and what is computed from them is
 * insufficient. Immutable.
 *
 * @since 0.1.0
 */
public final class WeightedTally {

    /** A hair below the square of 1e-140, which no double is. */
    private static final double LEAST_SQUARES = 0.999999e-280;

    private final RatingTally tally;
    private final DoubleSum[] weights;
    private final DoubleSum[] squares;
    private final long[] unweighted;

    WeightedTally(RatingTally tally, DoubleSum[] weights, DoubleSum[] squares, long[] unweighted) {
        this.tally = tally;
        this.weights = weights;
        this.squares = squares;
        this.unweighted = unweighted;
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
        long[] unweighted = new long[sums.size()];
        for (int i = 0; i < weights.length; i++) {
            Sums point = sums.get(i);
            if (tally.countAt(i) == 0 && (point.weight != 0 || point.squaredWeight != 0)) {
                throw new IllegalArgumentException(
                        "rating " + tally.scale().points().get(i) + " has no answer but the weight " + point.weight);
            }
            unweighted[i] = checkUnweighted(tally, i, point.zeroWeights, point.weight);
            point.check(tally.countAt(i) - point.zeroWeights);
            weights[i] = new DoubleSum(point.weight, point.weightRemainder);
            squares[i] = new DoubleSum(point.squaredWeight, point.squaredWeightRemainder);
        }
        return new WeightedTally(tally, weights, squares, unweighted);
    }

    private static long checkUnweighted(RatingTally tally, int index, long zeroWeights, double weight) {
        long weighted = tally.countAt(index) - zeroWeights;
        if (weighted < 0 || (weighted == 0) != (weight == 0)) {
            throw new IllegalArgumentException("rating "
                    + tally.scale().points().get(index) + " has "
                    + tally.countAt(index) + " answers, of which " + zeroWeights + " have the weight 0, and the weight "
                    + weight);
        }
        return zeroWeights;
    }

    /**
     * The sums of every point to the last bit, to be stored.
     *
     * @return one per point of the scale, lowest point first
     */
    public List<Sums> sums() {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Sums(
                        weights[i].value(),
                        weights[i].remainder(),
                        squares[i].value(),
                        squares[i].remainder(),
                        unweighted[i]))
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
     * Valid answers of positive weight: the number that degrees of freedom and cautions go by.
     *
     * @return the number
     */
    public long weightedAnswers() {
        long zero = 0;
        for (long count : unweighted) {
            zero += count;
        }
        return tally.n() - zero;
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
     * @return the effective size, at most the number of weighted answers; 0 if all weights are 0
     * @see <a href="https://onlinelibrary.wiley.com/doi/book/10.1002/bimj.19680100122">Kish 1965, Survey Sampling</a>
     */
    public double effectiveSize() {
        double sum = total(weights);
        if (sum == 0) {
            return 0;
        }
        double unit = Math.scalb(1.0, Math.getExponent(sum));
        double scaled = sum / unit;
        double size = scaled * scaled / (total(squares) / unit / unit);
        return Math.min(size, (double) weightedAnswers());
    }

    /**
     * Whether the sums of weights and of their squares lie where a double has all its digits: they do for weights between
     * 1e-140 and 1e140.
     *
     * @return false if a sum has left the range of a double
     */
    public boolean isInRange() {
        double sum = total(weights);
        double squared = total(squares);
        return sum == 0 || (sum < Double.MAX_VALUE && squared < Double.MAX_VALUE && squared > LEAST_SQUARES);
    }

    /**
     * This and another tally together. Commutative and associative.
     *
     * @param other a tally of the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     */
    public WeightedTally merge(WeightedTally other) {
        RatingTally both = tally.merge(other.tally);
        long[] zero = unweighted.clone();
        for (int i = 0; i < zero.length; i++) {
            zero[i] += other.unweighted[i];
        }
        return new WeightedTally(both, sum(weights, other.weights), sum(squares, other.squares), zero);
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

    long[] unweighted() {
        return unweighted;
    }

    private static DoubleSum[] sum(DoubleSum[] a, DoubleSum[] b) {
        DoubleSum[] sums = copy(a);
        for (int i = 0; i < sums.length; i++) {
            sums[i].addSaturating(b[i]);
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
            total.addSaturating(sum);
        }
        return total.value();
    }

    /** Equal if the answers and, rounded to a double, all sums are. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof WeightedTally other
                && tally.equals(other.tally)
                && Arrays.equals(values(weights), values(other.weights))
                && Arrays.equals(values(squares), values(other.squares))
                && Arrays.equals(unweighted, other.unweighted);
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
     * @param zeroWeights answers of weight 0
     */
    public record Sums(
            double weight,
            double weightRemainder,
            double squaredWeight,
            double squaredWeightRemainder,
            long zeroWeights) {

        /** Squares are rounded one by one before they are added. */
        private static final double ROUNDING = 1e-12;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number is negative or not finite, or a remainder is more than the last bit
         *     of its sum
         */
        public Sums {
            Arguments.notNegative("weight", weight);
            Arguments.notNegative("squaredWeight", squaredWeight);
            Arguments.notNegative("zeroWeights", zeroWeights);
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
            // where squares leave the range of a double they say nothing
            if (weight != 0 && (squaredWeight >= Double.MAX_VALUE || square < LEAST_SQUARES)) {
                return;
            }
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
        private final long[] unweighted;

        private Builder(Scale scale) {
            this.scale = scale;
            this.tally = RatingTally.builder(scale);
            this.weights = zeros(scale.size());
            this.squares = zeros(scale.size());
            this.unweighted = new long[scale.size()];
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
            if (weight == 0) {
                unweighted[index]++;
            } else {
                weights[index].addSaturating(weight);
                squares[index].addSaturating(weight * weight);
            }
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
         * Adds the same answer many times at once, to the last digit as if it had been added one by one.
         *
         * @param answer the answer
         * @param weight of each, 0 or more
         * @param times how often, 0 or more
         * @return this
         * @throws IllegalArgumentException if the answer is a rating off the scale, or a number is negative or not finite
         */
        public Builder addAll(Answer answer, double weight, long times) {
            Arguments.notNegative("times", times);
            if (times == 1) {
                return add(answer, weight);
            }
            Arguments.notNegative("weight", weight);
            long[] counts = new long[scale.size()];
            if (answer instanceof Answer.Rating rating) {
                int index = scale.indexOf(scale.require(rating.value()));
                counts[index] = times;
                if (weight == 0) {
                    unweighted[index] += times;
                } else {
                    addProduct(weights[index], weight, times);
                    addProduct(squares[index], weight * weight, times);
                }
            }
            tally.addAll(RatingTally.ofCounts(
                    scale,
                    counts,
                    answer instanceof Answer.Blank ? times : 0,
                    answer instanceof Answer.NotApplicable ? times : 0,
                    answer instanceof Answer.Invalid ? times : 0));
            return this;
        }

        /** The exact product, in two halves of the count so that each is an exact double. */
        private static void addProduct(DoubleSum sum, double value, long times) {
            addExact(sum, value, (double) (times >> 32) * 0x1p32);
            addExact(sum, value, (double) (times & 0xFFFF_FFFFL));
        }

        private static void addExact(DoubleSum sum, double value, double times) {
            if (times == 0) {
                return;
            }
            double product = value * times;
            sum.addSaturating(product);
            if (sum.value() < Double.MAX_VALUE) {
                sum.add(Math.fma(value, times, -product));
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
            return new WeightedTally(tally.build(), copy(weights), copy(squares), unweighted.clone());
        }
    }
}
