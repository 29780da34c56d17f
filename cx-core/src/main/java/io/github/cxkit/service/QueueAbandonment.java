package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.util.Objects;

/**
 * Callers who hung up before anybody answered; those who hung up at once count on neither side.
 *
 * <p>rate = abandoned / (offered - short abandons). A caller who hung up after less than the limit is a short abandon, one
 * who waited exactly the limit is not. A summary; counts under another limit are not added to
 * these.
 *
 * @param shortAbandon unanswered calls below this wait are not counted, 0 or more
 * @param offered calls in all
 * @param shortAbandons unanswered, wait below the limit
 * @param abandoned the other unanswered ones
 * @since 0.1.0
 */
public record QueueAbandonment(Duration shortAbandon, long offered, long shortAbandons, long abandoned) {

    /** The rule behind the rate. */
    public static final Rule RULE = Rule.convention(
            "service.queue-abandonment",
            "Queue abandonment",
            "contact-centre practice; a wait of exactly the limit is no short abandon");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the limit or a count is negative or more calls were abandoned than offered
     */
    public QueueAbandonment {
        Objects.requireNonNull(shortAbandon, "shortAbandon");
        Times.notNegative("shortAbandon", shortAbandon);
        Arguments.notNegative("shortAbandons", shortAbandons);
        Arguments.notNegative("abandoned", abandoned);
        if (Counts.sum(shortAbandons, abandoned) > offered) {
            throw new IllegalArgumentException("of " + offered + " calls offered, " + shortAbandons + " + " + abandoned
                    + " cannot have been abandoned");
        }
    }

    /**
     * Counts calls.
     *
     * @param calls the calls
     * @param shortAbandon unanswered calls below this wait are not counted, 0 or more
     * @return the counts
     * @throws IllegalArgumentException if the limit is negative
     */
    public static QueueAbandonment of(Iterable<Call> calls, Duration shortAbandon) {
        return summarizer(shortAbandon).summarize(calls);
    }

    /**
     * Counts calls.
     *
     * @param shortAbandon unanswered calls below this wait are not counted, 0 or more
     * @return a summarizer with bytes
     * @throws IllegalArgumentException if the limit is negative
     */
    public static Summarizer<Call, QueueAbandonment> summarizer(Duration shortAbandon) {
        return Summarizer.<Call, QueueAbandonment>folding(
                        new QueueAbandonment(shortAbandon, 0, 0, 0), QueueAbandonment::add, QueueAbandonment::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.shortAbandon,
                                out -> out.count(all.offered)
                                        .count(all.shortAbandons)
                                        .count(all.abandoned)),
                        bytes -> Bytes.read(
                                "queue abandonment",
                                shortAbandon,
                                bytes,
                                in -> new QueueAbandonment(shortAbandon, in.count(), in.count(), in.count())));
    }

    /**
     * One call more.
     *
     * @param call the call
     * @return the new counts
     */
    public QueueAbandonment add(Call call) {
        boolean isShort = !call.answered() && call.waited().compareTo(shortAbandon) < 0;
        boolean isAbandoned = !call.answered() && !isShort;
        return new QueueAbandonment(
                shortAbandon,
                Counts.sum(offered, 1),
                shortAbandons + (isShort ? 1 : 0),
                abandoned + (isAbandoned ? 1 : 0));
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws IllegalArgumentException if the limits differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public QueueAbandonment merge(QueueAbandonment other) {
        Definitions.of("queue abandonments").same("shortAbandon", shortAbandon, other.shortAbandon);
        return new QueueAbandonment(
                shortAbandon,
                Counts.sum(offered, other.offered),
                Counts.sum(shortAbandons, other.shortAbandons),
                Counts.sum(abandoned, other.abandoned));
    }

    /**
     * abandoned / (offered - short abandons).
     *
     * @return the rate; insufficient if nothing is left
     */
    public Rate rate() {
        return new Rate(RULE, abandoned, offered - shortAbandons);
    }

    /**
     * One call in the queue.
     *
     * @param waited from entering the queue to the answer or the hanging up, 0 or more
     * @param answered whether a person answered
     */
    public record Call(Duration waited, boolean answered) {
        /**
         * Checks the wait.
         *
         * @throws IllegalArgumentException if the wait is negative
         */
        public Call {
            Objects.requireNonNull(waited, "waited");
            Times.notNegative("waited", waited);
        }
    }
}
