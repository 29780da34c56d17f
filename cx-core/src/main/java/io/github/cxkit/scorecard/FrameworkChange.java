package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How one index of a scorecard differs from the period before, and whether that is more than chance.
 *
 * <p>The means of the respondents' own indices are compared by Welch's t test; each p value is also given adjusted by
 * Holm's method over all changes of the framework.
 *
 * @param framework name of the index's rule, such as {@code pillars.index}
 * @param slice whose answers, with the later period
 * @param before the earlier period
 * @param difference later minus earlier
 * @param adjustedPValue the p value adjusted for the number of changes looked at
 * @since 0.1.0
 */
public record FrameworkChange(
        String framework, Slice slice, CalendarPeriod before, Difference difference, Result<Double> adjustedPValue) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FrameworkChange {
        Objects.requireNonNull(framework, "framework");
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(adjustedPValue, "adjustedPValue");
        adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
    }

    /**
     * All changes of a summary from each period to the next. Figures that the scorecard hides have none.
     *
     * @param summary counts with periods; without periods there are no changes
     * @return the changes, framework by framework, in the order of the scorecard's rows
     */
    public static List<FrameworkChange> of(ScorecardSummary summary) {
        List<FrameworkChange> changes = new ArrayList<>();
        List<FrameworkRow> rows = summary.scorecard().frameworks();
        for (CompositeIndex index : summary.definition().frameworks()) {
            String name = index.rule().id().name();
            List<Slice> shown = rows.stream()
                    .filter(row -> row.framework().equals(name) && !row.suppressed())
                    .map(FrameworkRow::slice)
                    .toList();
            changes.addAll(changes(summary, name, shown));
        }
        return List.copyOf(changes);
    }

    private static List<FrameworkChange> changes(ScorecardSummary summary, String framework, List<Slice> shown) {
        List<FrameworkChange> raw = new ArrayList<>();
        Set<Slice> slices = new LinkedHashSet<>(shown);
        NavigableSet<CalendarPeriod> periods = ScorecardChange.periods(slices);
        for (Slice slice : slices) {
            Optional<CalendarPeriod> before = ScorecardChange.before(periods, slice.period());
            if (before.isPresent() && slices.contains(slice.in(before.get()))) {
                IndexSummary later = summary.index(framework, slice).orElseThrow();
                IndexSummary earlier =
                        summary.index(framework, slice.in(before.get())).orElseThrow();
                Difference difference =
                        later.compare(earlier, summary.definition().confidence());
                raw.add(new FrameworkChange(framework, slice, before.get(), difference, difference.pValue()));
            }
        }
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                raw.stream().map(change -> change.difference().pValue()).toList());
        List<FrameworkChange> changes = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            FrameworkChange change = raw.get(i);
            changes.add(
                    new FrameworkChange(framework, change.slice, change.before, change.difference, adjusted.get(i)));
        }
        return changes;
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
