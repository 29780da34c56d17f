package io.github.cxkit.readers;

import java.util.List;

/**
 * A definition names columns that the input does not have.
 *
 * @since 0.1.0
 */
public final class MissingColumnException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;
    private final transient List<String> available;

    /**
     * Names both sides.
     *
     * @param source what names the columns, such as {@code survey shop}
     * @param missing columns of the definition that are not there
     * @param available columns that are there
     */
    public MissingColumnException(String source, List<String> missing, List<String> available) {
        super(source + " names " + (missing.size() == 1 ? "a column" : "columns")
                + " that the input does not have: " + String.join(", ", missing) + "; available: "
                + (available.isEmpty() ? "none" : String.join(", ", available)));
        this.missing = List.copyOf(missing);
        this.available = List.copyOf(available);
    }

    /**
     * Columns of the definition that are not there.
     *
     * @return at least one name
     */
    public List<String> missing() {
        return missing;
    }

    /**
     * Columns that are there.
     *
     * @return names in the order of the input, at most the first 1,000
     */
    public List<String> available() {
        return available;
    }
}
