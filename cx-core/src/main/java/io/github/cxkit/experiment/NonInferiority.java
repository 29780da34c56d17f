package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import java.util.Objects;

/**
 * Is the treatment at most a margin worse? One-sided: t = (t - c + margin)/se where higher is better; the relative form tests
 * t - (1 - margin) c without dividing, and its bound is Fieller's, so that bound and p value agree.
 *
 * @param difference treatment - control
 * @param test statistic, p value and bound; insufficient where an arm has one unit or nothing varies
 * @param evidence rule and units of both arms
 * @since 0.1.0
 */
public record NonInferiority(double difference, Result<Test> test, Evidence evidence) {

    /** The test. */
    public static final Rule RULE = Rule.published(
            "experiment.non-inferiority",
            "Non-inferiority by a margin",
            "Blackwelder 1982, Proving the Null Hypothesis in Clinical Trials; relative bound: Fieller 1954");

    /**
     * The one-sided test.
     *
     * @param statistic t
     * @param degreesOfFreedom Welch's
     * @param significanceLevel one-sided
     * @param bound one-sided limit of the difference, or of the lift as a fraction for a relative margin; insufficient where
     *     the control is not clearly apart from 0
     * @param pValue one-sided
     */
    public record Test(
            double statistic, double degreesOfFreedom, Result<Double> bound, double pValue, double significanceLevel) {
        /**
         * Checks that the bound is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Test {
            Arguments.finite("statistic", statistic);
            Arguments.notNegative("degreesOfFreedom", degreesOfFreedom);
            Arguments.share("pValue", pValue);
            Arguments.share("significanceLevel", significanceLevel);
            Objects.requireNonNull(bound, "bound");
        }

        /**
         * The verdict.
         *
         * @return true if the p value is at most the level
         */
        public boolean nonInferior() {
            return Significance.reaches(pValue, significanceLevel);
        }
    }

    /** Checks that the parts are there. */
    public NonInferiority {
        Arguments.finite("difference", difference);
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Tests a treatment.
     *
     * @param control one column for a mean, two for a ratio
     * @param treatment the same columns
     * @param margin how much worse it may be
     * @param better which way the metric should move
     * @param significanceLevel one-sided, above 0, at most 0.5
     * @return the test; insufficient if an arm has no value
     * @throws IllegalArgumentException if the columns differ, the level is out of range, or the margin is relative and the
     *     control not above 0
     */
    public static Result<NonInferiority> of(
            CoMoments control, CoMoments treatment, Margin margin, Better better, double significanceLevel) {
        Significance.level(significanceLevel);
        ArmComparison.requireSameColumns(control, treatment);
        Linear c = Linear.outcome(control);
        Linear t = Linear.outcome(treatment);
        return of(c, t, Linear.gap(c, t), margin, better, significanceLevel);
    }

    /**
     * Tests a treatment by a warehouse's sums. Unlike by moments, the difference is exact even where both means are huge beside
     * it.
     *
     * @param control one variable for a mean, two for a ratio
     * @param treatment the same variables
     * @param margin how much worse it may be
     * @param better which way the metric should move
     * @param significanceLevel one-sided, above 0, at most 0.5
     * @return the test; insufficient if an arm has no value
     * @throws IllegalArgumentException if the variables are another number, the level is out of range, or the margin is relative
     *     and the control not above 0
     */
    public static Result<NonInferiority> of(
            UnitSums control, UnitSums treatment, Margin margin, Better better, double significanceLevel) {
        Significance.level(significanceLevel);
        Linear c = Linear.outcome(control.outcome());
        Linear t = Linear.outcome(treatment.outcome());
        ArmComparison.requireSameColumns(c.moments(), t.moments());
        return of(c, t, UnitSums.gap(c, t, control, treatment), margin, better, significanceLevel);
    }

    private static Result<NonInferiority> of(
            Linear c, Linear t, Result<Double> known, Margin margin, Better better, double level) {
        return known.map(gap -> {
            double base = c.value().orElseThrow();
            if (margin.kind() == Margin.Kind.RELATIVE && base <= 0) {
                throw new IllegalArgumentException("a relative margin needs a control above 0 but it is " + base);
            }
            return new NonInferiority(
                    gap,
                    test(c, t, gap, margin, better, level),
                    new Evidence(
                            RULE,
                            Counts.sum(c.moments().n(), t.moments().n()),
                            Cells.incomplete(c.moments(), t.moments())));
        });
    }

    private static Result<Test> test(Linear c, Linear t, double gap, Margin margin, Better better, double level) {
        double base = c.value().orElseThrow();
        double sign = better == Better.HIGHER ? 1 : -1;
        boolean relative = margin.kind() == Margin.Kind.RELATIVE;
        double factor = relative ? 1 - sign * margin.size() : 1;
        double vc = c.squaredError();
        double vt = t.squaredError();
        double ve = factor * factor * vc;
        if (!(vt + ve > 0)) {
            return Double.isNaN(vt + ve)
                    ? Result.insufficient(Reason.TOO_FEW, "a test takes two units in every arm")
                    : Result.insufficient(Reason.NO_SPREAD, "no spread in either arm");
        }
        // sign (t - factor c) of a relative margin, without the difference of two large numbers
        double shift = relative ? margin.size() * base : margin.size();
        double statistic = (sign * gap + shift) / Math.sqrt(vt + ve);
        if (!Double.isFinite(statistic)) {
            return Result.insufficient(Reason.NOT_FINITE, "the margin is beyond a double in standard errors");
        }
        double degrees = Linear.degrees(vt, t.n(), ve, c.n());
        double q = Distributions.tUpperQuantile(level, degrees);
        Result<Double> bound = relative ? liftBound(c, t, sign * q) : Result.of(gap - sign * q * Math.sqrt(vc + vt));
        return Result.of(new Test(statistic, degrees, bound, Distributions.tUpperTail(statistic, degrees), level));
    }

    private static Result<Double> liftBound(Linear c, Linear t, double q) {
        double base = c.value().orElseThrow();
        double value = t.value().orElseThrow();
        double vc = c.squaredError();
        double vt = t.squaredError();
        double a = base * base - q * q * vc;
        if (!(a > 0)) {
            return Result.insufficient(Reason.NOT_FINITE, "the control is not clearly apart from 0");
        }
        double root = Math.sqrt(Math.max(0, vt * base * base + vc * value * value - q * q * vt * vc));
        return Result.finite((value * base - q * root) / a - 1, "the bound of the lift has no finite value");
    }
}
