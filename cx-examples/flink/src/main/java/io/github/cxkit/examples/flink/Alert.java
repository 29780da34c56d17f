package io.github.cxkit.examples.flink;

import java.time.Instant;

/**
 * A window's score fell below what is wanted, or, with late answers, no longer does.
 *
 * @param touchpoint where
 * @param start first millisecond of the window
 * @param raised true if raised, false if taken back
 * @param score the score
 * @param n answers it rests on
 */
public record Alert(String touchpoint, long start, boolean raised, double score, long n) {

    @Override
    public String toString() {
        return (raised ? "ALERT " : "taken back ") + Instant.ofEpochMilli(start) + " " + touchpoint + " NPS "
                + Math.round(score) + " n=" + n;
    }
}
