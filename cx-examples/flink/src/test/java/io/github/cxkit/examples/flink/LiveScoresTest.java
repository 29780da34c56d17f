package io.github.cxkit.examples.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
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
    private static final Path SAVEPOINT = Path.of("src/test/resources/savepoint-0.1.0");

    private static MiniCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = cluster(1, 2);
    }

    private static MiniCluster cluster(int taskManagers, int slots) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(RestOptions.BIND_ADDRESS, "localhost");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        MiniCluster started = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .build());
        started.start();
        return started;
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private record Job(String name, Kept<WindowScorecard> windows, Kept<WindowAlert> alerts, Kept<Feedback> tooLate) {

        static Job of(String name) {
            return new Job(
                    name, new Kept<>(name + "/windows"), new Kept<>(name + "/alerts"), new Kept<>(name + "/late"));
        }

        JobGraph graph(double perSecond, Duration latest) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment.setParallelism(2);
            environment.enableCheckpointing(500);
            // time goes on with every millisecond of a short test, so that late answers are late
            environment.getConfig().setAutoWatermarkInterval(1);
            LiveScores.Streams streams =
                    LiveScores.of(LiveScores.generated(environment, ANSWERS, perSecond, latest.toMillis()));
            streams.windows().sinkTo(windows).uid("sink-windows");
            streams.alerts().sinkTo(alerts).uid("sink-alerts");
            streams.tooLate().sinkTo(tooLate).uid("sink-too-late");
            return environment.getStreamGraph().getJobGraph();
        }

        /** The last word on every window. */
        Map<Window, ScorecardSummary> scorecards() {
            Map<Window, ScorecardSummary> last = new TreeMap<>(Window.ORDER);
            for (WindowScorecard window : windows.items()) {
                last.merge(
                        new Window(window.touchpoint(), window.start()),
                        window.summary(),
                        (a, b) -> a.responses() > b.responses() ? a : b);
            }
            return last;
        }

        /** What was raised and not taken back, where a job that starts again may say a thing twice. */
        Set<String> lastRaised() {
            Set<String> open = new TreeSet<>();
            alerts.items().forEach(alert -> {
                if (alert.raised()) {
                    open.add(key(alert));
                } else {
                    open.remove(key(alert));
                }
            });
            return open;
        }

        private static String key(WindowAlert alert) {
            return new Window(alert.touchpoint(), alert.start()) + " " + alert.rule() + " " + alert.subject();
        }

        /** What was raised and not taken back. */
        Set<String> raised() {
            Set<String> open = new TreeSet<>();
            for (WindowAlert alert : alerts.items()) {
                boolean changed = alert.raised() ? open.add(key(alert)) : open.remove(key(alert));
                assertThat(changed).as("%s said twice", alert).isTrue();
            }
            return open;
        }
    }

    private record Window(String touchpoint, long start) {

        static final Comparator<Window> ORDER =
                Comparator.comparing(Window::touchpoint).thenComparingLong(Window::start);

        static Window of(Feedback feedback) {
            long length = LiveScores.WINDOW.toMillis();
            return new Window(feedback.touchpoint(), feedback.time() / length * length);
        }

        Window before() {
            return new Window(touchpoint, start - LiveScores.WINDOW.toMillis());
        }

        @Override
        public String toString() {
            return Instant.ofEpochMilli(start) + " " + touchpoint;
        }
    }

    /** The same in one process: a builder per window. */
    private static Map<Window, ScorecardSummary> loop(Stream<Feedback> answers) {
        Map<Window, ScorecardSummary.Builder> builders = new HashMap<>();
        answers.forEach(feedback -> builders.computeIfAbsent(
                        Window.of(feedback), w -> ScorecardSummary.builder(LiveScores.DEFINITION))
                .add(feedback.response()));
        Map<Window, ScorecardSummary> scorecards = new TreeMap<>(Window.ORDER);
        builders.forEach((window, builder) -> scorecards.put(window, builder.build()));
        return scorecards;
    }

    private static Stream<Feedback> generated(Duration latest) {
        return LongStream.range(0, ANSWERS).mapToObj(i -> GeneratedFeedback.feedback(i, latest.toMillis()));
    }

    private static Set<String> alerts(Map<Window, ScorecardSummary> scorecards) {
        Set<String> found = new TreeSet<>();
        scorecards.forEach((window, now) -> LiveScores.WATCHES.forEach(watch -> {
            ScorecardSummary before = scorecards.get(window.before());
            RatingWindow answers = now.window(watch.question(), Slice.ALL);
            RatingWindow all = before == null ? answers : answers.after(before.window(watch.question(), Slice.ALL));
            watch.rule()
                    .check(watch.metric(), all)
                    .forEach(alert -> found.add(window + " " + alert.rule() + " " + alert.subject()));
        }));
        return found;
    }

    /** Every figure of every window: scores, intervals, counts, by device. */
    private static Map<Window, Scorecard> scored(Map<Window, ScorecardSummary> scorecards) {
        Map<Window, Scorecard> scored = new TreeMap<>(Window.ORDER);
        scorecards.forEach((window, summary) -> scored.put(window, summary.scorecard()));
        return scored;
    }

    @Test
    void equalsTheLoop() throws Exception {
        Job job = Job.of("whole");
        cluster.executeJobBlocking(job.graph(0, LiveScores.DISORDER));
        Map<Window, ScorecardSummary> expected = loop(generated(LiveScores.DISORDER));
        assertThat(scored(job.scorecards())).isEqualTo(scored(expected));
        assertThat(job.raised()).isEqualTo(alerts(expected));
        // each rule has something to find
        assertThat(job.raised())
                .contains(
                        "2026-03-02T11:00:00Z delivery NPS below 0 all",
                        "2026-03-02T11:00:00Z delivery satisfaction falls all",
                        "2026-03-02T11:00:00Z checkout harder on a device device=phone");
        assertThat(job.tooLate().items()).isEmpty();
    }

    @Test
    void noLateAnswerIsLostWithoutAWord() throws Exception {
        Job job = Job.of("late");
        Duration hours = Duration.ofHours(3);
        cluster.executeJobBlocking(job.graph(40_000, hours));
        assertThat(job.tooLate().items()).isNotEmpty();
        Map<Window, ScorecardSummary> all = new TreeMap<>(Window.ORDER);
        all.putAll(job.scorecards());
        loop(job.tooLate().items().stream())
                .forEach((window, late) -> all.merge(window, late, ScorecardSummary::merge));
        assertThat(scored(all)).isEqualTo(scored(loop(generated(hours))));
        assertThat(job.raised()).isEqualTo(alerts(job.scorecards()));
    }

    @Test
    void goesOnFromASavepoint(@TempDir Path folder) throws Exception {
        Job job = Job.of("restarted");
        JobGraph first = job.graph(20_000, LiveScores.DISORDER);
        JobID id = first.getJobID();
        cluster.submitJob(first).get();
        job.windows().await(1);
        String savepoint = cluster.stopWithSavepoint(
                        id, folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        int before = job.windows().items().size();
        Map<Window, ScorecardSummary> expected = loop(generated(LiveScores.DISORDER));
        assertThat(before).as("windows before the restart").isLessThan(expected.size());

        JobGraph second = job.graph(0, LiveScores.DISORDER);
        second.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        cluster.executeJobBlocking(second);
        assertThat(scored(job.scorecards())).isEqualTo(scored(expected));
        assertThat(job.raised()).isEqualTo(alerts(expected));
        assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    @SuppressWarnings("try") // a cluster may be interrupted while it closes
    void aTaskManagerThatIsKilledChangesNothing() throws Exception {
        Job job = Job.of("killed");
        try (MiniCluster two = cluster(2, 1)) {
            JobGraph graph = job.graph(20_000, LiveScores.DISORDER);
            two.submitJob(graph).get();
            job.windows().await(1);
            assertThat(job.windows().items())
                    .as("windows before the end of a task manager")
                    .hasSizeLessThan(loop(generated(LiveScores.DISORDER)).size());
            two.terminateTaskManager(0).get();
            two.startTaskManager();
            assertThat(two.requestJobResult(graph.getJobID()).get().isSuccess()).isTrue();
        }
        Map<Window, ScorecardSummary> expected = loop(generated(LiveScores.DISORDER));
        assertThat(scored(job.scorecards())).isEqualTo(scored(expected));
        assertThat(job.lastRaised()).isEqualTo(alerts(expected));
    }

    /** What a release wrote, every later one reads; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void goesOnFromASavepointOfAnEarlierRelease(@TempDir Path folder) throws Exception {
        if (Boolean.getBoolean("golden.update")) {
            writeSavepoint(folder);
        }
        Job job = Job.of("later");
        JobGraph graph = job.graph(0, LiveScores.DISORDER);
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(
                SAVEPOINT.toAbsolutePath().toUri().toString()));
        cluster.executeJobBlocking(graph);
        Map<Window, ScorecardSummary> expected = loop(generated(LiveScores.DISORDER));
        Map<Window, Scorecard> rest = scored(job.scorecards());
        assertThat(rest).isNotEmpty().hasSizeLessThan(expected.size());
        assertThat(scored(expected)).containsAllEntriesOf(rest);
        // the last windows of all, which were open when the savepoint was made
        Instant last = Instant.parse("2026-03-02T16:00:00Z");
        assertThat(rest.keySet())
                .filteredOn(window -> window.start() == last.toEpochMilli())
                .hasSize(4);
    }

    private static void writeSavepoint(Path folder) throws Exception {
        Job job = Job.of("earlier");
        JobGraph graph = job.graph(20_000, LiveScores.DISORDER);
        cluster.submitJob(graph).get();
        job.windows().await(9);
        String savepoint = cluster.stopWithSavepoint(
                        graph.getJobID(), folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        Files.createDirectories(SAVEPOINT);
        try (Stream<Path> files = Files.list(Path.of(URI.create(savepoint)))) {
            for (Path file : files.toList()) {
                Files.copy(file, SAVEPOINT.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void linesOfFilesAreAnswers(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.csv"), """
                checkout,phone,9,,7,2026-03-02T08:30:00Z
                checkout,desk,3,2,,2026-03-02T08:40:00Z
                checkout,desk,often,2,,2026-03-02T08:40:00Z
                """);
        Files.writeString(folder.resolve("b.csv"), "checkout,desk,10,5,6,2026-03-02T08:10:00Z\n\nno answer\n");
        Job job = Job.of("files");
        Kept<String> unreadable = new Kept<>("files/unreadable");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        SingleOutputStreamOperator<Feedback> answers = LiveScores.read(
                LiveScores.files(environment, new org.apache.flink.core.fs.Path(folder.toUri()), Duration.ZERO));
        answers.getSideOutput(FeedbackLines.UNREADABLE).sinkTo(unreadable);
        LiveScores.of(answers.assignTimestampsAndWatermarks(LiveScores.times()))
                .windows()
                .sinkTo(job.windows());
        cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());

        assertThat(job.windows().items()).hasSize(1);
        assertThat(job.windows().items().get(0).toString())
                .contains("nps 33.3 [")
                .endsWith("n=3");
        assertThat(unreadable.items())
                .containsExactlyInAnyOrder(
                        "checkout,desk,often,2,,2026-03-02T08:40:00Z: recommend must be a whole number or empty but was"
                                + " \"often\"",
                        "no answer: touchpoint,device,recommend,satisfaction,ease,time are six cells, but there are 1");
    }

    @Test
    void linesOfASocketAreAnswers() throws Exception {
        Job job = Job.of("socket");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("""
                                    checkout,phone,9,,7,2026-03-02T08:30:00Z
                                    checkout,desk,often,2,,2026-03-02T08:40:00Z
                                    checkout,desk,3,2,,2026-03-02T08:40:00Z
                                    delivery,desk,10,5,6,2026-03-02T09:10:00Z
                                    """.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            String[] arguments = {
                "socket", server.getInetAddress().getHostAddress(), String.valueOf(server.getLocalPort())
            };
            LiveScores.of(LiveScores.answers(environment, arguments)).windows().sinkTo(job.windows());
            cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());
            sent.get(10, TimeUnit.SECONDS);
        }
        assertThat(job.windows().items())
                .extracting(WindowScorecard::toString)
                .hasSize(2)
                .anySatisfy(window -> assertThat(window)
                        .contains("08:00:00Z checkout: nps 0.0 [")
                        .endsWith("n=2"))
                .anySatisfy(window -> assertThat(window)
                        .contains("09:00:00Z delivery: nps 100.0 [")
                        .endsWith("n=1"));
    }

    @Test
    void windowsAndAlertsSpeakForThemselves() {
        assertThat(new WindowAlert("checkout", 0, false, "r", "all", "r: NPS of all is -12.0"))
                .hasToString("taken back 1970-01-01T00:00:00Z checkout r: NPS of all is -12.0");
        ScorecardSummary one = ScorecardSummary.builder(LiveScores.DEFINITION)
                .add(new Feedback("checkout", "desk", 9, -1, 7, 0).response())
                .build();
        assertThat(new WindowScorecard("checkout", 0, 1, one.toBytes()).toString())
                .startsWith("1970-01-01T00:00:00Z checkout: nps 100.0 [")
                .contains("ces-2.mean 7.0")
                .endsWith("n=1");
    }
}
