package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.scorecard.ScorecardRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Rows of a scorecard as tables. A column that would be empty from top to bottom is left out. */
final class RowTables {

    private final Wording wording;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<ScorecardRow, String>> cells = new ArrayList<>();

    RowTables(Wording wording) {
        this.wording = wording;
    }

    RowTables text(String header, Function<ScorecardRow, String> cell) {
        columns.add(Column.text(header));
        cells.add(cell);
        return this;
    }

    RowTables number(String header, Function<ScorecardRow, String> cell) {
        columns.add(Column.number(header));
        cells.add(cell);
        return this;
    }

    /** Score, interval, n, weighted score, note. */
    RowTables figures() {
        return figures(false);
    }

    /** As {@link #figures}, with all that is known of the weighted score. */
    RowTables allFigures() {
        return figures(true);
    }

    private RowTables figures(boolean allOfWeighted) {
        number("Score", Wording::score);
        number(wording.interval(), Wording::interval);
        number("n", wording::n);
        number("Weighted", Wording::weightedScore);
        if (allOfWeighted) {
            number("Weighted interval", Wording::weightedInterval);
            number("Effective n", Wording::effectiveSize);
        }
        return text("Note", wording::note);
    }

    Table of(List<ScorecardRow> rows) {
        List<Column> kept = new ArrayList<>();
        List<Function<ScorecardRow, String>> keptCells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Function<ScorecardRow, String> cell = cells.get(i);
            if (rows.isEmpty() || rows.stream().anyMatch(row -> !cell.apply(row).isEmpty())) {
                kept.add(columns.get(i));
                keptCells.add(cell);
            }
        }
        return new Table(
                kept,
                rows.stream()
                        .map(row -> keptCells.stream()
                                .map(cell -> Objects.requireNonNull(cell.apply(row)))
                                .toList())
                        .toList());
    }
}
