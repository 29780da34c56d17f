package io.github.cxkit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a promise is kept, and at which moment that is asked.
 *
 * @param asOf the moment of judgement
 * @param tolerance earlier than due by more than this is exceeded
 * @param grace late by at most this is still kept
 * @since 0.1.0
 */
public record PromisePolicy(Instant asOf, Duration tolerance, Duration grace) {

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException if a duration is negative
     */
    public PromisePolicy {
        Objects.requireNonNull(tolerance, "tolerance");
        Objects.requireNonNull(grace, "grace");
        Objects.requireNonNull(asOf, "asOf");
        if (tolerance.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "tolerance and grace must be >= 0 but were " + tolerance + " and " + grace);
        }
    }

    /**
     * No tolerance and no grace.
     *
     * @param asOf the moment of judgement
     * @return the policy
     */
    public static PromisePolicy at(Instant asOf) {
        return new PromisePolicy(asOf, Duration.ZERO, Duration.ZERO);
    }

    /**
     * The same with a tolerance.
     *
     * @param early earlier than due by more than this is exceeded, 0 or more
     * @return the policy
     */
    public PromisePolicy withTolerance(Duration early) {
        return new PromisePolicy(asOf, early, grace);
    }

    /**
     * The same with a grace.
     *
     * @param late late by at most this is still kept, 0 or more
     * @return the policy
     */
    public PromisePolicy withGrace(Duration late) {
        return new PromisePolicy(asOf, tolerance, late);
    }

    /**
     * What a promise is at the moment of judgement.
     *
     * @param promise the promise
     * @return its status
     * @throws IllegalArgumentException if the promise was made, or something became of it, after that moment
     */
    public PromiseStatus status(Promise promise) {
        Promise.Outcome outcome = promise.outcome();
        Instant latest = outcome == null ? promise.madeAt() : outcome.at();
        if (latest.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "promise " + promise.id() + " has the moment " + latest + ", after that of judgement, " + asOf);
        }
        if (outcome == null) {
            return isLate(promise, asOf) ? PromiseStatus.BROKEN : PromiseStatus.PENDING;
        }
        return switch (outcome.kind()) {
            case CANCELLED -> PromiseStatus.BROKEN;
            case WITHDRAWN -> isLate(promise, outcome.at()) ? PromiseStatus.BROKEN : PromiseStatus.WITHDRAWN;
            case DELIVERED -> {
                if (isLate(promise, outcome.at())) {
                    yield PromiseStatus.BROKEN;
                }
                yield Duration.between(outcome.at(), promise.dueAt()).compareTo(tolerance) > 0
                        ? PromiseStatus.EXCEEDED
                        : PromiseStatus.KEPT;
            }
        };
    }

    /**
     * Whether a promise's moment has passed: due + grace lies before the moment of judgement. Only such promises are the base
     * of a rate: counting those that came early before they were due would leave out the late ones of the same age.
     *
     * @param promise the promise
     * @return true if it has
     */
    public boolean isDue(Promise promise) {
        return isLate(promise, asOf);
    }

    /** By differences, which always fit: a moment plus a grace may lie beyond all time. */
    private boolean isLate(Promise promise, Instant at) {
        return Duration.between(promise.dueAt(), at).compareTo(grace) > 0;
    }
}
