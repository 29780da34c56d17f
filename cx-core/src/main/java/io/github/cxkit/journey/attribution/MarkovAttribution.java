package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Credit by removal effect in a Markov chain, solved exactly.
 *
 * <p>The chain starts in (start), moves over states of the last k channels (fewer near the start; repeats collapse
 * first) and ends in (conversion) or (null). Removing a channel sends every step into a state that holds it to (null).
 * Effect = 1 - P(conversion without it) / P(conversion), 0 to 1; credit = conversions · effect / sum of effects, and money
 * likewise. By {@link #ofValue} the effect is that on the expected value, where a conversion out of a state is worth the mean
 * value of the conversions seen out of it; the expected value of a path is then total value / paths.
 *
 * <p>The absorbing chain is solved as a linear system: nothing is simulated, so there is no seed, no cap on path length
 * and no noise. The chain's conversion probability equals the observed rate, in every order.
 *
 * @param order how many channels a state remembers
 * @param conversions all conversions
 * @param nulls all journeys without one
 * @param conversionProbability P(conversion), a fraction 0 to 1
 * @param removalEffect channel to effect, a fraction 0 to 1; insufficient if nothing converted
 * @param attributedConversions channel to conversions; they sum to all; insufficient if nothing converted
 * @param transitions state to next state to probability; a state's channels are joined with {@code >}
 * @param attributedValue channel to money; it sums to all; insufficient where the credit is
 * @see <a href="https://doi.org/10.1016/j.ijresmar.2016.03.001">Anderl, Becker, von Wangenheim, Schumann 2016</a>
 * @since 0.1.0
 */
public record MarkovAttribution(
        int order,
        long conversions,
        long nulls,
        Result<Double> conversionProbability,
        Result<Map<String, Double>> removalEffect,
        Result<Map<String, Double>> attributedConversions,
        Map<String, Map<String, Double>> transitions,
        Result<Map<String, Double>> attributedValue) {

    /** The most states that a chain is solved for: 3,000² numbers, some seconds. */
    public static final int MOST_STATES = 3_000;

    /** Where every journey begins. */
    public static final String START = "(start)";

    /** Where a journey with a conversion ends. */
    public static final String CONVERSION = "(conversion)";

    /** Where a journey without one ends. */
    public static final String NULL = "(null)";

    /** The rule. */
    public static final Rule RULE = Rule.published(
            "attribution.markov", "Markov removal effect", "Anderl, Becker, von Wangenheim, Schumann 2016");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the order is below 1
     */
    public MarkovAttribution {
        Objects.requireNonNull(removalEffect, "removalEffect");
        Objects.requireNonNull(attributedConversions, "attributedConversions");
        Copies.whole("transitions", transitions);
        Objects.requireNonNull(attributedValue, "attributedValue");
        removalEffect.ifKnown(numbers -> Arguments.finite("removalEffect", numbers));
        attributedConversions.ifKnown(numbers -> Arguments.finite("attributedConversions", numbers));
        attributedValue.ifKnown(numbers -> Arguments.finite("attributedValue", numbers));
        transitions.forEach((from, to) -> Arguments.finite("transitions of " + from, to));
        atLeastOne(order);
        Objects.requireNonNull(conversionProbability, "conversionProbability");
        transitions = Copies.sorted("transitions", transitions);
        Arguments.notNegative("conversions", conversions);
        Arguments.notNegative("nulls", nulls);
        conversionProbability.map(each -> Arguments.share("conversionProbability", each));
    }

    private static int atLeastOne(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order must be >= 1 but was " + order);
        }
        return order;
    }

    /**
     * Solves the chain of paths.
     *
     * @param paths the paths
     * @param order how many channels a state remembers, 1 or more
     * @return the credit; insufficient parts if there is no path or no conversion
     * @throws IllegalArgumentException if the order is below 1, or gives more than {@value #MOST_STATES} states
     */
    public static MarkovAttribution of(ChannelPaths paths, int order) {
        return solve(paths, order, Chain::conversionRates);
    }

    /**
     * Solves the chain of paths for the money of their conversions.
     *
     * @param paths the paths
     * @param order how many channels a state remembers, 1 or more
     * @return credit by the effect on expected value; insufficient parts if there is no path, no conversion or no money
     * @throws IllegalArgumentException if the order is below 1, or gives more than {@value #MOST_STATES} states
     */
    public static MarkovAttribution ofValue(ChannelPaths paths, int order) {
        if (paths.conversions() > 0 && paths.value().signum() == 0) {
            Chain chain = new Chain(paths, atLeastOne(order));
            return none(order, paths, chain, Result.of(0.0), Reason.ZERO_BASE);
        }
        return solve(paths, order, Chain::values);
    }

    private static MarkovAttribution solve(ChannelPaths paths, int order, Function<Chain, double[]> reward) {
        Chain chain = new Chain(paths, atLeastOne(order));
        long converted = paths.conversions();
        long lost = paths.nulls();
        if (converted + lost == 0) {
            return none(order, paths, chain, Result.insufficient(Reason.NO_ANSWERS, "no path"), Reason.NO_ANSWERS);
        }
        if (converted == 0) {
            return none(order, paths, chain, Result.of(0.0), Reason.ZERO_BASE);
        }
        MarkovSystem system = chain.system();
        double probability = system.expected(chain.conversionRates())[0];
        double[] expected = system.expected(reward.apply(chain));
        Map<String, Double> effects = new TreeMap<>();
        double sum = 0;
        for (int code = 0; code < chain.channels().size(); code++) {
            double effect = Math.min(1, Math.max(0, system.lost(chain.holding(code), expected) / expected[0]));
            effects.put(chain.channels().get(code), effect);
            sum += effect;
        }
        return new MarkovAttribution(
                order,
                converted,
                lost,
                Result.of(Math.min(1, probability)),
                Result.of(Collections.unmodifiableMap(effects)),
                Result.of(shared(effects, (double) converted, sum)),
                chain.probabilities(),
                Result.of(shared(effects, paths.value().doubleValue(), sum)));
    }

    private static Map<String, Double> shared(Map<String, Double> effects, double total, double sum) {
        Map<String, Double> credit = new TreeMap<>();
        effects.forEach((channel, effect) -> credit.put(channel, total * effect / sum));
        return Collections.unmodifiableMap(credit);
    }

    private static MarkovAttribution none(
            int order, ChannelPaths paths, Chain chain, Result<Double> probability, Reason reason) {
        Result<Map<String, Double>> nothing = Result.insufficient(reason, "no conversion to attribute");
        return new MarkovAttribution(
                order,
                paths.conversions(),
                paths.nulls(),
                paths.conversions() == 0
                        ? probability
                        : Result.of((double) paths.conversions() / Counts.sum(paths.conversions(), paths.nulls())),
                nothing,
                nothing,
                chain.probabilities(),
                nothing);
    }

    /**
     * What the figures stand on.
     *
     * @return the rule and the number of journeys
     */
    public Evidence evidence() {
        return Evidence.of(RULE, conversions + nulls);
    }

    /**
     * States and how often each is followed by which channel; state 0 is the start. Channels and states are numbers, so
     * that a path costs two array reads per step.
     */
    private static final class Chain {

        private static final int TO_CONVERSION = -1;
        private static final int TO_NULL = -2;
        private static final int NOBODY = -1;

        private final int order;
        private final List<String> channels;
        private final List<int[]> states = new ArrayList<>();
        private final Map<List<Integer>, Integer> numbers = new HashMap<>();
        /** Per state and channel the next state; 0 where none was met, for nobody returns to the start. */
        private final List<int[]> follow = new ArrayList<>();
        /** Per state the steps to each channel, then to a conversion, then to none. */
        private final List<long[]> counts = new ArrayList<>();
        /** Per state the money of the conversions out of it. */
        private final List<BigDecimal[]> money = new ArrayList<>();

        private Chain(ChannelPaths paths, int order) {
            this.order = order;
            Map<String, Integer> codes = new HashMap<>();
            for (ChannelPaths.Path path : paths.paths()) {
                for (String channel : path.channels()) {
                    codes.putIfAbsent(channel, codes.size());
                }
            }
            String[] names = new String[codes.size()];
            codes.forEach((name, code) -> names[code] = name);
            channels = List.of(names);
            number(List.of());
            for (ChannelPaths.Path path : paths.paths()) {
                long all = Counts.sum(path.conversions(), path.nulls());
                if (all > 0) {
                    add(path, codes, all);
                }
            }
        }

        private void add(ChannelPaths.Path path, Map<String, Integer> codes, long all) {
            int at = 0;
            int last = NOBODY;
            for (String channel : path.channels()) {
                int code = codes.getOrDefault(channel, NOBODY);
                if (code == last) {
                    continue;
                }
                count(at, code, all);
                int next = follow.get(at)[code];
                if (next == 0) {
                    next = number(following(at, code));
                    follow.get(at)[code] = next;
                }
                at = next;
                last = code;
            }
            count(at, channels.size(), path.conversions());
            money.get(at)[0] = money.get(at)[0].add(path.value());
            count(at, channels.size() + 1, path.nulls());
        }

        private void count(int state, int to, long times) {
            long[] own = counts.get(state);
            own[to] = Counts.sum(own[to], times);
        }

        private List<Integer> following(int state, int code) {
            List<Integer> longer = new ArrayList<>();
            for (int each : states.get(state)) {
                longer.add(each);
            }
            longer.add(code);
            return List.copyOf(longer.subList(Math.max(0, longer.size() - order), longer.size()));
        }

        private int number(List<Integer> state) {
            Integer known = numbers.get(state);
            if (known != null) {
                return known;
            }
            // every state has room for every channel: refused before it is taken
            if (Math.max(states.size(), channels.size()) >= MOST_STATES) {
                throw new IllegalArgumentException("order " + order + " gives more than " + MOST_STATES
                        + " states, the most that can be solved; use a lower order or fewer channels");
            }
            numbers.put(state, states.size());
            states.add(state.stream().mapToInt(Integer::intValue).toArray());
            follow.add(new int[channels.size()]);
            counts.add(new long[channels.size() + 2]);
            money.add(new BigDecimal[] {BigDecimal.ZERO});
            return states.size() - 1;
        }

        private List<String> channels() {
            return channels;
        }

        private int target(int state, int to) {
            if (to < channels.size()) {
                return follow.get(state)[to];
            }
            return to == channels.size() ? TO_CONVERSION : TO_NULL;
        }

        private double total(int state) {
            long total = 0;
            for (long each : counts.get(state)) {
                total = Counts.sum(total, each);
            }
            return total;
        }

        private Map<String, Map<String, Double>> probabilities() {
            Map<String, Map<String, Double>> all = new TreeMap<>();
            for (int i = 0; i < states.size(); i++) {
                double total = total(i);
                Map<String, Double> own = new TreeMap<>();
                for (int to = 0; to < channels.size() + 2; to++) {
                    if (counts.get(i)[to] > 0) {
                        own.put(name(target(i, to)), counts.get(i)[to] / total);
                    }
                }
                if (!own.isEmpty()) {
                    all.put(name(i), Collections.unmodifiableMap(own));
                }
            }
            return all;
        }

        private String name(int state) {
            return switch (state) {
                case TO_CONVERSION -> CONVERSION;
                case TO_NULL -> NULL;
                case 0 -> START;
                default ->
                    Arrays.stream(states.get(state)).mapToObj(channels::get).collect(Collectors.joining(">"));
            };
        }

        /** The states that hold a channel. */
        private int[] holding(int channel) {
            return IntStream.range(0, states.size())
                    .filter(state -> Arrays.stream(states.get(state)).anyMatch(each -> each == channel))
                    .toArray();
        }

        /** Probability of converting at once, by state. */
        private double[] conversionRates() {
            return IntStream.range(0, states.size())
                    .mapToDouble(state -> counts.get(state)[channels.size()] / total(state))
                    .toArray();
        }

        /** Expected money of converting at once, by state: rate times mean value is the sum over the visits. */
        private double[] values() {
            return IntStream.range(0, states.size())
                    .mapToDouble(state -> money.get(state)[0].doubleValue() / total(state))
                    .toArray();
        }

        private MarkovSystem system() {
            int n = states.size();
            double[][] steps = new double[n][n];
            double[] leaving = new double[n];
            for (int state = 0; state < n; state++) {
                double total = total(state);
                long[] own = counts.get(state);
                leaving[state] = (own[channels.size()] + own[channels.size() + 1]) / total;
                for (int to = 0; to < channels.size(); to++) {
                    if (own[to] > 0) {
                        steps[state][target(state, to)] += own[to] / total;
                    }
                }
            }
            return new MarkovSystem(steps, leaving);
        }
    }
}
