package io.github.cxkit.report.table;

import io.github.cxkit.internal.Copies;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Rows that never change but are quick to continue: the longer list shares what it begins with, so that a table of n rows made
 * row by row takes n steps.
 */
final class Rows extends AbstractList<List<String>> implements RandomAccess {

    /** Continued by the longest list that begins with it; the others copy. */
    private final List<List<String>> shared;

    private final int columns;
    private final int size;

    private Rows(int columns, List<List<String>> shared, int size) {
        this.columns = columns;
        this.shared = shared;
        this.size = size;
    }

    static Rows of(int columns, List<List<String>> rows) {
        if (rows instanceof Rows known && known.columns == columns) {
            return known;
        }
        Copies.whole("rows", rows);
        Rows all = new Rows(columns, new ArrayList<>(rows.size()), 0);
        for (List<String> row : rows) {
            all = all.with(row);
        }
        return all;
    }

    Rows with(List<String> row) {
        if (row.size() != columns) {
            throw new IllegalArgumentException(
                    "a row has " + row.size() + " cells but there are " + columns + " columns: " + row);
        }
        synchronized (shared) {
            List<List<String>> longer = shared.size() == size ? shared : new ArrayList<>(shared.subList(0, size));
            longer.add(List.copyOf(row));
            return new Rows(columns, longer, size + 1);
        }
    }

    @Override
    public List<String> get(int index) {
        Objects.checkIndex(index, size);
        synchronized (shared) {
            return shared.get(index);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
