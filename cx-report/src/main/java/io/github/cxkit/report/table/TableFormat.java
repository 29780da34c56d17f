package io.github.cxkit.report.table;

import io.github.cxkit.internal.DisplayText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a table is written for other programs.
 *
 * @since 0.1.0
 */
public enum TableFormat {
    /**
     * RFC 4180, comma and CR LF. A text that a spreadsheet would take for a formula gets an apostrophe in front.
     */
    CSV {
        @Override
        public String write(Table table) {
            StringBuilder text = new StringBuilder();
            text.append(line(table.columns().stream().map(Table.Column::header).toList(), table));
            table.rows().forEach(row -> text.append(line(row, table)));
            return text.toString();
        }

        private String line(List<String> cells, Table table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                line.append(i == 0 ? "" : ",")
                        .append(cell(cells.get(i), table.columns().get(i).number()));
            }
            return line.append("\r\n").toString();
        }

        private String cell(String raw, boolean number) {
            String text = DisplayText.clean(raw);
            boolean formula = !number && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
            String safe = formula ? "'" + text : text;
            return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        }
    },
    /** A table of GitHub flavored Markdown. */
    MARKDOWN {
        @Override
        public String write(Table table) {
            StringBuilder text = new StringBuilder();
            text.append(line(table.columns().stream().map(Table.Column::header).toList()));
            text.append(table.columns().stream()
                    .map(column -> column.number() ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            table.rows().forEach(row -> text.append(line(row)));
            return text.toString();
        }

        private String line(List<String> cells) {
            return cells.stream()
                    .map(cell -> DisplayText.clean(cell)
                            .replace("\\", "\\\\")
                            .replace("|", "\\|")
                            .replace("<", "&lt;"))
                    .collect(Collectors.joining(" | ", "| ", " |\n"));
        }
    };

    /**
     * Writes a table.
     *
     * @param table the table
     * @return its text, ending with a line break
     */
    public abstract String write(Table table);
}
