package io.github.cxkit.report.table;

import java.io.PrintWriter;
import java.util.List;

/** Writes a table for a terminal: aligned, two spaces between columns, no line noise. */
public final class ConsoleTable {

    private static final int WIDEST = 46;

    private ConsoleTable() {}

    /**
     * Writes a table.
     *
     * @param table the table
     * @param out where to
     */
    public static void write(Table table, PrintWriter out) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(cut(table.columns().get(i).header()));
            for (List<String> row : table.rows()) {
                widths[i] = Math.max(widths[i], length(cut(row.get(i))));
            }
        }
        line(table, table.columns().stream().map(Table.Column::header).toList(), widths, out);
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
        }
        out.println(rule);
        for (List<String> row : table.rows()) {
            line(table, row, widths, out);
        }
    }

    private static void line(Table table, List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(cells.get(i));
            String gap = " ".repeat(widths[i] - length(cell));
            line.append(i == 0 ? "" : "  ");
            line.append(table.columns().get(i).number() ? gap + cell : cell + gap);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Control characters would move the cursor or worse; long texts would break the table. */
    private static String cut(String cell) {
        String clean = cell.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return length(clean) <= WIDEST ? clean : clean.substring(0, clean.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }
}
