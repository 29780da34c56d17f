package io.github.cxkit.readers;

import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardSummary;

/**
 * What a database counted, read back by an {@link AnswerQuery}.
 *
 * @param summary the counts, equal to those of all rows read one by one
 * @param report what became of the rows of the table; reasons name lines of the query's result
 * @since 0.1.0
 */
public record CountedAnswers(ScorecardSummary summary, ReadReport report) {

    /**
     * The scorecard with the cautions of the rows.
     *
     * @return the same as of all rows, to the last digit
     */
    public Scorecard scorecard() {
        return report.judge(summary.scorecard());
    }
}
