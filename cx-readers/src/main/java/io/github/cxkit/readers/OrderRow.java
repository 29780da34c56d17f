package io.github.cxkit.readers;

import io.github.cxkit.lifetime.OrderEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * One order of a file.
 *
 * @param customer who bought
 * @param at when, on the calendar of the mapping's zone
 * @param amount exact; negative for a refund
 * @param currency as the file has it, empty if it has none
 * @param order name of the order that it is, or that a refund takes back; empty if the file has none
 * @since 0.1.0
 */
public record OrderRow(String customer, LocalDateTime at, BigDecimal amount, String currency, String order) {

    /** Checks that all are there. */
    public OrderRow {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(order, "order");
    }

    /**
     * The day of the order.
     *
     * @return on the calendar of the mapping's zone
     */
    public LocalDate day() {
        return at.toLocalDate();
    }

    /**
     * The same as a row of a book of orders.
     *
     * @return the row, without a currency or an order where the file has none
     */
    public OrderEntry entry() {
        return new OrderEntry(
                customer, at, amount, order.isEmpty() ? null : order, currency.isEmpty() ? null : currency);
    }
}
