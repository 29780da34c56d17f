package io.github.cxkit.lifetime.model;

import io.github.cxkit.lifetime.model.RecencyFrequencyTable.Row;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as arrays, times scaled to at most 1, rows of one frequency together.
 *
 * <p>What depends on the frequency alone is then worked out once per distinct frequency.
 */
final class CountColumns {

    /** Rows that are enough to tell the optima apart, and to begin from. */
    private static final List<Integer> SAMPLES = List.of(2_000, 10_000);

    final double unit;
    final double customers;
    final double purchases;
    final double[] recency;
    final double[] age;
    final double[] weight;

    /** Distinct frequencies; the rows of the i-th are from[i] to from[i+1]. */
    final long[] frequencies;

    final int[] from;
    final double[] frequencyWeight;

    CountColumns(RecencyFrequencyTable table) {
        this(
                table.rows(),
                table.rows().stream()
                        .mapToDouble(row -> row.history().age())
                        .max()
                        .orElse(1));
        if (unit != 0) {
            Borders.fitted("the longest age", unit);
        }
    }

    private CountColumns(List<Row> rows, double unit) {
        this.unit = unit;
        recency =
                rows.stream().mapToDouble(row -> row.history().recency() / unit).toArray();
        age = rows.stream().mapToDouble(row -> row.history().age() / unit).toArray();
        weight = rows.stream().mapToDouble(row -> row.customers()).toArray();
        customers = rows.stream().mapToLong(Row::customers).sum();
        frequencies = rows.stream()
                .mapToLong(row -> row.history().frequency())
                .distinct()
                .toArray();
        from = new int[frequencies.length + 1];
        frequencyWeight = new double[frequencies.length];
        double bought = 0;
        int block = -1;
        for (int i = 0; i < weight.length; i++) {
            long x = rows.get(i).history().frequency();
            if (block < 0 || frequencies[block] != x) {
                from[++block] = i;
            }
            frequencyWeight[block] += weight[i];
            bought += weight[i] * x;
        }
        from[frequencies.length] = weight.length;
        purchases = bought;
    }

    /** Every so manyth row of a large table, few and then more, from which a fit begins; nothing of a small one. */
    static List<CountColumns> samples(RecencyFrequencyTable table, double unit) {
        List<Row> rows = table.rows();
        int most = SAMPLES.get(SAMPLES.size() - 1);
        return rows.size() < 2 * most
                ? List.of()
                : SAMPLES.stream()
                        .map(size -> everySoManyth(rows, rows.size() / size, unit))
                        .toList();
    }

    private static CountColumns everySoManyth(List<Row> rows, int step, double unit) {
        return new CountColumns(
                IntStream.range(0, rows.size() / step)
                        .mapToObj(i -> rows.get(i * step))
                        .toList(),
                unit);
    }
}
