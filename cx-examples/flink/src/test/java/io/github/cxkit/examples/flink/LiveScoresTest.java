package io.github.cxkit.examples.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.action.AlertInput;
import io.github.cxkit.survey.RatingTally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job gives what one loop over the answers gives: in disorder, with late answers, and over a restart. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LiveScoresTest {

    private static final int ANSWERS = 60_000;

    private static MiniCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(RestOptions.BIND_ADDRESS, "localhost");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private record Job(String name, Kept<WindowTally> windows, Kept<Alert> alerts, Kept<Feedback> tooLate) {

        static Job of(String name) {
            return new Job(
                    name, new Kept<>(name + "/windows"), new Kept<>(name + "/alerts"), new Kept<>(name + "/late"));
        }

        JobGraph graph(double perSecond, Duration latest) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment.setParallelism(2);
            environment.enableCheckpointing(500);
            LiveScores.Streams streams =
                    LiveScores.of(LiveScores.generated(environment, ANSWERS, perSecond, latest.toMillis()));
            streams.windows().sinkTo(windows).uid("sink-windows");
            streams.alerts().sinkTo(alerts).uid("sink-alerts");
            streams.tooLate().sinkTo(tooLate).uid("sink-too-late");
            return environment.getStreamGraph().getJobGraph();
        }

        /** The last word on every window. */
        Map<String, RatingTally> tallies() {
            Map<String, RatingTally> last = new TreeMap<>();
            for (WindowTally window : windows.items()) {
                last.merge(key(window.touchpoint(), window.start()), window.tally(), (a, b) -> a.n() > b.n() ? a : b);
            }
            return last;
        }

        Set<String> raised() {
            Set<String> open = new TreeSet<>();
            for (Alert alert : alerts.items()) {
                String key = key(alert.touchpoint(), alert.start());
                boolean changed = alert.raised() ? open.add(key) : open.remove(key);
                assertThat(changed).as("%s said twice", alert).isTrue();
            }
            return open;
        }
    }

    private static String key(String touchpoint, long start) {
        return Instant.ofEpochMilli(start) + " " + touchpoint;
    }

    private static Map<String, RatingTally> loop(Duration latest) {
        Map<String, RatingTally.Builder> builders = new HashMap<>();
        long window = LiveScores.WINDOW.toMillis();
        for (long i = 0; i < ANSWERS; i++) {
            Feedback feedback = GeneratedFeedback.feedback(i, latest.toMillis());
            builders.computeIfAbsent(
                            key(feedback.touchpoint(), feedback.time() / window * window),
                            k -> RatingTally.builder(TallyFunction.SCALE))
                    .add(feedback.rating());
        }
        Map<String, RatingTally> tallies = new TreeMap<>();
        builders.forEach((key, builder) -> tallies.put(key, builder.build()));
        return tallies;
    }

    private static Set<String> below(Map<String, RatingTally> tallies) {
        Set<String> below = new TreeSet<>();
        tallies.forEach((key, tally) -> {
            if (isBelow(tally)) {
                below.add(key);
            }
        });
        return below;
    }

    @Test
    void equalsTheLoop() throws Exception {
        Job job = Job.of("whole");
        cluster.executeJobBlocking(job.graph(0, LiveScores.DISORDER));
        Map<String, RatingTally> expected = loop(LiveScores.DISORDER);
        assertThat(job.tallies()).isEqualTo(expected);
        assertThat(job.raised()).isEqualTo(below(expected)).isNotEmpty();
        assertThat(job.tooLate().items()).isEmpty();
    }

    @Test
    void noLateAnswerIsLostWithoutAWord() throws Exception {
        Job job = Job.of("late");
        Duration hours = Duration.ofHours(3);
        cluster.executeJobBlocking(job.graph(0, hours));
        long scored = job.tallies().values().stream().mapToLong(RatingTally::n).sum();
        assertThat(scored + job.tooLate().items().size()).isEqualTo(ANSWERS);
        Map<String, RatingTally.Builder> late = new HashMap<>();
        long window = LiveScores.WINDOW.toMillis();
        for (Feedback feedback : job.tooLate().items()) {
            late.computeIfAbsent(
                            key(feedback.touchpoint(), feedback.time() / window * window),
                            k -> RatingTally.builder(TallyFunction.SCALE))
                    .add(feedback.rating());
        }
        Map<String, RatingTally> all = new TreeMap<>(job.tallies());
        late.forEach((key, builder) -> all.merge(key, builder.build(), RatingTally::merge));
        assertThat(all).isEqualTo(loop(hours));
    }

    @Test
    void goesOnFromASavepoint(@TempDir Path folder) throws Exception {
        Job job = Job.of("restarted");
        JobGraph first = job.graph(20_000, LiveScores.DISORDER);
        JobID id = first.getJobID();
        cluster.submitJob(first).get();
        await(() -> !job.windows().items().isEmpty());
        String savepoint = cluster.stopWithSavepoint(
                        id, folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        int before = job.windows().items().size();
        Map<String, RatingTally> expected = loop(LiveScores.DISORDER);
        assertThat(before).as("windows before the restart").isLessThan(expected.size());

        JobGraph second = job.graph(0, LiveScores.DISORDER);
        second.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        cluster.executeJobBlocking(second);
        assertThat(job.tallies()).isEqualTo(expected);
        assertThat(job.raised()).isEqualTo(below(expected));
        assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.FINISHED);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isBelow(RatingTally tally) {
        return !LiveScores.RULE.check(AlertInput.of(Metrics.NPS, tally)).isEmpty();
    }

    @Test
    void alertSpeaksForItself() {
        assertThat(new Alert("a", 0, true, -12.4, 40)).hasToString("ALERT 1970-01-01T00:00:00Z a NPS -12 n=40");
    }
}
