package io.github.cxkit.readers;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What cells say as texts, where many say the same: each different cell is made a text once, and the same object is given again,
 * without a text made to look it up. Bounded: cells beyond the limit are made anew each time. For one thread.
 */
final class CellTexts {

    private final UnaryOperator<String> reader;
    private final int most;
    private @Nullable String[] cells = new @Nullable String[64];
    private String[] texts = new String[64];
    private int size;

    /**
     * No texts yet.
     *
     * @param reader from a cell to what it says; the same for the same cell
     * @param most how many different cells are remembered
     */
    CellTexts(UnaryOperator<String> reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    String get(char[] text, int offset, int length) {
        int mask = cells.length - 1;
        int slot = hash(text, offset, length) & mask;
        String known = cells[slot];
        while (known != null) {
            if (same(known, text, offset, length)) {
                return texts[slot];
            }
            slot = (slot + 1) & mask;
            known = cells[slot];
        }
        String cell = new String(text, offset, length);
        String says = reader.apply(cell);
        if (size < most) {
            cells[slot] = says.equals(cell) ? says : cell;
            texts[slot] = says;
            size++;
            if (2 * size > cells.length) {
                grow();
            }
        }
        return says;
    }

    private void grow() {
        @Nullable String[] fewerCells = cells;
        String[] fewerTexts = texts;
        cells = new @Nullable String[2 * fewerCells.length];
        texts = new String[cells.length];
        int mask = cells.length - 1;
        for (int i = 0; i < fewerCells.length; i++) {
            String cell = fewerCells[i];
            if (cell != null) {
                int slot = spread(cell.hashCode()) & mask;
                while (cells[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                cells[slot] = cell;
                texts[slot] = fewerTexts[i];
            }
        }
    }

    private static boolean same(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** That of the same characters as a string. */
    private static int hash(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B1;
        return (spread >>> 15) ^ spread;
    }
}
