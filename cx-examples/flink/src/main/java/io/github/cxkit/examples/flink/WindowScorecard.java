package io.github.cxkit.examples.flink;

import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The answers of one touchpoint in one window. A window that gets late answers is sent again, with more of them.
 *
 * @param touchpoint where they were asked
 * @param start first millisecond of the window
 * @param end first millisecond after it
 * @param bytes the summary's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Flink knows how to carry bytes, and nobody compares these records
public record WindowScorecard(String touchpoint, long start, long end, byte[] bytes) {

    /**
     * The answers.
     *
     * @return their counts, by question and device
     */
    public ScorecardSummary summary() {
        return ScorecardSummary.ofBytes(LiveScores.DEFINITION, bytes);
    }

    /** Such as {@code 2026-03-02T08:00:00Z checkout: nps 31.2 [24.0, 38.1], csat.top-2-box 80.1 [...], n=712}. */
    @Override
    public String toString() {
        Scorecard card = summary().scorecard();
        return Instant.ofEpochMilli(start) + " " + touchpoint + ": "
                + card.overall().stream().map(WindowScorecard::words).collect(Collectors.joining(", "))
                + ", n=" + card.responses();
    }

    private static String words(ScorecardRow row) {
        return row.metric() + " "
                + row.value()
                        .map(value -> String.format(Locale.ROOT, "%.1f", value))
                        .toOptional()
                        .orElse("unknown")
                + row.interval().map(interval -> " " + interval).toOptional().orElse("");
    }
}
