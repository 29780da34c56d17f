package io.github.cxkit.driver;

import io.github.cxkit.driver.PenaltyReward.Contrast;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.LeastSquares;
import java.util.ArrayList;
import java.util.List;

/**
 * Penalty-reward contrast analysis: a regression of the overall rating on two indicators per attribute, "rated low" and
 * "rated high" (Brandt 1987).
 *
 * <p>Rows are gathered as {@link CoMoments} of the indicators, so that they merge. With one attribute, penalty and reward
 * are differences of group means.
 *
 * <pre>{@code
 * PenaltyRewardDesign design = new PenaltyRewardDesign(List.of("cleanliness"), 2, 4);
 * CoMomentsBuilder rows = design.builder();
 * design.add(rows, 3, 1);   // overall 3, cleanliness 1
 * design.analyze(rows.build());
 * }</pre>
 *
 * @param attributes names, at least one, none twice
 * @param lowTo highest rating that is low
 * @param highFrom lowest rating that is high, above lowTo
 * @since 0.1.0
 */
public record PenaltyRewardDesign(List<String> attributes, double lowTo, double highFrom) {

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "penalty-reward",
            "Penalty-reward contrast",
            "Brandt 1987; the reading as factors after Mikulic, Prebezac 2011");

    private static final String OVERALL = "overall";

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no attribute, a name appears more than once, or lowTo is not below highFrom
     */
    public PenaltyRewardDesign {
        attributes = Copies.list("attributes", attributes);
        if (attributes.isEmpty() || attributes.stream().distinct().count() != attributes.size()) {
            throw new IllegalArgumentException("attributes must be there and differ but are " + attributes);
        }
        Arguments.finite("lowTo", lowTo);
        Arguments.finite("highFrom", highFrom);
        if (!(lowTo < highFrom)) {
            throw new IllegalArgumentException("lowTo " + lowTo + " must be below highFrom " + highFrom);
        }
    }

    /**
     * Starts to gather rows for this design.
     *
     * @return an empty builder of the indicators and the overall rating
     */
    public CoMomentsBuilder builder() {
        List<String> columns = new ArrayList<>();
        for (String attribute : attributes) {
            columns.add(low(attribute));
            columns.add(high(attribute));
        }
        columns.add(OVERALL);
        return CoMoments.builder(columns.toArray(String[]::new));
    }

    /**
     * Adds a respondent.
     *
     * @param builder made by {@link #builder}
     * @param overall overall rating
     * @param ratings one per attribute
     * @throws IllegalArgumentException if there are too many or too few ratings, or one is not finite
     */
    public void add(CoMomentsBuilder builder, double overall, double... ratings) {
        if (ratings.length != attributes.size()) {
            throw new IllegalArgumentException(
                    attributes.size() + " attributes need as many ratings but there are " + ratings.length);
        }
        double[] row = new double[2 * ratings.length + 1];
        for (int i = 0; i < ratings.length; i++) {
            double rating = Arguments.finite("rating", attributes.get(i), ratings[i]);
            row[2 * i] = rating <= lowTo ? 1 : 0;
            row[2 * i + 1] = rating >= highFrom ? 1 : 0;
        }
        row[2 * ratings.length] = overall;
        builder.add(row);
    }

    /**
     * The contrasts.
     *
     * @param moments gathered for this design
     * @return penalty and reward per attribute; insufficient for an attribute that was never rated low, middling or high;
     *     such an attribute stays out of the regression
     * @throws IllegalArgumentException if the moments are of another design
     */
    public PenaltyReward analyze(CoMoments moments) {
        if (!moments.columns().equals(builder().build().columns())) {
            throw new IllegalArgumentException("moments of " + moments.columns() + " are not of this design");
        }
        List<String> usable =
                attributes.stream().filter(a -> isUsable(moments, a)).toList();
        Result<LeastSquares> fit = usable.isEmpty() || attributes.size() == 1
                ? Result.insufficient(Reason.NO_ANSWERS, "no attribute was rated low, middling and high")
                : LeastSquares.fit(moments, OVERALL, indicators(usable));
        List<Contrast> contrasts = new ArrayList<>();
        for (String attribute : attributes) {
            if (!usable.contains(attribute)) {
                Result<Double> none =
                        Result.insufficient(Reason.PART_MISSING, attribute + " was not rated low, middling and high");
                contrasts.add(new Contrast(attribute, none, none));
            } else if (attributes.size() == 1) {
                contrasts.add(groupContrast(moments));
            } else {
                contrasts.add(new Contrast(
                        attribute,
                        fit.map(f -> f.slope(low(attribute)).value()),
                        fit.map(f -> f.slope(high(attribute)).value())));
            }
        }
        Result<Double> baseline = attributes.size() == 1 && !usable.isEmpty()
                ? finite(groupMean(moments, 1))
                : fit.map(LeastSquares::intercept);
        return new PenaltyReward(baseline, contrasts, moments.n(), moments.excluded());
    }

    private static List<String> indicators(List<String> attributes) {
        List<String> names = new ArrayList<>();
        attributes.forEach(a -> names.addAll(List.of(low(a), high(a))));
        return names;
    }

    private Contrast groupContrast(CoMoments moments) {
        double middle = groupMean(moments, 1);
        return new Contrast(
                attributes.get(0), finite(groupMean(moments, 0) - middle), finite(groupMean(moments, 2) - middle));
    }

    private static Result<Double> finite(double rating) {
        return Result.finite(rating, "the moments of a group give no rating that a double holds");
    }

    /** Mean overall rating of the low (0), middling (1) or high (2) raters of the only attribute. */
    private static double groupMean(CoMoments moments, int group) {
        double lowShare = moments.means().get(0);
        double highShare = moments.means().get(1);
        double mean = moments.means().get(2);
        double lowSum = moments.crossProduct(2, 0) / moments.weight() + mean * lowShare;
        double highSum = moments.crossProduct(2, 1) / moments.weight() + mean * highShare;
        return switch (group) {
            case 0 -> lowSum / lowShare;
            case 2 -> highSum / highShare;
            default -> (mean - lowSum - highSum) / (1 - lowShare - highShare);
        };
    }

    /** All three groups have members: both indicators vary, and so does their sum. */
    private static boolean isUsable(CoMoments moments, String attribute) {
        int low = moments.indexOf(low(attribute));
        int high = moments.indexOf(high(attribute));
        double ofSum =
                moments.crossProduct(low, low) + 2 * moments.crossProduct(high, low) + moments.crossProduct(high, high);
        return moments.crossProduct(low, low) > 0
                && moments.crossProduct(high, high) > 0
                && ofSum > 1e-12 * moments.weight();
    }

    private static String low(String attribute) {
        return attribute + ": low";
    }

    private static String high(String attribute) {
        return attribute + ": high";
    }
}
