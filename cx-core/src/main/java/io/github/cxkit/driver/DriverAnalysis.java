package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Evidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Which drivers go with the outcome, and how much of it each explains. An association: what would happen if a driver were
 * changed is another question.
 *
 * @param outcome the explained column
 * @param rSquared explained share of the outcome's variance, 0 to 1
 * @param drivers in the order asked for, without constant ones
 * @param sampledOrders 0 if lmg is exact, otherwise the number of random orders it was averaged over
 * @param cautions what to be careful about
 * @param evidence rule, rows used and rows left out
 * @since 0.1.0
 */
public record DriverAnalysis(
        String outcome,
        double rSquared,
        List<DriverImportance> drivers,
        int sampledOrders,
        List<DriverCaution> cautions,
        Evidence evidence) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if R² is no share or sampledOrders is negative
     */
    public DriverAnalysis {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.share("rSquared", rSquared);
        Arguments.notNegative("sampledOrders", (long) sampledOrders);
        drivers = Copies.list("drivers", drivers);
        cautions = Copies.list("cautions", cautions);
    }

    /**
     * One driver.
     *
     * @param name its name
     * @return its figures
     * @throws IllegalArgumentException if there is no such driver, or it was left out as constant
     */
    public DriverImportance driver(String name) {
        return drivers.stream()
                .filter(d -> d.driver().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "the analysis of " + outcome + " has no driver",
                        name,
                        drivers.stream().map(DriverImportance::driver).toList())));
    }

    /**
     * The drivers by lmg, largest first; ties keep their order.
     *
     * @return the ranked drivers
     */
    public List<DriverImportance> ranked() {
        return drivers.stream()
                .sorted(Comparator.comparingDouble(DriverImportance::lmg).reversed())
                .toList();
    }

    /**
     * Weights for a composite index: lmg per driver, which any index normalises itself.
     *
     * @return driver to lmg, in the order of the drivers
     */
    public Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        drivers.forEach(d -> weights.put(d.driver(), d.lmg()));
        return weights;
    }

    /** Such as {@code drivers of NETPRO: R2 0.350, n=2103; Q9ALL 20.0 %, Q14PASSTHRU 18.1 %...}. */
    @Override
    public String toString() {
        var text = new StringBuilder("drivers of " + outcome);
        text.append(String.format(Locale.ROOT, ": R2 %.3f, n=%d", rSquared, evidence.n()));
        String separator = "; ";
        for (DriverImportance driver : ranked()) {
            String share = driver.lmgShare()
                    .map(part -> String.format(Locale.ROOT, "%.1f %%", 100 * part))
                    .orElse("without a share");
            text.append(separator).append(driver.driver()).append(' ').append(share);
            separator = ", ";
        }
        return text.toString();
    }
}
