package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.List;
import java.util.Objects;

/**
 * Signs of frustration in clicks. A summary of sessions; signals under other limits are not added to these.
 *
 * @param rule the limits
 * @param rageClicks clicks in a burst on one spot
 * @param deadClicks clicks that nothing answered
 * @param errorClicks clicks that an error answered
 * @param affectedSessions sessions with any of them
 * @param sessions all sessions
 * @since 0.1.0
 */
public record FrustrationSignals(
        FrustrationRule rule,
        long rageClicks,
        long deadClicks,
        long errorClicks,
        long affectedSessions,
        long sessions) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public FrustrationSignals {
        Objects.requireNonNull(rule, "rule");
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
     * Counts sessions. One input is all clicks of one session.
     *
     * @param rule the limits
     * @return a summarizer with bytes
     */
    public static Summarizer<List<Click>, FrustrationSignals> summarizer(FrustrationRule rule) {
        return Summarizer.<List<Click>, FrustrationSignals>folding(
                        new FrustrationSignals(rule, 0, 0, 0, 0, 0),
                        (all, clicks) -> all.merge(rule.signals(clicks, 1)),
                        FrustrationSignals::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.rule,
                                out -> out.count(all.rageClicks)
                                        .count(all.deadClicks)
                                        .count(all.errorClicks)
                                        .count(all.affectedSessions)
                                        .count(all.sessions)),
                        bytes -> Bytes.read(
                                "summary of frustration signals",
                                rule,
                                bytes,
                                in -> new FrustrationSignals(
                                        rule, in.count(), in.count(), in.count(), in.count(), in.count())));
    }

    /**
     * These and others, of other sessions.
     *
     * @param other the others
     * @return the sums
     * @throws IllegalArgumentException if the limits differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public FrustrationSignals merge(FrustrationSignals other) {
        Definitions.of("frustration signals").same("rule", rule, other.rule);
        return new FrustrationSignals(
                rule,
                Counts.sum(rageClicks, other.rageClicks),
                Counts.sum(deadClicks, other.deadClicks),
                Counts.sum(errorClicks, other.errorClicks),
                Counts.sum(affectedSessions, other.affectedSessions),
                Counts.sum(sessions, other.sessions));
    }
}
