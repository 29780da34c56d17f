package io.github.cxkit.readers;

/**
 * The first rejection, thrown by a strict reader.
 *
 * @since 0.1.0
 */
public final class RejectedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RejectedRow row;

    /**
     * Wraps a rejection.
     *
     * @param row what was rejected
     */
    public RejectedRowException(RejectedRow row) {
        super(row.toString());
        this.row = row;
    }

    /**
     * What was rejected.
     *
     * @return line, column, value and reason
     */
    public RejectedRow row() {
        return row;
    }
}
