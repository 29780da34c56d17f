package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The graph of the ways customers go, with what repeats.
 *
 * <p>A mergeable summary. Variants are kept one by one, so memory grows with the number of distinct ways; where that is
 * too much, {@link Transitions} alone is bounded by the number of touchpoints.
 *
 * @param view what one step of a journey is
 * @param transitions starts, ends, which follows which
 * @param variants touchpoints joined with {@code >}, which inside a name is written {@code \>}, to journeys that went exactly so
 * @param rework touchpoint to journeys in which it occurs again
 * @param bounces times that a customer went from a to another b and straight back to a
 * @param eventuallyFollows a, b, journeys in which some b comes after some a; a may equal b
 * @since 0.1.0
 */
public record DirectlyFollowsGraph(
        View view,
        Transitions transitions,
        Map<String, Long> variants,
        Map<String, Long> rework,
        long bounces,
        Map<String, Map<String, Long>> eventuallyFollows) {

    /** Stands between the touchpoints of a variant. */
    public static final String SEPARATOR = ">";

    /** The rule of {@link #loopRate}. */
    public static final Rule LOOP_RULE = Rule.published(
            "graph.self-loops",
            "Self-loops per event",
            "edeaR, Janssenswillen et al. 2019, relative form over the log");

    /** What one step of a journey is: a graph of the one is not added to a graph of the other. */
    public enum View {
        /** One row of the log. */
        EVENTS,
        /** An activity from its start to its end. */
        INSTANCES
    }

    /** No journey. It may be merged with a graph of either view. */
    public static final DirectlyFollowsGraph EMPTY =
            new DirectlyFollowsGraph(View.EVENTS, Transitions.EMPTY, Map.of(), Map.of(), 0, Map.of());

    /**
     * Checks that the counts fit together.
     *
     * @throws IllegalArgumentException if a count is not positive, or there are more or fewer variants than journeys
     */
    public DirectlyFollowsGraph {
        Copies.whole("variants", variants);
        Copies.whole("rework", rework);
        Copies.whole("eventuallyFollows", eventuallyFollows);
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(transitions, "transitions");
        variants = Transitions.positive(variants);
        rework = Transitions.positive(rework);
        Arguments.notNegative("bounces", bounces);
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        eventuallyFollows.forEach((from, to) -> copy.put(from, Transitions.positive(to)));
        eventuallyFollows = Collections.unmodifiableMap(copy);
        long ways = variants.values().stream().mapToLong(Long::longValue).sum();
        if (ways != transitions.journeys()) {
            throw new IllegalArgumentException(
                    "variants hold " + ways + " journeys but there are " + transitions.journeys());
        }
    }

    /**
     * The graph of journeys.
     *
     * @param journeys sequences of touchpoints; empty ones count as none
     * @return the graph
     */
    public static DirectlyFollowsGraph of(Iterable<List<String>> journeys) {
        Builder builder = builder();
        journeys.forEach(builder::add);
        return builder.build();
    }

    /**
     * How a variant is written: touchpoints joined with {@value #SEPARATOR}; in a name, that sign and a backslash have a
     * backslash before them, so that two ways never share one text.
     *
     * @param touchpoints the touchpoints in order
     * @return the variant's key
     */
    public static String variant(List<String> touchpoints) {
        StringBuilder variant = new StringBuilder();
        for (int i = 0; i < touchpoints.size(); i++) {
            String name = touchpoints.get(i);
            boolean plain = name.indexOf('\\') < 0 && !name.contains(SEPARATOR);
            variant.append(i == 0 ? "" : SEPARATOR)
                    .append(plain ? name : name.replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR));
        }
        return variant.toString();
    }

    /**
     * The way that a variant's key stands for: the inverse of {@link #variant}.
     *
     * @param variant a key of {@link #variants}
     * @return the touchpoints in order
     */
    public static List<String> touchpoints(String variant) {
        List<String> touchpoints = new ArrayList<>();
        if (variant.indexOf('\\') < 0) {
            int from = 0;
            for (int to = variant.indexOf(SEPARATOR); to >= 0; to = variant.indexOf(SEPARATOR, from)) {
                touchpoints.add(variant.substring(from, to));
                from = to + 1;
            }
            touchpoints.add(variant.substring(from));
            return List.copyOf(touchpoints);
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < variant.length(); i++) {
            char c = variant.charAt(i);
            if (c == '\\' && i + 1 < variant.length()) {
                i++;
                name.append(variant.charAt(i));
            } else if (c == SEPARATOR.charAt(0)) {
                touchpoints.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        touchpoints.add(name.toString());
        return List.copyOf(touchpoints);
    }

    /**
     * A builder that takes journeys.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return builder(View.EVENTS);
    }

    /**
     * A builder that takes journeys one by one.
     *
     * @param view what one step of a journey is
     * @return an empty builder
     */
    public static Builder builder(View view) {
        return new Builder(Objects.requireNonNull(view, "view"));
    }

    /**
     * The ways most often gone.
     *
     * @param most how many, 0 or more
     * @return variant to journeys, most frequent first, ties alphabetical
     */
    public Map<String, Long> topVariants(int most) {
        Map<String, Long> top = new LinkedHashMap<>();
        variants.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Arguments.notNegative("most", most))
                .forEach(each -> top.put(each.getKey(), each.getValue()));
        return Collections.unmodifiableMap(top);
    }

    /**
     * Self-loops per event (edeaR's relative form over the whole log).
     *
     * @return the rate, insufficient without events
     */
    public Rate loopRate() {
        return new Rate(LOOP_RULE, transitions.selfLoops(), transitions.events());
    }

    /**
     * The graph as a Mermaid flow chart; the thicker the line, the more journeys.
     *
     * @param atLeast edges below this count are left out
     * @return text that begins with {@code flowchart LR}
     */
    public String toMermaid(long atLeast) {
        return GraphText.mermaid(transitions, atLeast);
    }

    /**
     * The graph in the DOT language of Graphviz; the thicker the line, the more journeys.
     *
     * @param atLeast edges below this count are left out
     * @return text that begins with {@code digraph}
     */
    public String toDot(long atLeast) {
        return GraphText.dot(transitions, atLeast);
    }

    /**
     * This graph and another.
     *
     * @param other the other
     * @return the sums
     * @throws IllegalArgumentException if the views differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public DirectlyFollowsGraph merge(DirectlyFollowsGraph other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        return builder(view).add(this).add(other).build();
    }

    /**
     * Counts journeys.
     *
     * @param view what one step of a journey is
     * @return a summarizer, with bytes, of the touchpoints of each journey in their order
     */
    public static Summarizer<List<String>, DirectlyFollowsGraph> summarizer(View view) {
        return Summarizer.<List<String>, Builder, DirectlyFollowsGraph>building(
                        () -> builder(view), Builder::add, Builder::build, DirectlyFollowsGraph::merge)
                .withBytes(
                        all -> Bytes.write(all.view, out -> {
                            all.transitions.write(out);
                            Transitions.writeCounts(out, all.variants);
                            Transitions.writeCounts(out, all.rework);
                            out.count(all.bounces);
                            Transitions.write(out, all.eventuallyFollows);
                        }),
                        bytes -> Bytes.read(
                                "directly-follows graph",
                                view,
                                bytes,
                                in -> new DirectlyFollowsGraph(
                                        view,
                                        Transitions.read(in),
                                        Transitions.readCounts(in),
                                        Transitions.readCounts(in),
                                        in.count(),
                                        Transitions.readPairs(in))));
    }

    /** Collects journeys. Mutable, not thread-safe. */
    public static final class Builder {

        private final View view;
        private final Transitions.Builder transitions = Transitions.builder();
        private final Map<String, Long> variants = new HashMap<>();
        private final Map<String, Long> rework = new HashMap<>();
        private final NamedPairs follows = new NamedPairs();
        private long bounces;

        private Builder(View view) {
            this.view = view;
        }

        /**
         * One journey.
         *
         * @param touchpoints its touchpoints in order; an empty one counts as none
         * @return this
         */
        public Builder add(List<String> touchpoints) {
            if (touchpoints.isEmpty()) {
                return this;
            }
            transitions.add(touchpoints);
            variants.merge(variant(touchpoints), 1L, Counts::sum);
            for (int i = 2; i < touchpoints.size(); i++) {
                String back = touchpoints.get(i);
                if (back.equals(touchpoints.get(i - 2)) && !back.equals(touchpoints.get(i - 1))) {
                    bounces++;
                }
            }
            addFollows(touchpoints);
            return this;
        }

        /** Some b comes after some a if the last b comes after the first a. */
        private void addFollows(List<String> touchpoints) {
            List<String> met = new ArrayList<>();
            int[] first = new int[touchpoints.size()];
            int[] last = new int[touchpoints.size()];
            for (int i = 0; i < touchpoints.size(); i++) {
                int at = met.indexOf(touchpoints.get(i));
                if (at < 0) {
                    at = met.size();
                    met.add(touchpoints.get(i));
                    first[at] = i;
                }
                last[at] = i;
            }
            for (int from = 0; from < met.size(); from++) {
                for (int to = 0; to < met.size(); to++) {
                    if (first[from] < last[to]) {
                        follows.add(met.get(from), met.get(to), 1);
                    }
                }
                if (first[from] < last[from]) {
                    rework.merge(met.get(from), 1L, Counts::sum);
                }
            }
        }

        /**
         * All of another graph.
         *
         * @param other the other one
         * @return this
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Builder add(DirectlyFollowsGraph other) {
            if (!other.equals(EMPTY)) {
                Definitions.of("graphs").same("view", view, other.view);
            }
            transitions.add(other.transitions);
            other.variants.forEach((way, count) -> variants.merge(way, count, Counts::sum));
            other.rework.forEach((at, count) -> rework.merge(at, count, Counts::sum));
            follows.addAll(other.eventuallyFollows);
            bounces = Counts.sum(bounces, other.bounces);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the graph
         */
        public DirectlyFollowsGraph build() {
            return new DirectlyFollowsGraph(view, transitions.build(), variants, rework, bounces, follows.byName());
        }
    }
}
