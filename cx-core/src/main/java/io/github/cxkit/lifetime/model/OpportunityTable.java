package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many customers have each history of opportunities: all that a fit of {@link BgBb} needs.
 *
 * <p>A mergeable summary over disjoint sets of customers: {@link #EMPTY} is empty, {@link #merge} adds.
 *
 * @param rows distinct histories in order; unmodifiable
 * @since 0.1.0
 */
public record OpportunityTable(List<Row> rows) {

    /** No customers. */
    public static final OpportunityTable EMPTY = new OpportunityTable(List.of());

    private static final Comparator<OpportunityHistory> ORDER = Comparator.comparingInt(OpportunityHistory::frequency)
            .thenComparingInt(OpportunityHistory::recency)
            .thenComparingInt(OpportunityHistory::opportunities);

    /**
     * Adds up rows of one history and sorts.
     *
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public OpportunityTable {
        Copies.whole("rows", rows);
        Map<OpportunityHistory, Long> sums = new TreeMap<>(ORDER);
        rows.forEach(row -> sums.merge(row.history(), row.customers(), Counts::sum));
        rows = sums.entrySet().stream()
                .map(e -> new Row(e.getKey(), e.getValue()))
                .toList();
    }

    /**
     * Customers with one history.
     *
     * @param history the history
     * @param customers how many have it, 1 or more
     */
    public record Row(OpportunityHistory history, long customers) {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Row {
            Objects.requireNonNull(history, "history");
            if (customers < 1) {
                throw new IllegalArgumentException("customers of a row must be >= 1 but were " + customers);
            }
        }
    }

    /**
     * Counts customers.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<OpportunityHistory, OpportunityTable> summarizer() {
        return Summarizer.<OpportunityHistory, List<Row>, OpportunityTable>building(
                        ArrayList::new,
                        (rows, history) -> rows.add(new Row(history, 1)),
                        OpportunityTable::new,
                        OpportunityTable::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.rows.size());
                            all.rows.forEach(row -> out.whole(row.history.frequency())
                                    .whole(row.history.recency())
                                    .whole(row.history.opportunities())
                                    .count(row.customers));
                        }),
                        bytes -> Bytes.read("opportunity table", "", bytes, in -> {
                            List<Row> rows = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                rows.add(new Row(
                                        new OpportunityHistory(in.whole(), in.whole(), in.whole()), in.count()));
                            }
                            OpportunityTable read = new OpportunityTable(rows);
                            read.customers();
                            return read;
                        }));
    }

    /**
     * These and other customers.
     *
     * @param other the others
     * @return all of them
     */
    public OpportunityTable merge(OpportunityTable other) {
        return new OpportunityTable(
                Stream.concat(rows.stream(), other.rows.stream()).toList());
    }

    /**
     * How many customers there are.
     *
     * @return the number
     */
    public long customers() {
        return rows.stream().mapToLong(Row::customers).reduce(0, Counts::sum);
    }
}
