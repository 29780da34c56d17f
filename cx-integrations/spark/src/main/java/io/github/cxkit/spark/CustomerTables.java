package io.github.cxkit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Models of repeat buying over tables of customers: one pass counts histories, the driver fits a model to the counts, a second
 * pass scores every customer.
 *
 * <pre>
 * Dataset&lt;Row&gt; customers = CustomerTables.histories(orders, LocalDate.of(2026, 3, 1));
 * BgNbd model = BgNbd.fit(CustomerTables.counts(customers)).converged().orElseThrow();
 * CustomerTables.score(customers, model, 52).write().parquet("customers");
 * </pre>
 *
 * <p>A table of customers has the columns {@code frequency}, {@code recency} and {@code age} of {@link CustomerHistory}, and
 * any others. Rows in which one of the three is null are no customers: they are not counted, and their scores are null. A
 * history that cannot be ends the job with its values.
 *
 * @since 0.1.0
 */
public final class CustomerTables {

    private static final double DAYS_OF_A_WEEK = 7;

    private CustomerTables() {}

    /**
     * Histories of customers from their purchases, in weeks (days/7): several purchases of a day are one.
     *
     * @param purchases one row per purchase that counts, with columns {@code customer} and {@code day}, a date
     * @param end end of observation; later purchases are left out
     * @return one row per customer: {@code customer, frequency, recency, age}
     */
    public static Dataset<Row> histories(Dataset<Row> purchases, LocalDate end) {
        Column day = col("day").cast(DataTypes.DateType);
        Column last = lit(java.sql.Date.valueOf(end));
        return purchases
                .where(col("customer").isNotNull().and(day.leq(last)))
                .groupBy(col("customer"))
                .agg(
                        count_distinct(day).minus(1).as("frequency"),
                        datediff(max(day), min(day)).divide(DAYS_OF_A_WEEK).as("recency"),
                        datediff(last, min(day)).divide(DAYS_OF_A_WEEK).as("age"));
    }

    /**
     * How many customers have each history: all that a model is fitted to.
     *
     * @param customers the table
     * @return the counts, those of one process to the last digit
     */
    public static RecencyFrequencyTable counts(Dataset<Row> customers) {
        FilterFunction<Row> whole = row -> !row.anyNull();
        return SummaryAggregator.summarize(
                customers.select("frequency", "recency", "age").filter(whole),
                () -> RecencyFrequencyTable.summarizer()
                        .of(row -> history((Number) row.get(0), (Number) row.get(1), (Number) row.get(2))));
    }

    /**
     * Scores customers.
     *
     * @param customers the table
     * @param model a fitted model
     * @param horizon how far ahead, in the unit of the histories, 0 or more
     * @return the table with {@code alive}, the probability that a customer still buys, and {@code expected_purchases} within
     *     the horizon: those that the model gives in one process, to the last digit
     */
    public static Dataset<Row> score(Dataset<Row> customers, BuyTillYouDieModel model, double horizon) {
        Parameters parameters = Parameters.of(model);
        Column frequency = col("frequency");
        Column recency = col("recency");
        Column age = col("age");
        return customers
                .withColumn("alive", alive(parameters).apply(frequency, recency, age))
                .withColumn("expected_purchases", expected(parameters).apply(frequency, recency, age, lit(horizon)));
    }

    /**
     * Makes a model's scores functions of SQL: {@code alive(frequency, recency, age)} and
     * {@code expected_purchases(frequency, recency, age, horizon)}.
     *
     * @param spark the session
     * @param model a fitted model
     */
    public static void register(SparkSession spark, BuyTillYouDieModel model) {
        Parameters parameters = Parameters.of(model);
        spark.udf().register("alive", alive(parameters));
        spark.udf().register("expected_purchases", expected(parameters));
    }

    private static UserDefinedFunction alive(Parameters parameters) {
        UDF3<@Nullable Number, @Nullable Number, @Nullable Number, @Nullable Double> function =
                (frequency, recency, age) -> frequency == null || recency == null || age == null
                        ? null
                        : parameters.model().probabilityAlive(history(frequency, recency, age));
        return udf(function, DataTypes.DoubleType);
    }

    private static UserDefinedFunction expected(Parameters parameters) {
        UDF4<@Nullable Number, @Nullable Number, @Nullable Number, @Nullable Number, @Nullable Double> function =
                (frequency, recency, age, horizon) ->
                        frequency == null || recency == null || age == null || horizon == null
                                ? null
                                : parameters
                                        .model()
                                        .expectedPurchases(history(frequency, recency, age), horizon.doubleValue());
        return udf(function, DataTypes.DoubleType);
    }

    /** Numbers of whatever type a table has. */
    private static CustomerHistory history(Number frequency, Number recency, Number age) {
        if (frequency.longValue() != frequency.doubleValue()) {
            throw new IllegalArgumentException("frequency must be a whole number but was " + frequency);
        }
        return new CustomerHistory(frequency.longValue(), recency.doubleValue(), age.doubleValue());
    }

    private enum Kind {
        BG_NBD,
        MBG_NBD,
        PARETO_NBD
    }

    /** The fitted numbers, which travel; the model is made of them where they arrive. */
    private record Parameters(Kind kind, double first, double second, double third, double fourth)
            implements Serializable {

        static Parameters of(BuyTillYouDieModel model) {
            if (model instanceof BgNbd fitted) {
                return new Parameters(Kind.BG_NBD, fitted.r(), fitted.alpha(), fitted.a(), fitted.b());
            }
            if (model instanceof MbgNbd fitted) {
                return new Parameters(Kind.MBG_NBD, fitted.r(), fitted.alpha(), fitted.a(), fitted.b());
            }
            ParetoNbd fitted = (ParetoNbd) model;
            return new Parameters(Kind.PARETO_NBD, fitted.r(), fitted.alpha(), fitted.s(), fitted.beta());
        }

        BuyTillYouDieModel model() {
            return switch (kind) {
                case BG_NBD -> new BgNbd(first, second, third, fourth);
                case MBG_NBD -> new MbgNbd(first, second, third, fourth);
                case PARETO_NBD -> new ParetoNbd(first, second, third, fourth);
            };
        }
    }
}
