package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of an account of orders: an order (amount above 0), a free order (0) or a refund (below 0).
 *
 * <pre>{@code
 * OrderEntry order = OrderEntry.of("anna", LocalDateTime.parse("2026-06-20T12:00"), new BigDecimal("100")).withOrder("A7");
 * OrderEntry back = OrderEntry.of("anna", LocalDateTime.parse("2026-06-26T09:00"), new BigDecimal("-40")).withOrder("A7");
 * back.isRefund();  // true
 * }</pre>
 *
 * @param customer who, or null if the row does not say: it is counted and left out
 * @param at when, on the clock of the shop
 * @param amount money, below 0 for a refund
 * @param order the order that it is, or that a refund takes back; null if unknown
 * @param currency code of the currency, or null if unknown
 * @since 0.1.0
 */
public record OrderEntry(
        @Nullable String customer,
        LocalDateTime at,
        BigDecimal amount,
        @Nullable String order,
        @Nullable String currency) {

    /**
     * Checks that time and amount are there.
     *
     * @throws IllegalArgumentException if the amount has more digits than any money
     */
    public OrderEntry {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(at, "at");
        Arguments.money("amount", amount);
    }

    /**
     * A row of an account.
     *
     * @param customer who, or null if the row does not say: it is counted and left out
     * @param at when, on the clock of the shop
     * @param amount money, below 0 for a refund
     * @return the row
     */
    public static OrderEntry of(@Nullable String customer, LocalDateTime at, BigDecimal amount) {
        return new OrderEntry(customer, at, amount, null, null);
    }

    /**
     * A row of an account, known by a moment.
     *
     * @param customer who, or null if the row does not say
     * @param at when
     * @param zone the zone of the shop's clock
     * @param amount money, below 0 for a refund
     * @return the row
     */
    public static OrderEntry of(@Nullable String customer, Instant at, ZoneId zone, BigDecimal amount) {
        return of(customer, LocalDateTime.ofInstant(Arguments.moment("at", at), zone), amount);
    }

    /**
     * The same row with the order that it is, or that a refund takes back.
     *
     * @param newOrder name of the order, or null if unknown
     * @return the changed row
     */
    public OrderEntry withOrder(@Nullable String newOrder) {
        return new OrderEntry(customer, at, amount, newOrder, currency);
    }

    /**
     * The same row in a named currency.
     *
     * @param newCurrency its code, or null if unknown
     * @return the changed row
     */
    public OrderEntry withCurrency(@Nullable String newCurrency) {
        return new OrderEntry(customer, at, amount, order, newCurrency);
    }

    /**
     * Whether money goes back.
     *
     * @return true for an amount below 0
     */
    public boolean isRefund() {
        return amount.signum() < 0;
    }

    /**
     * Whether nothing was paid.
     *
     * @return true for an amount of 0
     */
    public boolean isFree() {
        return amount.signum() == 0;
    }

    @Override
    public String toString() {
        return at + " " + customer + " " + amount.toPlainString() + (currency == null ? "" : " " + currency)
                + (order == null ? "" : " of order " + order);
    }

    void write(ByteWriter out) {
        for (@Nullable String text : new @Nullable String[] {customer, at.toString(), amount.toString(), order, currency}) {
            out.octet(text == null ? 0 : 1);
            if (text != null) {
                out.text(text);
            }
        }
    }

    static OrderEntry read(ByteReader in) {
        String customer = in.flag() ? in.text() : null;
        String at = in.flag() ? in.text() : "";
        String amount = in.flag() ? in.text() : "";
        String order = in.flag() ? in.text() : null;
        String currency = in.flag() ? in.text() : null;
        try {
            return new OrderEntry(customer, LocalDateTime.parse(at), new BigDecimal(amount), order, currency);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(in.refusal("no time " + at).getMessage(), e);
        }
    }
}
