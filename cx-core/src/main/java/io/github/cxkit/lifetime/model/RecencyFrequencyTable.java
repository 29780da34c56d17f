package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many customers have each history: all that a fit of a repeat-buying model needs.
 *
 * <p>A mergeable summary over disjoint sets of customers: {@link #EMPTY} is empty, {@link #merge} adds.
 *
 * @param rows distinct histories in order of frequency, recency and age; unmodifiable
 * @since 0.1.0
 */
public record RecencyFrequencyTable(List<Row> rows) {

    /** 21 bits: more days than five thousand years have. */
    private static final long DAYS = (1 << 21) - 1;

    /** No customers. */
    public static final RecencyFrequencyTable EMPTY = new RecencyFrequencyTable(List.of());

    /**
     * Checks the order of rows.
     *
     * @throws IllegalArgumentException if the rows do not ascend
     */
    public RecencyFrequencyTable {
        rows = Copies.list("rows", rows);
        for (int i = 1; i < rows.size(); i++) {
            if (compare(rows.get(i - 1), rows.get(i)) >= 0) {
                throw new IllegalArgumentException("rows must ascend but rows[" + i + "] with "
                        + rows.get(i).history() + " follows " + rows.get(i - 1).history());
            }
        }
    }

    private static int compare(Row a, Row b) {
        int byFrequency = Long.compare(a.history.frequency(), b.history.frequency());
        int byRecency = byFrequency != 0 ? byFrequency : Double.compare(a.history.recency(), b.history.recency());
        return byRecency != 0 ? byRecency : Double.compare(a.history.age(), b.history.age());
    }

    /**
     * Customers with one history.
     *
     * @param history the history
     * @param customers how many have it, 1 or more
     */
    public record Row(CustomerHistory history, long customers) {
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
     * The table of some customers.
     *
     * @param histories one per customer
     * @return the table
     */
    public static RecencyFrequencyTable of(Collection<CustomerHistory> histories) {
        Builder builder = builder();
        histories.forEach(builder::add);
        return builder.build();
    }

    /**
     * The table of some customers.
     *
     * @param summaries one per customer
     * @return the table
     */
    public static RecencyFrequencyTable ofProfiles(Collection<RfmProfile> summaries) {
        long[] keys = new long[summaries.size()];
        int size = 0;
        for (RfmProfile summary : summaries) {
            long key = key(summary.history());
            if (key < 0 || size == keys.length) {
                Builder builder = builder();
                summaries.forEach(each -> builder.add(each.history()));
                return builder.build();
            }
            keys[size++] = key;
        }
        return ofKeys(keys);
    }

    /**
     * The table of customers in columns; one object per distinct history, none per customer.
     *
     * @param rfm the customers
     * @return the table
     */
    public static RecencyFrequencyTable of(RfmColumns rfm) {
        long[] keys = new long[rfm.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = rfm.frequency(i) << 42 | Math.round(rfm.recency(i) * 7) << 21 | Math.round(rfm.age(i) * 7);
        }
        return ofKeys(keys);
    }

    /** Days of recency and age and the frequency share one number, which sorts as the rows do; below 0 where they do not fit. */
    static long key(CustomerHistory history) {
        long recency = Math.round(history.recency() * 7);
        long age = Math.round(history.age() * 7);
        boolean fits = history.frequency() <= DAYS
                && age <= DAYS
                && recency / 7.0 == history.recency()
                && age / 7.0 == history.age();
        return fits ? history.frequency() << 42 | recency << 21 | age : -1;
    }

    private static RecencyFrequencyTable ofKeys(long[] keys) {
        Arrays.sort(keys);
        List<Row> rows = new ArrayList<>();
        int from = 0;
        while (from < keys.length) {
            int to = from;
            while (to < keys.length && keys[to] == keys[from]) {
                to++;
            }
            long key = keys[from];
            rows.add(new Row(new CustomerHistory(key >> 42, (key >> 21 & DAYS) / 7.0, (key & DAYS) / 7.0), to - from));
            from = to;
        }
        return new RecencyFrequencyTable(rows);
    }

    /**
     * A builder that takes customers one by one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Counts customers.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<CustomerHistory, RecencyFrequencyTable> summarizer() {
        return Summarizer.<CustomerHistory, Builder, RecencyFrequencyTable>building(
                        Builder::new, Builder::add, Builder::build, RecencyFrequencyTable::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.rows.size());
                            all.rows.forEach(row -> out.count(row.history.frequency())
                                    .real(row.history.recency())
                                    .real(row.history.age())
                                    .count(row.customers));
                        }),
                        bytes -> Bytes.read("recency-frequency table", "", bytes, in -> {
                            Builder builder = new Builder();
                            for (int left = in.length(); left > 0; left--) {
                                builder.add(new CustomerHistory(in.count(), in.real(), in.real()), in.count());
                            }
                            RecencyFrequencyTable read = builder.build();
                            read.customers();
                            return read;
                        }));
    }

    /**
     * These and other customers.
     *
     * @param other the others
     * @return all of them
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public RecencyFrequencyTable merge(RecencyFrequencyTable other) {
        return builder().add(this).add(other).build();
    }

    /**
     * How many customers there are.
     *
     * @return the number
     */
    public long customers() {
        return rows.stream().mapToLong(Row::customers).reduce(0, Counts::sum);
    }

    /** Logarithm of what a model thinks of these customers. */
    double logLikelihood(BuyTillYouDieModel model) {
        DoubleSum sum = new DoubleSum();
        rows.forEach(row -> sum.add(row.customers() * model.logLikelihood(row.history())));
        return sum.value();
    }

    /** Collects customers. Mutable, not thread-safe. */
    public static final class Builder {

        private final Map<CustomerHistory, Long> counts = new HashMap<>();

        private Builder() {}

        /**
         * One customer.
         *
         * @param history the customer
         * @return this
         */
        public Builder add(CustomerHistory history) {
            return add(history, 1);
        }

        /**
         * Several customers with one history.
         *
         * @param history the history
         * @param customers how many, 0 or more
         * @return this
         * @throws IllegalArgumentException if the count is negative
         * @throws ArithmeticException if a count exceeds the range of a long
         */
        public Builder add(CustomerHistory history, long customers) {
            if (Arguments.notNegative("customers", customers) > 0) {
                counts.merge(history, customers, Counts::sum);
            }
            return this;
        }

        /**
         * All of another table.
         *
         * @param table the other table
         * @return this
         * @throws ArithmeticException if a count exceeds the range of a long
         */
        public Builder add(RecencyFrequencyTable table) {
            table.rows.forEach(row -> add(row.history(), row.customers()));
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the table
         */
        public RecencyFrequencyTable build() {
            return new RecencyFrequencyTable(counts.entrySet().stream()
                    .map(e -> new Row(e.getKey(), e.getValue()))
                    .sorted(RecencyFrequencyTable::compare)
                    .toList());
        }
    }
}
