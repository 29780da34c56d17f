package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;

/**
 * What made it hard for a customer, counted from behaviour instead of asked: the number of each signal, times its weight.
 *
 * @param transfers times the customer was passed on
 * @param repeats times the story had to be told again
 * @param repeatContacts further contacts on the same matter
 * @param channelSwitches changes of channel
 * @since 0.1.0
 */
public record EffortSignals(long transfers, long repeats, long repeatContacts, long channelSwitches) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "effort.behavioral", "Behavioral effort", "drivers of effort after Dixon, Freeman and Toman 2010");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public EffortSignals {
        Arguments.notNegative("transfers", transfers);
        Arguments.notNegative("repeats", repeats);
        Arguments.notNegative("repeatContacts", repeatContacts);
        Arguments.notNegative("channelSwitches", channelSwitches);
    }

    /**
     * How much each signal counts.
     *
     * @param transfer weight of being passed on, 0 or more
     * @param repeat weight of telling the story again, 0 or more
     * @param repeatContact weight of a further contact, 0 or more
     * @param channelSwitch weight of a change of channel, 0 or more
     */
    public record Weights(double transfer, double repeat, double repeatContact, double channelSwitch) {

        /** So that no weighted count leaves the range of a double. */
        private static final double HEAVIEST = 1e9;

        /** Every signal counts 1. */
        public static final Weights EQUAL = new Weights(1, 1, 1, 1);

        /**
         * Checks the weights.
         *
         * @throws IllegalArgumentException if a weight lies outside 0 to 10^9
         */
        public Weights {
            Arguments.within("transfer", transfer, 0, HEAVIEST);
            Arguments.within("repeat", repeat, 0, HEAVIEST);
            Arguments.within("repeatContact", repeatContact, 0, HEAVIEST);
            Arguments.within("channelSwitch", channelSwitch, 0, HEAVIEST);
        }
    }

    /**
     * The weighted count.
     *
     * @param weights how much each signal counts
     * @return 0 or more; 0 means no signal of effort
     */
    public double score(Weights weights) {
        return weights.transfer * transfers
                + weights.repeat * repeats
                + weights.repeatContact * repeatContacts
                + weights.channelSwitch * channelSwitches;
    }
}
