package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of every row and every cent of an account of orders.
 *
 * <p>Under every policy all rows = kept rows + rows left out, and all money = kept money + money left out = money of the
 * customers' purchases + money left out. (The rules of refunds are conventions of this library.)
 *
 * @param log the purchases that are left
 * @param end last day observed
 * @param all every row
 * @param leftOut reason to what it took, only reasons that occur, in order of precedence; a refund of which only a part found
 *     an order is a kept row, and its rest stands here as money without a row
 * @param cancelledOrders orders of which refunds left nothing; always 0 unless refunds are matched to orders
 * @since 0.1.0
 */
public record PurchaseAccount(
        PurchaseLog log, LocalDate end, RowsAndSum all, Map<LeftOutReason, RowsAndSum> leftOut, long cancelledOrders) {

    /**
     * Checks that nothing is lost.
     *
     * @throws IllegalArgumentException if the money does not balance, or more rows are left out than there are
     */
    public PurchaseAccount {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(all, "all");
        Copies.whole("leftOut", leftOut);
        Objects.requireNonNull(end, "end");
        Arguments.notNegative("cancelledOrders", cancelledOrders);
        EnumMap<LeftOutReason, RowsAndSum> copy = new EnumMap<>(LeftOutReason.class);
        copy.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(copy);
        long rowsOut = leftOut.values().stream().mapToLong(RowsAndSum::rows).reduce(0, Counts::sum);
        Arguments.within("rows of leftOut", rowsOut, 0, all.rows());
        BigDecimal out = leftOut.values().stream().map(RowsAndSum::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal kept = log.money();
        if (all.sum().compareTo(kept.add(out)) != 0) {
            throw new IllegalArgumentException("the account does not balance: " + all + " in all, " + kept
                    + " in purchases, " + out + " left out");
        }
    }

    /**
     * Rows that are in a purchase or took from one.
     *
     * @return all rows less those left out
     */
    public long keptRows() {
        return all.rows()
                - leftOut.values().stream().mapToLong(RowsAndSum::rows).sum();
    }

    /**
     * Money of all purchases of all customers.
     *
     * @return the sum, exact
     */
    public BigDecimal keptSum() {
        return log.money();
    }

    /** The account in words, one line: all, kept, and each reason with its rows and money. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(all + "; kept " + new RowsAndSum(keptRows(), keptSum()));
        leftOut.forEach((reason, part) ->
                text.append("; ").append(reason.key()).append(' ').append(part));
        if (cancelledOrders > 0) {
            text.append("; ")
                    .append(cancelledOrders)
                    .append(cancelledOrders == 1 ? " order" : " orders")
                    .append(" cancelled");
        }
        return text.toString();
    }
}
