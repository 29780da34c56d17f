package io.github.cxkit.journey.omnichannel;

import io.github.cxkit.internal.Arguments;

/**
 * How well one channel does.
 *
 * @param channel id of the channel
 * @param score its mean score
 * @param weight its volume; 0 leaves it out
 * @since 0.1.0
 */
public record ChannelScore(String channel, double score, double weight) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ChannelScore {
        Arguments.notBlank("channel", channel);
        Arguments.finite("score of " + channel, score);
        Arguments.notNegative("weight of " + channel, weight);
    }
}
