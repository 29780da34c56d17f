package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Summarizer;
import java.time.Instant;
import java.util.List;

/**
 * How often the order of events is unknown because different touchpoints stand at one time. A mergeable summary.
 *
 * @param journeys journeys with two events of different touchpoints at one time
 * @param events events that share their time with another touchpoint of their journey
 * @since 0.1.0
 */
public record TieCount(long journeys, long events) {

    /** No ties. */
    public static final TieCount NONE = new TieCount(0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public TieCount {
        Arguments.notNegative("journeys", journeys);
        Arguments.notNegative("events", events);
    }

    /**
     * Counts the ties of journeys.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Journey, TieCount> summarizer() {
        return Summarizer.<Journey, TieCount>folding(NONE, (all, journey) -> all.merge(of(journey)), TieCount::merge)
                .withBytes(
                        all -> Bytes.write("", out -> out.count(all.journeys).count(all.events)),
                        bytes -> Bytes.read("count of ties", "", bytes, in -> new TieCount(in.count(), in.count())));
    }

    /**
     * The ties of one journey.
     *
     * @param journey the journey
     * @return 0 or 1 journey, and its tied events
     */
    public static TieCount of(Journey journey) {
        List<JourneyEvent> events = journey.events();
        long tied = 0;
        int from = 0;
        while (from < events.size()) {
            Instant at = events.get(from).occurredAt();
            int to = from + 1;
            boolean different = false;
            while (to < events.size() && events.get(to).occurredAt().equals(at)) {
                different |=
                        !events.get(to).touchpoint().equals(events.get(from).touchpoint());
                to++;
            }
            tied += different ? to - from : 0;
            from = to;
        }
        return tied == 0 ? NONE : new TieCount(1, tied);
    }

    /**
     * The ties of a log in columns, in one pass: one journey per customer.
     *
     * @param log the events
     * @return the counts
     */
    public static TieCount of(EventColumns log) {
        int customers = log.customers();
        long[] at = new long[customers];
        int[] group = new int[customers];
        int[] place = new int[customers];
        boolean[] mixed = new boolean[customers];
        boolean[] tied = new boolean[customers];
        long events = 0;
        for (int i = 0; i < log.size(); i++) {
            int who = log.customer(i);
            if (group[who] > 0 && at[who] == log.time(i)) {
                group[who]++;
                if (mixed[who]) {
                    events++;
                } else if (place[who] != log.touchpoint(i)) {
                    mixed[who] = true;
                    tied[who] = true;
                    events += group[who];
                }
            } else {
                at[who] = log.time(i);
                place[who] = log.touchpoint(i);
                group[who] = 1;
                mixed[who] = false;
            }
        }
        long journeys = 0;
        for (boolean each : tied) {
            journeys += each ? 1 : 0;
        }
        return new TieCount(journeys, events);
    }

    /**
     * These and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public TieCount merge(TieCount other) {
        return new TieCount(Counts.sum(journeys, other.journeys), Counts.sum(events, other.events));
    }
}
