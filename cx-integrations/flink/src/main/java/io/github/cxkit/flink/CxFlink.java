package io.github.cxkit.flink;

import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.RatingTally;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Scores as functions of Flink's SQL and Table API. {@link #register(TableEnvironment)} makes these known:
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><th>function</th><th>gives</th></tr>
 * <tr><td>{@code nps(rating)}</td><td>{@link Metrics#NPS} of ratings 0 to 10</td></tr>
 * <tr><td>{@code csat_top2(rating)}</td><td>{@link Metrics#CSAT} of ratings 1 to 5</td></tr>
 * <tr><td>{@code ces(rating)}</td><td>{@link Metrics#CES} of ratings 1 to 7</td></tr>
 * <tr><td>{@code score('csat.top-2-box 1..7', rating)}</td><td>any metric, named as {@link MetricCatalog#get(String)}
 *     says</td></tr>
 * <tr><td>{@code tally(rating)}</td><td>counts of ratings 0 to 10, as bytes to store</td></tr>
 * <tr><td>{@code tally_on('1..5', rating)}</td><td>the same on another scale</td></tr>
 * <tr><td>{@code tally_merge(tally)}</td><td>stored counts of scales whose high end is good together</td></tr>
 * <tr><td>{@code score_of('nps', tally)}</td><td>the score of stored counts, no aggregate</td></tr>
 * </table>
 *
 * <p>A score is a row: {@code score}, the limits {@code lower} and {@code upper} of its 95 per cent interval, {@code n},
 * and what was left out, {@code blank}, {@code not_applicable}, {@code invalid}; where there is no score it is null and
 * {@code missing} says why. A rating is any number; null is blank, and a number off the scale or between its points is
 * counted as invalid, never rounded. The functions stand in tumbling, sliding and session windows, and over tables whose rows
 * change; the figures are those of {@link RatingMetric#score(RatingTally)} to the last digit.
 *
 * @since 0.1.0
 */
public final class CxFlink {

    private CxFlink() {}

    /** How a metric of one's own is made; it travels to the task managers as the code that makes it. */
    public interface MetricDefinition extends Supplier<RatingMetric>, Serializable {}

    /**
     * Registers the functions.
     *
     * @param tables the table environment
     */
    public static void register(TableEnvironment tables) {
        register(tables, "nps", () -> Metrics.NPS);
        register(tables, "csat_top2", () -> Metrics.CSAT);
        register(tables, "ces", () -> Metrics.CES);
        tables.createTemporarySystemFunction("score", new SqlFunctions.Score());
        tables.createTemporarySystemFunction("tally", new SqlFunctions.Tally());
        tables.createTemporarySystemFunction("tally_on", new SqlFunctions.TallyOn());
        tables.createTemporarySystemFunction("tally_merge", new SqlFunctions.TallyMerge());
        tables.createTemporarySystemFunction("score_of", new SqlFunctions.ScoreOf());
    }

    /**
     * Registers a metric of one's own as a function of a rating.
     *
     * @param tables the table environment
     * @param name the function's name
     * @param definition makes the metric
     */
    public static void register(TableEnvironment tables, String name, MetricDefinition definition) {
        tables.createTemporarySystemFunction(name, new SqlFunctions.OfMetric(definition));
    }
}
