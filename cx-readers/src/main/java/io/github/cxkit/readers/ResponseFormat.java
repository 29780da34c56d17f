package io.github.cxkit.readers;

/**
 * How a file of responses is written. Each may be compressed with gzip; that is told by content, not by name.
 *
 * @since 0.1.0
 */
public enum ResponseFormat {
    /** A header row, then one row per response; cells split by comma, semicolon or tab; quotes doubled inside quotes. */
    CSV,
    /**
     * CSV as Qualtrics exports it: field ids, then the questions' words, then their import ids, then one row per response.
     * Never guessed; it has to be named. Partial responses are rows like others: declare {@code Finished} or
     * {@code Status} as a segment to tell them apart.
     */
    QUALTRICS_CSV,
    /** One array of objects. */
    JSON_ARRAY,
    /** One object per line. */
    JSON_LINES
}
