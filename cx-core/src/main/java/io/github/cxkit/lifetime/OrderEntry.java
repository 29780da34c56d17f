package io.github.cxkit.lifetime;

import java.math.BigDecimal;
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
 * @since 0.1.0
 */
public final class OrderEntry {

    private final @Nullable String customer;
    private final LocalDateTime at;
    private final BigDecimal amount;
    private final @Nullable String order;
    private final @Nullable String currency;

    private OrderEntry(
            @Nullable String customer,
            LocalDateTime at,
            BigDecimal amount,
            @Nullable String order,
            @Nullable String currency) {
        this.customer = customer;
        this.at = Objects.requireNonNull(at, "at");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.order = order;
        this.currency = currency;
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
        return of(customer, LocalDateTime.ofInstant(at, zone), amount);
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
     * Who.
     *
     * @return the customer, or null if the row does not say
     */
    public @Nullable String customer() {
        return customer;
    }

    /**
     * When.
     *
     * @return date and time on the shop's clock
     */
    public LocalDateTime at() {
        return at;
    }

    /**
     * Money.
     *
     * @return the amount, below 0 for a refund
     */
    public BigDecimal amount() {
        return amount;
    }

    /**
     * The order that it is, or that a refund takes back.
     *
     * @return its name, or null if unknown
     */
    public @Nullable String order() {
        return order;
    }

    /**
     * The currency.
     *
     * @return its code, or null if unknown
     */
    public @Nullable String currency() {
        return currency;
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
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderEntry entry
                && Objects.equals(customer, entry.customer)
                && at.equals(entry.at)
                && amount.compareTo(entry.amount) == 0
                && Objects.equals(order, entry.order)
                && Objects.equals(currency, entry.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, at, amount.stripTrailingZeros(), order, currency);
    }

    @Override
    public String toString() {
        return at + " " + customer + " " + amount.toPlainString() + (currency == null ? "" : " " + currency)
                + (order == null ? "" : " of order " + order);
    }
}
