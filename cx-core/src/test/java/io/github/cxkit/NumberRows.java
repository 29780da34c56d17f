package io.github.cxkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of two groups, small and nasty on purpose, and those at the edge of what some border accepts. */
final class NumberRows {

    private static final double[] EXTREME = {
        1,
        1,
        0.1,
        1e9,
        1e30,
        1e35,
        1e50,
        1e80,
        1e99,
        1e140,
        1e155,
        1e300,
        1e-9,
        1e-35,
        1e-50,
        1e-99,
        1e-140,
        1e-300,
        Double.MIN_VALUE
    };
    private static final long[] COUNTS = {1, 1, 2, 1_000, 1_000_000_000, 1L << 40, 1L << 53, (1L << 53) + 1, 1L << 60};

    /** One row of what may come. */
    record Row(
            double y,
            double a,
            double b,
            int rating,
            int earlier,
            double weight,
            @Nullable String who,
            long times) {}

    /** Rows of two groups, small and nasty on purpose. */
    record Rows(List<Row> first, List<Row> second) {

        static Rows of(long seed) {
            Random random = new Random(seed);
            double offset = new double[] {0, 0, 1e3, -3e7, 1e9}[random.nextInt(5)];
            double unit = new double[] {1, 1, 1e-9, 1e6}[random.nextInt(4)];
            int kinds = 1 + random.nextInt(6);
            return new Rows(rows(random, offset, unit, kinds), rows(random, offset, unit, kinds));
        }

        /** What some border accepts at its very edge: huge, tiny, -0.0, one row, equal rows, counts beyond 2^53. */
        static Rows extreme(long seed) {
            Random random = new Random(seed);
            double size = EXTREME[random.nextInt(EXTREME.length)];
            return new Rows(extreme(random, size), extreme(random, random.nextBoolean() ? size : 1));
        }

        private static List<Row> extreme(Random random, double size) {
            boolean equal = random.nextInt(4) == 0;
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                if (equal && !rows.isEmpty()) {
                    rows.add(rows.get(0));
                    continue;
                }
                rows.add(new Row(
                        size * (random.nextInt(3) - 1),
                        random.nextBoolean() ? -0.0 : EXTREME[random.nextInt(EXTREME.length)],
                        size * random.nextGaussian(),
                        2 * random.nextInt(6),
                        2 * random.nextInt(6),
                        random.nextInt(5) == 0 ? 0 : EXTREME[random.nextInt(EXTREME.length)],
                        random.nextBoolean() ? null : "p" + random.nextInt(2),
                        COUNTS[random.nextInt(COUNTS.length)]));
            }
            return rows;
        }

        private static List<Row> rows(Random random, double offset, double unit, int kinds) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                int kind = random.nextInt(kinds);
                rows.add(new Row(
                        offset + unit * kind * 0.1,
                        unit * random.nextInt(kinds),
                        offset + unit * random.nextInt(2) * 0.7,
                        Math.min(10, kind * 2),
                        random.nextInt(kinds) * 2,
                        random.nextInt(3) == 0 ? 1 : Math.exp(4 * random.nextGaussian()),
                        random.nextBoolean() ? null : "p" + random.nextInt(3),
                        1));
            }
            return rows;
        }

        @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
        Rows swapped() {
            return new Rows(second, first);
        }

        Rows with(Function<List<Row>, List<Row>> change) {
            return new Rows(change.apply(first), change.apply(second));
        }
    }

    private NumberRows() {}
}
