package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a scorecard beside another that it does not overlap with, and whether they differ by more than chance.
 *
 * <p>A group is held against the <em>others</em>, the group's answers taken out, never against a total that contains it. The
 * p value is adjusted for all the looks of its kind.
 *
 * @param question the question, scored by the metric that heads it
 * @param slice whose answers
 * @param against whom they are held against
 * @param comparison the slice's score minus the other
 * @param adjustedPValue the p value adjusted for the number of looks
 * @param effect the difference in standard deviations of all answers: the same measure for every metric
 * @param earlier the period before and its score, null for the contrasts of groups and where there is none
 * @since 0.1.0
 */
public record Contrast(
        Question question,
        Slice slice,
        Against against,
        Comparison comparison,
        Result<Double> adjustedPValue,
        Result<Double> effect,
        @Nullable Earlier earlier) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Contrast {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(against, "against");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(adjustedPValue, "adjustedPValue");
        Objects.requireNonNull(effect, "effect");
        adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
    }

    /** Whom answers are held against. */
    public enum Against {
        /** Everybody else of the same time. */
        OTHERS,
        /** The same people in all other periods. */
        OTHER_PERIODS,
        /** The same people in the period before, or in the same period of the year before. */
        EARLIER_PERIOD,
        /** The same people in another, earlier scorecard. */
        EARLIER_SCORECARD
    }

    /**
     * An earlier figure.
     *
     * @param period when
     * @param score the score then
     */
    public record Earlier(CalendarPeriod period, Result<Double> score) {

        /** Checks that both are there. */
        public Earlier {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(score, "score");
        }
    }

    /**
     * The metric that both were scored by.
     *
     * @return the metric
     */
    public RatingMetric metric() {
        return comparison.metric();
    }

    /**
     * The period before, if one is known.
     *
     * @return when, and the score then
     */
    public Optional<Earlier> findEarlier() {
        return Optional.ofNullable(earlier);
    }

    /**
     * Whether the difference is more than chance, given how many were looked at.
     *
     * @param level of significance, such as 0.05, above 0, at most 0.5
     * @return true if the adjusted p value is at most that; false if there is none
     * @throws IllegalArgumentException if the level is out of range, such as 0.95
     */
    public boolean isSignificant(double level) {
        Significance.level(level);
        return adjustedPValue.map(p -> Significance.reaches(p, level)).orElse(false);
    }

    /**
     * Whether the slice does better than what it is held against, in the metric's own sense: less effort is better.
     *
     * @return true if better; false if worse, equal or unknown
     */
    public boolean isBetter() {
        double difference = comparison.difference().value().toOptional().orElse(0.0);
        return metric().highIsGood() ? difference > 0 : difference < 0;
    }

    /**
     * Whether the slice does worse.
     *
     * @return true if worse; false if better, equal or unknown
     */
    public boolean isWorse() {
        return comparison.difference().value().toOptional().orElse(0.0) != 0 && !isBetter();
    }
}
