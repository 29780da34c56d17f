package io.github.cxkit.lifetime;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How orders become purchases: which calendar, which unit, and what refunds and free orders mean.
 *
 * @param zone name of the time zone whose calendar cuts days, such as {@code Europe/Rome}
 * @param unit purchases within one unit are one purchase
 * @param refunds what a negative amount means
 * @param freeOrders what an amount of 0 means
 * @since 0.1.0
 */
public record PurchaseRules(String zone, PurchasePeriod unit, RefundPolicy refunds, FreeOrderPolicy freeOrders) {

    /** Calendar days in UTC, refunds refused, free orders counted. */
    public static final PurchaseRules DAILY_UTC =
            new PurchaseRules(ZoneOffset.UTC.getId(), PurchasePeriod.DAY, RefundPolicy.REJECT, FreeOrderPolicy.COUNT);

    /**
     * Checks the parts.
     *
     * @param zone name of the time zone
     * @param unit purchases within one unit are one purchase
     * @param refunds what a negative amount means
     * @param freeOrders what an amount of 0 means
     * @throws java.time.DateTimeException if there is no such zone
     */
    public PurchaseRules {
        zone = ZoneId.of(zone).getId();
        Objects.requireNonNull(unit, "unit");
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
        return new PurchaseRules(newZone.getId(), unit, refunds, freeOrders);
    }

    /**
     * The same rules for another unit.
     *
     * @param newUnit purchases within one unit are one purchase
     * @return the changed rules
     */
    public PurchaseRules withUnit(PurchasePeriod newUnit) {
        return new PurchaseRules(zone, newUnit, refunds, freeOrders);
    }

    /**
     * The same rules with another meaning of refunds.
     *
     * @param newRefunds what a negative amount means
     * @return the changed rules
     */
    public PurchaseRules withRefunds(RefundPolicy newRefunds) {
        return new PurchaseRules(zone, unit, newRefunds, freeOrders);
    }

    /**
     * The same rules with another meaning of free orders.
     *
     * @param newFreeOrders what an amount of 0 means
     * @return the changed rules
     */
    public PurchaseRules withFreeOrders(FreeOrderPolicy newFreeOrders) {
        return new PurchaseRules(zone, unit, refunds, newFreeOrders);
    }
}
