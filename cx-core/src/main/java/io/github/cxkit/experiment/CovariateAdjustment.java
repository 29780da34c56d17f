package io.github.cxkit.experiment;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.Difference;
import java.util.Objects;

/**
 * Two arms compared after taking off what a figure from before the start foretold (CUPED): the same effect with less noise.
 *
 * <p>theta = sum (n-1)cov / sum (n-1)var <em>within</em> the arms, so that the difference equals the coefficient of
 * outcome ~ arm + covariate; each arm is centred on the covariate of both arms together. A covariate measured after the start
 * destroys an experiment: look at {@link #covariate} first, it should be noise.
 *
 * @param theta the slope
 * @param control adjusted value of the control
 * @param treatment adjusted value of the treatment
 * @param adjusted their difference
 * @param unadjusted the difference without the covariate
 * @param covariate difference of the covariate itself
 * @param evidence rule and units of both arms
 * @since 0.1.0
 */
public record CovariateAdjustment(
        Result<Double> theta,
        Result<Double> control,
        Result<Double> treatment,
        Difference adjusted,
        Difference unadjusted,
        Difference covariate,
        Evidence evidence) {

    /** The adjustment. */
    public static final Rule RULE = Rule.published(
            "experiment.cuped",
            "Covariate adjustment (CUPED)",
            "Deng, Xu, Kohavi, Walker 2013, Improving the Sensitivity of Online Controlled Experiments");

    /** Checks that the parts are there. */
    public CovariateAdjustment {
        Objects.requireNonNull(theta, "theta");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(treatment, "treatment");
        Objects.requireNonNull(adjusted, "adjusted");
        Objects.requireNonNull(unadjusted, "unadjusted");
        Objects.requireNonNull(covariate, "covariate");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** Outcome and covariate of one arm. */
    private record Arm(Linear outcome, Linear covariate) {
        static Arm of(CoMoments moments) {
            return switch (moments.columns().size()) {
                case 2 -> new Arm(Linear.mean(moments, 0), Linear.mean(moments, 1));
                case 4 -> new Arm(Linear.ratio(moments, 0, 1), Linear.ratio(moments, 2, 3));
                default ->
                    throw new IllegalArgumentException(
                            "an outcome with its covariate has two columns, or four for ratios, not "
                                    + moments.columns());
            };
        }

        boolean isUsable() {
            return outcome.moments().n() >= 2
                    && outcome.value().isKnown()
                    && covariate.value().isKnown();
        }

        double squaredError(double theta) {
            double[] form = new double[outcome.form().length];
            for (int i = 0; i < form.length; i++) {
                form[i] = outcome.form()[i] - theta * covariate.form()[i];
            }
            return outcome.squaredError(form);
        }

        double adjusted(double theta, double center) {
            return outcome.value().orElseThrow() - theta * (covariate.value().orElseThrow() - center);
        }
    }

    /**
     * Compares two arms with a covariate.
     *
     * @param control two columns, outcome and covariate; or four, the outcome's numerator and denominator and the covariate's
     * @param treatment the same columns
     * @param confidence of the intervals, from 0.5 to below 1
     * @return the comparison; insufficient below two units in an arm, or where denominators add up to 0
     * @throws IllegalArgumentException if the columns differ or are another number, or the level is out of range
     */
    public static Result<CovariateAdjustment> of(CoMoments control, CoMoments treatment, double confidence) {
        Significance.required(confidence);
        ArmComparison.requireSameColumns(control, treatment);
        Arm c = Arm.of(control);
        Arm t = Arm.of(treatment);
        if (!c.isUsable() || !t.isUsable()) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    "an adjustment takes two units in every arm and denominators that do not add up to 0");
        }
        Evidence evidence =
                new Evidence(RULE, Counts.sum(control.n(), treatment.n()), Cells.incomplete(control, treatment));
        Difference unadjusted = Linear.welch(c.outcome, t.outcome, confidence);
        Difference covariate = Linear.welch(c.covariate, t.covariate, confidence);
        double squares = c.covariate.products(c.covariate.form()) + t.covariate.products(t.covariate.form());
        if (!(squares > 0)) {
            String why = "the covariate does not vary within the arms";
            Result<Double> none = Result.insufficient(Reason.NO_SPREAD, why);
            return Result.of(new CovariateAdjustment(
                    none,
                    none,
                    none,
                    Difference.insufficient("welch t, adjusted", Reason.NO_SPREAD, why),
                    unadjusted,
                    covariate,
                    evidence));
        }
        double theta = (c.outcome.products(c.covariate.form()) + t.outcome.products(t.covariate.form())) / squares;
        CoMoments both = control.merge(treatment);
        double center = Arm.of(both).covariate.value().toOptional().orElse(0.0);
        double adjustedControl = c.adjusted(theta, center);
        double adjustedTreatment = t.adjusted(theta, center);
        double vc = c.squaredError(theta);
        double vt = t.squaredError(theta);
        Difference adjusted = Linear.welch(
                adjustedTreatment - adjustedControl,
                vc + vt,
                Linear.degrees(vt, (double) treatment.n(), vc, (double) control.n()),
                confidence);
        return Result.of(new CovariateAdjustment(
                Result.of(theta),
                Result.of(adjustedControl),
                Result.of(adjustedTreatment),
                adjusted,
                unadjusted,
                covariate,
                evidence));
    }

    /**
     * Compares two arms with a covariate by a warehouse's sums. Unlike by moments, differences of means are exact even where both
     * are huge beside them.
     *
     * @param control two variables, outcome and covariate; or four, the outcome's numerator and denominator and the covariate's
     * @param treatment the same variables
     * @param confidence of the intervals, from 0.5 to below 1
     * @return the comparison; insufficient below two units in an arm, or where denominators add up to 0
     * @throws IllegalArgumentException if the variables are another number, or the level is out of range
     */
    public static Result<CovariateAdjustment> of(UnitSums control, UnitSums treatment, double confidence) {
        if (control.sums().size() != 2 || treatment.sums().size() != 2 || control.n() == 0) {
            return of(control.fromZero(), treatment.fromZero(), confidence);
        }
        double origin = control.fromZero().means().get(0);
        return of(control.from(control), treatment.from(control), confidence)
                .map(c -> new CovariateAdjustment(
                        c.theta,
                        c.control.map(value -> origin + value),
                        c.treatment.map(value -> origin + value),
                        c.adjusted,
                        c.unadjusted,
                        c.covariate,
                        c.evidence));
    }

    /**
     * What the covariate saved: 1 - adjusted / unadjusted variance of the difference. May be negative.
     *
     * @return a fraction
     */
    public Result<Double> varianceReduction() {
        return adjusted.standardError()
                .flatMap(with -> unadjusted
                        .standardError()
                        .flatMap(without -> without > 0
                                ? Result.finite(1 - with / without * (with / without), "the saving has no finite value")
                                : Result.insufficient(Reason.NO_SPREAD, "the outcome does not vary")));
    }
}
