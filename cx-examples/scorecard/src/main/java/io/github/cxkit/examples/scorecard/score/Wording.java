package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scorecard's rows in words and rounded figures, the same on console and page. */
final class Wording {

    private final Scorecard card;
    private final Map<String, String> segments;
    private final Map<String, Map<String, String>> names;

    Wording(ScorecardDocument document) {
        this.card = document.scorecard();
        this.segments = document.segments();
        this.names = names(document.touchpoints());
    }

    /** Touchpoints and phases have ids in data and names for people. */
    private static Map<String, Map<String, String>> names(@Nullable TouchpointColumn touchpoints) {
        return touchpoints == null
                ? Map.of()
                : Map.of(
                        touchpoints.column(),
                        touchpoints.journey().touchpoints().stream()
                                .collect(Collectors.toMap(Touchpoint::id, Touchpoint::name)),
                        ScorecardDefinition.PHASE,
                        touchpoints.journey().phases().stream()
                                .collect(Collectors.toMap(JourneyPhase::code, JourneyPhase::name)));
    }

    String segment(String column) {
        return segments.getOrDefault(column, column);
    }

    String question(String id) {
        return card.questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .map(Question::text)
                .orElse(id);
    }

    /** Whether a row shows the metric that its question is headed by. */
    boolean isFirstMetric(ScorecardRow row) {
        return card.definition().metrics(row.question()).get(0).equals(card.metric(row));
    }

    String interval() {
        return Display.level(card.confidence()) + " interval";
    }

    static String metric(ScorecardRow row) {
        return row.evidence().rule().title();
    }

    static String score(ScorecardRow row) {
        return row.suppressed() ? "hidden" : Display.score(row.value(), row.unit());
    }

    static String interval(ScorecardRow row) {
        return row.suppressed() ? "" : Display.interval(row.interval(), row.unit());
    }

    String n(ScorecardRow row) {
        return row.suppressed() && row.n() < card.minGroup() ? "< " + card.minGroup() : Display.count(row.n());
    }

    static String weighted(ScorecardRow row, Function<WeightedEstimate, String> figure) {
        WeightedEstimate weighted = row.weighted();
        return weighted == null ? "" : figure.apply(weighted);
    }

    static String weightedScore(ScorecardRow row) {
        return weighted(row, w -> Display.score(w.value(), row.unit()));
    }

    static String weightedInterval(ScorecardRow row) {
        return weighted(row, w -> Display.interval(w.interval(), row.unit()));
    }

    static String effectiveSize(ScorecardRow row) {
        return weighted(row, w -> w.effectiveSize().map(n -> Display.number(n, 1)).toOptional().orElse(""));
    }

    static String leftOut(ScorecardRow row) {
        return row.evidence().excluded().counts().entrySet().stream()
                .map(each -> Display.count(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The warning that belongs beside a figure, empty if there is none. */
    String note(ScorecardRow row) {
        if (row.suppressed()) {
            return row.n() < card.minGroup()
                    ? "fewer than " + card.minGroup() + " answers"
                    : "would give a smaller group away";
        }
        List<String> notes = new ArrayList<>();
        if (row.cautions().contains(Caution.SMALL_SAMPLE)) {
            notes.add(row.n() == 0 ? "no answer" : "small sample");
        }
        if (row.cautions().contains(Caution.NO_SPREAD)) {
            notes.add("all answers alike");
        }
        if (row.cautions().contains(Caution.LOWER_HALF_ONLY)) {
            notes.add("all in the lower half: another scale?");
        }
        return notes.isEmpty() ? "" : "! " + String.join(", ", notes);
    }

    /** The group of a slice, or its groups if dimensions are crossed. */
    String group(Slice slice) {
        return slice.groups().isEmpty()
                ? "everyone"
                : slice.groups().keySet().stream()
                        .map(dimension -> group(slice, dimension))
                        .collect(Collectors.joining(", "));
    }

    String group(Slice slice, String dimension) {
        String group = slice.group(dimension).orElse("");
        return group.isEmpty()
                ? "(empty)"
                : names.getOrDefault(dimension, Map.of()).getOrDefault(group, group);
    }

    /** Crossed dimensions in one phrase, such as {@code region and device}. */
    String crossing(List<String> dimensions) {
        return dimensions.stream()
                .map(dimension -> segment(dimension).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }

    static String unit(ScoreUnit unit) {
        return switch (unit) {
            case PERCENT -> " %";
            case POINTS, SCALE_POINTS, FRACTION -> "";
        };
    }

    /** A row as a mark of a chart. */
    Mark mark(String label, ScorecardRow row) {
        ConfidenceInterval interval = row.interval().toOptional().orElse(null);
        String text = row.value().isKnown()
                ? score(row) + unit(row.unit())
                        + (interval == null ? "" : " (" + interval(row) + ")")
                        + ", n " + Display.count(row.n())
                : row.suppressed() ? "hidden" : "no answer";
        return new Mark(
                label,
                value(row),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                text,
                !row.cautions().isEmpty());
    }

    private static @Nullable Double value(ScorecardRow row) {
        return row.value().toOptional().orElse(null);
    }
}
