package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A survey, scored: one row per question, metric and slice, and one per framework and slice.
 *
 * <p>Rows stand in the order of the questions and their metrics, or of the frameworks; then everyone before the groups,
 * groups in the order of their codes or along the journey, all time before the periods.
 *
 * @param title the survey's title
 * @param questions what was asked
 * @param by dimensions the rows are cut by one at a time
 * @param crossings dimensions the rows are cut by several at a time
 * @param responses responses read
 * @param undated responses that belong to no period, 0 where there is no trend
 * @param minGroup groups of fewer answers are suppressed
 * @param confidence level of the intervals
 * @param rows the figures of the questions
 * @param frameworks the figures of the frameworks
 * @since 0.1.0
 */
public record Scorecard(
        String title,
        List<Question> questions,
        List<String> by,
        List<List<String>> crossings,
        long responses,
        long undated,
        long minGroup,
        double confidence,
        List<ScorecardRow> rows,
        List<FrameworkRow> frameworks) {

    /**
     * Copies.
     *
     * @param title the survey's title
     * @param questions what was asked
     * @param by dimensions the rows are cut by one at a time
     * @param crossings dimensions the rows are cut by several at a time
     * @param responses responses read
     * @param undated responses that belong to no period
     * @param minGroup groups of fewer answers are suppressed
     * @param confidence level of the intervals
     * @param rows the figures of the questions
     * @param frameworks the figures of the frameworks
     * @throws IllegalArgumentException if a number is out of range
     */
    public Scorecard {
        Objects.requireNonNull(title, "title");
        questions = List.copyOf(questions);
        by = List.copyOf(by);
        crossings = crossings.stream().map(List::copyOf).toList();
        rows = List.copyOf(rows);
        frameworks = List.copyOf(frameworks);
        Arguments.notNegative("responses", responses);
        Arguments.notNegative("undated", undated);
        Arguments.level("confidence", confidence);
        Arguments.within("minGroup", minGroup, 1, Long.MAX_VALUE);
    }

    /**
     * The same under another title.
     *
     * @param title for people
     * @return the changed copy
     */
    public Scorecard withTitle(String title) {
        return new Scorecard(
                title, questions, by, crossings, responses, undated, minGroup, confidence, rows, frameworks);
    }

    /**
     * The same with more to know before trusting any of its figures, such as that many rows could not be read.
     *
     * @param more cautions to add to every row that is shown
     * @return the changed copy
     */
    public Scorecard withCautions(Set<Caution> more) {
        return withRows(rows.stream().map(row -> row.withCautions(more)).toList());
    }

    /**
     * The same without any score, because what it was made of is no sample; n and counts stay.
     *
     * @param reason why there is none
     * @param detail a sentence for people
     * @return the changed copy
     */
    public Scorecard withoutScores(Result.Reason reason, String detail) {
        return withRows(rows.stream().map(row -> row.withoutScore(reason, detail)).toList());
    }

    private Scorecard withRows(List<ScorecardRow> changed) {
        return new Scorecard(
                title, questions, by, crossings, responses, undated, minGroup, confidence, changed, frameworks);
    }

    /**
     * One row.
     *
     * @param question id of the question
     * @param metric name of the metric, such as {@code nps}
     * @param slice whose answers
     * @return the row, or empty if there is none
     */
    public Optional<ScorecardRow> row(String question, String metric, Slice slice) {
        return rows.stream()
                .filter(row -> row.question().equals(question)
                        && row.metric().equals(metric)
                        && row.slice().equals(slice))
                .findFirst();
    }

    /**
     * One row of a framework.
     *
     * @param framework name of the index's rule, such as {@code pillars.index}
     * @param slice whose answers
     * @return the row, or empty if there is none
     */
    public Optional<FrameworkRow> framework(String framework, Slice slice) {
        return frameworks.stream()
                .filter(row -> row.framework().equals(framework) && row.slice().equals(slice))
                .findFirst();
    }

    /**
     * The rows of one dimension or of several crossed, all time.
     *
     * @param dimensions none for everyone
     * @return the rows of the questions, in their order
     */
    public List<ScorecardRow> rowsBy(String... dimensions) {
        return rows.stream()
                .filter(row -> row.slice().isBy(dimensions) && row.slice().period() == null)
                .toList();
    }

    /**
     * The rows of everyone and all time: the headline figures.
     *
     * @return one row per question and metric
     */
    public List<ScorecardRow> overall() {
        return rows.stream().filter(row -> row.slice().isAll()).toList();
    }

    /**
     * The periods there are answers for.
     *
     * @return ascending, none twice
     */
    public List<CalendarPeriod> periods() {
        return rows.stream()
                .map(row -> row.slice().period())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
