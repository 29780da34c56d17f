package io.github.cxkit.stats;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a planned split expects of each group, and how far the units are from it. Shares are taken as written (0.1, not the
 * double beside it) and nothing is rounded before the end, since the distance may be a billionth of what it is the difference
 * of: units split exactly as planned are 0 away.
 */
final class PlannedSplit {

    private final BigDecimal units;
    private final BigDecimal shares;
    private final long[] observed;
    private final BigDecimal[] planned;

    /**
     * Of checked numbers.
     *
     * @param observed units per group, at least one in all
     * @param plannedShares as many, above 0; they need not sum to 1
     */
    PlannedSplit(long[] observed, double[] plannedShares) {
        this.observed = observed;
        planned = new BigDecimal[observed.length];
        BigDecimal allUnits = BigDecimal.ZERO;
        BigDecimal allShares = BigDecimal.ZERO;
        for (int i = 0; i < observed.length; i++) {
            planned[i] = BigDecimal.valueOf(plannedShares[i]);
            allUnits = allUnits.add(BigDecimal.valueOf(observed[i]));
            allShares = allShares.add(planned[i]);
        }
        units = allUnits;
        shares = allShares;
    }

    /** Units planned for a group; 0 if they are too few for a double. */
    double expected(int group) {
        return ofAllShares(units.multiply(planned[group]));
    }

    /** Units of a group beyond those planned. */
    double excess(int group) {
        return ofAllShares(
                BigDecimal.valueOf(observed[group]).multiply(shares).subtract(units.multiply(planned[group])));
    }

    /** Share planned for all other groups, with its own digits however small it is. */
    double others(int group) {
        return ofAllShares(shares.subtract(planned[group]));
    }

    private double ofAllShares(BigDecimal part) {
        return part.divide(shares, MathContext.DECIMAL128).doubleValue();
    }
}
