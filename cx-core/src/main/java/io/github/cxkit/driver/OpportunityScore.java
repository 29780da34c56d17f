package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.RatingTally;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How much room a need leaves: important to many, well served for few (Ulwick 2002, 2005).
 *
 * <p>Importance and satisfaction are the shares of respondents in the top boxes, times 10. Score =
 * importance + max(importance - satisfaction, 0), 0 to 20, never below importance.
 *
 * <pre>{@code
 * new OpportunityScore("find a seat quickly", 8, 3, OpportunityScore.Variant.STANDARD).score();  // 13.0
 * }</pre>
 *
 * @param need what customers want to get done
 * @param importance 0 to 10
 * @param satisfaction 0 to 10
 * @param variant how being served too well counts
 * @since 0.1.0
 */
public record OpportunityScore(String need, double importance, double satisfaction, Variant variant) {

    /** The rule of the standard variant. */
    public static final Rule RULE = Rule.published("opportunity", "Opportunity score", "Ulwick 2002, 2005");

    /** The rule of the signed variant. */
    public static final Rule SIGNED_RULE = Rule.adapted(
            "opportunity.signed", "Opportunity score, signed", "Ulwick 2005 without the maximum, a vendor variant");

    /** How being served better than importance asks for counts. */
    public enum Variant {
        /** Not at all: importance + max(importance - satisfaction, 0). */
        STANDARD,
        /** Against the need: importance + (importance - satisfaction), which may fall below importance and below 0. */
        SIGNED
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is outside 0..10
     */
    public OpportunityScore {
        Objects.requireNonNull(need, "need");
        Objects.requireNonNull(variant, "variant");
        Arguments.within("importance of " + need, importance, 0, 10);
        Arguments.within("satisfaction of " + need, satisfaction, 0, 10);
    }

    /**
     * From ratings: top-box share times 10 on both sides.
     *
     * @param need what customers want to get done
     * @param importance how important it was rated
     * @param satisfaction how well served it was rated, on the same scale
     * @param topFrom lowest point of the top box
     * @param variant how being served too well counts
     * @return the opportunity, or insufficient if one side has no answers
     * @throws IllegalArgumentException if the scales differ or topFrom is no point of them
     */
    public static Result<OpportunityScore> of(
            String need, RatingTally importance, RatingTally satisfaction, int topFrom, Variant variant) {
        if (!importance.scale().equals(satisfaction.scale())) {
            throw new IllegalArgumentException("importance of " + need + " is rated on " + importance.scale()
                    + " but satisfaction on " + satisfaction.scale());
        }
        importance.scale().require(topFrom);
        if (importance.n() == 0 || satisfaction.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "importance or satisfaction of " + need + " was not rated");
        }
        return Result.of(new OpportunityScore(need, top(importance, topFrom), top(satisfaction, topFrom), variant));
    }

    private static double top(RatingTally tally, int topFrom) {
        return 10.0 * tally.count(topFrom, tally.scale().max()) / tally.n();
    }

    /**
     * The score.
     *
     * @return 0 to 20; -10 to 20 for the signed variant
     */
    public double score() {
        double gap = importance - satisfaction;
        return importance + (variant == Variant.STANDARD ? Math.max(gap, 0) : gap);
    }

    /**
     * The largest opportunity first; ties by higher importance, then by name.
     *
     * @param opportunities in any order
     * @return the ranked list
     */
    public static List<OpportunityScore> rank(List<OpportunityScore> opportunities) {
        return opportunities.stream()
                .sorted(Comparator.comparingDouble(OpportunityScore::score)
                        .thenComparingDouble(OpportunityScore::importance)
                        .reversed()
                        .thenComparing(OpportunityScore::need))
                .toList();
    }
}
