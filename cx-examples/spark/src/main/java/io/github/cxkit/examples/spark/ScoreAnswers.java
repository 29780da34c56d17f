package io.github.cxkit.examples.spark;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.spark.SummaryAggregator;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * Scores made-up answers on Spark and says how long each partition took.
 *
 * <p>Arguments: answers to count (default 1,000,000), partitions (default 8), and how many of the answers also go through
 * the full scorecard by region (default a tenth).
 */
public final class ScoreAnswers {

    private static final int LARGEST_PARTITIONS = 100_000;

    private ScoreAnswers() {}

    /**
     * Runs.
     *
     * @param arguments answers, partitions, answers for the scorecard
     */
    public static void main(String[] arguments) {
        long answers = number(arguments, 0, 1_000_000, Long.MAX_VALUE / 2);
        int partitions = (int) number(arguments, 1, 8, LARGEST_PARTITIONS);
        long scored = number(arguments, 2, answers / 10, answers);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SparkSession spark = Local.session("cxkit answers");
        try {
            run(spark, answers, partitions, scored, out);
        } finally {
            spark.stop();
        }
    }

    private static long number(String[] arguments, int index, long otherwise, long most) {
        if (arguments.length <= index) {
            return otherwise;
        }
        long value = Long.parseLong(arguments[index]);
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "argument " + (index + 1) + " must be 0 to " + most + " but was " + value);
        }
        return value;
    }

    static void run(SparkSession spark, long answers, int partitions, long scored, PrintStream out) {
        Times times = new Times();
        spark.sparkContext().addSparkListener(times);

        long start = System.nanoTime();
        RatingTally tally = tally(spark, answers, partitions);
        times.print("ratings", answers, System.nanoTime() - start, out);
        out.println(Metrics.NPS.score(tally));

        start = System.nanoTime();
        WeightedTally weighted = weightedTally(spark, answers, partitions);
        times.print("weighted ratings", answers, System.nanoTime() - start, out);
        out.printf(
                Locale.ROOT,
                "sum of weights %.6f, effective answers %.1f%n",
                weighted.weight(),
                weighted.effectiveSize());

        start = System.nanoTime();
        ScorecardSummary summary = scorecard(spark, scored, partitions);
        times.print("whole scorecard", scored, System.nanoTime() - start, out);
        summary.scorecard()
                .rows()
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "%-14s %-14s %-16s %s n=%d%n",
                        row.question(),
                        row.metric(),
                        row.slice(),
                        row.value()
                                .map(value -> String.format(Locale.ROOT, "%9.4f", value))
                                .toOptional()
                                .orElse("insufficient"),
                        row.n()));
    }

    static RatingTally tally(SparkSession spark, long answers, int partitions) {
        return SummaryAggregator.summarize(
                numbers(spark, answers, partitions),
                () -> RatingTally.summarizer(Scale.of(0, 10)).of(GeneratedAnswers::recommend));
    }

    static WeightedTally weightedTally(SparkSession spark, long answers, int partitions) {
        return SummaryAggregator.summarize(
                numbers(spark, answers, partitions),
                () -> WeightedTally.summarizer(Scale.of(0, 10))
                        .of(number -> new WeightedTally.Entry(
                                GeneratedAnswers.recommend(number), GeneratedAnswers.weight(number))));
    }

    static ScorecardSummary scorecard(SparkSession spark, long answers, int partitions) {
        return SummaryAggregator.summarize(
                numbers(spark, answers, partitions),
                () -> ScorecardSummary.summarizer(GeneratedAnswers.definition()).of(GeneratedAnswers::response));
    }

    static Dataset<Long> numbers(SparkSession spark, long count, int partitions) {
        return spark.range(0, count, 1, partitions).as(Encoders.LONG());
    }

    /** Collects how long the tasks of a job took, one per partition. */
    private static final class Times extends SparkListener {

        private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskType().equals("ShuffleMapTask")) {
                millis.add(end.taskInfo().duration());
            }
        }

        void print(String what, long count, long nanos, PrintStream out) {
            List<Long> each = List.copyOf(millis);
            millis.clear();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d in %.1f s, %.1f million a second; milliseconds per partition %s%n",
                    what,
                    count,
                    nanos / 1e9,
                    count / (nanos / 1e3),
                    each);
        }
    }
}
