package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One customer in two periods: what a model may see, and what it is to be tested on.
 *
 * @param calibration the customer at the end of the calibration period
 * @param holdoutPurchases distinct periods with a purchase in the holdout period
 * @param holdoutMoney money of the holdout period
 * @param holdoutWeeks length of the holdout period in weeks
 * @since 0.1.0
 */
public record HoldoutRecord(
        RfmProfile calibration, long holdoutPurchases, BigDecimal holdoutMoney, double holdoutWeeks) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public HoldoutRecord {
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(holdoutMoney, "holdoutMoney");
        Arguments.notNegative("holdoutPurchases", holdoutPurchases);
        Arguments.positive("holdoutWeeks", holdoutWeeks);
    }
}
