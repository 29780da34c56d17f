package io.github.cxkit.examples.scorecard.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts by row, each different one kept once; rows that were given none have none. */
final class TextColumn {

    private static final int NONE = 0;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private int[] rows = {};

    void set(int row, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, row + row / 2 + 16);
        }
        Integer known = codes.putIfAbsent(text, texts.size());
        if (known == null) {
            known = texts.size();
            texts.add(text);
        }
        rows[row] = known;
    }

    /** Number of the text of a row, less than {@link #codes}; 0 if it has none. */
    int code(int row) {
        return row < rows.length ? rows[row] : NONE;
    }

    int codes() {
        return texts.size();
    }

    @Nullable String find(int row) {
        int code = code(row);
        return code == NONE ? null : texts.get(code);
    }

    /** The text of a row that must have one. */
    String get(int row) {
        return texts.get(code(row));
    }
}
