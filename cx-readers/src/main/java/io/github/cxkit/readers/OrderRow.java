package io.github.cxkit.readers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One order of a file.
 *
 * @param customer who bought
 * @param day on the calendar of the mapping's zone
 * @param amount exact; negative for a refund
 * @param currency as the file has it, empty if it has none
 * @since 0.1.0
 */
public record OrderRow(String customer, LocalDate day, BigDecimal amount, String currency) {

    /** Checks that all are there. */
    public OrderRow {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }
}
