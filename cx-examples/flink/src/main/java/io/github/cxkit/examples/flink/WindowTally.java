package io.github.cxkit.examples.flink;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.scorecard.action.AlertInput;
import io.github.cxkit.survey.RatingTally;
import java.time.Instant;

/**
 * The answers of one touchpoint in one window. A window that gets late answers is sent again, with more of them.
 *
 * @param touchpoint where they were asked
 * @param start first millisecond of the window
 * @param end first millisecond after it
 * @param bytes the tally's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Flink knows how to carry bytes, and nobody compares these records
public record WindowTally(String touchpoint, long start, long end, byte[] bytes) {

    /**
     * The answers.
     *
     * @return the tally
     */
    public RatingTally tally() {
        return RatingTally.ofBytes(bytes);
    }

    /**
     * Their score.
     *
     * @return NPS
     */
    public RatingScore score() {
        return Metrics.NPS.score(tally());
    }

    /**
     * Whether the score is worth an alert.
     *
     * @return true if the rule says so
     */
    public boolean isBelow() {
        return !LiveScores.RULE.check(AlertInput.of(Metrics.NPS, tally())).isEmpty();
    }

    @Override
    public String toString() {
        return Instant.ofEpochMilli(start) + " " + touchpoint + " " + score();
    }
}
