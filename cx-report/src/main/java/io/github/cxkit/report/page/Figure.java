package io.github.cxkit.report.page;

import io.github.cxkit.report.table.Table;
import java.util.Objects;

/**
 * A chart with the table that says the same in figures.
 *
 * @param title short heading; empty where the section's heading says it
 * @param note one sentence under the heading, may be empty
 * @param svg the chart, trusted markup made by the chart package; empty for a table alone
 * @param table the same figures
 */
public record Figure(String title, String note, String svg, Table table) {

    /** Checks that all parts are there. */
    public Figure {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(svg, "svg");
        Objects.requireNonNull(table, "table");
    }
}
