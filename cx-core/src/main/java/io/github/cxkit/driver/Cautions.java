package io.github.cxkit.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what to be careful about in one driver's figures. */
final class Cautions {

    /** Differences of this size are rounding. */
    private static final double NOTHING = 1e-12;

    private Cautions() {}

    static List<DriverCaution> of(DriverImportance d) {
        List<DriverCaution> found = new ArrayList<>();
        double inflation = d.varianceInflation().toOptional().orElse(Double.POSITIVE_INFINITY);
        if (inflation >= DriverCaution.COLLINEAR_FROM) {
            found.add(new DriverCaution(
                    DriverCaution.Kind.COLLINEAR,
                    d.driver(),
                    Double.isInfinite(inflation)
                            ? "the other drivers determine " + d.driver()
                            : String.format(
                                    Locale.ROOT,
                                    "the other drivers explain %.1f %% of %s",
                                    100 * (1 - 1 / inflation),
                                    d.driver())));
        }
        if (d.hasTurnedSign()) {
            found.add(new DriverCaution(
                    DriverCaution.Kind.SUPPRESSION,
                    d.driver(),
                    String.format(
                            Locale.ROOT,
                            "the coefficient of %s is %.3f but its correlation %.3f",
                            d.driver(),
                            d.beta(),
                            d.correlation())));
        } else if (d.last() - d.first() >= DriverCaution.MORE_BESIDE_OTHERS - NOTHING) {
            found.add(new DriverCaution(
                    DriverCaution.Kind.SUPPRESSION,
                    d.driver(),
                    d.driver() + " explains more beside the other drivers than alone"));
        }
        return found;
    }
}
