package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;

/**
 * How often customers are an active part: events to which the customer contributed among all events. Adding is merging.
 *
 * @param contributions events to which the customer contributed
 * @param events all events, at least as many
 * @since 0.1.0
 */
public record CoCreation(long contributions, long events) {

    /** No events. */
    public static final CoCreation EMPTY = new CoCreation(0, 0);

    /** The rule of the rate. */
    public static final Rule RULE =
            Rule.convention("co-creation.rate", "Co-creation rate", "customer as co-creator: Prahalad, Ramaswamy 2004");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or there are more contributions than events
     */
    public CoCreation {
        Arguments.notNegative("contributions", contributions);
        if (events < contributions) {
            throw new IllegalArgumentException(contributions + " contributions cannot be among " + events + " events");
        }
    }

    /**
     * With one more event.
     *
     * @param contributed whether the customer contributed to it
     * @return the larger count
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public CoCreation plus(boolean contributed) {
        return merge(new CoCreation(contributed ? 1 : 0, 1));
    }

    /**
     * Counts events.
     *
     * @return a summarizer, with bytes, of whether the customer contributed to each
     */
    public static Summarizer<Boolean, CoCreation> summarizer() {
        return Summarizer.<Boolean, CoCreation>folding(EMPTY, CoCreation::plus, CoCreation::merge)
                .withBytes(
                        all -> Bytes.write(
                                "", out -> out.count(all.contributions).count(all.events)),
                        bytes -> Bytes.read("co-creation", "", bytes, in -> new CoCreation(in.count(), in.count())));
    }

    /**
     * These events and others together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public CoCreation merge(CoCreation other) {
        return new CoCreation(Counts.sum(contributions, other.contributions), Counts.sum(events, other.events));
    }

    /**
     * contributions / events.
     *
     * @return the rate, insufficient without events
     */
    public Rate rate() {
        return new Rate(RULE, contributions, events);
    }
}
