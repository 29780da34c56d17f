package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one figure of a scorecard differs from the period before, and whether that is more than chance.
 *
 * <p>Unweighted answers are compared by the test that fits the metric. A scorecard holds many changes; so each p value is
 * also given adjusted by Holm's method over all changes of the question and metric.
 *
 * @param question id of the question
 * @param slice whose answers, with the later period
 * @param before the earlier period
 * @param comparison later minus earlier, with interval and p value
 * @param adjustedPValue the p value adjusted for the number of changes looked at
 * @since 0.1.0
 */
public record ScorecardChange(
        String question, Slice slice, CalendarPeriod before, Comparison comparison, Result<Double> adjustedPValue) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ScorecardChange {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(adjustedPValue, "adjustedPValue");
        adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
    }

    /**
     * All changes of a summary from each period to the next. Figures that the scorecard hides have none.
     *
     * @param summary counts with periods; without periods there are no changes
     * @return the changes, question by question and metric by metric, in the order of the scorecard's rows
     */
    public static List<ScorecardChange> of(ScorecardSummary summary) {
        List<ScorecardChange> changes = new ArrayList<>();
        Scorecard card = summary.scorecard();
        for (Question question : summary.definition().survey().questions()) {
            for (RatingMetric metric : summary.definition().metrics(question.id())) {
                List<ScorecardRow> shown = card.rows().stream()
                        .filter(row -> row.question().equals(question.id())
                                && row.evidence().rule().equals(metric.rule())
                                && !row.suppressed())
                        .toList();
                changes.addAll(changes(summary, question, metric, shown));
            }
        }
        return List.copyOf(changes);
    }

    private static List<ScorecardChange> changes(
            ScorecardSummary summary, Question question, RatingMetric metric, List<ScorecardRow> shown) {
        Set<Slice> slices = new LinkedHashSet<>();
        shown.forEach(row -> slices.add(row.slice()));
        NavigableSet<CalendarPeriod> periods = periods(slices);
        List<Slice> later = new ArrayList<>();
        List<CalendarPeriod> earlier = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (Slice slice : slices) {
            Optional<CalendarPeriod> before = before(periods, slice.period());
            if (before.isPresent() && slices.contains(slice.in(before.get()))) {
                RatingScore a = score(summary, question, metric, slice);
                RatingScore b = score(summary, question, metric, slice.in(before.get()));
                later.add(slice);
                earlier.add(before.get());
                comparisons.add(a.compare(b));
            }
        }
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                comparisons.stream().map(c -> c.difference().pValue()).toList());
        List<ScorecardChange> changes = new ArrayList<>();
        for (int i = 0; i < later.size(); i++) {
            changes.add(new ScorecardChange(
                    question.id(), later.get(i), earlier.get(i), comparisons.get(i), adjusted.get(i)));
        }
        return changes;
    }

    /** All periods that slices stand in. */
    static NavigableSet<CalendarPeriod> periods(Collection<Slice> slices) {
        NavigableSet<CalendarPeriod> periods = new TreeSet<>();
        for (Slice slice : slices) {
            if (slice.period() != null) {
                periods.add(slice.period());
            }
        }
        return periods;
    }

    /** The last period before another that anybody answered in, empty for all time: waves may be two years apart. */
    static Optional<CalendarPeriod> before(NavigableSet<CalendarPeriod> periods, @Nullable CalendarPeriod period) {
        return Optional.ofNullable(period).map(periods::lower);
    }

    private static RatingScore score(ScorecardSummary summary, Question question, RatingMetric metric, Slice slice) {
        return metric.score(
                summary.tally(question.id(), slice).map(WeightedTally::tally).orElseThrow());
    }

    /**
     * Whether the change is more than chance, given how many changes are looked at.
     *
     * @param confidence such as 0.95, from 0.5 to below 1: the same number as for an interval
     * @return true if there is an adjusted p value and it is at most 1 - confidence; unknown is not significant
     * @throws IllegalArgumentException if the confidence is out of range, such as 0.05
     */
    public boolean isSignificant(double confidence) {
        Significance.required(confidence);
        return adjustedPValue.map(p -> Significance.holds(p, confidence)).orElse(false);
    }
}
