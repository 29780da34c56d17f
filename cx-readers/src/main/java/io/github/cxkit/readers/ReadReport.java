package io.github.cxkit.readers;

/**
 * What became of an input's rows.
 *
 * @param responses rows that became a response; of an event log, an event
 * @param rejectedRows rows left out
 * @param rejectedCells cells that became an invalid answer, in rows that were kept
 * @since 0.1.0
 */
public record ReadReport(long responses, long rejectedRows, long rejectedCells) {

    /** Nothing read. */
    public static final ReadReport EMPTY = new ReadReport(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param responses rows that became a response
     * @param rejectedRows rows left out
     * @param rejectedCells cells that became an invalid answer
     * @throws IllegalArgumentException if a count is negative
     */
    public ReadReport {
        if (responses < 0 || rejectedRows < 0 || rejectedCells < 0) {
            throw new IllegalArgumentException(
                    "counts must be >= 0 but were " + responses + ", " + rejectedRows + " and " + rejectedCells);
        }
    }

    /**
     * All rows of the input, without the header and empty lines.
     *
     * @return responses + rejected rows
     */
    public long rows() {
        return Math.addExact(responses, rejectedRows);
    }

    /**
     * The reports of two inputs together.
     *
     * @param other the other report
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ReadReport merge(ReadReport other) {
        return new ReadReport(
                Math.addExact(responses, other.responses),
                Math.addExact(rejectedRows, other.rejectedRows),
                Math.addExact(rejectedCells, other.rejectedCells));
    }
}
