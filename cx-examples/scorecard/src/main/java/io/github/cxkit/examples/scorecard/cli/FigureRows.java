package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a command for another program, one a row: the same ten columns for every command and in every language, numbers in
 * full precision with a point, an empty cell where there is no figure, and why.
 */
public final class FigureRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("kind"),
            Column.text("id"),
            Column.text("group"),
            Column.text("measure"),
            Column.number("score"),
            Column.number("lower"),
            Column.number("upper"),
            Column.number("p"),
            Column.number("n"),
            Column.text("reason"));

    private final List<List<String>> lines = new ArrayList<>();

    /**
     * What a figure is of.
     *
     * @param kind what kind of thing, such as step or driver
     * @param id which one
     * @param group whose, such as an arm; empty for all
     * @param measure what the figure says of it, such as conversion
     */
    public record Of(String kind, String id, String group, String measure) {}

    /**
     * Adds a figure without an interval.
     *
     * @param of what it is of
     * @param score the figure, or why there is none
     * @param n how many it rests on, negative if that is not to be told
     */
    public void add(Of of, Result<Double> score, long n) {
        add(of, score, null, null, n);
    }

    /**
     * Adds a figure with its interval.
     *
     * @param of what it is of
     * @param score the figure, or why there is none
     * @param interval its interval, or why there is none
     * @param n how many it rests on, negative if that is not to be told
     */
    public void add(Of of, Result<Double> score, Result<ConfidenceInterval> interval, long n) {
        add(of, score, interval, null, n);
    }

    /**
     * Adds a difference.
     *
     * @param of what it is of
     * @param difference with interval and p
     * @param n how many it rests on, negative if that is not to be told
     */
    public void add(Of of, Difference difference, long n) {
        add(of, difference.value(), difference.interval(), difference.pValue(), n);
    }

    /**
     * Adds a figure.
     *
     * @param of what it is of
     * @param score the figure, or why there is none
     * @param interval its interval, null if it has none by its nature
     * @param p of no difference, null if nothing is tested
     * @param n how many it rests on, negative if that is not to be told
     */
    public void add(
            Of of,
            Result<Double> score,
            @Nullable Result<ConfidenceInterval> interval,
            @Nullable Result<Double> p,
            long n) {
        List<String> line = new ArrayList<>(List.of(of.kind(), of.id(), of.group(), of.measure()));
        line.add(plain(score));
        line.add(interval == null ? "" : plain(interval.map(ConfidenceInterval::lower)));
        line.add(interval == null ? "" : plain(interval.map(ConfidenceInterval::upper)));
        line.add(p == null ? "" : plain(p));
        line.add(n < 0 ? "" : Long.toString(n));
        line.add(reason(score, interval, p));
        lines.add(line);
    }

    /**
     * Says that nothing is told of a thing.
     *
     * @param of what it is of
     * @param reason why
     */
    public void hidden(Of of, String reason) {
        add(of, Result.insufficient(Result.Reason.TOO_FEW, reason), -1);
    }

    /**
     * What was added.
     *
     * @return a table whose headings are the same in every language
     */
    public Table table() {
        return new Table(COLUMNS, lines);
    }

    /**
     * A number as other programs read it.
     *
     * @param value the number, or why there is none
     * @return its shortest digits that give the same number back, with a point; empty if there is none
     */
    public static String plain(Result<Double> value) {
        return value.map(v -> Double.toString(v)).orElse("");
    }

    private static String reason(@Nullable Result<?>... figures) {
        for (Result<?> each : figures) {
            if (each instanceof Result.Insufficient<?> lack) {
                return lack.detail();
            }
        }
        return "";
    }
}
