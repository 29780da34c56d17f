/**
 * The library on Apache Flink: any summary as the aggregate function of a window, scores as functions of SQL.
 *
 * <pre>
 * CxFlink.register(tables);
 * tables.sqlQuery("select window_start, nps(rating).score from table("
 *         + "tumble(table answers, descriptor(answered), interval '1' hour)) group by window_start, window_end");
 * </pre>
 */
@NullMarked
package io.github.cxkit.flink;

import org.jspecify.annotations.NullMarked;
