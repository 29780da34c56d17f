package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.LeastSquares;
import io.github.cxkit.survey.RatingTally;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How much higher the mean outcome is where a driver is higher, the other drivers held, with its interval.
 *
 * <p>An association: effect = mean change of the driver times its regression slope. Whether moving the driver moves the
 * outcome as much is for an experiment to say.
 *
 * <pre>{@code
 * WhatIf.raise(moments, "NETPRO", items, "Q9ALL", 1, 0.95);              // one point more for everybody
 * WhatIf.lift(moments, "NETPRO", items, "Q9ALL", tally, 2, 3, 0.95);     // answers 1 and 2 become 3
 * }</pre>
 *
 * @param outcome the explained column
 * @param driver the driver that changes
 * @param change mean change of the driver, in its scale points
 * @param effect mean difference of the outcome, in its scale points
 * @param interval Student t interval of the effect
 * @since 0.1.0
 */
public record WhatIf(String outcome, String driver, double change, double effect, ConfidenceInterval interval) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public WhatIf {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(interval, "interval");
        Arguments.finite("change", change);
        Arguments.finite("effect", effect);
    }

    /**
     * Everybody rates the driver some points higher.
     *
     * <p>The limits take the errors for equally large in all rows, which is all that moments can say; where they are not, the
     * interval may cover too little. {@link DriverData#raise} has the rows and is robust.
     *
     * @param moments of outcome and drivers
     * @param outcome the explained column
     * @param drivers all drivers to hold beside each other
     * @param driver the one that changes
     * @param points how much, in its scale points; may be negative
     * @param confidence level, from 0.5 to below 1
     * @return the difference; insufficient where the regression is
     * @throws IllegalArgumentException if a name is no column or an argument is out of range
     */
    public static Result<WhatIf> raise(
            CoMoments moments, String outcome, List<String> drivers, String driver, double points, double confidence) {
        Arguments.finite("points", points);
        Significance.required(confidence);
        if (!drivers.contains(driver)) {
            throw new IllegalArgumentException("\"" + driver + "\" is none of the drivers " + drivers);
        }
        return LeastSquares.fit(moments, outcome, drivers)
                .map(fit -> new WhatIf(
                        outcome,
                        driver,
                        points,
                        fit.slope(driver).value() * points,
                        fit.interval(driver, points, confidence)));
    }

    /**
     * The low answers of a driver become middling ones.
     *
     * @param moments of outcome and drivers
     * @param outcome the explained column
     * @param drivers all drivers to hold beside each other
     * @param driver the one that changes
     * @param tally how the driver was answered
     * @param lowTo highest answer that counts as low, a point of the scale
     * @param middle what low answers become, a point of the scale from lowTo up
     * @param confidence level, from 0.5 to below 1
     * @return the difference; insufficient where the regression is, or if the tally is empty
     * @throws IllegalArgumentException if a name is no column or an argument is out of range
     */
    public static Result<WhatIf> lift(
            CoMoments moments,
            String outcome,
            List<String> drivers,
            String driver,
            RatingTally tally,
            int lowTo,
            int middle,
            double confidence) {
        tally.scale().require(lowTo);
        tally.scale().require(middle);
        if (middle < lowTo) {
            throw new IllegalArgumentException("low answers up to " + lowTo + " cannot be lifted to " + middle);
        }
        if (tally.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no answer to " + driver);
        }
        double gained = 0;
        for (int i = 0; i < tally.scale().size(); i++) {
            int point = tally.scale().points().get(i);
            if (point <= lowTo) {
                gained += (double) (middle - point) * tally.countAt(i);
            }
        }
        return raise(moments, outcome, drivers, driver, gained / tally.n(), confidence);
    }

    /** Such as {@code NETPRO is 0.42 [0.31, 0.53] higher where Q9ALL is 1.00 higher (association)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s is %.2f %s higher where %s is %.2f higher (association)",
                outcome,
                effect,
                interval,
                driver,
                change);
    }
}
