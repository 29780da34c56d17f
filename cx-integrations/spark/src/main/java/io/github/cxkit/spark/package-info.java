/**
 * The library on Apache Spark: any summary as a typed aggregator, scores as functions of SQL.
 *
 * <pre>
 * CxSpark.register(spark);
 * spark.sql("select region, nps(rating).score, nps(rating).lower from answers group by region").show();
 * </pre>
 */
@NullMarked
package io.github.cxkit.spark;

import org.jspecify.annotations.NullMarked;
