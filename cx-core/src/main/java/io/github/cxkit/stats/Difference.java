package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Objects;

/**
 * How two groups differ, a minus b, with what a method can say about chance. The sign is kept.
 *
 * <p>A part that the method does not have is insufficient with {@link Reason#NOT_DEFINED}; a part that the data cannot
 * give (no answers, no spread) is insufficient with its own reason, and never p = 0.
 *
 * @param method how it was computed, such as {@code pooled z}
 * @param value a minus b, in the unit of what is compared
 * @param standardError standard error of the difference, in the same unit
 * @param statistic z, t or chi-square
 * @param degreesOfFreedom of t or chi-square
 * @param pValue two-sided p value, 0 to 1
 * @param interval confidence interval of the difference
 * @since 0.1.0
 */
public record Difference(
        String method,
        Result<Double> value,
        Result<Double> standardError,
        Result<Double> statistic,
        Result<Double> degreesOfFreedom,
        Result<Double> pValue,
        Result<ConfidenceInterval> interval) {

    private static final String BEYOND = "beyond a double in that unit";

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if the p value lies outside 0 to 1
     */
    public Difference {
        Objects.requireNonNull(pValue, "pValue");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(degreesOfFreedom, "degreesOfFreedom");
        Objects.requireNonNull(interval, "interval");
        pValue.map(p -> Arguments.share("pValue", p));
        standardError.map(each -> Arguments.notNegative("standardError", each));
        degreesOfFreedom.map(each -> Arguments.notNegative("degreesOfFreedom", each));
    }

    /**
     * A difference of which nothing is known but the reason why.
     *
     * @param method how it would have been computed
     * @param reason the kind of lack
     * @param detail a sentence for people
     * @return the difference
     */
    public static Difference insufficient(String method, Reason reason, String detail) {
        Result<Double> none = Result.insufficient(reason, detail);
        return new Difference(method, none, none, none, none, none, Result.insufficient(reason, detail));
    }

    /**
     * A difference with only its value so far; other parts are added by the {@code with} methods.
     *
     * @param method how it was computed
     * @param value a minus b
     * @return the difference
     */
    public static Difference of(String method, double value) {
        return of(method, Result.of(value));
    }

    static Difference of(String method, Result<Double> value) {
        Result<Double> none = Result.insufficient(Reason.NOT_DEFINED, method + " has no such part");
        return new Difference(
                method,
                value,
                none,
                none,
                none,
                none,
                Result.insufficient(Reason.NOT_DEFINED, method + " gives no interval"));
    }

    /**
     * The same with a standard error.
     *
     * @param newError standard error of the difference
     * @return the difference
     */
    public Difference withStandardError(double newError) {
        return new Difference(method, value, Result.of(newError), statistic, degreesOfFreedom, pValue, interval);
    }

    /**
     * The same with a test without degrees of freedom.
     *
     * @param newStatistic the statistic
     * @param newPValue its two-sided p value
     * @return the difference
     */
    public Difference withTest(Result<Double> newStatistic, Result<Double> newPValue) {
        return new Difference(method, value, standardError, newStatistic, degreesOfFreedom, newPValue, interval);
    }

    /**
     * The same with a test that has degrees of freedom.
     *
     * @param newStatistic the statistic
     * @param newDegrees its degrees of freedom
     * @param newPValue its two-sided p value
     * @return the difference
     */
    public Difference withTest(Result<Double> newStatistic, Result<Double> newDegrees, Result<Double> newPValue) {
        return new Difference(method, value, standardError, newStatistic, newDegrees, newPValue, interval);
    }

    /**
     * The same with an interval.
     *
     * @param newInterval interval of the difference
     * @return the difference
     */
    public Difference withInterval(Result<ConfidenceInterval> newInterval) {
        return new Difference(method, value, standardError, statistic, degreesOfFreedom, pValue, newInterval);
    }

    /**
     * The same in another unit: value, standard error and limits multiplied.
     *
     * @param factor more than 0
     * @return the difference; what is then beyond a double is insufficient
     * @throws IllegalArgumentException if the factor is not positive
     */
    public Difference times(double factor) {
        Arguments.positive("factor", factor);
        return new Difference(
                method,
                value.flatMap(v -> Result.finite(factor * v, BEYOND)),
                standardError.flatMap(e -> Result.finite(factor * e, BEYOND)),
                statistic,
                degreesOfFreedom,
                pValue,
                interval.flatMap(i -> Double.isFinite(factor * i.lower()) && Double.isFinite(factor * i.upper())
                        ? Result.of(i.map(x -> factor * x))
                        : Result.insufficient(Reason.NOT_FINITE, BEYOND)));
    }

    /**
     * Whether the test finds a difference at a level.
     *
     * @param confidence such as 0.95, from 0.5 to below 1: the same number as for an interval
     * @return true if there is a p value and it is at most 1 - confidence; unknown is not significant
     * @throws IllegalArgumentException if the confidence is out of range, such as 0.05
     */
    public boolean isSignificant(double confidence) {
        Significance.required(confidence);
        return pValue.map(p -> Significance.holds(p, confidence)).orElse(false);
    }
}
