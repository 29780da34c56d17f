package org.example;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.spark.CxSpark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Scores as functions of Spark's SQL. */
public final class Main {

    private Main() {}

    /** Registers, asks, compares. */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        CxSpark.register(spark);
        Row nps = spark.sql("select nps(rating).score, nps(rating).n, score('csat.top-2-box 1..5', rating).score"
                        + " from values (9), (10), (3), (null) as answers(rating)")
                .first();
        if (nps.getDouble(0) != Metrics.NPS.score(9, 10, 3).value().orElseThrow() || nps.getLong(1) != 3) {
            throw new IllegalStateException("not the score of one process: " + nps);
        }
        System.out.println("NPS " + nps.getDouble(0) + " of " + nps.getLong(1));
        spark.stop();
    }
}
