package io.github.cxkit.examples.flink;

import java.time.Instant;

/**
 * A rule found something in a window, or, with late answers, no longer does.
 *
 * @param touchpoint where
 * @param start first millisecond of the window
 * @param raised true if raised, false if taken back
 * @param rule name of the rule
 * @param subject the device, or {@code all}
 * @param message one sentence for people
 */
public record WindowAlert(String touchpoint, long start, boolean raised, String rule, String subject, String message) {

    @Override
    public String toString() {
        return (raised ? "ALERT " : "taken back ") + Instant.ofEpochMilli(start) + " " + touchpoint + " " + message;
    }
}
