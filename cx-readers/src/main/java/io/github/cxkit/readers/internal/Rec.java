package io.github.cxkit.readers.internal;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of a table, as text. */
public final class Rec {

    /** How a record is broken. */
    public enum Fault {
        /** Text after a closing quote. */
        STRAY_QUOTE,
        /** A quote that is open at the end of the file. */
        UNCLOSED_QUOTE
    }

    /** What a cell is where its text alone does not tell. */
    public enum CellKind {
        /** A text. */
        TEXT,
        /** A number, written with a decimal point. */
        NUMBER,
        /** A date or time, written as ISO. */
        DATE,
        /** An error of a spreadsheet. */
        ERROR,
        /** A formula without a stored value. */
        NOT_CALCULATED
    }

    /**
     * What a merged cell that began in a row above holds for this one.
     *
     * @param from row in which it began
     * @param text its text
     * @param kind what it is
     */
    public record Held(long from, String text, CellKind kind) {}

    private static final String[] NONE = {};

    /** Line on which it begins, or number of the row in a sheet. */
    public final long line;

    /** Whether it is an empty line. */
    public final boolean empty;

    /** How it is broken, null if it is not. */
    public final @Nullable Fault fault;

    private final CellKind @Nullable [] kinds;
    private final String[] cells;
    private Map<Integer, Held> held = Map.of();

    /** Whether a merged cell begins here that goes over several columns, but not over all. */
    private boolean spreads;

    /**
     * A record.
     *
     * @param line where it begins
     * @param cells its cells
     * @param kinds what they are, null if all are texts
     * @param fault how it is broken, or null
     */
    public Rec(long line, String[] cells, CellKind @Nullable [] kinds, @Nullable Fault fault) {
        this.line = line;
        this.cells = cells;
        this.kinds = kinds;
        this.empty = cells.length == 0 && fault == null;
        this.fault = fault;
    }

    /**
     * An empty line.
     *
     * @param line where it is
     * @return the record
     */
    public static Rec empty(long line) {
        return new Rec(line, NONE, null, null);
    }

    /**
     * How many cells.
     *
     * @return their number
     */
    public int size() {
        return cells.length;
    }

    /**
     * A cell's text.
     *
     * @param index from 0
     * @return the text, empty if there is no such cell
     */
    public String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    /**
     * What a cell is.
     *
     * @param index from 0
     * @return its kind
     */
    public CellKind kind(int index) {
        return kinds == null || index >= kinds.length ? CellKind.TEXT : kinds[index];
    }

    /**
     * What a merged cell above holds for an empty cell of this row.
     *
     * @param index from 0
     * @return the value, null if there is none
     */
    public @Nullable Held held(int index) {
        return held.get(index);
    }

    /**
     * Whether a cell is merged with others to its right, as the name of several columns is.
     *
     * @return true if so
     */
    public boolean isSpread() {
        return spreads;
    }

    /**
     * The same row with what is known of merged cells.
     *
     * @param values by column, of cells that began above
     * @param overColumns whether a merged cell begins here that goes over several columns
     * @return this
     */
    Rec merged(Map<Integer, Held> values, boolean overColumns) {
        held = values;
        spreads = overColumns;
        return this;
    }

    /**
     * The row cut or filled up to a number of cells.
     *
     * @param size cells that it shall have
     * @return such a row, an empty one if nothing is in these cells
     */
    public Rec padded(int size) {
        if (empty || cells.length == size) {
            return this;
        }
        String[] texts = new String[size];
        CellKind[] padded = new CellKind[size];
        boolean any = false;
        for (int i = 0; i < size; i++) {
            texts[i] = cell(i);
            padded[i] = kind(i);
            any |= !texts[i].isEmpty() || padded[i] == CellKind.NOT_CALCULATED;
        }
        return any ? new Rec(line, texts, padded, fault).merged(held, spreads) : Rec.empty(line);
    }

    /**
     * Whether it is a row of a sheet, which ends with its last filled cell.
     *
     * @return true if so
     */
    public boolean isOfASheet() {
        return kinds != null;
    }

    /**
     * Whether nothing is in a cell but blanks.
     *
     * @param index from 0
     * @return true if so, or if there is no such cell
     */
    public boolean isBlank(int index) {
        return index >= cells.length || SameText.of(cells[index]).isEmpty();
    }

    /**
     * Cells that are not blank.
     *
     * @return their number
     */
    public int filled() {
        int filled = 0;
        for (int i = 0; i < cells.length; i++) {
            filled += isBlank(i) ? 0 : 1;
        }
        return filled;
    }

    @Override
    public String toString() {
        return line + ": " + Arrays.toString(cells);
    }
}
