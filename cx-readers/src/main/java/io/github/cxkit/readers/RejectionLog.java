package io.github.cxkit.readers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps the first rejections and counts all of them by column. Mutable, for one thread.
 *
 * @since 0.1.0
 */
public final class RejectionLog implements Consumer<RejectedRow> {

    /** Stands in {@link #countsByColumn} for rejections that no single column is to blame for. */
    public static final String WHOLE_ROW = "";

    private final int capacity;
    private final List<RejectedRow> rows = new ArrayList<>();
    private final Map<String, Long> countsByColumn = new TreeMap<>();
    private long count;

    /**
     * An empty log.
     *
     * @param capacity how many rejections to keep, 0 or more
     * @throws IllegalArgumentException if the capacity is negative
     */
    public RejectionLog(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must be >= 0 but was " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public void accept(RejectedRow row) {
        count++;
        String column = row.column();
        countsByColumn.merge(column == null ? WHOLE_ROW : column, 1L, Math::addExact);
        if (rows.size() < capacity) {
            rows.add(row);
        }
    }

    /**
     * The first rejections, in order of lines.
     *
     * @return an unmodifiable view of at most the capacity
     */
    public List<RejectedRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /**
     * How many rejections there were, kept or not.
     *
     * @return the count
     */
    public long count() {
        return count;
    }

    /**
     * How many rejections each column had.
     *
     * @return an unmodifiable view, column to count
     */
    public Map<String, Long> countsByColumn() {
        return Collections.unmodifiableMap(countsByColumn);
    }
}
