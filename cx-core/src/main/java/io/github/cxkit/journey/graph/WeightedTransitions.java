package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.TieCount;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which touchpoint follows which where events share their time, under a named rule.
 *
 * <p>Under {@link TiePolicy#NOT_BEFORE} it is the mean over all orders of the events of one time: an ordered pair inside a
 * group of g events weighs 1/g, a pair across neighbouring groups of g and h weighs 1/(g h), and a first or last group gives
 * 1/g to each; edges sum to events - journeys as always. {@link TiePolicy#STRICTLY_AFTER} leaves out the pairs inside a group.
 * (A convention of this library.) Weights are kept as counts of unit fractions, so that sums are exact and no order matters. A
 * mergeable summary.
 *
 * @param policy what the order of events at one time is taken to be
 * @param edges from, to, weight
 * @param starts touchpoint to weight of the journeys that begin there
 * @param ends touchpoint to weight of the journeys that end there
 * @param ties how often an order is unknown
 * @since 0.1.0
 */
public record WeightedTransitions(
        TiePolicy policy,
        Map<String, Map<String, Shares>> edges,
        Map<String, Shares> starts,
        Map<String, Shares> ends,
        TieCount ties) {

    /** The rule behind the weights. */
    public static final Rule RULE = Rule.convention(
            "journey.graph-ties", "Directly-follows graph with ties", "mean over all orders of the events of one time");

    /** Copies. */
    public WeightedTransitions {
        Copies.whole("edges", edges);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(ties, "ties");
        Map<String, Map<String, Shares>> copy = new TreeMap<>();
        edges.forEach((from, to) -> copy.put(from, Collections.unmodifiableMap(new TreeMap<>(to))));
        edges = Collections.unmodifiableMap(copy);
        starts = Copies.sorted("starts", starts);
        ends = Copies.sorted("ends", ends);
    }

    /**
     * A sum of unit fractions: each part n counts how often 1/n was added.
     *
     * @param counts n to how often, ascending
     */
    public record Shares(Map<Long, Long> counts) {
        /** Copies. */
        public Shares {
            Copies.whole("counts", counts);
            counts.forEach((parts, count) -> {
                Arguments.within("parts", parts, 1, Long.MAX_VALUE);
                Arguments.within("count of 1/" + parts, count, 1, Long.MAX_VALUE);
            });
            counts = Copies.sorted("counts", counts);
        }

        private static Shares one(long parts) {
            return new Shares(Map.of(parts, 1L));
        }

        private Shares plus(Shares other) {
            Map<Long, Long> sum = new TreeMap<>(counts);
            other.counts.forEach((parts, count) -> sum.merge(parts, count, Counts::sum));
            return new Shares(sum);
        }

        /**
         * The weight.
         *
         * @return sum of count / n
         */
        public double weight() {
            double sum = 0;
            for (Map.Entry<Long, Long> each : counts.entrySet()) {
                sum += (double) each.getValue() / each.getKey();
            }
            return sum;
        }
    }

    /**
     * The graph of journeys.
     *
     * @param journeys the journeys
     * @param policy what the order of events at one time is taken to be
     * @return the graph
     */
    public static WeightedTransitions of(Iterable<Journey> journeys, TiePolicy policy) {
        Builder builder = new Builder(policy);
        journeys.forEach(builder::add);
        return builder.build();
    }

    /**
     * Adds up journeys.
     *
     * @param policy what the order of events at one time is taken to be
     * @return a summarizer with bytes
     */
    public static Summarizer<Journey, WeightedTransitions> summarizer(TiePolicy policy) {
        return Summarizer.<Journey, Builder, WeightedTransitions>building(
                        () -> new Builder(policy), Builder::add, Builder::build, WeightedTransitions::merge)
                .withBytes(
                        all -> Bytes.write(all.policy, all::write),
                        bytes -> Bytes.read("weighted graph", policy, bytes, in -> read(policy, in)));
    }

    private void write(ByteWriter out) {
        out.count(ties.journeys()).count(ties.events()).count(edges.size());
        edges.forEach((from, to) -> write(out.text(from), to));
        write(out, starts);
        write(out, ends);
    }

    private static void write(ByteWriter out, Map<String, Shares> sums) {
        out.count(sums.size());
        sums.forEach((at, shares) -> {
            out.text(at).count(shares.counts.size());
            shares.counts.forEach((parts, count) -> out.count(parts).count(count));
        });
    }

    private static WeightedTransitions read(TiePolicy policy, ByteReader in) {
        TieCount ties = new TieCount(in.count(), in.count());
        Map<String, Map<String, Shares>> edges = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            edges.put(in.text(), readShares(in));
        }
        return new WeightedTransitions(policy, edges, readShares(in), readShares(in), ties);
    }

    private static Map<String, Shares> readShares(ByteReader in) {
        Map<String, Shares> sums = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            String at = in.text();
            Map<Long, Long> counts = new TreeMap<>();
            for (int more = in.length(); more > 0; more--) {
                counts.put(in.count(), in.count());
            }
            sums.put(at, new Shares(counts));
        }
        return sums;
    }

    private static final class Builder {
        private final TiePolicy policy;
        private final Map<String, Map<String, Shares>> edges = new TreeMap<>();
        private final Map<String, Shares> starts = new TreeMap<>();
        private final Map<String, Shares> ends = new TreeMap<>();
        private TieCount ties = TieCount.NONE;

        Builder(TiePolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy");
        }

        void add(Journey journey) {
            ties = ties.merge(TieCount.of(journey));
            List<List<String>> groups = groups(journey, policy);
            WeightedTransitions.add(starts, groups.get(0));
            WeightedTransitions.add(ends, groups.get(groups.size() - 1));
            for (int i = 0; i < groups.size(); i++) {
                if (policy == TiePolicy.NOT_BEFORE) {
                    inside(edges, groups.get(i));
                }
                if (i > 0) {
                    across(edges, groups.get(i - 1), groups.get(i));
                }
            }
        }

        WeightedTransitions build() {
            return new WeightedTransitions(policy, edges, starts, ends, ties);
        }
    }

    private static List<List<String>> groups(Journey journey, TiePolicy policy) {
        List<List<String>> groups = new ArrayList<>();
        Instant before = null;
        for (JourneyEvent event : journey.events()) {
            boolean same = policy != TiePolicy.FILE_ORDER && event.occurredAt().equals(before);
            if (!same) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(event.touchpoint());
            before = event.occurredAt();
        }
        return groups;
    }

    private static void add(Map<String, Shares> sums, List<String> group) {
        group.forEach(at -> sums.merge(at, Shares.one(group.size()), Shares::plus));
    }

    private static void inside(Map<String, Map<String, Shares>> edges, List<String> group) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = 0; j < group.size(); j++) {
                if (i != j) {
                    edge(edges, group.get(i), group.get(j), Shares.one(group.size()));
                }
            }
        }
    }

    private static void across(Map<String, Map<String, Shares>> edges, List<String> before, List<String> after) {
        Shares share = Shares.one((long) before.size() * after.size());
        before.forEach(from -> after.forEach(to -> edge(edges, from, to, share)));
    }

    private static void edge(Map<String, Map<String, Shares>> edges, String from, String to, Shares share) {
        edges.computeIfAbsent(from, f -> new TreeMap<>()).merge(to, share, Shares::plus);
    }

    /**
     * This graph and that of other journeys.
     *
     * @param other under the same rule
     * @return the sums
     * @throws IllegalArgumentException if the rules differ
     */
    public WeightedTransitions merge(WeightedTransitions other) {
        Definitions.of("graphs").same("ties", policy, other.policy);
        Map<String, Map<String, Shares>> sum = new TreeMap<>();
        List.of(this, other)
                .forEach(part ->
                        part.edges.forEach((from, all) -> all.forEach((to, share) -> edge(sum, from, to, share))));
        return new WeightedTransitions(
                policy, sum, merged(starts, other.starts), merged(ends, other.ends), ties.merge(other.ties));
    }

    private static Map<String, Shares> merged(Map<String, Shares> a, Map<String, Shares> b) {
        Map<String, Shares> sum = new TreeMap<>(a);
        b.forEach((at, share) -> sum.merge(at, share, Shares::plus));
        return sum;
    }
}
