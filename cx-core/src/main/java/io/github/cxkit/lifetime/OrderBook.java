package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Summarizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rows of an account of orders, kept one by one so that refunds find the orders they take back.
 *
 * <p>A mergeable summary. Rows may come in any sequence; only where two rows of one moment compete does the sequence
 * decide, and merging puts the other book's rows behind these. A figure as of a day uses no later row, so a later refund never
 * changes an earlier figure.
 *
 * <pre>{@code
 * OrderBook book = new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS), List.of(
 *         OrderEntry.of("k", LocalDateTime.parse("2019-06-01T12:00"), new BigDecimal("50")),
 *         OrderEntry.of("k", LocalDateTime.parse("2019-06-20T12:00"), new BigDecimal("100")),
 *         OrderEntry.of("k", LocalDateTime.parse("2019-06-26T12:00"), new BigDecimal("-100"))));
 * PurchaseAccount account = book.account(LocalDate.of(2019, 6, 30));
 * account.keptSum();                                                    // 50
 * account.log().states(account.end()).get("k").purchasePeriods();       // 1
 * }</pre>
 *
 * @param rules how orders become purchases
 * @param entries the rows, in the sequence given
 * @since 0.1.0
 */
public record OrderBook(PurchaseRules rules, List<OrderEntry> entries) {

    /**
     * Copies the rows.
     *
     * @throws IllegalArgumentException if two rows have different currencies
     */
    public OrderBook {
        Objects.requireNonNull(rules, "rules");
        entries = Copies.list("entries", entries);
        currencyOf(entries);
    }

    private static @Nullable String currencyOf(List<OrderEntry> entries) {
        String one = null;
        for (OrderEntry entry : entries) {
            String other = entry.currency();
            if (one != null && other != null && !one.equals(other)) {
                throw new IllegalArgumentException(
                        "a book of orders has one currency but was given " + one + " and " + other);
            }
            one = one == null ? other : one;
        }
        return one;
    }

    /**
     * No rows.
     *
     * @param rules how orders become purchases
     * @return the empty book
     */
    public static OrderBook empty(PurchaseRules rules) {
        return new OrderBook(rules, List.of());
    }

    /**
     * Collects rows. Rows of one time keep the order in which they come, so two books are the same up to the order of their
     * rows.
     *
     * @param rules what counts as a purchase
     * @return a summarizer with bytes
     */
    public static Summarizer<OrderEntry, OrderBook> summarizer(PurchaseRules rules) {
        return Summarizer.<OrderEntry, List<OrderEntry>, OrderBook>building(
                        ArrayList::new, List::add, entries -> new OrderBook(rules, entries), OrderBook::merge)
                .withBytes(
                        book -> Bytes.write(book.rules, out -> {
                            out.count(book.entries.size());
                            book.entries.forEach(entry -> entry.write(out));
                        }),
                        bytes -> Bytes.read("book of orders", rules, bytes, in -> {
                            List<OrderEntry> entries = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                entries.add(OrderEntry.read(in));
                            }
                            return new OrderBook(rules, entries);
                        }));
    }

    /**
     * This book and another one under the same rules.
     *
     * @param other the other book; its rows come behind these
     * @return all rows
     * @throws IllegalArgumentException if rules or currencies differ
     */
    public OrderBook merge(OrderBook other) {
        if (!rules.equals(other.rules)) {
            throw new IllegalArgumentException(
                    "books under different rules cannot be merged: " + rules + " and " + other.rules);
        }
        List<OrderEntry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        return new OrderBook(rules, all);
    }

    /**
     * The one currency.
     *
     * @return its code, or null if none was named
     */
    public @Nullable String currency() {
        return currencyOf(entries);
    }

    /**
     * What became of every row and every cent at the end of a day.
     *
     * @param end last day observed; the whole period it falls in counts
     * @return the account
     * @throws IllegalArgumentException if the rules refuse a row up to the end
     */
    public PurchaseAccount account(LocalDate end) {
        OrderMatching matching = new OrderMatching(this, end);
        return matching.account();
    }

    /**
     * The book in two parts: what a model may see, and what it is to be tested on. Refunds are matched to orders whatever the
     * rules say of them.
     *
     * @param calibrationEnd last day of the calibration period
     * @param holdoutEnd last day of the holdout period
     * @return both parts, and the money that crosses the border between them
     * @throws IllegalArgumentException if the holdout does not end later
     */
    public HoldoutSplit split(LocalDate calibrationEnd, LocalDate holdoutEnd) {
        OrderBook matched = new OrderBook(rules.withRefunds(RefundPolicy.MATCH_ORDERS), entries);
        return HoldoutSplit.of(matched, calibrationEnd, holdoutEnd);
    }

    @Override
    public String toString() {
        return entries.size() + " rows under " + rules;
    }
}
