package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How orders become purchases: which calendar, which period, and what refunds and free orders mean.
 *
 * @param zone name of the time zone whose calendar cuts days, such as {@code Europe/Rome}
 * @param period purchases within one period are one purchase
 * @param refunds what a negative amount means
 * @param freeOrders what an amount of 0 means
 * @since 0.1.0
 */
public record PurchaseRules(String zone, PurchasePeriod period, RefundPolicy refunds, FreeOrderPolicy freeOrders) {

    /** Calendar days in UTC, refunds refused, free orders counted. */
    public static final PurchaseRules DAILY_UTC =
            new PurchaseRules(ZoneOffset.UTC.getId(), PurchasePeriod.DAY, RefundPolicy.REJECT, FreeOrderPolicy.COUNT);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    public PurchaseRules {
        zone = Arguments.zone("zone", zone).getId();
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(refunds, "refunds");
        Objects.requireNonNull(freeOrders, "freeOrders");
    }

    /**
     * The same rules in another time zone.
     *
     * @param newZone whose calendar cuts days
     * @return the changed rules
     */
    public PurchaseRules withZone(ZoneId newZone) {
        return new PurchaseRules(newZone.getId(), period, refunds, freeOrders);
    }

    /**
     * The same rules for another period.
     *
     * @param newPeriod purchases within one period are one purchase
     * @return the changed rules
     */
    public PurchaseRules withPeriod(PurchasePeriod newPeriod) {
        return new PurchaseRules(zone, newPeriod, refunds, freeOrders);
    }

    /**
     * The same rules with another meaning of refunds.
     *
     * @param newRefunds what a negative amount means
     * @return the changed rules
     */
    public PurchaseRules withRefunds(RefundPolicy newRefunds) {
        return new PurchaseRules(zone, period, newRefunds, freeOrders);
    }

    /**
     * The same rules with another meaning of free orders.
     *
     * @param newFreeOrders what an amount of 0 means
     * @return the changed rules
     */
    public PurchaseRules withFreeOrders(FreeOrderPolicy newFreeOrders) {
        return new PurchaseRules(zone, period, refunds, newFreeOrders);
    }

    /** Refuses what the rules do not allow at all. */
    void requireAllowed(String customer, LocalDate day, BigDecimal amount) {
        // orders come in millions: their texts are made where they are needed
        if (!Arguments.isMoney(amount)) {
            Arguments.money("the amount of " + customer + " on " + day, amount);
        }
        if (amount.signum() < 0 && refunds == RefundPolicy.REJECT) {
            throw new IllegalArgumentException("the order of " + customer + " on " + day + " has the amount " + amount
                    + ", but refunds are refused; name a policy for them");
        }
        if (amount.signum() == 0 && freeOrders == FreeOrderPolicy.REJECT) {
            throw new IllegalArgumentException(
                    "the order of " + customer + " on " + day + " is free, but free orders are refused");
        }
    }
}
