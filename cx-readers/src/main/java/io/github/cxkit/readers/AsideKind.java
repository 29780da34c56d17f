package io.github.cxkit.readers;

/**
 * Why a row is none of the data; no fault of the row. A kind is never renamed.
 *
 * @since 0.1.0
 */
public enum AsideKind {
    /** A row before the heading. */
    PREAMBLE,
    /** A row of the heading beyond the first. */
    HEADING,
    /** The heading again, where two exports were glued together. */
    REPEATED_HEADING,
    /** A row of totals or a remark at the end. */
    FOOTER,
    /** A row that the {@linkplain RowFilter filter} does not choose. */
    NOT_CHOSEN
}
