package io.github.cxkit.scorecard;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Slice;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scorecard: one metric of one question for one slice of the answers.
 *
 * <p>A suppressed row has fewer answers than the scorecard's smallest group: it keeps its n and gives away nothing else.
 *
 * @param question id of the question
 * @param slice whose answers
 * @param value the score, unweighted
 * @param unit what score and interval are measured in
 * @param interval the interval by the method that fits the metric
 * @param evidence rule, n and what was left out
 * @param counts answers per point of the question's scale, lowest first; empty if suppressed
 * @param weighted the weighted figure, null if the survey has no weights or the row is suppressed
 * @param cautions what a reader should know before trusting the score
 * @param suppressed whether the group is too small to be shown
 * @since 0.1.0
 */
public record ScorecardRow(
        String question,
        Slice slice,
        Result<Double> value,
        ScoreUnit unit,
        Result<ConfidenceInterval> interval,
        Evidence evidence,
        List<Long> counts,
        @Nullable WeightedEstimate weighted,
        Set<Caution> cautions,
        boolean suppressed)
        implements Score {

    /**
     * Copies.
     *
     * @param question id of the question
     * @param slice whose answers
     * @param value the score, unweighted
     * @param unit what score and interval are measured in
     * @param interval the interval
     * @param evidence rule, n and what was left out
     * @param counts answers per point of the scale
     * @param weighted the weighted figure, or null
     * @param cautions what a reader should know
     * @param suppressed whether the group is too small to be shown
     */
    public ScorecardRow {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(evidence, "evidence");
        counts = List.copyOf(counts);
        Set<Caution> ordered = EnumSet.noneOf(Caution.class);
        ordered.addAll(cautions);
        cautions = Collections.unmodifiableSet(ordered);
    }

    /**
     * Valid answers.
     *
     * @return n
     */
    public long n() {
        return evidence.n();
    }

    /**
     * The metric.
     *
     * @return name of its rule, such as {@code nps}
     */
    public String metric() {
        return evidence.rule().id().name();
    }

    /**
     * The same without score, interval and weighted figure; n and counts stay.
     *
     * @param reason why there is none
     * @param detail a sentence for people
     * @return the changed copy
     */
    public ScorecardRow withoutScore(Result.Reason reason, String detail) {
        if (suppressed) {
            return this;
        }
        return new ScorecardRow(
                question,
                slice,
                Result.insufficient(reason, detail),
                unit,
                Result.insufficient(reason, detail),
                evidence,
                counts,
                weighted == null
                        ? null
                        : new WeightedEstimate(
                                Result.insufficient(reason, detail),
                                Result.insufficient(reason, detail),
                                weighted.effectiveSize()),
                cautions,
                false);
    }

    /**
     * The same with more to know before trusting the score.
     *
     * @param more cautions to add
     * @return the changed copy; this where the row is suppressed
     */
    public ScorecardRow withCautions(Set<Caution> more) {
        if (suppressed || cautions.containsAll(more)) {
            return this;
        }
        Set<Caution> all = EnumSet.noneOf(Caution.class);
        all.addAll(cautions);
        all.addAll(more);
        return new ScorecardRow(question, slice, value, unit, interval, evidence, counts, weighted, all, false);
    }
}
