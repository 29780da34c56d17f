package io.github.cxkit.report.table;

import io.github.cxkit.internal.DisplayText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table for a terminal: aligned, two spaces between columns, no line noise, no control character. A text too long is
 * cut in its middle, since it is often the end that tells two apart.
 *
 * @since 0.1.0
 */
public final class ConsoleTable {

    private static final int WIDEST = 46;
    private static final int NARROWEST = 10;
    private static final String GAP = "  ";

    private ConsoleTable() {}

    /**
     * Writes a table as wide as it is.
     *
     * @param table the table
     * @param out where to
     */
    public static void write(Table table, PrintWriter out) {
        write(table, Integer.MAX_VALUE, out);
    }

    /**
     * Writes a table that fits a width: optional columns go first, from the right, then long texts are cut.
     *
     * @param table the table
     * @param width columns of the terminal
     * @param out where to
     */
    public static void write(Table table, int width, PrintWriter out) {
        Table fitting = fitting(table, width);
        int[] widths = narrowed(fitting, width);
        line(fitting, fitting.columns().stream().map(Table.Column::header).toList(), widths, out);
        StringBuilder rule = new StringBuilder();
        for (int each : widths) {
            rule.append(rule.isEmpty() ? "" : GAP).append("-".repeat(each));
        }
        out.println(rule);
        for (List<String> row : fitting.rows()) {
            line(fitting, row, widths, out);
        }
    }

    /**
     * A sentence in lines that fit a width. A figure keeps its unit beside it: no line begins with a % or an = sign.
     *
     * @param sign what the first line begins with, such as {@code "- "}; later lines are set in by as much
     * @param sentence the words
     * @param width columns of the terminal; a longer word stands alone
     * @return lines, none of them blank
     */
    public static List<String> wrapped(String sign, String sentence, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(sign);
        for (String word : glued(DisplayText.clean(sentence))) {
            if (line.length() > sign.length() && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(sign.length()));
            }
            line.append(line.length() == sign.length() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.stream()
                .map(String::stripTrailing)
                .filter(each -> !each.isBlank())
                .toList();
    }

    private static List<String> glued(String sentence) {
        List<String> words = new ArrayList<>();
        boolean open = false;
        for (String word : sentence.split(" ", -1)) {
            boolean equal = word.equals("=");
            if (!words.isEmpty() && (open || equal || word.startsWith("%"))) {
                words.set(words.size() - 1, words.get(words.size() - 1) + " " + word);
            } else {
                words.add(word);
            }
            open = equal;
        }
        return words;
    }

    private static Table fitting(Table table, int width) {
        Table fitting = table;
        for (int i = table.columns().size() - 1; i > 0 && total(widths(fitting)) > width; i--) {
            if (table.columns().get(i).optional()) {
                fitting = fitting.without(i);
            }
        }
        return fitting;
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(
                    WIDEST, length(DisplayText.clean(table.columns().get(i).header())));
            for (List<String> row : table.rows()) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, length(DisplayText.clean(row.get(i)))));
            }
        }
        return widths;
    }

    private static long total(int[] widths) {
        long total = (long) GAP.length() * (widths.length - 1);
        for (int each : widths) {
            total += each;
        }
        return total;
    }

    /** The widest column of words gives way first. */
    private static int[] narrowed(Table table, int width) {
        int[] widths = widths(table);
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            if (!table.columns().get(i).number()) {
                words.add(i);
            }
        }
        while (total(widths) > width) {
            int widest = words.stream()
                    .max((a, b) -> Integer.compare(widths[a], widths[b]))
                    .orElse(-1);
            if (widest < 0 || widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void line(Table table, List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(cells.get(i), widths[i]);
            String gap = " ".repeat(Math.max(0, widths[i] - length(cell)));
            line.append(i == 0 ? "" : GAP);
            line.append(table.columns().get(i).number() ? gap + cell : cell + gap);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /**
     * A text that fits: cut in the middle, marked with an ellipsis, without control characters.
     *
     * @param text any text
     * @param width most characters, 1 or more
     * @return the text, or its start and its end
     */
    public static String cut(String text, int width) {
        String clean = DisplayText.clean(text);
        int length = length(clean);
        if (length <= width) {
            return clean;
        }
        int end = (width - 1) / 2;
        int start = width - 1 - end;
        return clean.substring(0, clean.offsetByCodePoints(0, start)) + "…"
                + clean.substring(clean.offsetByCodePoints(0, length - end));
    }
}
