package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Slice;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scorecard: one metric of one question for one slice of the answers.
 *
 * <p>A suppressed row has fewer answers than the scorecard's smallest group, or would give such a group away: it keeps its
 * n and gives away nothing else.
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class ScorecardRow implements Score {

    private final String question;
    private final Slice slice;
    private final Result<Double> value;
    private final ScoreUnit unit;
    private final Result<ConfidenceInterval> interval;
    private final Evidence evidence;
    private final List<Long> counts;
    private final @Nullable WeightedEstimate weighted;
    private final @Nullable ClusteredMean clustered;
    private final Set<Caution> cautions;
    private final boolean suppressed;

    private ScorecardRow(Parts parts) {
        this.question = parts.question;
        this.slice = Objects.requireNonNull(parts.slice, "slice");
        this.value = Objects.requireNonNull(parts.value, "value");
        this.unit = Objects.requireNonNull(parts.unit, "unit");
        this.interval = Objects.requireNonNull(parts.interval, "interval");
        this.evidence = Objects.requireNonNull(parts.evidence, "evidence");
        this.counts = Copies.list("counts", parts.counts);
        this.weighted = parts.weighted;
        this.clustered = parts.clustered;
        Set<Caution> ordered = EnumSet.noneOf(Caution.class);
        ordered.addAll(parts.cautions);
        this.cautions = Collections.unmodifiableSet(ordered);
        this.suppressed = parts.suppressed;
    }

    /** What a row is made of, while one part is changed. */
    private static final class Parts {
        private final String question;
        private final Slice slice;
        private Result<Double> value;
        private final ScoreUnit unit;
        private final Evidence evidence;
        private Result<ConfidenceInterval> interval =
                Result.insufficient(Reason.NOT_DEFINED, "no interval was computed");
        private List<Long> counts = List.of();
        private @Nullable WeightedEstimate weighted;
        private @Nullable ClusteredMean clustered;
        private Set<Caution> cautions = Set.of();
        private boolean suppressed;

        Parts(String question, Slice slice, Result<Double> value, ScoreUnit unit, Evidence evidence) {
            this.question = Objects.requireNonNull(question, "question");
            this.slice = slice;
            this.value = value;
            this.unit = unit;
            this.evidence = evidence;
        }
    }

    private ScorecardRow changed(Consumer<Parts> change) {
        Parts parts = new Parts(question, slice, value, unit, evidence);
        parts.interval = interval;
        parts.counts = counts;
        parts.weighted = weighted;
        parts.clustered = clustered;
        parts.cautions = cautions;
        parts.suppressed = suppressed;
        change.accept(parts);
        return new ScorecardRow(parts);
    }

    /**
     * A row that shows a figure.
     *
     * @param question id of the question
     * @param slice whose answers
     * @param value the score, unweighted
     * @param unit what score and interval are measured in
     * @param evidence rule, n and what was left out
     * @return the row, without interval, counts and cautions yet
     */
    public static ScorecardRow of(
            String question, Slice slice, Result<Double> value, ScoreUnit unit, Evidence evidence) {
        return new ScorecardRow(new Parts(question, slice, value, unit, evidence));
    }

    /**
     * A row that shows a score.
     *
     * @param question id of the question
     * @param slice whose answers
     * @param score the score of them
     * @param confidence level of the interval, from 0.5 to below 1
     * @return the row with interval, counts and cautions
     * @throws IllegalArgumentException if the level is out of range
     */
    public static ScorecardRow of(String question, Slice slice, RatingScore score, double confidence) {
        return of(question, slice, score.value(), score.unit(), score.evidence())
                .withInterval(score.interval(confidence))
                .withCounts(Arrays.stream(score.tally().counts()).boxed().toList())
                .withCautions(score.cautions());
    }

    /**
     * A row that tells only on which side of the smallest group the number of its answers lies.
     *
     * @param question id of the question
     * @param slice whose answers
     * @param score the score that is hidden
     * @param least the smallest group that is told of
     * @return the row, with the reason; its n is 0 where the group is smaller, the smallest group's number where it is not
     */
    public static ScorecardRow suppressed(String question, Slice slice, RatingScore score, Disclosure least) {
        String why = least.why(score.n());
        Parts parts = new Parts(
                question,
                slice,
                Result.insufficient(Reason.TOO_FEW, why),
                score.unit(),
                Evidence.of(score.metric().rule(), least.hiddenCount(score.n())));
        parts.interval = Result.insufficient(Reason.TOO_FEW, why);
        parts.suppressed = true;
        return new ScorecardRow(parts);
    }

    /**
     * The same with an interval.
     *
     * @param interval by the method that fits the metric
     * @return the changed copy
     */
    public ScorecardRow withInterval(Result<ConfidenceInterval> interval) {
        return changed(parts -> parts.interval = interval);
    }

    /**
     * The same with the answers per point.
     *
     * @param counts one per point of the question's scale, lowest first
     * @return the changed copy
     */
    public ScorecardRow withCounts(List<Long> counts) {
        return changed(parts -> parts.counts = counts);
    }

    /**
     * The same with a weighted figure beside the unweighted one.
     *
     * @param weighted the figure, null if the survey has no weights
     * @return the changed copy
     */
    public ScorecardRow withWeighted(@Nullable WeightedEstimate weighted) {
        return changed(parts -> parts.weighted = weighted);
    }

    /**
     * The same with the mean whose error allows for persons who answered more than once.
     *
     * @param clustered the mean by person, null where nobody did or nobody knows who answered
     * @return the changed copy
     */
    public ScorecardRow withClustered(@Nullable ClusteredMean clustered) {
        return changed(parts -> parts.clustered = clustered);
    }

    /**
     * The same with warnings.
     *
     * @param cautions what a reader should know before trusting the score
     * @return the changed copy
     */
    public ScorecardRow withCautions(Set<Caution> cautions) {
        return changed(parts -> parts.cautions = cautions);
    }

    /**
     * The same marked as hidden: counts, weighted figure and warnings are dropped, value and interval must be gone already.
     *
     * @return the changed copy
     * @throws IllegalArgumentException if value or interval is there to be seen
     */
    public ScorecardRow asSuppressed() {
        if (value.isKnown() || interval.isKnown()) {
            throw new IllegalArgumentException("row " + this + " cannot be suppressed while it shows a figure");
        }
        return changed(parts -> {
            parts.counts = List.of();
            parts.weighted = null;
            parts.clustered = null;
            parts.cautions = Set.of();
            parts.suppressed = true;
        });
    }

    /**
     * Which question.
     *
     * @return its id
     */
    public String question() {
        return question;
    }

    /**
     * Whose answers.
     *
     * @return the slice
     */
    public Slice slice() {
        return slice;
    }

    /** The score, unweighted. */
    @Override
    public Result<Double> value() {
        return value;
    }

    @Override
    public ScoreUnit unit() {
        return unit;
    }

    /**
     * The interval by the method that fits the metric.
     *
     * @return in the unit of the score
     */
    public Result<ConfidenceInterval> interval() {
        return interval;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }

    /**
     * Answers per point of the question's scale.
     *
     * @return lowest point first; empty if suppressed
     */
    public List<Long> counts() {
        return counts;
    }

    /**
     * The mean whose error allows for persons who answered more than once: where it is there, {@link #interval} is too
     * narrow or too wide, and this has the right one.
     *
     * @return the mean by person, null where nobody answered twice or nobody knows who answered
     */
    public @Nullable ClusteredMean clustered() {
        return clustered;
    }

    /**
     * The weighted figure.
     *
     * @return null if the survey has no weights or the row is suppressed
     */
    public @Nullable WeightedEstimate weighted() {
        return weighted;
    }

    /**
     * What a reader should know before trusting the score.
     *
     * @return the warnings, empty if there are none
     */
    public Set<Caution> cautions() {
        return cautions;
    }

    /**
     * Whether the group is too small to be shown, or would give one away.
     *
     * @return true if nothing is shown but whether the group is too small itself
     */
    public boolean suppressed() {
        return suppressed;
    }

    /**
     * Valid answers.
     *
     * @return n; of a suppressed row 0 or the smallest group, the least that it may be
     */
    public long n() {
        return evidence.n();
    }

    /**
     * The metric.
     *
     * @return name of its rule, such as {@code nps}; {@link Scorecard#metric} has its weights
     */
    public String metric() {
        return evidence.rule().id().name();
    }

    /**
     * The same without score, interval and weighted figure; n and counts stay.
     *
     * @param reason why there is none
     * @param detail a sentence for people
     * @return the changed copy; this where the row is suppressed
     */
    public ScorecardRow withoutScore(Result.Reason reason, String detail) {
        if (suppressed) {
            return this;
        }
        return changed(parts -> {
            parts.value = Result.insufficient(reason, detail);
            parts.interval = Result.insufficient(reason, detail);
            parts.clustered = null;
            parts.weighted = weighted == null
                    ? null
                    : new WeightedEstimate(
                            Result.insufficient(reason, detail),
                            Result.insufficient(reason, detail),
                            weighted.effectiveSize(),
                            List.of());
        });
    }

    /**
     * The same with more to know before trusting the score.
     *
     * @param more cautions to add
     * @return the changed copy; this where the row is suppressed
     */
    public ScorecardRow withMoreCautions(Set<Caution> more) {
        if (suppressed || cautions.containsAll(more)) {
            return this;
        }
        Set<Caution> all = EnumSet.noneOf(Caution.class);
        all.addAll(cautions);
        all.addAll(more);
        return withCautions(all);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                question, slice, value, unit, interval, evidence, counts, weighted, clustered, cautions, suppressed);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ScorecardRow other && parts().equals(other.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Such as {@code recommend nps LANG=it: 40.0 n=10}. */
    @Override
    public String toString() {
        return question + " " + metric() + " " + slice + ": " + value + " n=" + n()
                + (weighted == null ? "" : " weighted " + weighted.value());
    }
}
