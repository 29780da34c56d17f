package io.github.cxkit.scorecard;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.WeightedScore;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** From the counts of a summary to the rows of a scorecard. */
final class Scoring {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    /** Whole numbers by size and before words, words by letter. */
    static final Comparator<String> NATURAL = (a, b) -> {
        boolean numberA = WHOLE.matcher(a).matches();
        boolean numberB = WHOLE.matcher(b).matches();
        if (numberA && numberB) {
            return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
        }
        return numberA == numberB ? a.compareTo(b) : numberA ? -1 : 1;
    };

    private Scoring() {}

    static Scorecard of(ScorecardSummary summary) {
        ScorecardDefinition definition = summary.definition();
        List<Slice> slices = summary.slices().stream().sorted(order(definition)).toList();
        List<ScorecardRow> rows = new ArrayList<>();
        for (Question question : definition.survey().questions()) {
            for (String name : question.metrics()) {
                RatingMetric metric = Metrics.named(name, question.scale());
                for (Slice slice : slices) {
                    summary.cell(question.id(), slice)
                            .ifPresent(cell -> rows.add(row(definition, question, metric, slice, cell)));
                }
            }
        }
        return new Scorecard(
                definition.survey().title(),
                definition.survey().questions(),
                definition.by(),
                summary.responses(),
                summary.undated(),
                definition.minGroup(),
                definition.confidence(),
                Suppression.protect(rows, definition.minGroup()));
    }

    private static ScorecardRow row(
            ScorecardDefinition definition,
            Question question,
            RatingMetric metric,
            Slice slice,
            ScorecardSummary.Cell cell) {
        RatingScore score = metric.score(cell.tally().tally());
        if (score.n() > 0 && score.n() < definition.minGroup()) {
            return suppressed(definition, question, metric, slice, score.n());
        }
        WeightedEstimate weighted = null;
        if (cell.weighted()) {
            WeightedScore estimate = metric.score(cell.tally());
            weighted = new WeightedEstimate(
                    estimate.value(), estimate.interval(definition.confidence()), estimate.effectiveSize());
        }
        return new ScorecardRow(
                question.id(),
                slice,
                score.value(),
                metric.unit(),
                score.interval(definition.confidence()),
                score.evidence(),
                Arrays.stream(score.tally().counts()).boxed().toList(),
                weighted,
                score.cautions(),
                false);
    }

    private static ScorecardRow suppressed(
            ScorecardDefinition definition, Question question, RatingMetric metric, Slice slice, long n) {
        String why = "hidden: fewer than " + definition.minGroup() + " answers";
        return new ScorecardRow(
                question.id(),
                slice,
                Result.insufficient(Reason.TOO_FEW, why),
                metric.unit(),
                Result.insufficient(Reason.TOO_FEW, why),
                Evidence.of(metric.rule(), n),
                List.of(),
                null,
                Set.of(),
                true);
    }

    /** Everyone first, then segment by segment, group by group in the order of their codes, all time before periods. */
    private static Comparator<Slice> order(ScorecardDefinition definition) {
        Map<String, Map<String, String>> codes = new HashMap<>();
        for (String column : definition.by()) {
            Map<String, String> byLabel = new HashMap<>();
            definition
                    .segment(column)
                    .map(SegmentColumn::labels)
                    .orElse(Map.of())
                    .forEach((code, label) -> byLabel.merge(label, code, (a, b) -> NATURAL.compare(a, b) <= 0 ? a : b));
            codes.put(column, byLabel);
        }
        Comparator<Slice> bySegment = Comparator.comparingInt(
                slice -> slice.segment() == null ? -1 : definition.by().indexOf(slice.segment()));
        Comparator<Slice> byGroup = Comparator.comparing(
                slice -> {
                    String value = Objects.requireNonNullElse(slice.value(), "");
                    return codes.getOrDefault(Objects.requireNonNullElse(slice.segment(), ""), Map.of())
                            .getOrDefault(value, value);
                },
                NATURAL);
        return bySegment
                .thenComparing(byGroup)
                .thenComparing(slice -> Objects.requireNonNullElse(slice.value(), ""))
                .thenComparing(Slice::period, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
