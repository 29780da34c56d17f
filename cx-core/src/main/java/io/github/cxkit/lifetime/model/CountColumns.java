package io.github.cxkit.lifetime.model;

import io.github.cxkit.lifetime.model.RecencyFrequencyTable.Row;
import java.util.List;

/**
 * A table as arrays, times scaled to at most 1, rows of one frequency together.
 *
 * <p>What depends on the frequency alone is then worked out once per distinct frequency.
 */
final class CountColumns {

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
        List<Row> rows = table.rows();
        unit = rows.stream().mapToDouble(row -> row.history().age()).max().orElse(1);
        recency =
                rows.stream().mapToDouble(row -> row.history().recency() / unit).toArray();
        age = rows.stream().mapToDouble(row -> row.history().age() / unit).toArray();
        weight = rows.stream().mapToDouble(row -> row.customers()).toArray();
        customers = table.customers();
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
}
