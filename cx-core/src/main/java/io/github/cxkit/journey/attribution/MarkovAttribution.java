package io.github.cxkit.journey.attribution;

import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

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

    private static final Rule RULE = Rule.published(
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
        double probability = chain.conversionProbability(Set.of());
        Map<String, Double> effects = new TreeMap<>();
        double sum = 0;
        for (String channel : paths.channels()) {
            double without = chain.conversionProbability(Set.of(channel));
            // rounding must not make an effect of nothing negative
            double effect = Math.max(0, 1 - without / probability);
            effects.put(channel, effect);
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

    /** States and how often each is followed by which; state 0 is the start. */
    private static final class Chain {

        private static final int TO_CONVERSION = -1;
        private static final int TO_NULL = -2;

        private final List<List<String>> states = new ArrayList<>();
        private final List<Map<Integer, Long>> next = new ArrayList<>();
        private final Map<List<String>, Integer> numbers = new HashMap<>();

        private Chain(ChannelPaths paths, int order) {
            number(List.of());
            for (ChannelPaths.Path path : paths.paths()) {
                long all = Math.addExact(path.conversions(), path.nulls());
                if (all > 0) {
                    add(path, order, all);
                }
            }
        }

        private void add(ChannelPaths.Path path, int order, long all) {
            List<String> channels = new ArrayList<>();
            for (String channel : path.channels()) {
                if (channels.isEmpty() || !channels.get(channels.size() - 1).equals(channel)) {
                    channels.add(channel);
                }
            }
            int at = 0;
            for (int i = 1; i <= channels.size(); i++) {
                int to = number(List.copyOf(channels.subList(Math.max(0, i - order), i)));
                count(at, to, all);
                at = to;
            }
            count(at, TO_CONVERSION, path.conversions());
            count(at, TO_NULL, path.nulls());
        }

        private int number(List<String> state) {
            Integer known = numbers.get(state);
            if (known != null) {
                return known;
            }
            numbers.put(state, states.size());
            states.add(state);
            next.add(new TreeMap<>());
            return states.size() - 1;
        }

        private void count(int from, int to, long times) {
            if (times > 0) {
                next.get(from).merge(to, times, Math::addExact);
            }
        }

        private long total(int state) {
            return next.get(state).values().stream().reduce(0L, Math::addExact);
        }

        private Map<String, Map<String, Double>> probabilities() {
            Map<String, Map<String, Double>> all = new TreeMap<>();
            for (int i = 0; i < states.size(); i++) {
                double total = total(i);
                Map<String, Double> own = new TreeMap<>();
                next.get(i).forEach((to, times) -> own.put(name(to), times / total));
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
                default -> String.join(">", states.get(state));
            };
        }

        /**
         * P(conversion) from the start, x = c + T x, by elimination of states one by one (Grassmann, Taksar, Heyman
         * 1985): only sums, products and quotients of positive numbers, so nothing cancels.
         */
        private double conversionProbability(Set<String> removed) {
            int n = states.size();
            List<Map<Integer, Double>> rows = new ArrayList<>(n);
            List<Set<Integer>> into = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                into.add(new HashSet<>());
            }
            for (int i = 0; i < n; i++) {
                Map<Integer, Double> row = new HashMap<>();
                rows.add(row);
                if (!isGone(i, removed)) {
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

        private boolean isGone(int state, Set<String> removed) {
            return !Collections.disjoint(states.get(state), removed);
        }

        private void fill(int from, Map<Integer, Double> row, List<Set<Integer>> into, Set<String> removed) {
            double total = total(from);
            next.get(from).forEach((to, times) -> {
                int target = to >= 0 && isGone(to, removed) ? TO_NULL : to;
                row.merge(target, times / total, Double::sum);
                if (target >= 0) {
                    into.get(target).add(from);
                }
            });
        }

        /** Takes a state out: whoever stepped into it now steps where it leads. */
        private static void eliminate(int gone, List<Map<Integer, Double>> rows, List<Set<Integer>> into) {
            Map<Integer, Double> out = rows.get(gone);
            out.remove(gone);
            double leaves =
                    out.values().stream().mapToDouble(Double::doubleValue).sum();
            for (int from : into.get(gone)) {
                if (from == gone || from > gone) {
                    continue;
                }
                Map<Integer, Double> row = rows.get(from);
                Double share = row.remove(gone);
                if (share == null) {
                    continue;
                }
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
