package io.github.cxkit.spark;

import org.apache.spark.sql.SparkSession;

/** A session on this machine that talks to nobody else. */
final class Sessions {

    private Sessions() {}

    static SparkSession local(String name) {
        return session(name, "local[2]");
    }

    static SparkSession session(String name, String master) {
        return SparkSession.builder()
                .appName(name)
                .master(master)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }
}
