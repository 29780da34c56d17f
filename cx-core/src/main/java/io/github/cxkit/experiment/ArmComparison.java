package io.github.cxkit.experiment;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.Objects;

/**
 * A treatment against a control: difference and relative lift of a mean (one column) or of a ratio of two sums (two columns:
 * numerator, denominator).
 *
 * <p>A ratio r = sum y / sum x has the variance s²(y - r x)/(n mean(x)²); leaving out the covariance, or taking sessions for
 * units, is the common error. Welch's t from the two variances.
 *
 * <pre>{@code
 * CoMoments control = CoMoments.builder("spent").add(12).add(0).add(30).add(18).build();
 * CoMoments treatment = CoMoments.builder("spent").add(25).add(14).add(33).add(8).build();
 * ArmComparison comparison = ArmComparison.of(control, treatment, ArmComparison.LiftInterval.FIELLER, 0.95);
 * comparison.difference().value().orElseThrow();  // 5.0
 * }</pre>
 *
 * @param control mean or ratio of the control
 * @param treatment mean or ratio of the treatment
 * @param difference treatment - control
 * @param lift treatment / control - 1, a fraction; insufficient where the control is not above 0, as an NPS may be: of one below 0
 *     it would have the other sign than the difference
 * @param liftLimits its interval; insufficient too where the control is not clearly apart from 0
 * @param evidence rule and units of both arms
 * @since 0.1.0
 */
public record ArmComparison(
        Result<Double> control,
        Result<Double> treatment,
        Difference difference,
        Result<Double> lift,
        Result<ConfidenceInterval> liftLimits,
        Evidence evidence) {

    /** The comparison. */
    public static final Rule RULE = Rule.published(
            "experiment.compare",
            "Difference of two arms",
            "Welch 1947; delta method: Deng, Knoblich, Lu 2018; lift: Fieller 1954");

    /** How limits of the lift are found. */
    public enum LiftInterval {
        /** Holds 0 exactly when the difference is not significant; has no limits where the control may be 0. The default. */
        FIELLER,
        /** The delta method, which keeps neither. */
        DELTA
    }

    /** Checks that the parts are there. */
    public ArmComparison {
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(treatment, "treatment");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(lift, "lift");
        Objects.requireNonNull(liftLimits, "liftLimits");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Compares two arms.
     *
     * @param control one column for a mean, two for a ratio; one row per unit
     * @param treatment the same columns
     * @param liftInterval how limits of the lift are found
     * @param confidence of the intervals, from 0.5 to below 1
     * @return the comparison; insufficient parts say why
     * @throws IllegalArgumentException if the columns differ or are more than two, or the level is out of range
     */
    public static ArmComparison of(
            CoMoments control, CoMoments treatment, LiftInterval liftInterval, double confidence) {
        Significance.required(confidence);
        requireSameColumns(control, treatment);
        Linear c = Linear.outcome(control);
        Linear t = Linear.outcome(treatment);
        return of(c, t, Linear.gap(c, t), liftInterval, confidence);
    }

    /**
     * Compares two arms by a warehouse's sums. Unlike by moments, the difference is exact even where both means are huge
     * beside it.
     *
     * @param control one variable for a mean, two for a ratio
     * @param treatment the same variables
     * @param liftInterval how limits of the lift are found
     * @param confidence of the intervals, from 0.5 to below 1
     * @return the comparison; insufficient parts say why
     * @throws IllegalArgumentException if the variables are another number or more than two, or the level is out of range
     */
    public static ArmComparison of(UnitSums control, UnitSums treatment, LiftInterval liftInterval, double confidence) {
        Significance.required(confidence);
        Linear c = Linear.outcome(control.outcome());
        Linear t = Linear.outcome(treatment.outcome());
        requireSameColumns(c.moments(), t.moments());
        return of(c, t, UnitSums.gap(c, t, control, treatment), liftInterval, confidence);
    }

    private static ArmComparison of(
            Linear c, Linear t, Result<Double> gap, LiftInterval liftInterval, double confidence) {
        Difference difference = Linear.welch(c, t, gap, confidence);
        Result<Double> lift = c.value()
                .flatMap(base -> t.value()
                        .flatMap(value -> base <= 0
                                ? Result.insufficient(
                                        Reason.ZERO_BASE,
                                        "the control is " + (base == 0 ? "0" : "below 0") + ": no relative lift")
                                : Double.isFinite(value / base)
                                        ? Result.of(value / base - 1)
                                        : Result.insufficient(Reason.NOT_FINITE, "the lift has no finite value")));
        Result<ConfidenceInterval> limits =
                lift.flatMap(known -> difference.degreesOfFreedom().flatMap(degrees -> {
                    double q = Distributions.tTwoSided(confidence, degrees);
                    return liftInterval == LiftInterval.FIELLER
                            ? fieller(c, t, q, confidence)
                            : delta(c, t, q, confidence);
                }));
        return new ArmComparison(
                c.value(),
                t.value(),
                difference,
                lift,
                limits,
                new Evidence(
                        RULE,
                        Counts.sum(c.moments().n(), t.moments().n()),
                        Cells.incomplete(c.moments(), t.moments())));
    }

    static void requireSameColumns(CoMoments control, CoMoments treatment) {
        if (!control.columns().equals(treatment.columns())) {
            throw new IllegalArgumentException(
                    "arms must have the same columns but have " + control.columns() + " and " + treatment.columns());
        }
    }

    private static Result<ConfidenceInterval> fieller(Linear c, Linear t, double q, double confidence) {
        double base = c.value().orElseThrow();
        double value = t.value().orElseThrow();
        double vc = c.squaredError();
        double vt = t.squaredError();
        double a = base * base - q * q * vc;
        if (!(a > 0)) {
            return Result.insufficient(
                    Reason.NOT_FINITE,
                    "the control is not clearly apart from 0: the lift has no bounded set of values");
        }
        double root = q * Math.sqrt(Math.max(0, vt * base * base + vc * value * value - q * q * vt * vc));
        return limits((value * base - root) / a - 1, (value * base + root) / a - 1, confidence, "fieller");
    }

    private static Result<ConfidenceInterval> delta(Linear c, Linear t, double q, double confidence) {
        double base = c.value().orElseThrow();
        double ratio = t.value().orElseThrow() / base;
        double half = q * Math.sqrt(t.squaredError() + ratio * ratio * c.squaredError()) / Math.abs(base);
        return limits(ratio - 1 - half, ratio - 1 + half, confidence, "delta");
    }

    private static Result<ConfidenceInterval> limits(double lower, double upper, double confidence, String method) {
        return Double.isFinite(lower) && Double.isFinite(upper)
                ? Result.of(new ConfidenceInterval(lower, upper, confidence, method))
                : Result.insufficient(Reason.NOT_FINITE, "the limits of the lift have no finite value");
    }
}
