package io.github.cxkit.journey.attribution;

import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Credit by removal effect in a Markov chain, solved exactly.
 *
 * <p>The chain starts in (start), moves over states of the last k channels (fewer near the start; repeats collapse
 * first) and ends in (conversion) or (null). Removing a channel sends every step into a state that holds it to (null).
 * Effect = 1 - P(conversion without it) / P(conversion), 0 to 1; credit = conversions · effect / sum of effects.
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
        Map<String, Map<String, Double>> transitions) {

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
     * @param order how many channels a state remembers, 1 or more
     * @param conversions all conversions
     * @param nulls all journeys without one
     * @param conversionProbability P(conversion), a fraction 0 to 1
     * @param removalEffect channel to effect
     * @param attributedConversions channel to conversions
     * @param transitions state to next state to probability
     * @throws IllegalArgumentException if the order is below 1
     */
    public MarkovAttribution {
        atLeastOne(order);
        Objects.requireNonNull(conversionProbability, "conversionProbability");
        Objects.requireNonNull(removalEffect, "removalEffect");
        Objects.requireNonNull(attributedConversions, "attributedConversions");
        transitions = Collections.unmodifiableMap(new TreeMap<>(transitions));
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
     * @throws IllegalArgumentException if the order is below 1
     */
    public static MarkovAttribution of(ChannelPaths paths, int order) {
        Chain chain = new Chain(paths, atLeastOne(order));
        long converted = paths.conversions();
        long lost = paths.nulls();
        if (converted + lost == 0) {
            return none(order, 0, chain, Result.insufficient(Reason.NO_ANSWERS, "no path"), Reason.NO_ANSWERS);
        }
        if (converted == 0) {
            return none(order, lost, chain, Result.of(0.0), Reason.ZERO_BASE);
        }
        double probability = chain.conversionProbability(Chain.NOBODY);
        Map<String, Double> effects = new TreeMap<>();
        double sum = 0;
        for (int code = 0; code < chain.channels().size(); code++) {
            double without = chain.conversionProbability(code);
            // rounding must not make an effect of nothing negative
            double effect = Math.max(0, 1 - without / probability);
            effects.put(chain.channels().get(code), effect);
            sum += effect;
        }
        Map<String, Double> credit = new TreeMap<>();
        for (Map.Entry<String, Double> each : effects.entrySet()) {
            credit.put(each.getKey(), converted * each.getValue() / sum);
        }
        return new MarkovAttribution(
                order,
                converted,
                lost,
                Result.of(probability),
                Result.of(Collections.unmodifiableMap(effects)),
                Result.of(Collections.unmodifiableMap(credit)),
                chain.probabilities());
    }

    private static MarkovAttribution none(
            int order, long nulls, Chain chain, Result<Double> probability, Reason reason) {
        return new MarkovAttribution(
                order,
                0,
                nulls,
                probability,
                Result.insufficient(reason, "no conversion to attribute"),
                Result.insufficient(reason, "no conversion to attribute"),
                chain.probabilities());
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
                long all = Math.addExact(path.conversions(), path.nulls());
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
            count(at, channels.size() + 1, path.nulls());
        }

        private void count(int state, int to, long times) {
            long[] own = counts.get(state);
            own[to] = Math.addExact(own[to], times);
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
            numbers.put(state, states.size());
            states.add(state.stream().mapToInt(Integer::intValue).toArray());
            follow.add(new int[channels.size()]);
            counts.add(new long[channels.size() + 2]);
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
                total = Math.addExact(total, each);
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

        /**
         * P(conversion) from the start without a channel, x = c + T x, by elimination of states one by one (Grassmann,
         * Taksar, Heyman 1985): only sums, products and quotients of positive numbers, so nothing cancels.
         */
        private double conversionProbability(int removed) {
            int n = states.size();
            List<Map<Integer, Double>> rows = new ArrayList<>(n);
            List<Set<Integer>> into = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                into.add(new HashSet<>());
            }
            for (int i = 0; i < n; i++) {
                Map<Integer, Double> row = new HashMap<>();
                rows.add(row);
                if (!holds(i, removed)) {
                    fill(i, row, into, removed);
                }
            }
            for (int gone = n - 1; gone > 0; gone--) {
                eliminate(gone, rows, into);
            }
            Map<Integer, Double> start = rows.get(0);
            double converted = start.getOrDefault(TO_CONVERSION, 0.0);
            double lost = start.getOrDefault(TO_NULL, 0.0);
            return converted / (converted + lost);
        }

        private boolean holds(int state, int channel) {
            for (int each : states.get(state)) {
                if (each == channel) {
                    return true;
                }
            }
            return false;
        }

        private void fill(int from, Map<Integer, Double> row, List<Set<Integer>> into, int removed) {
            double total = total(from);
            for (int to = 0; to < channels.size() + 2; to++) {
                long times = counts.get(from)[to];
                if (times > 0) {
                    int met = target(from, to);
                    int target = met >= 0 && holds(met, removed) ? TO_NULL : met;
                    row.merge(target, times / total, Double::sum);
                    if (target >= 0) {
                        into.get(target).add(from);
                    }
                }
            }
        }

        /** Takes a state out: whoever stepped into it now steps where it leads. */
        private static void eliminate(int gone, List<Map<Integer, Double>> rows, List<Set<Integer>> into) {
            Map<Integer, Double> out = rows.get(gone);
            out.remove(gone);
            double leaves =
                    out.values().stream().mapToDouble(Double::doubleValue).sum();
            for (int from : into.get(gone)) {
                Double share = from < gone ? rows.get(from).remove(gone) : null;
                if (share == null) {
                    continue;
                }
                Map<Integer, Double> row = rows.get(from);
                out.forEach((to, part) -> {
                    row.merge(to, share * part / leaves, Double::sum);
                    if (to >= 0) {
                        into.get(to).add(from);
                    }
                });
            }
        }
    }
}
