package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many repeat buyers have each frequency and mean spend: all that a fit of {@link GammaGamma} needs.
 *
 * <p>A mergeable summary over disjoint sets of customers: {@link #EMPTY} is empty, {@link #merge} adds.
 *
 * @param rows distinct pairs in order of frequency and money; unmodifiable
 * @since 0.1.0
 */
public record SpendTable(List<Row> rows) {

    /** No customers. */
    public static final SpendTable EMPTY = new SpendTable(List.of());

    /** Adds up rows of one pair and sorts. */
    public SpendTable {
        Copies.whole("rows", rows);
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(SpendTable::compare);
        List<Row> sums = new ArrayList<>();
        for (Row row : sorted) {
            int last = sums.size() - 1;
            if (last >= 0 && compare(sums.get(last), row) == 0) {
                sums.set(last, sums.get(last).and(row.customers()));
            } else {
                sums.add(row);
            }
        }
        rows = List.copyOf(sums);
    }

    private static int compare(Row a, Row b) {
        int byFrequency = Long.compare(a.frequency, b.frequency);
        return byFrequency != 0 ? byFrequency : Double.compare(a.monetaryValue, b.monetaryValue);
    }

    /**
     * Customers of one pair.
     *
     * @param frequency repeat purchases, 1 or more
     * @param monetaryValue mean money per repeat purchase, more than 0
     * @param customers how many, 1 or more
     */
    public record Row(long frequency, double monetaryValue, long customers) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of range
         */
        public Row {
            Borders.parameter("monetaryValue", monetaryValue);
            if (frequency < 1 || customers < 1) {
                throw new IllegalArgumentException(
                        "frequency and customers must be >= 1 but were " + frequency + " and " + customers);
            }
        }

        private Row and(long more) {
            return new Row(frequency, monetaryValue, Counts.sum(customers, more));
        }
    }

    /**
     * The table of the repeat buyers with positive spend among some customers; others are left out.
     *
     * @param summaries one per customer
     * @return the table
     */
    public static SpendTable of(Collection<RfmProfile> summaries) {
        return new SpendTable(summaries.stream()
                .filter(s -> s.history().frequency() > 0 && s.monetaryValue() > 0)
                .map(s -> new Row(s.history().frequency(), s.monetaryValue(), 1))
                .toList());
    }

    /**
     * The table of the repeat buyers with positive spend among customers in columns.
     *
     * @param rfm the customers
     * @param decimals digits of an amount that stand after the point, 0 to 9; 2 for cents
     * @return the table, one row per distinct frequency and mean
     * @throws IllegalArgumentException if decimals is out of range
     */
    public static SpendTable of(RfmColumns rfm, int decimals) {
        double[] means = rfm.monetaryValues(decimals);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            if (rfm.frequency(i) > 0 && means[i] > 0) {
                rows.add(new Row(rfm.frequency(i), means[i], 1));
            }
        }
        return new SpendTable(rows);
    }

    /**
     * Counts customers; those without a repeat purchase or without money count nowhere, as with {@link #of}.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<RfmProfile, SpendTable> summarizer() {
        return Summarizer.<RfmProfile, List<RfmProfile>, SpendTable>building(
                        ArrayList::new, List::add, SpendTable::of, SpendTable::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.rows.size());
                            all.rows.forEach(row -> out.count(row.frequency)
                                    .real(row.monetaryValue)
                                    .count(row.customers));
                        }),
                        bytes -> Bytes.read("spend table", "", bytes, in -> {
                            List<Row> rows = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                rows.add(new Row(in.count(), in.real(), in.count()));
                            }
                            SpendTable read = new SpendTable(rows);
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
    public SpendTable merge(SpendTable other) {
        return new SpendTable(Stream.concat(rows.stream(), other.rows.stream()).toList());
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
