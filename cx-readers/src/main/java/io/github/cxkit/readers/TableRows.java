package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.CsvRecords;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * From records to rows: leaves out what stands before the data, counts cells, sets aside headings that come again and footers.
 * Far from the end cells go straight on; the last records are held back, because a footer is told from the end.
 */
final class TableRows implements CsvRecords.Sink {

    private static final int LAST = 3;

    private final TableBinding binding;
    private final Rows rows;
    private final Footers footers;
    private final BooleanSupplier nearEnd;
    private final @Nullable Column[] columns;
    private final String[][] headings;
    private final int capacity;
    private final Deque<Rec> held = new ArrayDeque<>();
    private int skip;
    private Place place = Place.UNKNOWN;
    private boolean holding;
    private boolean skipped;
    private boolean surplusFilled;
    private int sameAs;
    private long length;
    private long line;
    private final List<String> cells = new ArrayList<>();
    private final long lastHeading;
    private final Map<Column, Long> covered = new LinkedHashMap<>();
    private final Map<Column, Long> once = new LinkedHashMap<>();

    TableRows(TableBinding binding, Rows rows, FileOptions options, BooleanSupplier nearEnd, int skip) {
        this.binding = binding;
        this.rows = rows;
        this.nearEnd = nearEnd;
        this.columns = binding.columns;
        this.skip = skip;
        this.footers = new Footers(binding, rows, options);
        this.lastHeading = binding.heading.rows().get(binding.heading.rows().size() - 1).line;
        this.capacity = Math.max(LAST, options.footerRows());
        this.headings = binding.heading.rows().stream()
                .map(row -> {
                    String[] texts = new String[row.size()];
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = SameText.of(row.cell(i));
                    }
                    return texts;
                })
                .toArray(String[][]::new);
    }

    @Override
    public void begin(long startLine) {
        line = startLine;
        skipped = skip > 0;
        if (skipped) {
            return;
        }
        holding = capacity > LAST || (place == Place.UNKNOWN ? nearEnd.getAsBoolean() : place == Place.END);
        if (holding) {
            cells.clear();
        } else {
            start(startLine);
        }
    }

    private void start(long startLine) {
        rows.begin(startLine);
        footers.begin();
        surplusFilled = false;
        sameAs = (1 << headings.length) - 1;
        length = 0;
    }

    @Override
    public void record(long startLine, char[] text, int[] starts, int[] ends, int count) {
        begin(startLine);
        if (skipped || holding) {
            for (int i = 0; i < count; i++) {
                cell(i, text, starts[i], ends[i] - starts[i]);
            }
            end(count, null);
            return;
        }
        boolean bulk = rows.isWhole();
        @Nullable Column[] columns = this.columns;
        long all = 0;
        for (int i = 0; i < count; i++) {
            int from = starts[i];
            int size = ends[i] - from;
            if (i == 0 || sameAs != 0 || i >= columns.length) {
                take(i, text, from, size);
                continue;
            }
            all += size + 1L;
            footers.count(i, size);
            Column column = columns[i];
            if (column != null && !(bulk && rows.shortCell(column, text, from, size))) {
                rows.cell(column, text, from, size);
            }
        }
        length += all;
        judge(count, null);
    }

    @Override
    public void cell(int index, char[] text, int offset, int size) {
        if (skipped) {
            return;
        }
        if (holding) {
            cells.add(new String(text, offset, size));
            return;
        }
        take(index, text, offset, size);
    }

    private void take(int index, char[] text, int offset, int size) {
        length += size + 1L;
        if (sameAs != 0) {
            compare(index, text, offset, size);
        }
        if (index >= columns.length) {
            surplusFilled |= size > 0;
            return;
        }
        footers.count(index, size);
        if (index == 0) {
            footers.first(text, offset, size);
        }
        Column column = columns[index];
        if (column != null) {
            rows.cell(column, text, offset, size);
        }
    }

    /** A row like the heading is known by its first cell, nearly always not to be one. */
    private void compare(int index, char[] text, int offset, int size) {
        for (int i = 0; i < headings.length; i++) {
            if ((sameAs & (1 << i)) != 0) {
                String name = index < headings[i].length ? headings[i][index] : "";
                char first = size == 0 ? ' ' : text[offset];
                boolean other =
                        (first > ' ' && first < 127 && first != '`' && (name.isEmpty() || name.charAt(0) != first))
                                || (size == 0 && !name.isEmpty());
                if (other
                        || !SameText.of(SameText.glued(new String(text, offset, size)))
                                .equals(name)) {
                    sameAs &= ~(1 << i);
                }
            }
        }
    }

    @Override
    public void empty() {
        if (skipped) {
            skip--;
            return;
        }
        // an empty line is an empty cell where there is one column, and nothing where there are more
        if (columns.length == 1) {
            if (holding) {
                hold(new Rec(line, new String[] {""}, null, null));
            } else {
                take(0, new char[0], 0, 0);
                judge(1, null);
            }
        } else if (!holding) {
            rows.skip();
        }
    }

    @Override
    public void end(int count, Rec.@Nullable Fault fault) {
        if (skipped) {
            skip--;
            return;
        }
        if (holding) {
            hold(new Rec(line, cells.toArray(String[]::new), null, fault));
        } else {
            judge(count, fault);
        }
    }

    /** Takes a whole record, of a source that knows no faster way. */
    void record(Rec record) {
        if (skip > 0) {
            skip--;
        } else if (record.empty) {
            if (columns.length == 1) {
                hold(new Rec(record.line, new String[] {""}, null, null));
            }
        } else {
            hold(record);
        }
    }

    private void hold(Rec record) {
        held.add(record);
        if (held.size() > capacity) {
            process(held.removeFirst());
        }
    }

    private void process(Rec record) {
        line = record.line;
        start(record.line);
        for (int i = 0; i < record.size(); i++) {
            String text = record.cell(i);
            Rec.CellKind kind = record.kind(i);
            Column column = i < columns.length ? columns[i] : null;
            Rec.Held held = text.isEmpty() && column != null ? record.held(i) : null;
            if (held != null && column != null && held.from() > lastHeading) {
                boolean holds = rows.holdsForEachRow(column);
                (holds ? covered : once).merge(column, 1L, Long::sum);
                text = holds ? held.text() : text;
                kind = holds ? held.kind() : kind;
            }
            if (kind == Rec.CellKind.TEXT || column == null) {
                char[] chars = text.toCharArray();
                take(i, chars, 0, chars.length);
            } else {
                length += text.length() + 1L;
                sameAs = 0;
                footers.count(i, text.length());
                special(column, kind, text);
            }
        }
        judge(record.size(), record.fault);
    }

    private void special(Column column, Rec.CellKind kind, String text) {
        switch (kind) {
            case NUMBER -> {
                rows.plainNumber = true;
                rows.cell(column, text);
                rows.plainNumber = false;
            }
            case DATE -> {
                rows.dateCell = true;
                rows.cell(column, text);
                rows.dateCell = false;
            }
            case ERROR ->
                rows.takeError(column, RejectionKind.ERROR_CELL, text, "an error of the spreadsheet is no answer");
            default ->
                rows.takeError(
                        column,
                        RejectionKind.FORMULA_NOT_CALCULATED,
                        "",
                        "the formula has no stored value: open the workbook and save it once");
        }
    }

    private void judge(int count, Rec.@Nullable Fault fault) {
        int h = columns.length;
        if (fault == null && sameAs != 0 && count <= h + binding.heading.surplus()) {
            rows.skip();
            rows.setAside(AsideKind.REPEATED_HEADING, 1);
            return;
        }
        if (fault == Rec.Fault.STRAY_QUOTE) {
            rows.breakRow(RejectionKind.STRAY_QUOTE, "text stands behind a closing quote");
        } else if (fault == Rec.Fault.UNCLOSED_QUOTE) {
            rows.breakRow(
                    RejectionKind.UNCLOSED_QUOTE,
                    "a quote opened in this row is never closed: the input is cut short or a quote is not doubled");
        } else if (count < h) {
            rows.breakRow(
                    RejectionKind.CUT_SHORT,
                    "the row has " + TableBinding.cells(count) + " but the heading has " + TableBinding.cells(h)
                            + ": the row is cut short");
        } else if (count > h && (count != h + binding.heading.surplus() || surplusFilled)) {
            rows.breakRow(
                    RejectionKind.TOO_LONG,
                    "the row has " + TableBinding.cells(count) + " but the heading has " + TableBinding.cells(h)
                            + ": an extra separator shifts what follows");
        } else if (length > rows.limits().lineLength()) {
            rows.breakRow(
                    RejectionKind.LIMIT,
                    "the row is longer than " + rows.limits().lineLength() + " characters");
        }
        rows.end();
        footers.end();
    }

    /** Empty cells that rows have behind those of the heading. */
    int surplus() {
        return binding.heading.surplus();
    }

    @Nullable Column[] columns() {
        return columns;
    }

    /** Heading rows as they are compared with rows of data. */
    String[][] headings() {
        return headings;
    }

    /** Where in the table the rows that come are. */
    enum Place {
        /** The feed tells. */
        UNKNOWN,
        MIDDLE,
        END
    }

    /** From now on rows come that are no heading. */
    void at(Place place) {
        this.place = place;
        skip = 0;
    }

    void addCounted(long counted, long[] filledCells, Map<String, Integer> firstWords) {
        footers.addAll(counted, filledCells, firstWords);
    }

    /** Hands on the rows before a damage. */
    void flush() {
        while (!held.isEmpty()) {
            process(held.removeFirst());
        }
    }

    /** What merged cells held for the rows below their first. */
    private void tellMerged() {
        covered.forEach((column, count) -> rows.remark("column \"" + SameText.visible(column.name)
                + "\" has merged cells: their values hold for all their rows, " + count + " more than are written"));
        once.forEach((column, count) -> rows.remark("column \"" + SameText.visible(column.name)
                + "\" has merged cells: their values count once, and " + count + (count == 1 ? " row" : " rows")
                + " below " + (count == 1 ? "is" : "are") + " without one: unmerge them if each row has its own"));
    }

    /** Ends the table: tells footers from the last records, and takes the rest. */
    void close() {
        while (!held.isEmpty()) {
            if (footers.isFooter(List.copyOf(held))) {
                rows.setAside(AsideKind.FOOTER, held.size());
                long first = held.getFirst().line;
                rows.remark((held.size() == 1
                                ? "line " + first + " is"
                                : "from line " + first + " on, " + held.size() + " lines are")
                        + " a footer and no data");
                held.clear();
                break;
            }
            process(held.removeFirst());
        }
        tellMerged();
    }
}
