package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Map;
import java.util.Objects;

/**
 * Bootstrap intervals of a driver analysis.
 *
 * @param rSquared interval of R²
 * @param lmg interval of lmg per driver
 * @param lmgShare interval of lmg / R² per driver
 * @param firstPlace share of the resamples in which the driver had the largest lmg, 0 to 1; how sure the top rank is
 * @param replicates resamples used
 * @param unusable resamples without an answer
 * @since 0.1.0
 */
public record DriverIntervals(
        ConfidenceInterval rSquared,
        Map<String, ConfidenceInterval> lmg,
        Map<String, ConfidenceInterval> lmgShare,
        Map<String, Double> firstPlace,
        int replicates,
        int unusable) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DriverIntervals {
        Arguments.finite("firstPlace", firstPlace);
        Objects.requireNonNull(rSquared, "rSquared");
        lmg = Copies.ordered("lmg", lmg);
        lmgShare = Copies.ordered("lmgShare", lmgShare);
        firstPlace = Copies.ordered("firstPlace", firstPlace);
        Arguments.notNegative("replicates", replicates);
        Arguments.notNegative("unusable", unusable);
        firstPlace.forEach((of, each) -> Arguments.notNegative("firstPlace", of, each));
    }
}
