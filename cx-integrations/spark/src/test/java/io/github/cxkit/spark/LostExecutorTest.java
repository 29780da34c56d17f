package io.github.cxkit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.survey.RatingTally;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two executors of their own processes, one of which is killed in the middle of a job: its partitions are counted again by
 * the other, and no answer is lost or counted twice.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LostExecutorTest {

    private static final long ANSWERS = 4_000_000;
    private static final int PARTITIONS = 48;

    /** Executors are started from a folder that looks like an installation of Spark. */
    private static void install(Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            Path jar = Path.of(entry).toAbsolutePath();
            Path link = jars.resolve(jar.getFileName());
            if (Files.isRegularFile(jar) && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
    }

    @Test
    void theAnswerIsTheSame() throws IOException {
        String home = System.getenv("SPARK_HOME");
        Assumptions.assumeTrue(home != null, "executors of their own need SPARK_HOME, which the build sets");
        install(Path.of(home));
        SparkSession spark = SparkSession.builder()
                .appName("cxkit lost executor")
                .master("local-cluster[2,1,1024]")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.executor.memory", "512m")
                // both are there before the first partition is counted
                .config("spark.cores.max", "2")
                .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        Killing killing = new Killing();
        Row row;
        try {
            spark.sparkContext().addSparkListener(killing);
            CxSpark.register(spark);
            row = spark.range(0, ANSWERS, 1, PARTITIONS)
                    .selectExpr("int(pmod(id * id + 3 * id, 11)) as rating")
                    .selectExpr("nps(rating) as nps", "tally(rating) as tally")
                    .first();
        } finally {
            spark.stop();
        }
        RatingTally.Builder loop = RatingTally.builder(Metrics.NPS.scale());
        for (long id = 0; id < ANSWERS; id++) {
            loop.add((int) ((id * id + 3 * id) % 11));
        }
        RatingScore expected = Metrics.NPS.score(loop.build());
        assertThat(killing.killed).as("executors killed").hasValue(1);
        assertThat(killing.removed).as("executors that the driver lost").hasPositiveValue();
        assertThat(RatingTally.ofBytes((byte[]) row.get(1))).isEqualTo(expected.tally());
        assertThat(row.getStruct(0).<Double>getAs("score")).isEqualTo(expected.orElse(Double.NaN));
    }

    /** Kills one of this process's own executors as soon as it has counted a partition. */
    private static final class Killing extends SparkListener {

        private final AtomicLong killed = new AtomicLong();
        private final AtomicLong removed = new AtomicLong();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (killed.get() == 0) {
                List<ProcessHandle> running = ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("java"))
                        .toList();
                if (!running.isEmpty() && running.get(0).destroyForcibly()) {
                    killed.incrementAndGet();
                }
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved gone) {
            removed.incrementAndGet();
        }
    }
}
