package io.github.cxkit.metric;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.RatingTally;
import java.util.Objects;

/**
 * The three-question experience index: met my needs, was easy, was enjoyable; each a net score over its own answers, the
 * index their mean. One to one with the levels of the Manning-Bodine pyramid.
 *
 * <p>The form that Forrester published from 2007 to 2013; the present CX Index weighs respondents in a way that is not
 * public, and is a mark of its owner. A missing answer leaves out that question, not the person.
 *
 * @param meetsNeeds net score of "met my needs"
 * @param easy net score of "was easy"
 * @param enjoyable net score of "was enjoyable"
 * @since 0.1.0
 */
public record ExperienceIndex(RatingScore meetsNeeds, RatingScore easy, RatingScore enjoyable) {

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "cxi.three-level",
            "Three-level experience index",
            "Forrester 2007-2013 as Manning, Bodine 2012, Outside In, describe it; thresholds after R package marketr");

    /**
     * Checks that the questions are scored alike.
     *
     * @throws IllegalArgumentException if their metrics differ or are no net scores
     */
    public ExperienceIndex {
        Objects.requireNonNull(easy, "easy");
        Objects.requireNonNull(enjoyable, "enjoyable");
        Objects.requireNonNull(meetsNeeds, "meetsNeeds");
        Comparisons.requireSameMetric(meetsNeeds.metric(), easy.metric());
        Comparisons.requireSameMetric(meetsNeeds.metric(), enjoyable.metric());
        RatingMetric metric = meetsNeeds.metric();
        // a scale without a middle has two levels, which is a net score all the same
        if (metric.shape() == RatingMetric.Shape.MEAN || metric.lowest() != -100 || metric.highest() != 100) {
            throw new IllegalArgumentException(RULE.id() + " is made of net scores, which "
                    + meetsNeeds.metric().rule().id() + " is not");
        }
    }

    /**
     * From the answers to the three questions on 1..5, by {@link Metrics#CXI_QUESTION}.
     *
     * @param meetsNeeds answers to "met my needs"
     * @param easy answers to "was easy"
     * @param enjoyable answers to "was enjoyable"
     * @return the index
     * @throws IllegalArgumentException if a tally is of another scale
     */
    public static ExperienceIndex of(RatingTally meetsNeeds, RatingTally easy, RatingTally enjoyable) {
        return new ExperienceIndex(
                Metrics.CXI_QUESTION.score(meetsNeeds),
                Metrics.CXI_QUESTION.score(easy),
                Metrics.CXI_QUESTION.score(enjoyable));
    }

    /**
     * The index.
     *
     * @return mean of the three net scores, -100 to 100; insufficient if a question has no answer
     */
    public Result<Double> index() {
        return meetsNeeds
                .value()
                .flatMap(needs -> easy.value().flatMap(ease -> enjoyable.value().map(joy -> (needs + ease + joy) / 3)));
    }
}
