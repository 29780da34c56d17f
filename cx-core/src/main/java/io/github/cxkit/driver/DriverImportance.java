package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import java.util.Objects;

/**
 * What one driver contributes to explaining the outcome, by every common method. Names of methods go with the numbers,
 * since the ranking differs by method.
 *
 * <p>lmg and relativeWeight are shares of the outcome's variance: each sums to R² over the drivers.
 *
 * @param driver its name
 * @param correlation with the outcome, -1 to 1; its sign is the direction of the driver
 * @param beta standardized regression coefficient, the others held; where drivers determine each other, the solution of
 *     least length
 * @param pratt beta times correlation; sums to R², may be negative (Pratt 1987)
 * @param first squared correlation: R² of this driver alone, 0 to 1
 * @param last loss of R² without this driver, 0 to 1
 * @param lmg mean gain of R² over all orders in which the drivers can enter, 0 to 1 (Lindeman, Merenda and Gold 1980;
 *     the Shapley value of R², general dominance)
 * @param lmgShare lmg / R²; insufficient if R² is 0
 * @param relativeWeight Johnson's relative weight, 0 to 1 (Johnson 2000)
 * @param relativeWeightShare relativeWeight / R²; insufficient if R² is 0
 * @param varianceInflation 1 / (1 - R² of this driver on the others), 1 or more; insufficient if the others determine it
 * @since 0.1.0
 */
public record DriverImportance(
        String driver,
        double correlation,
        double beta,
        double pratt,
        double first,
        double last,
        double lmg,
        Result<Double> lmgShare,
        double relativeWeight,
        Result<Double> relativeWeightShare,
        Result<Double> varianceInflation) {
    /** Far more than the rounding of a share of next to no R², and still a double as per cent. */
    private static final double MOST = 1e300;

    /** Refuses a number that is not finite. */
    public DriverImportance {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(lmgShare, "lmgShare");
        Objects.requireNonNull(relativeWeightShare, "relativeWeightShare");
        Objects.requireNonNull(varianceInflation, "varianceInflation");
        Arguments.finite("correlation", correlation);
        Arguments.finite("beta", beta);
        Arguments.finite("pratt", pratt);
        Arguments.finite("first", first);
        Arguments.finite("last", last);
        Arguments.finite("lmg", lmg);
        Arguments.finite("relativeWeight", relativeWeight);
        lmgShare.map(share -> Arguments.within("lmgShare", share, -MOST, MOST));
        relativeWeightShare.map(share -> Arguments.within("relativeWeightShare", share, -MOST, MOST));
    }

    /**
     * Whether coefficient and correlation have different signs, beyond rounding.
     *
     * @return true if {@code pratt} is below 0 by more than 1e-12
     */
    public boolean hasTurnedSign() {
        return pratt < -1e-12;
    }
}
