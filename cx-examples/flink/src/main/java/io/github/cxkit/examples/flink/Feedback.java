package io.github.cxkit.examples.flink;

/**
 * One answer as it arrives.
 *
 * @param touchpoint where it was asked
 * @param rating 0 to 10
 * @param time when the customer answered, milliseconds since 1970; not when it arrived
 */
public record Feedback(String touchpoint, int rating, long time) {}
