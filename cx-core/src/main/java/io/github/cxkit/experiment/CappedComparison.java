package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.Quantiles;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Means of two arms after cutting large values to one cap: one order of 900 does not decide.
 *
 * @param cap the value at which was cut
 * @param cappedControl values of the control above it
 * @param cappedTreatment values of the treatment above it
 * @param removedShare of the sum of all values; insufficient if that is not positive
 * @param comparison of the capped means
 * @since 0.1.0
 */
public record CappedComparison(
        double cap, long cappedControl, long cappedTreatment, Result<Double> removedShare, ArmComparison comparison) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public CappedComparison {
        Arguments.finite("cap", cap);
        Objects.requireNonNull(removedShare, "removedShare");
        Objects.requireNonNull(comparison, "comparison");
        Arguments.notNegative("cappedControl", cappedControl);
        Arguments.notNegative("cappedTreatment", cappedTreatment);
        removedShare.map(each -> Arguments.share("removedShare", each));
    }

    /**
     * Compares two arms.
     *
     * @param control one value per unit
     * @param treatment one value per unit
     * @param cap where to cut
     * @param confidence of the interval, from 0.5 to below 1
     * @return the comparison; insufficient if an arm is empty or nothing is left to take the quantile of
     * @throws IllegalArgumentException if a value is not finite or the level is out of range
     */
    public static Result<CappedComparison> of(double[] control, double[] treatment, Cap cap, double confidence) {
        Significance.required(confidence);
        if (control.length == 0 || treatment.length == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "an arm has no unit");
        }
        return limit(control, treatment, cap).map(limit -> {
            DoubleSum all = new DoubleSum();
            DoubleSum removed = new DoubleSum();
            DoubleStream.concat(Arrays.stream(control), Arrays.stream(treatment))
                    .forEach(value -> {
                        all.add(Arguments.finite("value", value));
                        removed.add(Math.max(0, value - limit));
                    });
            return new CappedComparison(
                    limit,
                    above(control, limit),
                    above(treatment, limit),
                    all.value() > 0
                            ? Result.of(removed.value() / all.value())
                            : Result.insufficient(Reason.ZERO_BASE, "the values do not add up to more than 0"),
                    ArmComparison.of(
                            capped(control, limit),
                            capped(treatment, limit),
                            ArmComparison.LiftInterval.FIELLER,
                            confidence));
        });
    }

    private static Result<Double> limit(double[] control, double[] treatment, Cap cap) {
        if (cap.by() == Cap.By.VALUE) {
            return Result.of(cap.at());
        }
        double[] values = DoubleStream.concat(Arrays.stream(control), Arrays.stream(treatment))
                .filter(value -> cap.by() == Cap.By.POOLED_QUANTILE || value != 0)
                .toArray();
        return values.length == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no value to take the quantile of")
                : Quantiles.of(values, cap.at());
    }

    private static long above(double[] values, double limit) {
        return Arrays.stream(values).filter(value -> value > limit).count();
    }

    private static CoMoments capped(double[] values, double limit) {
        CoMomentsBuilder builder = CoMoments.builder("capped");
        for (double value : values) {
            builder.add(Math.min(value, limit));
        }
        return builder.build();
    }
}
