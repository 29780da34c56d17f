package io.github.cxkit.scorecard;

import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would give a small group of a scorecard away.
 *
 * <p>Every line of the table is an equation: the groups of a segment add up to everyone, the periods to all time. If just one
 * figure of a line is hidden it can be worked out; so on every line nothing is hidden or at least two figures are, and the
 * hidden groups of a published total are together no small group. Lines share figures, so the rule runs until nothing
 * changes; it only ever hides more, so it ends.
 */
final class Suppression {

    private Suppression() {}

    /** The rows with more of them suppressed where needed. */
    static List<ScorecardRow> protect(List<ScorecardRow> rows, long minGroup) {
        Map<List<String>, List<ScorecardRow>> tables = new HashMap<>();
        rows.forEach(row -> tables.computeIfAbsent(List.of(row.question(), row.metric()), key -> new ArrayList<>())
                .add(row));
        Map<List<String>, Set<Slice>> hidden = new HashMap<>();
        tables.forEach((key, table) -> hidden.put(key, hiddenOf(table, minGroup)));
        return rows.stream()
                .map(row -> !row.suppressed() && hides(hidden, row) ? hide(row) : row)
                .toList();
    }

    private static boolean hides(Map<List<String>, Set<Slice>> hidden, ScorecardRow row) {
        return hidden.getOrDefault(List.of(row.question(), row.metric()), Set.of())
                .contains(row.slice());
    }

    private static Set<Slice> hiddenOf(List<ScorecardRow> table, long minGroup) {
        Set<Slice> hidden = new HashSet<>();
        table.stream().filter(ScorecardRow::suppressed).map(ScorecardRow::slice).forEach(hidden::add);
        if (!hidden.isEmpty()) {
            List<Line> lines = lines(table);
            int before;
            do {
                before = hidden.size();
                lines.forEach(line -> line.protect(hidden, minGroup));
            } while (hidden.size() > before);
        }
        return hidden;
    }

    private static List<Line> lines(List<ScorecardRow> table) {
        Map<Slice, ScorecardRow> bySlice = new HashMap<>();
        table.forEach(row -> bySlice.put(row.slice(), row));
        Map<List<Object>, Line> lines = new LinkedHashMap<>();
        for (ScorecardRow row : table) {
            Slice slice = row.slice();
            if (slice.segment() != null) {
                Slice everyone = new Slice(null, null, slice.period());
                addTo(lines, List.of(slice.segment(), everyone), bySlice.get(everyone), row);
            }
            if (slice.period() != null) {
                Slice allTime = slice.in(null);
                addTo(lines, List.of("periods", allTime), bySlice.get(allTime), row);
            }
        }
        return List.copyOf(lines.values());
    }

    private static void addTo(
            Map<List<Object>, Line> lines, List<Object> key, @Nullable ScorecardRow total, ScorecardRow part) {
        if (total != null) {
            lines.computeIfAbsent(key, k -> new Line(total, new ArrayList<>()))
                    .parts
                    .add(part);
        }
    }

    private static ScorecardRow hide(ScorecardRow row) {
        String why = "hidden: with the figures beside it, it would give a small group away";
        return new ScorecardRow(
                row.question(),
                row.slice(),
                Result.insufficient(Reason.TOO_FEW, why),
                row.unit(),
                Result.insufficient(Reason.TOO_FEW, why),
                Evidence.of(row.evidence().rule(), row.n()),
                List.of(),
                null,
                Set.of(),
                true);
    }

    /** Figures that add up to a total. */
    private record Line(ScorecardRow total, List<ScorecardRow> parts) {

        void protect(Set<Slice> hidden, long minGroup) {
            long people = 0;
            int count = 0;
            List<ScorecardRow> visible = new ArrayList<>();
            for (ScorecardRow part : parts) {
                if (hidden.contains(part.slice())) {
                    count++;
                    people += part.n();
                } else if (part.n() > 0) {
                    visible.add(part);
                }
            }
            boolean totalHidden = hidden.contains(total.slice());
            visible.sort(Comparator.comparingLong(ScorecardRow::n));
            for (ScorecardRow next : visible) {
                boolean safe = totalHidden ? count > 0 : count == 0 || (count > 1 && people >= minGroup);
                if (safe) {
                    return;
                }
                hidden.add(next.slice());
                count++;
                people += next.n();
            }
            if (!totalHidden && count > 0 && (count == 1 || people < minGroup)) {
                hidden.add(total.slice());
            }
        }
    }
}
