/**
 * Summaries of the library as typed aggregators of Apache Spark.
 *
 * <p>{@link io.github.cxkit.examples.spark.SummaryAggregator} takes any summary: rows are added to a builder on the
 * executor, and only the summary's few bytes travel. The scores are then computed where the result arrives.
 */
@NullMarked
package io.github.cxkit.examples.spark;

import org.jspecify.annotations.NullMarked;
