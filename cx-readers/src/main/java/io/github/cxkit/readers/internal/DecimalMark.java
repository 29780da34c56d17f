package io.github.cxkit.readers.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the decimal mark of a file from its cells: some can only be read with a point, some only with a comma, and a file
 * that has both is not understood.
 */
public final class DecimalMark {

    private static final Pattern COMMA = Pattern.compile(
            "[+-]?\\d+,(\\d{1,2}|\\d{4,})|[+-]?0,\\d+|[+-]?\\d{1,3}(\\.\\d{3})+,\\d+|[+-]?\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern POINT = Pattern.compile(
            "[+-]?\\d+\\.(\\d{1,2}|\\d{4,})|[+-]?0\\.\\d+|[+-]?\\d{1,3}(,\\d{3})+\\.\\d+|[+-]?\\d{1,3}(,\\d{3}){2,}"
                    + "|[+-]?\\d{1,2}(,\\d{2})+,\\d{3}(\\.\\d+)?");
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,](?!000)\\d{3}");
    private static final Pattern NOT_PART =
            Pattern.compile("[\\p{Sc}()% ]|\\b[A-Z]{3}\\b|-$|\\b[A-Z]{1,3}(?=\\p{Sc})|(?<!\\p{L})(?:"
                    + Numbers.SHORT_NAMES + ")(?!\\p{L})");

    private @Nullable String comma;
    private @Nullable String point;
    private @Nullable String either;
    private long commaLine;
    private long pointLine;
    private long eitherLine;

    /**
     * Looks at a cell.
     *
     * @param cell its text
     * @param line where it stands
     * @param exact whether the column holds weights, counts or money, in which a doubtful cell has to be asked about
     */
    public void look(String cell, long line, boolean exact) {
        if (cell.indexOf('.') < 0 && cell.indexOf(',') < 0) {
            return;
        }
        String text = NOT_PART.matcher(Numbers.unguarded(SameText.of(cell))).replaceAll("");
        if (comma == null && COMMA.matcher(text).matches()) {
            comma = text;
            commaLine = line;
        } else if (point == null && POINT.matcher(text).matches()) {
            point = text;
            pointLine = line;
        } else if (exact && either == null && EITHER.matcher(text).matches()) {
            either = text;
            eitherLine = line;
        }
    }

    /**
     * Looks at a cell of a column of whole numbers, in which {@code 1.204} has a mark of thousands: it would be none otherwise.
     *
     * @param cell its text
     * @param line where it stands
     */
    public void lookWhole(String cell, long line) {
        String text = NOT_PART.matcher(Numbers.unguarded(SameText.of(cell))).replaceAll("");
        if (!GROUPED.matcher(text).matches()) {
            look(cell, line, true);
        } else if (text.indexOf('.') > 0 && comma == null) {
            comma = text;
            commaLine = line;
        } else if (text.indexOf(',') > 0 && point == null) {
            point = text;
            pointLine = line;
        }
    }

    /**
     * The mark.
     *
     * @param separator what parts the file's cells, 0 if nothing does
     * @return point or comma; 0 if no cell has either
     * @throws IllegalArgumentException if the file has both, or a cell that may be read either way
     */
    public char decide(char separator) {
        if (comma != null && point != null) {
            throw new IllegalArgumentException("line " + commaLine + " has \"" + comma + "\" and line " + pointLine
                    + " has \"" + point + "\": one of comma and point is the decimal mark of a file;"
                    + " say file.decimal, \",\" or \".\"");
        }
        if (comma != null) {
            return ',';
        }
        if (point != null) {
            return '.';
        }
        if (either != null) {
            if (separator == ',') {
                return '.';
            }
            String digits = either.replaceAll("[.,]", "");
            throw new IllegalArgumentException("line " + eitherLine + " has \"" + either + "\": is that " + digits
                    + " or " + either.replace(',', '.') + "? say file.decimal, \",\" or \".\"");
        }
        return 0;
    }
}
