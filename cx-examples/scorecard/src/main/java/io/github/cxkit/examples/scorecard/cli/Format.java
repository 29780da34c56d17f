package io.github.cxkit.examples.scorecard.cli;

/** What goes to standard output. */
public enum Format {
    /** A digest for people. */
    TABLE,
    /** The main table for other programs. */
    CSV,
    /** Every figure for other programs. */
    JSON,
    /** Every table for a document. */
    MARKDOWN
}
