package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Credit by fixed rules, and the Shapley value. Credits are conversions per channel and sum to all conversions; a channel
 * without credit gets 0; no path gives an empty map. The order of paths does not matter.
 *
 * @since 0.1.0
 */
public final class Attribution {

    /** The rule of the Shapley credit. */
    public static final Rule SHAPLEY_RULE = Rule.published(
            "attribution.shapley", "Shapley credit", "Shapley 1953, v(S) = conversions of paths inside S");

    private static final double FIRST = 0.4;

    private Attribution() {}

    /** A fixed rule. */
    public enum Method {
        /** All to the first channel. */
        FIRST_TOUCH,
        /** All to the last channel. */
        LAST_TOUCH,
        /** Equal parts to every touch, repeats included. */
        LINEAR,
        /** 40 % to the first, 40 % to the last, the rest equally between; of two touches 50 % each. */
        POSITION_BASED
    }

    /**
     * Credit by a fixed rule.
     *
     * @param paths the paths
     * @param method the rule
     * @return channel to conversions, alphabetical
     */
    public static Map<String, Double> credit(ChannelPaths paths, Method method) {
        return credits(paths, method).conversions();
    }

    /**
     * Credit by a fixed rule, in conversions and in money; the money of a path divides as its conversions do.
     *
     * @param paths the paths
     * @param method the rule
     * @return credit of every channel
     */
    public static ChannelCredit credits(ChannelPaths paths, Method method) {
        return divide(paths, channels -> {
            Map<String, Double> shares = new LinkedHashMap<>();
            for (int i = 0; i < channels.size(); i++) {
                shares.merge(channels.get(i), share(method, i, channels.size()), Double::sum);
            }
            return shares;
        });
    }

    /**
     * All to the last touch that is not direct; if all are direct, to the last.
     *
     * @param paths the paths
     * @param direct channels that are no source, such as a typed address; direct is a name in the data, so it must be said
     * @return credit of every channel
     * @throws IllegalArgumentException if no channel is named
     */
    public static ChannelCredit lastNonDirect(ChannelPaths paths, Set<String> direct) {
        if (direct.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the channels that are direct, at least one of " + paths.channels());
        }
        return divide(paths, channels -> {
            String last = channels.get(channels.size() - 1);
            for (int i = channels.size() - 1; i >= 0; i--) {
                if (!direct.contains(channels.get(i))) {
                    return Map.of(channels.get(i), 1.0);
                }
            }
            return Map.of(last, 1.0);
        });
    }

    private static ChannelCredit divide(ChannelPaths paths, Function<List<String>, Map<String, Double>> shares) {
        Credit conversions = new Credit(paths);
        Credit value = new Credit(paths);
        for (ChannelPaths.Path path : paths.paths()) {
            shares.apply(path.channels()).forEach((channel, share) -> {
                conversions.add(channel, path.conversions() * share);
                value.add(channel, path.value().doubleValue() * share);
            });
        }
        return new ChannelCredit(conversions.toMap(), value.toMap());
    }

    private static double share(Method method, int touch, int touches) {
        boolean first = touch == 0;
        boolean last = touch == touches - 1;
        return switch (method) {
            case FIRST_TOUCH -> first ? 1 : 0;
            case LAST_TOUCH -> last ? 1 : 0;
            case LINEAR -> 1.0 / touches;
            case POSITION_BASED -> {
                if (touches <= 2) {
                    yield 1.0 / touches;
                }
                yield first || last ? FIRST : (1 - 2 * FIRST) / (touches - 2);
            }
        };
    }

    /**
     * The Shapley value of the game in which a set of channels wins the conversions of the paths that stay inside it.
     *
     * <p>It has a closed form: the conversions of a path go in equal parts to its distinct channels.
     *
     * @param paths the paths
     * @return channel to conversions, alphabetical
     */
    public static Map<String, Double> shapley(ChannelPaths paths) {
        return shapleyCredits(paths).conversions();
    }

    /**
     * The Shapley value in conversions and in money.
     *
     * @param paths the paths
     * @return credit of every channel
     */
    public static ChannelCredit shapleyCredits(ChannelPaths paths) {
        return divide(paths, channels -> {
            Map<String, Double> shares = new LinkedHashMap<>();
            Set<String> distinct = new LinkedHashSet<>(channels);
            distinct.forEach(channel -> shares.put(channel, 1.0 / distinct.size()));
            return shares;
        });
    }

    /**
     * Credit that halves with every half-life before the conversion: the share of a touch is proportional to
     * 2^(-age / half-life).
     *
     * @param conversions one list of touches per conversion
     * @param halfLife time in which a touch loses half its weight, above 0
     * @return channel to conversions, alphabetical
     * @throws IllegalArgumentException if the half-life is not above 0, an age is negative, or a conversion has no touch
     */
    public static Map<String, Double> timeDecay(Iterable<List<Touch>> conversions, Duration halfLife) {
        if (halfLife.isNegative() || halfLife.isZero()) {
            throw new IllegalArgumentException("half-life must be > 0 but was " + halfLife);
        }
        Credit credit = new Credit(ChannelPaths.EMPTY);
        for (List<Touch> touches : conversions) {
            if (touches.isEmpty()) {
                throw new IllegalArgumentException("a conversion needs at least one touch");
            }
            // ages count from the youngest touch, so that a long way back does not underflow
            Duration youngest = Collections.min(touches.stream().map(Touch::age).toList());
            double[] weights = touches.stream()
                    .mapToDouble(t -> Math.pow(2, -ratio(t.age().minus(youngest), halfLife)))
                    .toArray();
            DoubleSum sum = new DoubleSum();
            for (double weight : weights) {
                sum.add(weight);
            }
            for (int i = 0; i < weights.length; i++) {
                credit.add(touches.get(i).channel(), weights[i] / sum.value());
            }
        }
        return credit.toMap();
    }

    private static double ratio(Duration age, Duration halfLife) {
        return seconds(age) / seconds(halfLife);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /**
     * A touch before a conversion.
     *
     * @param channel the channel
     * @param age how long before the conversion
     */
    public record Touch(String channel, Duration age) {
        /**
         * Checks the age.
         *
         * @throws IllegalArgumentException if the age is negative
         */
        public Touch {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(age, "age");
            if (age.isNegative()) {
                throw new IllegalArgumentException("age of a touch on " + channel + " must be >= 0 but was " + age);
            }
        }
    }

    private static final class Credit {

        private final Map<String, DoubleSum> sums = new TreeMap<>();

        private Credit(ChannelPaths paths) {
            paths.channels().forEach(channel -> sums.put(channel, new DoubleSum()));
        }

        private void add(String channel, double part) {
            sums.computeIfAbsent(channel, c -> new DoubleSum()).add(part);
        }

        private Map<String, Double> toMap() {
            Map<String, Double> credit = new TreeMap<>();
            sums.forEach((channel, sum) -> credit.put(channel, sum.value()));
            return Collections.unmodifiableMap(credit);
        }
    }
}
