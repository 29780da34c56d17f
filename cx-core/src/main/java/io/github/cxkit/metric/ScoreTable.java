package io.github.cxkit.metric;

import io.github.cxkit.internal.Names;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric's scores of several slices: what {@link Cut} gives. Its text is a table.
 *
 * <p>Rows stand in the order everyone, then groups by name; all time before the periods. Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class ScoreTable {

    private static final double CONFIDENCE = 0.95;

    private final RatingMetric metric;
    private final List<String> dimensions;
    private final Map<Slice, RatingScore> scores;
    private final long undated;

    ScoreTable(RatingMetric metric, List<String> dimensions, Map<Slice, RatingScore> scores, long undated) {
        this.metric = metric;
        this.dimensions = dimensions;
        this.undated = undated;
        Comparator<Slice> byGroup = (a, b) -> {
            for (String dimension : dimensions) {
                int compared = a.groups()
                        .getOrDefault(dimension, "")
                        .compareTo(b.groups().getOrDefault(dimension, ""));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
        Map<Slice, RatingScore> ordered = new LinkedHashMap<>();
        scores.keySet().stream()
                .sorted(Comparator.comparingInt((Slice slice) -> slice.groups().size())
                        .thenComparing(byGroup)
                        .thenComparing(Slice::period, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(slice -> ordered.put(slice, Objects.requireNonNull(scores.get(slice))));
        this.scores = Collections.unmodifiableMap(ordered);
    }

    /**
     * What was scored by.
     *
     * @return the metric
     */
    public RatingMetric metric() {
        return metric;
    }

    /**
     * Every score.
     *
     * @return slice to score, in the order of the table; unmodifiable
     */
    public Map<Slice, RatingScore> scores() {
        return scores;
    }

    /**
     * The score of everyone and all time.
     *
     * @return the score; insufficient if there was no record
     */
    public RatingScore overall() {
        return get(Slice.ALL);
    }

    /**
     * The score of one slice, if a record belongs to it.
     *
     * @param slice whose ratings
     * @return the score, or empty
     */
    public Optional<RatingScore> find(Slice slice) {
        return Optional.ofNullable(scores.get(slice));
    }

    /**
     * The score of one slice.
     *
     * @param slice whose ratings
     * @return the score
     * @throws IllegalArgumentException if no record belongs to it; the message names the nearest slice
     */
    public RatingScore get(Slice slice) {
        return find(slice)
                .orElseThrow(() -> Names.unknown(
                        "slice",
                        slice.toString(),
                        scores.keySet().stream().map(Slice::toString).toList()));
    }

    /**
     * The score of one group, all time.
     *
     * @param dimension what the records are cut by
     * @param group name of the group
     * @return the score
     * @throws IllegalArgumentException if no record belongs to it; the message names the nearest slice
     */
    public RatingScore get(String dimension, String group) {
        return get(Slice.of(dimension, group));
    }

    /**
     * The scores of one group, period by period.
     *
     * @param slice whose ratings; its period does not count
     * @return the scores of its periods, in their order
     */
    public Map<CalendarPeriod, RatingScore> trend(Slice slice) {
        Map<CalendarPeriod, RatingScore> trend = new LinkedHashMap<>();
        scores.forEach((each, score) -> {
            CalendarPeriod period = each.period();
            if (period != null && each.groups().equals(slice.groups())) {
                trend.put(period, score);
            }
        });
        return Collections.unmodifiableMap(trend);
    }

    /**
     * Records that belong to no period where a trend was asked for: they count in every figure but the trend's.
     *
     * @return their number
     */
    public long undated() {
        return undated;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ScoreTable other
                && metric.equals(other.metric)
                && dimensions.equals(other.dimensions)
                && scores.equals(other.scores)
                && undated == other.undated;
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, dimensions, scores, undated);
    }

    /** A table with a heading: group, period, score, 95 per cent interval, n, and what was left out. */
    @Override
    public String toString() {
        boolean trend = scores.keySet().stream().anyMatch(slice -> slice.period() != null);
        boolean leftOut = scores.values().stream()
                .anyMatch(score -> score.evidence().excluded().total() > 0);
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(dimensions.isEmpty() ? List.of("") : dimensions);
        if (trend) {
            heading.add("period");
        }
        heading.addAll(List.of(metric.rule().title(), "95% interval", "n"));
        if (leftOut) {
            heading.add("left out");
        }
        rows.add(heading);
        scores.forEach((slice, score) -> rows.add(row(slice, score, trend, leftOut)));
        return laidOut(rows, heading.indexOf(metric.rule().title()))
                + (undated == 0 ? "" : undated + " without a date, in no period\n");
    }

    private List<String> row(Slice slice, RatingScore score, boolean trend, boolean leftOut) {
        List<String> row = new ArrayList<>();
        if (slice.groups().isEmpty()) {
            row.add("all");
            while (row.size() < dimensions.size()) {
                row.add("");
            }
        } else {
            dimensions.forEach(dimension -> {
                String group = slice.groups().getOrDefault(dimension, "");
                row.add(group.isEmpty() ? "(none)" : group);
            });
        }
        if (trend) {
            row.add(slice.period() == null ? "" : slice.period().toString());
        }
        row.add(score.rounded(1).map(BigDecimal::toPlainString).orElse("-"));
        row.add(score.interval(CONFIDENCE)
                .map(i -> String.format(Locale.ROOT, "%.1f to %.1f", i.lower(), i.upper()))
                .orElse(""));
        row.add(Long.toString(score.n()));
        if (leftOut) {
            row.add(
                    score.evidence().excluded().total() == 0
                            ? ""
                            : score.evidence().excluded().toString());
        }
        return row;
    }

    /** Words to the left, figures to the right. */
    private static String laidOut(List<List<String>> rows, int firstFigure) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElse(0);
                String gap = " ".repeat(width - row.get(i).length());
                boolean figure = i >= firstFigure && i < firstFigure + 3;
                line.append(i == 0 ? "" : "  ").append(figure ? gap + row.get(i) : row.get(i) + gap);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
