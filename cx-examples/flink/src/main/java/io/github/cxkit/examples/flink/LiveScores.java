package io.github.cxkit.examples.flink;

import io.github.cxkit.flink.SummaryFunction;
import io.github.cxkit.flink.SummaryInfo;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A scorecard per touchpoint and hour of the customers' own time, as answers arrive: three metrics, by device; the library's
 * alert rules beside it. Late answers still count for a while; those too late even then are handed over apart, so that none
 * is lost without a word.
 */
public final class LiveScores {

    /** Length of a window. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** How far answers may be out of order before a window is first scored. */
    static final Duration DISORDER = Duration.ofSeconds(30);

    /** How long after that a late answer still corrects its window. */
    static final Duration LATENESS = Duration.ofMinutes(30);

    /** Answers that came too late. */
    static final OutputTag<Feedback> TOO_LATE = new OutputTag<>("too-late", TypeInformation.of(Feedback.class));

    /** What each window shows. */
    static final ScorecardDefinition DEFINITION = ScorecardDefinition.of(Survey.of(
                            "live",
                            Question.of("recommend", Metrics.NPS.scale()),
                            Question.of("satisfaction", Scale.of(1, 5)),
                            Question.of("ease", Metrics.CES_2.scale()))
                    .withSegments(SegmentColumn.of("device")))
            .scoring("recommend", Metrics.NPS)
            .scoring("satisfaction", Metrics.CSAT)
            .scoring("ease", Metrics.CES)
            .by("device");

    /** When to worry. */
    static final List<Watch> WATCHES = List.of(
            new Watch("recommend", Metrics.NPS, AlertRule.threshold("NPS below 0", 0)),
            new Watch("satisfaction", Metrics.topTwoBoxes(Scale.of(1, 5)), AlertRule.change("satisfaction falls", 5)),
            new Watch("ease", Metrics.CES_2, AlertRule.segmentDrop("harder on a device", 0.5)));

    /**
     * An alert rule and the score it looks at.
     *
     * @param question id of the question
     * @param metric how it is scored
     * @param rule when to alert
     */
    record Watch(String question, RatingMetric metric, AlertRule rule) {}

    private LiveScores() {}

    /**
     * What the job gives.
     *
     * @param windows scores, sent again when late answers change them
     * @param alerts raised and taken back
     * @param tooLate answers that came too late
     */
    record Streams(DataStream<WindowScorecard> windows, DataStream<WindowAlert> alerts, DataStream<Feedback> tooLate) {}

    static Streams of(DataStream<Feedback> answers) {
        SingleOutputStreamOperator<WindowScorecard> windows = answers.keyBy(Feedback::touchpoint)
                .window(TumblingEventTimeWindows.of(WINDOW))
                .allowedLateness(LATENESS)
                .sideOutputLateData(TOO_LATE)
                .aggregate(
                        new SummaryFunction<>(
                                () -> ScorecardSummary.summarizer(DEFINITION).of(Feedback::response)),
                        new Named(),
                        new SummaryInfo<>(),
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                        TypeInformation.of(WindowScorecard.class))
                .uid("window-scorecards")
                .name("scorecard per touchpoint and hour");
        DataStream<WindowAlert> alerts = windows.keyBy(WindowScorecard::touchpoint)
                .process(
                        new AlertFunction(WINDOW.toMillis(), LATENESS.toMillis()),
                        TypeInformation.of(WindowAlert.class))
                .uid("alerts")
                .name("alerts");
        return new Streams(windows, alerts, windows.getSideOutput(TOO_LATE));
    }

    /**
     * Made-up answers as a source that remembers how far it came.
     *
     * @param environment where to run
     * @param count how many
     * @param perSecond at most so many a second; 0 for as fast as possible
     * @param latestMillis how late an answer may be
     * @return the answers, with their own times
     */
    static DataStream<Feedback> generated(
            StreamExecutionEnvironment environment, long count, double perSecond, long latestMillis) {
        GeneratorFunction<Long, Feedback> generator = number -> GeneratedFeedback.feedback(number, latestMillis);
        DataGeneratorSource<Feedback> source = new DataGeneratorSource<>(
                generator,
                count,
                perSecond > 0 ? RateLimiterStrategy.perSecond(perSecond) : RateLimiterStrategy.noOp(),
                TypeInformation.of(Feedback.class));
        return environment.fromSource(source, times(), "answers").uid("answers");
    }

    static WatermarkStrategy<Feedback> times() {
        return WatermarkStrategy.<Feedback>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((feedback, arrived) -> feedback.time());
    }

    /**
     * Answers as lines of text; those that cannot be read are beside them, under {@link FeedbackLines#UNREADABLE}.
     *
     * @param lines as {@link FeedbackLines} reads them
     * @return the answers, without times of the stream yet
     */
    static SingleOutputStreamOperator<Feedback> read(DataStream<String> lines) {
        return lines.process(new FeedbackLines(), TypeInformation.of(Feedback.class))
                .uid("answers-of-lines")
                .name("answers of lines");
    }

    /**
     * The lines of all files of a folder, packed or not; files that come later are read when they come.
     *
     * @param environment where to run
     * @param folder the folder, or one file
     * @param every how often to look for new files; zero for those that are there, after which the job ends
     * @return the lines
     */
    static DataStream<String> files(StreamExecutionEnvironment environment, Path folder, Duration every) {
        FileSource.FileSourceBuilder<String> files =
                FileSource.forRecordStreamFormat(new TextLineInputFormat(), folder);
        return environment
                .fromSource(
                        (every.isZero() ? files : files.monitorContinuously(every)).build(),
                        WatermarkStrategy.noWatermarks(),
                        "files")
                .uid("files");
    }

    /** Puts touchpoint and window beside the scorecard. */
    private static final class Named extends ProcessWindowFunction<byte[], WindowScorecard, String, TimeWindow> {

        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String touchpoint, Context context, Iterable<byte[]> scorecards, Collector<WindowScorecard> out) {
            for (byte[] scorecard : scorecards) {
                out.collect(new WindowScorecard(
                        touchpoint,
                        context.window().getStart(),
                        context.window().getEnd(),
                        scorecard));
            }
        }
    }

    /**
     * Runs and prints.
     *
     * @param arguments {@code files FOLDER}, {@code socket HOST PORT}, or how many made-up answers (default 200,000) and how many
     *     a second (default 0, as fast as possible)
     * @throws Exception if the job fails
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        environment.enableCheckpointing(Duration.ofSeconds(10).toMillis());
        Streams streams = of(answers(environment, arguments));
        streams.windows().print();
        streams.alerts().print();
        streams.tooLate().print("too late");
        environment.execute("cxkit live scores");
    }

    static DataStream<Feedback> answers(StreamExecutionEnvironment environment, String[] arguments) {
        String first = arguments.length > 0 ? arguments[0] : "200000";
        if (first.equals("files") || first.equals("socket")) {
            DataStream<String> lines = first.equals("files")
                    ? files(environment, new Path(arguments[1]), Duration.ofSeconds(1))
                    : environment.socketTextStream(arguments[1], Integer.parseInt(arguments[2]));
            SingleOutputStreamOperator<Feedback> answers = read(lines);
            answers.getSideOutput(FeedbackLines.UNREADABLE).print("unreadable");
            return answers.assignTimestampsAndWatermarks(times());
        }
        double perSecond = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0;
        return generated(environment, Long.parseLong(first), perSecond, DISORDER.toMillis());
    }
}
