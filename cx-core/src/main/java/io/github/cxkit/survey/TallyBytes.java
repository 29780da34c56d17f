package io.github.cxkit.survey;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.DoubleSum;
import java.util.ArrayList;
import java.util.List;

/**
 * The byte forms of tallies, version 1: scale, counts, what was left out; and, where weights differ from 1, the sums of
 * weights and of their squares with their remainders, so that not one digit is lost.
 */
final class TallyBytes {

    private static final int VERSION = 1;

    private TallyBytes() {}

    static byte[] of(RatingTally tally) {
        ByteWriter out = new ByteWriter().octet(VERSION);
        write(out, tally);
        return out.toBytes();
    }

    static RatingTally tally(byte[] bytes) {
        ByteReader in = new ByteReader("rating tally", bytes).version(VERSION);
        RatingTally tally = readTally(in);
        in.end();
        return tally;
    }

    static byte[] of(WeightedTally tally) {
        ByteWriter out = new ByteWriter().octet(VERSION);
        write(out, tally.tally());
        boolean plain = isPlain(tally);
        out.octet(plain ? 0 : 1);
        if (!plain) {
            write(out, tally.weights());
            write(out, tally.squares());
            for (long zero : tally.unweighted()) {
                out.count(zero);
            }
        }
        return out.toBytes();
    }

    static WeightedTally weighted(byte[] bytes) {
        ByteReader in = new ByteReader("weighted tally", bytes).version(VERSION);
        RatingTally tally = readTally(in);
        WeightedTally read = in.flag()
                ? WeightedTally.ofSums(tally, sums(in, tally.scale().size()))
                : new WeightedTally(
                        tally,
                        counts(tally),
                        counts(tally),
                        new long[tally.scale().size()]);
        in.end();
        return read;
    }

    private static void write(ByteWriter out, RatingTally tally) {
        Scale scale = tally.scale();
        out.octet(scale.direction() == Direction.HIGH_IS_GOOD ? 0 : 1).count(scale.size());
        int previous = 0;
        for (int point : scale.points()) {
            out.whole(point - previous);
            previous = point;
        }
        for (long count : tally.counts()) {
            out.count(count);
        }
        out.count(tally.blank()).count(tally.notApplicable()).count(tally.invalid());
    }

    private static RatingTally readTally(ByteReader in) {
        Direction direction = in.flag() ? Direction.HIGH_IS_BAD : Direction.HIGH_IS_GOOD;
        int size = in.length();
        List<Integer> points = new ArrayList<>(size);
        int point = 0;
        for (int i = 0; i < size; i++) {
            point += in.whole();
            points.add(point);
        }
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            counts[i] = in.count();
        }
        try {
            return RatingTally.ofCounts(new Scale(points, direction), counts, in.count(), in.count(), in.count());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    in.refusal("the counts exceed the range of a long").getMessage(), e);
        }
    }

    private static void write(ByteWriter out, DoubleSum[] sums) {
        for (DoubleSum sum : sums) {
            out.real(sum.value()).real(sum.remainder());
        }
    }

    private static List<WeightedTally.Sums> sums(ByteReader in, int size) {
        double[][] weights = reals(in, size);
        double[][] squares = reals(in, size);
        List<WeightedTally.Sums> sums = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            sums.add(new WeightedTally.Sums(weights[i][0], weights[i][1], squares[i][0], squares[i][1], in.count()));
        }
        return sums;
    }

    private static double[][] reals(ByteReader in, int size) {
        double[][] pairs = new double[size][];
        for (int i = 0; i < size; i++) {
            pairs[i] = new double[] {in.real(), in.real()};
        }
        return pairs;
    }

    private static DoubleSum[] counts(RatingTally tally) {
        DoubleSum[] sums = new DoubleSum[tally.scale().size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new DoubleSum(tally.countAt(i), 0);
        }
        return sums;
    }

    /** Whether every answer weighed 1, so that the counts say it all. */
    private static boolean isPlain(WeightedTally tally) {
        for (int i = 0; i < tally.scale().size(); i++) {
            double count = tally.tally().countAt(i);
            if (!isExactly(tally.weights()[i], count) || !isExactly(tally.squares()[i], count)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isExactly(DoubleSum sum, double value) {
        return sum.value() == value && sum.remainder() == 0;
    }
}
