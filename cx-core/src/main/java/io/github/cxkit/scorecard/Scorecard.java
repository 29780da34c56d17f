package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.survey.Period;
import io.github.cxkit.survey.Question;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A survey, scored: one row per question, metric and slice.
 *
 * <p>Rows stand in the order of the questions and their metrics, then everyone before the segments, groups in the order
 * of their codes, all time before the periods.
 *
 * @param title the survey's title
 * @param questions what was asked
 * @param by segment columns the rows are cut by
 * @param responses responses read
 * @param undated responses that belong to no period, 0 where there is no trend
 * @param minGroup groups of fewer answers are suppressed
 * @param confidence level of the intervals
 * @param rows the figures
 * @since 0.1.0
 */
public record Scorecard(
        String title,
        List<Question> questions,
        List<String> by,
        long responses,
        long undated,
        long minGroup,
        double confidence,
        List<ScorecardRow> rows) {

    /**
     * Copies.
     *
     * @param title the survey's title
     * @param questions what was asked
     * @param by segment columns the rows are cut by
     * @param responses responses read
     * @param undated responses that belong to no period
     * @param minGroup groups of fewer answers are suppressed
     * @param confidence level of the intervals
     * @param rows the figures
     * @throws IllegalArgumentException if a number is out of range
     */
    public Scorecard {
        Objects.requireNonNull(title, "title");
        questions = List.copyOf(questions);
        by = List.copyOf(by);
        rows = List.copyOf(rows);
        Arguments.notNegative("responses", responses);
        Arguments.notNegative("undated", undated);
        Arguments.level("confidence", confidence);
        if (minGroup < 1) {
            throw new IllegalArgumentException("minGroup must be >= 1 but was " + minGroup);
        }
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
    public List<Period> periods() {
        return rows.stream()
                .map(row -> row.slice().period())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
