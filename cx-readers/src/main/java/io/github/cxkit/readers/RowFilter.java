package io.github.cxkit.readers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows count, as data. A row counts if for <em>every</em> column of {@link #only} its cell is one of the texts, and
 * for no column of {@link #except}; {@code ""} is the empty cell. Rows that do not count are told as
 * {@link AsideKind#NOT_CHOSEN}. Immutable.
 *
 * <pre>{@code
 * RowFilter complete = RowFilter.ALL.only("Status", "Complete").except("Channel", "test", "demo");
 * complete.only();  // {Status=[Complete]}
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RowFilter {

    /** Every row counts. */
    public static final RowFilter ALL = new RowFilter(Map.of(), Map.of());

    private final Map<String, List<String>> only;
    private final Map<String, List<String>> except;

    private RowFilter(Map<String, List<String>> only, Map<String, List<String>> except) {
        this.only = Collections.unmodifiableMap(new LinkedHashMap<>(only));
        this.except = Collections.unmodifiableMap(new LinkedHashMap<>(except));
    }

    /**
     * The same for rows with one of these texts; for a column that is chosen by already, more texts.
     *
     * @param column address of the column
     * @param texts what its cell may be
     * @return the changed copy
     */
    public RowFilter only(String column, String... texts) {
        return new RowFilter(more(only, column, List.of(texts)), except);
    }

    /**
     * The same without rows that have one of these texts.
     *
     * @param column address of the column
     * @param texts what its cell must not be
     * @return the changed copy
     */
    public RowFilter except(String column, String... texts) {
        return new RowFilter(only, more(except, column, List.of(texts)));
    }

    /**
     * The choice of both filters.
     *
     * @param other another filter
     * @return rows that both choose; of a column in both, the other's texts are added
     */
    public RowFilter and(RowFilter other) {
        RowFilter both = this;
        for (Map.Entry<String, List<String>> each : other.only.entrySet()) {
            both = new RowFilter(more(both.only, each.getKey(), each.getValue()), both.except);
        }
        for (Map.Entry<String, List<String>> each : other.except.entrySet()) {
            both = new RowFilter(both.only, more(both.except, each.getKey(), each.getValue()));
        }
        return both;
    }

    private static Map<String, List<String>> more(Map<String, List<String>> map, String column, List<String> texts) {
        if (column.isBlank() || texts.isEmpty()) {
            throw new IllegalArgumentException("a choice of rows needs a column and at least one text");
        }
        Map<String, List<String>> more = new LinkedHashMap<>(map);
        List<String> all = new ArrayList<>(more.getOrDefault(column, List.of()));
        texts.stream().filter(text -> !all.contains(text)).forEach(all::add);
        more.put(column, List.copyOf(all));
        return more;
    }

    /**
     * What rows must have.
     *
     * @return address to texts, unmodifiable
     */
    public Map<String, List<String>> only() {
        return only;
    }

    /**
     * What rows must not have.
     *
     * @return address to texts, unmodifiable
     */
    public Map<String, List<String>> except() {
        return except;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowFilter that && only.equals(that.only) && except.equals(that.except);
    }

    @Override
    public int hashCode() {
        return 31 * only.hashCode() + except.hashCode();
    }

    @Override
    public String toString() {
        return "only " + only + ", except " + except;
    }
}
