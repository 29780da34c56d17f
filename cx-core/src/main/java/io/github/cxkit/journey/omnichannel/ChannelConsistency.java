package io.github.cxkit.journey.omnichannel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How alike the channels are: 100 (1 - sd / ((max - min) / 2)), with the population standard deviation weighted by volume.
 *
 * <p>Half the range is the largest possible standard deviation, so the index runs from 0 to 100, and is 100 only if all
 * are equal. Uniformly bad is also consistent: read it beside the mean. Channels of weight 0 are left out. Splitting a
 * channel with its weight changes nothing. This library's convention.
 *
 * @param mean weighted mean; insufficient without a channel of positive weight
 * @param consistency 0 to 100; insufficient below two channels of positive weight
 * @param spread largest minus smallest score
 * @param weakest channel of the lowest score, the first listed on a tie
 * @since 0.1.0
 */
public record ChannelConsistency(
        Result<Double> mean, Result<Double> consistency, Result<Double> spread, Result<String> weakest) {
    /** Checks that the parts are there. */
    public ChannelConsistency {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(consistency, "consistency");
        Objects.requireNonNull(spread, "spread");
        Objects.requireNonNull(weakest, "weakest");
    }

    /** The rule that the index follows. */
    public static final Rule RULE =
            Rule.convention("omnichannel.consistency", "Omnichannel consistency", "spread over half the range");

    /**
     * Applies the rule.
     *
     * @param channels the channels
     * @param min lowest possible score, at most 1e140 in size
     * @param max highest possible score, above min, at most 1e140 in size
     * @return the figures
     * @throws IllegalArgumentException if a score lies outside the range, or the range is empty
     */
    public static ChannelConsistency of(List<ChannelScore> channels, double min, double max) {
        Arguments.summable("min", min);
        Arguments.summable("max", max);
        double range = Arguments.positive("max - min", max - min);
        for (ChannelScore each : channels) {
            Arguments.within("score of " + each.channel(), each.score(), min, max);
        }
        List<ChannelScore> used = channels.stream().filter(c -> c.weight() > 0).toList();
        if (used.isEmpty()) {
            return new ChannelConsistency(none(), none(), none(), none());
        }
        // scaled so that huge volumes do not overflow
        double total = Collections.max(used, Comparator.comparingDouble(ChannelScore::weight))
                .weight();
        DoubleSum weights = new DoubleSum();
        DoubleSum sum = new DoubleSum();
        for (ChannelScore each : used) {
            weights.add(each.weight() / total);
            sum.add(each.weight() / total * each.score());
        }
        double mean = sum.value() / weights.value();
        DoubleSum squares = new DoubleSum();
        for (ChannelScore each : used) {
            double away = each.score() - mean;
            squares.add(each.weight() / total * away * away);
        }
        ChannelScore lowest = Collections.min(used, Comparator.comparingDouble(ChannelScore::score));
        ChannelScore highest = Collections.max(used, Comparator.comparingDouble(ChannelScore::score));
        double deviation = lowest.score() == highest.score() ? 0 : Math.sqrt(squares.value() / weights.value());
        Result<Double> consistency = used.size() < 2
                ? Result.insufficient(Reason.TOO_FEW, "one channel cannot differ from itself")
                : Result.of(100 * Math.max(0, 1 - deviation / (range / 2)));
        return new ChannelConsistency(
                Result.of(mean), consistency, Result.of(highest.score() - lowest.score()), Result.of(lowest.channel()));
    }

    private static <T> Result<T> none() {
        return Result.insufficient(Reason.NO_ANSWERS, "no channel with weight");
    }
}
