package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/**
 * Signs of frustration in clicks. A mergeable summary, as long as each session is counted in one part only.
 *
 * @param rageClicks clicks in a burst on one spot
 * @param deadClicks clicks that nothing answered
 * @param errorClicks clicks that an error answered
 * @param affectedSessions sessions with any of them
 * @param sessions all sessions
 * @since 0.1.0
 */
public record FrustrationSignals(
        long rageClicks, long deadClicks, long errorClicks, long affectedSessions, long sessions) {

    /** No session. */
    public static final FrustrationSignals EMPTY = new FrustrationSignals(0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param rageClicks clicks in a burst on one spot, 0 or more
     * @param deadClicks clicks that nothing answered, 0 or more
     * @param errorClicks clicks that an error answered, 0 or more
     * @param affectedSessions sessions with any of them, 0 to sessions
     * @param sessions all sessions
     * @throws IllegalArgumentException if one is out of range
     */
    public FrustrationSignals {
        Arguments.notNegative("rageClicks", rageClicks);
        Arguments.notNegative("deadClicks", deadClicks);
        Arguments.notNegative("errorClicks", errorClicks);
        Arguments.notNegative("affectedSessions", affectedSessions);
        if (affectedSessions > sessions) {
            throw new IllegalArgumentException(affectedSessions + " affected sessions of only " + sessions);
        }
    }

    /**
     * 100 (rage + dead + error) / sessions.
     *
     * @return signals per hundred sessions; insufficient without sessions
     */
    public Result<Double> perHundredSessions() {
        return sessions == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no session")
                : Result.of(100.0 * (rageClicks + deadClicks + errorClicks) / sessions);
    }

    /**
     * These and others, of other sessions.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public FrustrationSignals merge(FrustrationSignals other) {
        return new FrustrationSignals(
                Math.addExact(rageClicks, other.rageClicks),
                Math.addExact(deadClicks, other.deadClicks),
                Math.addExact(errorClicks, other.errorClicks),
                Math.addExact(affectedSessions, other.affectedSessions),
                Math.addExact(sessions, other.sessions));
    }
}
