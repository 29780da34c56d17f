package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Scale;
import java.util.Objects;

/**
 * An index in the form of the American Customer Satisfaction Index: three questions on 1..10 (overall satisfaction,
 * against expectations, against the ideal), sum(w (mean - 1) / 9) 100.
 *
 * <p>The weights of the index itself are proprietary and differ by industry; these are equal or the caller's.
 *
 * @param satisfaction weight of overall satisfaction, 0 or more
 * @param expectancy weight of the comparison with expectations, 0 or more
 * @param ideal weight of the comparison with the ideal, 0 or more
 * @since 0.1.0
 */
public record Acsi(double satisfaction, double expectancy, double ideal) {

    /** A third each: (S + E + I - 3) / 27 100. */
    public static final Acsi EQUAL = new Acsi(1, 1, 1);

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "acsi.open", "ACSI form", "Fornell and others 1996; open form with stated weights, as Verint describes it");

    /** The scale of all three questions. */
    public static final Scale SCALE = Scale.of(1, 10);

    private static final double ROUNDING = 1e-12;

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if a weight is negative or all are 0
     */
    public Acsi {
        Arguments.notNegative("satisfaction", satisfaction);
        Arguments.notNegative("expectancy", expectancy);
        Arguments.notNegative("ideal", ideal);
        Arguments.positive("largest weight", Math.max(satisfaction, Math.max(expectancy, ideal)));
    }

    /**
     * The index from the mean of each question. Weights are normalised to sum 1.
     *
     * @param meanSatisfaction 1 to 10
     * @param meanExpectancy 1 to 10
     * @param meanIdeal 1 to 10
     * @return the index, 0 to 100
     * @throws IllegalArgumentException if a mean is out of range
     */
    public double index(double meanSatisfaction, double meanExpectancy, double meanIdeal) {
        double s = above("meanSatisfaction", meanSatisfaction);
        double e = above("meanExpectancy", meanExpectancy);
        double i = above("meanIdeal", meanIdeal);
        // weights relative to the largest, so that their size does not matter
        double most = Math.max(satisfaction, Math.max(expectancy, ideal));
        double ws = satisfaction / most;
        double we = expectancy / most;
        double wi = ideal / most;
        return Math.min(100, 100 * (ws * s + we * e + wi * i) / (9 * (ws + we + wi)));
    }

    /** How far a mean lies above 1; the mean of values on the scale can lie an ulp outside it. */
    private static double above(String name, double mean) {
        Arguments.within(name, mean, 1 - ROUNDING, 10 + ROUNDING);
        return Math.min(9, Math.max(0, mean - 1));
    }

    /**
     * The index from the answers to each question.
     *
     * @param satisfactionMean mean score on 1..10
     * @param expectancyMean mean score on 1..10
     * @param idealMean mean score on 1..10
     * @return the index, 0 to 100; insufficient if a question has no answer
     * @throws IllegalArgumentException if a score is not the mean of a question on 1..10
     */
    public Result<Double> index(RatingScore satisfactionMean, RatingScore expectancyMean, RatingScore idealMean) {
        return mean(satisfactionMean)
                .flatMap(s -> mean(expectancyMean).flatMap(e -> mean(idealMean).map(i -> index(s, e, i))));
    }

    private static Result<Double> mean(RatingScore score) {
        RatingMetric expected = Metrics.mean(SCALE);
        if (!Objects.equals(score.metric(), expected)) {
            throw new IllegalArgumentException(
                    "an ACSI question needs the score " + expected + " but has " + score.metric());
        }
        return score.value();
    }
}
