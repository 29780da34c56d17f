/**
 * Programs on Apache Spark with {@code cx-spark}: {@link io.github.cxkit.examples.spark.ScoreTable} from a table of answers to
 * a table of scores, {@link io.github.cxkit.examples.spark.ScoreAnswers} and
 * {@link io.github.cxkit.examples.spark.ValueCustomers} on made-up answers and customers of any number.
 */
@NullMarked
package io.github.cxkit.examples.spark;

import org.jspecify.annotations.NullMarked;
