package io.github.cxkit.examples.scorecard.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts by row, each different one kept once; rows that were given none have none. */
final class TextColumn {

    private static final int NONE = 0;

    /** Codes by the hash of their texts, at most half of the places taken. */
    private int[] slots = new int[64];

    private final List<String> texts = new ArrayList<>(List.of(""));

    /** Codes of the rows, in one byte each as long as that is enough, as it is for touchpoints and channels. */
    private byte[] few = {};

    private int[] many = {};
    private boolean isMany;

    void set(int row, @Nullable String text) {
        if (text == null) {
            return;
        }
        int slot = slot(slots, text);
        int code = slots[slot];
        if (code == NONE) {
            code = texts.size();
            slots[slot] = code;
            texts.add(text);
            if (2 * texts.size() > slots.length) {
                grow();
            }
        }
        put(row, code);
    }

    private void put(int row, int code) {
        if (!isMany && code > Byte.MAX_VALUE) {
            isMany = true;
            many = new int[few.length];
            for (int i = 0; i < few.length; i++) {
                many[i] = few[i];
            }
            few = new byte[0];
        }
        if (isMany) {
            many = row < many.length ? many : Arrays.copyOf(many, row + row / 4 + 16);
            many[row] = code;
        } else {
            few = row < few.length ? few : Arrays.copyOf(few, row + row / 4 + 16);
            few[row] = (byte) code;
        }
    }

    private int slot(int[] in, String text) {
        int mask = in.length - 1;
        int hash = text.hashCode() * 0x9E3779B1;
        int slot = ((hash >>> 15) ^ hash) & mask;
        while (in[slot] != NONE && !texts.get(in[slot]).equals(text)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] more = new int[2 * slots.length];
        for (int code = 1; code < texts.size(); code++) {
            more[slot(more, texts.get(code))] = code;
        }
        slots = more;
    }

    /** Number of the text of a row, less than {@link #codes}; 0 if it has none. */
    int code(int row) {
        if (isMany) {
            return row < many.length ? many[row] : NONE;
        }
        return row < few.length ? few[row] : NONE;
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
