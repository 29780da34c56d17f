/**
 * Summaries of the library as typed aggregators of Apache Spark.
 *
 * <p>{@link io.github.cxkit.examples.spark.SummaryAggregator} takes the summarizer of any summary: rows are added on the
 * executor, and only the summary's few bytes travel. The scores are then computed where the result arrives.
 */
@NullMarked
package io.github.cxkit.examples.spark;

import org.jspecify.annotations.NullMarked;
