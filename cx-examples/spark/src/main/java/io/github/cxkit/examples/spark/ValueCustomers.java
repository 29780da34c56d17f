package io.github.cxkit.examples.spark;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.value.Booking;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.spark.SummaryAggregator;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * Values made-up customers on Spark: one pass counts histories, the driver fits the model to the counts, a second pass scores
 * every customer.
 *
 * <p>Arguments: customers (default 100,000) and partitions (default 8).
 */
public final class ValueCustomers {

    private static final double MONTH_WEEKS = 365.2425 / 12 / 7;
    private static final int MONTHS = 12;
    private static final double MONTHLY_RATE = 0.01;
    private static final int WEEKS = 78;

    private ValueCustomers() {}

    /** The fitted numbers, which travel; the models are made of them where they arrive. */
    record Parameters(double r, double alpha, double a, double b) implements Serializable {

        static Parameters of(BgNbd model) {
            return new Parameters(model.r(), model.alpha(), model.a(), model.b());
        }

        /** The residual lifetime value of a year; spend as Fader, Hardie and Lee (2005) fitted it to CDNOW. */
        double value(RfmProfile customer) {
            return new CustomerValue(new BgNbd(r, alpha, a, b), new GammaGamma(6.25, 3.74, 15.44))
                    .discounted(customer, MONTHS, MONTH_WEEKS, MONTHLY_RATE, Booking.END_OF_PERIOD)
                    .orElseThrow();
        }
    }

    /** A customer whose life follows the BG/NBD story, in whole weeks. */
    static RfmProfile customer(long number) {
        SplittableRandom dice = new SplittableRandom(number * 0x9e3779b97f4a7c15L + 17);
        int age = 1 + dice.nextInt(WEEKS);
        double rate = -Math.log(1 - dice.nextDouble()) * 0.15;
        double dropout = 0.1 + 0.5 * dice.nextDouble();
        long repeats = 0;
        double last = 0;
        double time = 0;
        while (repeats == 0 || dice.nextDouble() >= dropout) {
            time += -Math.log(1 - dice.nextDouble()) / rate;
            double week = Math.ceil(time);
            if (week > age) {
                break;
            }
            last = week;
            repeats++;
        }
        double money = repeats == 0 ? 0 : 10 + dice.nextInt(6_000) / 100.0;
        return new RfmProfile("c" + number, new CustomerHistory(repeats, last, age), money);
    }

    static RecencyFrequencyTable table(SparkSession spark, long customers, int partitions) {
        return SummaryAggregator.summarize(
                ScoreAnswers.numbers(spark, customers, partitions),
                () -> RecencyFrequencyTable.summarizer()
                        .of(number -> customer(number).history()));
    }

    static Dataset<Double> values(SparkSession spark, long customers, int partitions, Parameters parameters) {
        return ScoreAnswers.numbers(spark, customers, partitions)
                .map((MapFunction<Long, Double>) number -> parameters.value(customer(number)), Encoders.DOUBLE());
    }

    /**
     * Runs.
     *
     * @param arguments customers, partitions
     */
    public static void main(String[] arguments) {
        long customers = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        int partitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SparkSession spark = Local.session("cxkit customers");
        try {
            long start = System.nanoTime();
            BgNbd model = BgNbd.fit(table(spark, customers, partitions)).best().orElseThrow();
            long fitted = System.nanoTime();
            double sum = values(spark, customers, partitions, Parameters.of(model))
                    .selectExpr("sum(value)")
                    .as(Encoders.DOUBLE())
                    .first();
            long scored = System.nanoTime();
            out.printf(
                    Locale.ROOT,
                    "%s%nfitted in %.1f s, %,d customers valued in %.1f s, together %.2f%n",
                    model,
                    (fitted - start) / 1e9,
                    customers,
                    (scored - fitted) / 1e9,
                    sum);
        } finally {
            spark.stop();
        }
    }
}
