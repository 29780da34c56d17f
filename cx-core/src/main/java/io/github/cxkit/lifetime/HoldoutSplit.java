package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An account of orders in two periods, with the refunds that cross the border between them.
 *
 * <p>The calibration figures use no row after the calibration's end. Holdout money is what is left of orders placed in the
 * holdout period; a refund there of an earlier order is neither negative holdout revenue nor a correction of the past.
 * All money = calibration + refundsOfCalibration + holdout + newMoney + left out. (A convention of this library.)
 *
 * @param customers those with a purchase at the calibration's end, in order of name
 * @param calibration the account at the calibration's end
 * @param refundsOfCalibration refunds of the holdout period, as far as they took from orders of the calibration
 * @param newCustomers customers whose first purchase falls in the holdout period
 * @param newMoney money of the new customers
 * @param leftOut reason to what it took, over both periods
 * @since 0.1.0
 */
public record HoldoutSplit(
        List<HoldoutRecord> customers,
        PurchaseAccount calibration,
        RowsAndSum refundsOfCalibration,
        long newCustomers,
        BigDecimal newMoney,
        Map<LeftOutReason, RowsAndSum> leftOut) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public HoldoutSplit {
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(refundsOfCalibration, "refundsOfCalibration");
        Objects.requireNonNull(newMoney, "newMoney");
        Copies.whole("leftOut", leftOut);
        customers = Copies.list("customers", customers);
        EnumMap<LeftOutReason, RowsAndSum> copy = new EnumMap<>(LeftOutReason.class);
        copy.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(copy);
        Arguments.notNegative("newCustomers", newCustomers);
        Arguments.sum("newMoney", newMoney);
    }

    static HoldoutSplit of(OrderBook book, LocalDate calibrationEnd, LocalDate holdoutEnd) {
        PurchasePeriod period = book.rules().period();
        long days = period.daysBetween(calibrationEnd, holdoutEnd);
        if (days <= 0) {
            throw new IllegalArgumentException("the holdout period must end at least one " + period
                    + " after the calibration period but they end on " + holdoutEnd + " and " + calibrationEnd);
        }
        LocalDate cut = period.periodOf(calibrationEnd);
        PurchaseAccount calibration = book.account(calibrationEnd);
        OrderMatching matching = new OrderMatching(book, holdoutEnd);
        Set<OrderEntry> crossing = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        BigDecimal[] crossed = {BigDecimal.ZERO};
        matching.listen((refund, from, part) -> {
            if (isAfter(refund, period, cut) && !isAfter(from.entry, period, cut)) {
                crossing.add(refund);
                crossed[0] = crossed[0].subtract(part);
            }
        });
        matching.match();
        Map<String, BigDecimal> money = new HashMap<>();
        Map<String, Set<LocalDate>> periods = new HashMap<>();
        for (OrderMatching.Open order : matching.opened()) {
            if (isAfter(order.entry, period, cut) && order.isPurchase()) {
                money.merge(order.customer, order.left, BigDecimal::add);
                periods.computeIfAbsent(order.customer, c -> new HashSet<>())
                        .add(period.periodOf(order.entry.at().toLocalDate()));
            }
        }
        List<HoldoutRecord> customers = new ArrayList<>();
        for (RfmProfile profile : calibration.log().summaries(calibrationEnd)) {
            String customer = profile.customer();
            BigDecimal held = money.remove(customer);
            customers.add(new HoldoutRecord(
                    profile,
                    periods.getOrDefault(customer, Set.of()).size(),
                    held == null ? BigDecimal.ZERO : held,
                    days / 7.0));
        }
        return new HoldoutSplit(
                customers,
                calibration,
                new RowsAndSum(crossing.size(), crossed[0]),
                money.size(),
                money.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                matching.leftOut());
    }

    private static boolean isAfter(OrderEntry entry, PurchasePeriod period, LocalDate cut) {
        return period.periodOf(entry.at().toLocalDate()).isAfter(cut);
    }

    /**
     * Money left out for some reasons.
     *
     * @param reasons the reasons
     * @return rows and money of all of them
     */
    public RowsAndSum leftOut(LeftOutReason... reasons) {
        RowsAndSum sum = RowsAndSum.NONE;
        for (LeftOutReason reason : reasons) {
            sum = sum.plus(leftOut.getOrDefault(reason, RowsAndSum.NONE));
        }
        return sum;
    }
}
