package io.github.cxkit.examples.flink;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.AlertInput;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of the library's alert rules and the score it looks at.
 *
 * @param question id of the question
 * @param metric how it is scored
 * @param rule when to alert
 */
record Watch(String question, RatingMetric metric, AlertRule rule) {

    /** What the rule says of a window, given the window before if it had answers. */
    List<Alert> check(ScorecardSummary now, @Nullable ScorecardSummary before) {
        return rule.check(new AlertInput(
                metric,
                tally(now, Slice.ALL),
                before == null ? List.of() : List.of(tally(before, Slice.ALL)),
                byDevice(now),
                before == null ? Map.of() : byDevice(before)));
    }

    private Map<String, RatingTally> byDevice(ScorecardSummary summary) {
        Map<String, RatingTally> tallies = new TreeMap<>();
        summary.slices()
                .forEach(slice ->
                        slice.group("device").ifPresent(device -> tallies.put(device, tally(summary, slice))));
        return tallies;
    }

    private RatingTally tally(ScorecardSummary summary, Slice slice) {
        return summary.tally(question, slice)
                .map(WeightedTally::tally)
                .orElseGet(() -> RatingTally.empty(metric.scale()));
    }
}
