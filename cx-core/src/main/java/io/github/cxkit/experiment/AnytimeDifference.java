package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Objects;

/**
 * A difference with an interval and a p value that may be looked at any time, however often.
 *
 * <p>With V = n (s²c/nc + s²t/nt) and u = n rho²: half width sqrt(V) sqrt(2(u+1)/(n u) ln(sqrt(u+1)/alpha)); rho² makes it
 * narrowest at the planned size. Asymptotic: start looking when both arms have some hundred units. Wider than the interval of
 * one look; that is the price.
 *
 * @param difference treatment - control
 * @param rhoSquared the mixing parameter
 * @param variance V; insufficient below two units in an arm
 * @param interval always valid; insufficient alike, or without spread
 * @param pValue of this look; the smallest so far may be kept
 * @param evidence rule and units of both arms
 * @since 0.1.0
 */
public record AnytimeDifference(
        double difference,
        double rhoSquared,
        Result<Double> variance,
        Result<ConfidenceInterval> interval,
        Result<Double> pValue,
        Evidence evidence) {

    /** Far beyond any plan, and little enough that nothing below leaves a double. */
    private static final double LEAST_UNITS = 1e-100;

    private static final double MOST_UNITS = 1e100;

    /** The interval. */
    public static final Rule RULE = Rule.published(
            "experiment.anytime",
            "Always-valid difference",
            "Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas 2024, Time-Uniform Central Limit Theory; Robbins 1970");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AnytimeDifference {
        Arguments.finite("difference", difference);
        Arguments.notNegative("rhoSquared", rhoSquared);
        Objects.requireNonNull(variance, "variance");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(pValue, "pValue");
        Objects.requireNonNull(evidence, "evidence");
        variance.map(each -> Arguments.notNegative("variance", each));
        pValue.map(each -> Arguments.share("pValue", each));
    }

    /**
     * One look.
     *
     * @param control one column for a mean, two for a ratio
     * @param treatment the same columns
     * @param plannedUnits units of both arms at which the interval shall be narrowest, 1e-100 to 1e100
     * @param significanceLevel above 0, at most 0.5
     * @return the difference; insufficient if an arm has no value
     * @throws IllegalArgumentException if the columns differ or a number is out of its range
     */
    public static Result<AnytimeDifference> of(
            CoMoments control, CoMoments treatment, double plannedUnits, double significanceLevel) {
        Arguments.within("plannedUnits", plannedUnits, LEAST_UNITS, MOST_UNITS);
        Significance.level(significanceLevel);
        ArmComparison.requireSameColumns(control, treatment);
        Linear c = Linear.outcome(control);
        Linear t = Linear.outcome(treatment);
        return Linear.gap(c, t).map(gap -> look(c, t, gap, plannedUnits, significanceLevel));
    }

    /**
     * One look at a warehouse's sums. Unlike by moments, the difference is exact even where both means are huge beside it.
     *
     * @param control one variable for a mean, two for a ratio
     * @param treatment the same variables
     * @param plannedUnits units of both arms at which the interval shall be narrowest, 1e-100 to 1e100
     * @param significanceLevel above 0, at most 0.5
     * @return the difference; insufficient if an arm has no value
     * @throws IllegalArgumentException if the variables are another number or a number is out of its range
     */
    public static Result<AnytimeDifference> of(
            UnitSums control, UnitSums treatment, double plannedUnits, double significanceLevel) {
        Arguments.within("plannedUnits", plannedUnits, LEAST_UNITS, MOST_UNITS);
        Significance.level(significanceLevel);
        Linear c = Linear.outcome(control.outcome());
        Linear t = Linear.outcome(treatment.outcome());
        ArmComparison.requireSameColumns(c.moments(), t.moments());
        return UnitSums.gap(c, t, control, treatment).map(gap -> look(c, t, gap, plannedUnits, significanceLevel));
    }

    private static AnytimeDifference look(Linear c, Linear t, double gap, double plannedUnits, double level) {
        double n = c.n() + t.n();
        double rho2 = rhoSquared(plannedUnits, level);
        Evidence evidence = new Evidence(RULE, (long) n, Cells.incomplete(c.moments(), t.moments()));
        double variance = n * (c.squaredError() + t.squaredError());
        if (!(variance > 0)) {
            Result<Double> none = Double.isNaN(variance)
                    ? Result.insufficient(Reason.TOO_FEW, "a variance takes two units in every arm")
                    : Result.insufficient(Reason.NO_SPREAD, "no spread in either arm");
            return new AnytimeDifference(
                    gap,
                    rho2,
                    Double.isNaN(variance) ? none : Result.of(0.0),
                    none.flatMap(v -> Result.insufficient(Reason.NO_SPREAD, "no spread")),
                    none,
                    evidence);
        }
        double u = n * rho2;
        double log = Math.log1p(u) / 2;
        double error = Math.sqrt(c.squaredError() + t.squaredError());
        double half = error * Math.sqrt(2 * (1 + 1 / u) * (log - Math.log(level)));
        double exponent = log - gap / error * (gap / error) * (u / (2 * (u + 1)));
        return new AnytimeDifference(
                gap,
                rho2,
                Result.finite(variance, "the variance is beyond a double"),
                Result.of(
                        new ConfidenceInterval(gap - half, gap + half, Significance.confidence(level), "always valid")),
                Result.of(Math.min(1, Math.exp(exponent))),
                evidence);
    }

    /** rho² = (-1 - W(-alpha²/e))/n on the lower branch of Lambert's W: with t = -1 - W, t - ln(1 + t) = -2 ln alpha. */
    private static double rhoSquared(double plannedUnits, double level) {
        double due = -2 * Math.log(level);
        double t = RootFinder.find(x -> x - Math.log1p(x) - due, 0, 2 * due + 10);
        return t / plannedUnits;
    }
}
