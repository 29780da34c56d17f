package io.github.cxkit.readers;

import java.util.Locale;

/**
 * Which SQL a database speaks, as far as an {@link AnswerQuery} needs to know.
 *
 * @since 0.1.0
 */
public enum SqlDialect {
    /** PostgreSQL 12 and newer. */
    POSTGRESQL,
    /** DuckDB. */
    DUCKDB,
    /**
     * SQL:2003 without anything else. Times are grouped as they are written instead of by their period, so a column of days gives
     * far fewer rows than one of moments.
     */
    STANDARD;

    /**
     * The dialect of a connection.
     *
     * @param url of JDBC, such as {@code jdbc:postgresql://host/shop}
     * @return {@link #STANDARD} for a database that is not known
     */
    public static SqlDialect ofUrl(String url) {
        String low = url.toLowerCase(Locale.ROOT);
        return low.startsWith("jdbc:postgresql:") ? POSTGRESQL : low.startsWith("jdbc:duckdb:") ? DUCKDB : STANDARD;
    }
}
