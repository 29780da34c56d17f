package io.github.cxkit.examples.scorecard.cli;

/** What goes to standard output. */
public enum Format {
    /** A digest for people. */
    TABLE,
    /** Figures for other programs, one a row. */
    CSV,
    /** Figures for other programs, as a tree. */
    JSON,
    /** Every table for a document that people read. */
    MARKDOWN
}
