package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.Map;

/**
 * Credit of channels in conversions and in money.
 *
 * @param conversions channel to conversions, alphabetical; they sum to all conversions
 * @param value channel to money, alphabetical; it sums to all money
 * @since 0.1.0
 */
public record ChannelCredit(Map<String, Double> conversions, Map<String, Double> value) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ChannelCredit {
        Arguments.finite("conversions", conversions);
        Arguments.finite("value", value);
        conversions = Copies.sorted("conversions", conversions);
        value = Copies.sorted("value", value);
        conversions.forEach((of, each) -> Arguments.notNegative("conversions", of, each));
    }
}
