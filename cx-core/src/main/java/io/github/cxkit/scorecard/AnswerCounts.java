package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each answer of each question was given: one number per {@linkplain AnswerCells cell}. Mutable.
 *
 * <p>Weights of 1, nearly all there are, are the counts; others have sums of their own. Both are exact as long as the weights
 * are of about one size, so that it does not matter where an answer was counted first.
 */
final class AnswerCounts {

    private final long[] counts;
    private @Nullable Weights weights;

    AnswerCounts(int cells) {
        this.counts = new long[cells];
    }

    /** Sums of the weights other than 1, and how many there are. */
    private static final class Weights {

        private final @Nullable DoubleSum[] sums;
        private final @Nullable DoubleSum[] squares;
        private final long[] zeros;
        private final long[] others;

        Weights(int cells) {
            this.sums = new @Nullable DoubleSum[cells];
            this.squares = new @Nullable DoubleSum[cells];
            this.zeros = new long[cells];
            this.others = new long[cells];
        }
    }

    boolean isZero(int cell) {
        return counts[cell] == 0;
    }

    /** Counts one answer of weight 1. */
    void add(int cell) {
        counts[cell]++;
    }

    /** Counts equal answers; only ratings have weights. */
    void add(int cell, double weight, long times) {
        counts[cell] = Counts.sum(counts[cell], times);
        if (weight != 1) {
            Weights own = weights();
            if (weight == 0) {
                own.zeros[cell] += times;
            } else {
                own.others[cell] += times;
                addProduct(sum(own.sums, cell), weight, times);
                addProduct(sum(own.squares, cell), weight * weight, times);
            }
        }
    }

    private Weights weights() {
        Weights own = weights;
        if (own == null) {
            own = new Weights(counts.length);
            weights = own;
        }
        return own;
    }

    private static DoubleSum sum(@Nullable DoubleSum[] sums, int cell) {
        DoubleSum sum = sums[cell];
        if (sum == null) {
            sum = new DoubleSum();
            sums[cell] = sum;
        }
        return sum;
    }

    private static void addProduct(DoubleSum sum, double value, long times) {
        if (times == 1) {
            sum.addSaturating(value);
        } else {
            // in two parts, each of which a double holds
            sum.addProduct(value, (double) (times >> 32) * 0x1p32);
            sum.addProduct(value, (double) (times & 0xFFFF_FFFFL));
            sum.addSaturating(0);
        }
    }

    /** Counts the answers of a tally to one question, all of weight 1. */
    void addAll(AnswerCells cells, int question, RatingTally tally) {
        int from = cells.from(question);
        int size = cells.scale(question).size();
        for (int i = 0; i < size; i++) {
            add(from + i, 1, tally.countAt(i));
        }
        add(from + size + AnswerCells.BLANK, 1, tally.blank());
        add(from + size + AnswerCells.NOT_APPLICABLE, 1, tally.notApplicable());
        add(from + size + AnswerCells.INVALID, 1, tally.invalid());
    }

    /** Counts the answers of a tally to one question, of any weights. */
    void addAll(AnswerCells cells, int question, WeightedTally tally) {
        addAll(cells, question, tally.tally());
        List<WeightedTally.Sums> sums = tally.sums();
        Weights own = weights();
        for (int i = 0; i < sums.size(); i++) {
            int cell = cells.from(question) + i;
            WeightedTally.Sums point = sums.get(i);
            if (tally.tally().countAt(i) == 0) {
                continue;
            }
            own.zeros[cell] += point.zeroWeights();
            own.others[cell] += tally.tally().countAt(i) - point.zeroWeights();
            addAll(own.sums, cell, new DoubleSum(point.weight(), point.weightRemainder()));
            addAll(own.squares, cell, new DoubleSum(point.squaredWeight(), point.squaredWeightRemainder()));
        }
    }

    /** Adds all of another's counts. */
    void addAll(AnswerCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Counts.sum(counts[i], other.counts[i]);
        }
        Weights more = other.weights;
        if (more != null) {
            Weights own = weights();
            for (int i = 0; i < counts.length; i++) {
                own.zeros[i] += more.zeros[i];
                own.others[i] += more.others[i];
                addAll(own.sums, i, more.sums[i]);
                addAll(own.squares, i, more.squares[i]);
            }
        }
    }

    private static void addAll(@Nullable DoubleSum[] sums, int cell, @Nullable DoubleSum more) {
        if (more != null) {
            sum(sums, cell).addSaturating(more);
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
        weights = null;
    }

    /** The answers to one question; null if it was not asked. */
    @Nullable WeightedTally tally(AnswerCells cells, int question) {
        int from = cells.from(question);
        int size = cells.scale(question).size();
        long[] points = Arrays.copyOfRange(counts, from, from + size);
        long blank = counts[from + size + AnswerCells.BLANK];
        long notApplicable = counts[from + size + AnswerCells.NOT_APPLICABLE];
        long invalid = counts[from + size + AnswerCells.INVALID];
        if (blank == 0
                && notApplicable == 0
                && invalid == 0
                && Arrays.stream(points).allMatch(n -> n == 0)) {
            return null;
        }
        List<WeightedTally.Sums> sums = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sums.add(sums(from + i));
        }
        return WeightedTally.ofSums(
                RatingTally.ofCounts(cells.scale(question), points, blank, notApplicable, invalid), sums);
    }

    private WeightedTally.Sums sums(int cell) {
        DoubleSum sum = new DoubleSum();
        DoubleSum square = new DoubleSum();
        long ones = counts[cell];
        long zeros = 0;
        Weights own = weights;
        if (own != null) {
            zeros = own.zeros[cell];
            ones -= zeros + own.others[cell];
            DoubleSum others = own.sums[cell];
            DoubleSum squares = own.squares[cell];
            if (others != null && squares != null) {
                sum.addSaturating(others);
                square.addSaturating(squares);
            }
        }
        addProduct(sum, 1, ones);
        addProduct(square, 1, ones);
        return new WeightedTally.Sums(sum.value(), sum.remainder(), square.value(), square.remainder(), zeros);
    }
}
