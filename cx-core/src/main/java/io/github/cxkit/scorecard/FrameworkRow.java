package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Slice;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a scorecard: the index of one framework for one slice of the answers.
 *
 * <p>Two figures stand side by side: the index of the dimensions' mean scores, and the mean of the respondents' own
 * indices, which has an interval. They differ where answers are missing or the combination is no mean.
 *
 * <p>A suppressed row keeps its n and gives away nothing else.
 *
 * @param slice whose answers
 * @param value the index of the dimensions' means
 * @param unit what index and interval are measured in
 * @param dimensions score of each dimension that has one, in the order of the framework; empty if suppressed
 * @param evidence rule, and the largest number of answers to one of its questions
 * @param respondentMean the mean over respondents of each one's own index
 * @param respondentInterval Student t interval of that mean
 * @param respondents how many respondents have an index of their own; 0 if suppressed
 * @param suppressed whether the group is too small to be shown, or would give one away
 * @since 0.1.0
 */
public record FrameworkRow(
        Slice slice,
        Result<Double> value,
        ScoreUnit unit,
        Map<String, Double> dimensions,
        Evidence evidence,
        Result<Double> respondentMean,
        Result<ConfidenceInterval> respondentInterval,
        long respondents,
        boolean suppressed)
        implements Score {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FrameworkRow {
        Arguments.finite("dimensions", dimensions);
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(respondentMean, "respondentMean");
        Objects.requireNonNull(respondentInterval, "respondentInterval");
        dimensions = Copies.ordered("dimensions", dimensions);
        Arguments.notNegative("respondents", respondents);
    }

    /**
     * Which framework.
     *
     * @return name of its rule, such as {@code pillars.index}
     */
    public String framework() {
        return evidence.rule().id().name();
    }

    /**
     * Answers.
     *
     * @return the largest number of answers to one of the framework's questions
     */
    public long n() {
        return evidence.n();
    }
}
