package io.github.cxkit.examples.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A session on this machine, unless the program was submitted to a cluster. */
final class Local {

    private Local() {}

    static SparkSession session(String name) {
        SparkConf conf = new SparkConf();
        if (!conf.contains("spark.master")) {
            conf.setMaster("local[*]")
                    .set("spark.driver.bindAddress", "127.0.0.1")
                    .set("spark.driver.host", "127.0.0.1")
                    .set("spark.sql.shuffle.partitions", "4")
                    .set("spark.ui.enabled", "false");
        }
        return SparkSession.builder().appName(name).config(conf).getOrCreate();
    }
}
