package io.github.cxkit.journey.omnichannel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.List;

/**
 * Whether customers had to tell their story again when they changed channel.
 *
 * <p>A switch is a contact in another channel than the one before; being asked again within a channel is none. A
 * mergeable summary. This library's convention.
 *
 * @param journeys journeys that were looked at
 * @param switches contacts in another channel than the one before
 * @param carried switches where nothing was asked again
 * @since 0.1.0
 */
public record ContextCarry(long journeys, long switches, long carried) {

    /** No journey. */
    public static final ContextCarry EMPTY = new ContextCarry(0, 0, 0);

    /** The rule that the rates follow. */
    public static final Rule RULE =
            Rule.convention("omnichannel.context-carry", "Context carry", "was the story told only once");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ContextCarry {
        Arguments.notNegative("journeys", journeys);
        Arguments.notNegative("carried", carried);
        if (carried > switches) {
            throw new IllegalArgumentException(carried + " switches carried of only " + switches);
        }
    }

    /**
     * Counts switches.
     *
     * @param journeys contacts in time order, one list per journey
     * @return the counts
     */
    public static ContextCarry of(Iterable<List<Contact>> journeys) {
        ContextCarry sum = EMPTY;
        for (List<Contact> contacts : journeys) {
            long switches = 0;
            long carried = 0;
            for (int i = 1; i < contacts.size(); i++) {
                if (!contacts.get(i).channel().equals(contacts.get(i - 1).channel())) {
                    switches++;
                    if (!contacts.get(i).askedAgain()) {
                        carried++;
                    }
                }
            }
            sum = sum.merge(new ContextCarry(1, switches, carried));
        }
        return sum;
    }

    /**
     * Share of switches where nothing was asked again.
     *
     * @return carried / switches; insufficient without a switch
     */
    public Rate contextCarryRate() {
        return new Rate(RULE, carried, switches);
    }

    /**
     * Switches per journey.
     *
     * @return 0 or more; insufficient without journeys
     */
    public Result<Double> switchesPerJourney() {
        return journeys == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no journey")
                : Result.of((double) switches / journeys);
    }

    /**
     * Counts journeys.
     *
     * @return a summarizer, with bytes, of the contacts of each journey in their order
     */
    public static Summarizer<List<Contact>, ContextCarry> summarizer() {
        return Summarizer.<List<Contact>, ContextCarry>folding(
                        EMPTY, (all, contacts) -> all.merge(of(List.of(contacts))), ContextCarry::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.journeys)
                                        .count(all.switches)
                                        .count(all.carried)),
                        bytes -> Bytes.read(
                                "context carry",
                                "",
                                bytes,
                                in -> new ContextCarry(in.count(), in.count(), in.count())));
    }

    /**
     * These counts and others.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ContextCarry merge(ContextCarry other) {
        return new ContextCarry(
                Counts.sum(journeys, other.journeys),
                Counts.sum(switches, other.switches),
                Counts.sum(carried, other.carried));
    }

    /**
     * One contact.
     *
     * @param channel id of the channel
     * @param askedAgain whether the customer had to say again what was said before
     */
    public record Contact(String channel, boolean askedAgain) {
        /**
         * Checks the channel.
         *
         * @throws IllegalArgumentException if the channel is blank
         */
        public Contact {
            Arguments.notBlank("channel of a contact", channel);
        }
    }
}
