package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Activities that take time, put together from rows of their start and completion: how long they take, how long they wait,
 * and which follows which.
 *
 * <p>Rows with an instance id pair by case, activity and id; the others first in, first out within case and activity, at equal
 * times starts before completions. Processing time = end - start. Waiting time = from the latest end so far in the case to the
 * start, 0 where that is later; the first instance has none. Waiting times of a case sum to its idle time = throughput - the
 * time in which any instance runs. A graph of the bare rows would be wrong: every instance would be a self-loop. (XES
 * lifecycle; the pairing is a convention of this library.) A mergeable summary over disjoint cases.
 *
 * @param unpaired what becomes of a row without its partner
 * @param instances instances in the graph
 * @param unpairedStarts starts without a completion
 * @param unpairedCompletes completions without a start
 * @param otherRows rows of other transitions
 * @param processing activity to processing times in seconds, of paired rows
 * @param waiting activity to waiting times in seconds
 * @param cases case to its times
 * @param graph of the instances, by start, then end, then first row
 * @since 0.1.0
 */
public record ActivityInstances(
        Unpaired unpaired,
        long instances,
        long unpairedStarts,
        long unpairedCompletes,
        long otherRows,
        Map<String, Durations> processing,
        Map<String, Durations> waiting,
        Map<String, CaseTimes> cases,
        DirectlyFollowsGraph graph) {

    /** The rule behind the instances. */
    public static final Rule RULE = Rule.adapted(
            "journey.activities",
            "Activity instances",
            "XES lifecycle extension; first in, first out within case and activity");

    /** What becomes of a row without its partner; either way it is counted. */
    public enum Unpaired {
        /** It is nowhere else. */
        LEAVE_OUT,
        /** It is an instance at its time, without a processing time. */
        AS_INSTANT
    }

    /**
     * The times of one case.
     *
     * @param throughput from its first start to its last end
     * @param busy of that, while an instance runs
     */
    public record CaseTimes(Duration throughput, Duration busy) {
        /**
         * Checks that the part is one of the whole.
         *
         * @throws IllegalArgumentException if the busy time is negative or longer than the throughput time
         */
        public CaseTimes {
            Objects.requireNonNull(throughput, "throughput");
            Objects.requireNonNull(busy, "busy");
            if (busy.isNegative() || busy.compareTo(throughput) > 0) {
                throw new IllegalArgumentException(
                        "busy must lie in [PT0S, " + throughput + "], the throughput time, but was " + busy);
            }
        }

        /**
         * The rest.
         *
         * @return throughput - busy, the sum of the waiting times of its instances
         */
        public Duration idle() {
            return throughput.minus(busy);
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public ActivityInstances {
        Objects.requireNonNull(unpaired, "unpaired");
        Objects.requireNonNull(graph, "graph");
        Arguments.notNegative("instances", instances);
        Arguments.notNegative("unpairedStarts", unpairedStarts);
        Arguments.notNegative("unpairedCompletes", unpairedCompletes);
        Arguments.notNegative("otherRows", otherRows);
        processing = Copies.sorted("processing", processing);
        waiting = Copies.sorted("waiting", waiting);
        cases = Copies.sorted("cases", cases);
    }

    /**
     * Puts the rows of whole cases together.
     *
     * @param rows the rows, in any order
     * @param unpaired what becomes of a row without its partner
     * @return the instances
     * @throws IllegalArgumentException if an instance id has two starts or two completions
     */
    public static ActivityInstances of(Iterable<ActivityRow> rows, Unpaired unpaired) {
        Gathering all = new Gathering(unpaired);
        all.add(rows);
        return all.build();
    }

    /**
     * Puts whole cases together, each added once.
     *
     * @param unpaired what becomes of a row without its partner
     * @return a summarizer, with bytes, of all rows of a case or of several
     */
    public static Summarizer<List<ActivityRow>, ActivityInstances> summarizer(Unpaired unpaired) {
        return Summarizer.<List<ActivityRow>, Gathering, ActivityInstances>building(
                        () -> new Gathering(unpaired), Gathering::add, Gathering::build, ActivityInstances::merge)
                .withBytes(
                        all -> Bytes.write(all.unpaired, all::write),
                        bytes -> Bytes.read("summary of activities", unpaired, bytes, in -> read(unpaired, in)));
    }

    private void write(ByteWriter out) {
        out.count(instances).count(unpairedStarts).count(unpairedCompletes).count(otherRows);
        write(out, processing);
        write(out, waiting);
        out.count(cases.size());
        cases.forEach((caseId, times) -> {
            out.text(caseId);
            for (Duration time : List.of(times.throughput, times.busy)) {
                out.count(time.getSeconds()).count(time.getNano());
            }
        });
        out.block(DirectlyFollowsGraph.summarizer(DirectlyFollowsGraph.View.INSTANCES)
                .toBytes(graph));
    }

    private static void write(ByteWriter out, Map<String, Durations> times) {
        out.count(times.size());
        times.forEach((activity, durations) ->
                out.text(activity).block(Durations.summarizer().toBytes(durations)));
    }

    private static ActivityInstances read(Unpaired unpaired, ByteReader in) {
        return new ActivityInstances(
                unpaired,
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                readDurations(in),
                readDurations(in),
                readCases(in),
                DirectlyFollowsGraph.summarizer(DirectlyFollowsGraph.View.INSTANCES)
                        .ofBytes(in.block()));
    }

    private static Map<String, Durations> readDurations(ByteReader in) {
        Map<String, Durations> times = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            times.put(in.text(), Durations.summarizer().ofBytes(in.block()));
        }
        return times;
    }

    private static Map<String, CaseTimes> readCases(ByteReader in) {
        Map<String, CaseTimes> cases = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            cases.put(
                    in.text(),
                    new CaseTimes(
                            Duration.ofSeconds(in.count(), in.count()), Duration.ofSeconds(in.count(), in.count())));
        }
        return cases;
    }

    /**
     * These instances and those of other cases.
     *
     * @param other under the same rule; no case may be in both
     * @return all of them
     * @throws IllegalArgumentException if the rules differ or a case is in both
     */
    public ActivityInstances merge(ActivityInstances other) {
        Definitions.of("activity instances").same("unpaired", unpaired, other.unpaired);
        Set<String> both = new TreeSet<>(cases.keySet());
        both.retainAll(other.cases.keySet());
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("cases must be whole, but " + both + " are in both parts");
        }
        Map<String, CaseTimes> all = new TreeMap<>(cases);
        all.putAll(other.cases);
        return new ActivityInstances(
                unpaired,
                Counts.sum(instances, other.instances),
                Counts.sum(unpairedStarts, other.unpairedStarts),
                Counts.sum(unpairedCompletes, other.unpairedCompletes),
                Counts.sum(otherRows, other.otherRows),
                merged(processing, other.processing),
                merged(waiting, other.waiting),
                all,
                graph.merge(other.graph));
    }

    private static Map<String, Durations> merged(Map<String, Durations> a, Map<String, Durations> b) {
        Map<String, Durations> sum = new TreeMap<>(a);
        b.forEach((activity, durations) -> sum.merge(activity, durations, Durations::merge));
        return sum;
    }

    private record Instance(String activity, Instant start, Instant end, int firstRow) {}

    private record Placed(ActivityRow row, int place) {}

    private static final class Gathering {

        private final Unpaired unpaired;
        private final Map<String, Durations.Builder> processing = new TreeMap<>();
        private final Map<String, Durations.Builder> waiting = new TreeMap<>();
        private final Map<String, CaseTimes> cases = new TreeMap<>();
        private final DirectlyFollowsGraph.Builder graph =
                DirectlyFollowsGraph.builder(DirectlyFollowsGraph.View.INSTANCES);
        private long instances;
        private long starts;
        private long completes;
        private long others;

        Gathering(Unpaired unpaired) {
            this.unpaired = Objects.requireNonNull(unpaired, "unpaired");
        }

        void add(Iterable<ActivityRow> rows) {
            Map<String, List<ActivityRow>> byCase = new LinkedHashMap<>();
            rows.forEach(row ->
                    byCase.computeIfAbsent(row.caseId(), c -> new ArrayList<>()).add(row));
            byCase.forEach(this::add);
        }

        private void add(String caseId, List<ActivityRow> rows) {
            if (cases.containsKey(caseId)) {
                throw new IllegalArgumentException("cases must be whole, but " + caseId + " is given in two parts");
            }
            List<Placed> used = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).isStart() || rows.get(i).isComplete()) {
                    used.add(new Placed(rows.get(i), i));
                } else {
                    others++;
                }
            }
            used.sort(Comparator.comparing((Placed p) -> p.row().at())
                    .thenComparing(p -> p.row().isComplete()));
            List<Instance> found = pair(caseId, used);
            if (found.isEmpty()) {
                return;
            }
            found.sort(Comparator.comparing(Instance::start)
                    .thenComparing(Instance::end)
                    .thenComparingInt(Instance::firstRow));
            instances += found.size();
            graph.add(found.stream().map(Instance::activity).toList());
            times(caseId, found);
        }

        private List<Instance> pair(String caseId, List<Placed> rows) {
            Map<List<@Nullable String>, Deque<Placed>> open = new HashMap<>();
            Map<List<@Nullable String>, boolean[]> seen = new HashMap<>();
            List<Instance> found = new ArrayList<>();
            for (Placed placed : rows) {
                ActivityRow row = placed.row();
                List<@Nullable String> key = new ArrayList<>();
                key.add(row.activity());
                key.add(row.instance());
                if (row.instance() != null) {
                    boolean[] known = seen.computeIfAbsent(key, k -> new boolean[2]);
                    int which = row.isStart() ? 0 : 1;
                    if (known[which]) {
                        throw new IllegalArgumentException("instance " + row.instance() + " of " + row.activity()
                                + " in case " + caseId + " has two rows of " + row.lifecycle());
                    }
                    known[which] = true;
                }
                Deque<Placed> waitingStarts = open.computeIfAbsent(key, k -> new ArrayDeque<>());
                if (row.isStart()) {
                    waitingStarts.add(placed);
                } else if (waitingStarts.isEmpty()) {
                    completes++;
                    lone(placed, found);
                } else {
                    Placed start = waitingStarts.remove();
                    Instance instance = new Instance(
                            row.activity(), start.row().at(), row.at(), Math.min(start.place(), placed.place()));
                    found.add(instance);
                    add(processing, row.activity(), Duration.between(instance.start(), instance.end()));
                }
            }
            open.values()
                    .forEach(left -> left.forEach(placed -> {
                        starts++;
                        lone(placed, found);
                    }));
            return found;
        }

        private void lone(Placed placed, List<Instance> found) {
            if (unpaired == Unpaired.AS_INSTANT) {
                Instant at = placed.row().at();
                found.add(new Instance(placed.row().activity(), at, at, placed.place()));
            }
        }

        private void times(String caseId, List<Instance> found) {
            Instant first = found.get(0).start();
            Instant latest = first;
            Duration idle = Duration.ZERO;
            for (int i = 0; i < found.size(); i++) {
                Instance each = found.get(i);
                if (i > 0) {
                    Duration wait =
                            each.start().isAfter(latest) ? Duration.between(latest, each.start()) : Duration.ZERO;
                    idle = idle.plus(wait);
                    add(waiting, each.activity(), wait);
                }
                latest = each.end().isAfter(latest) ? each.end() : latest;
            }
            Duration throughput = Duration.between(first, latest);
            cases.put(caseId, new CaseTimes(throughput, throughput.minus(idle)));
        }

        private static void add(Map<String, Durations.Builder> into, String activity, Duration time) {
            into.computeIfAbsent(activity, a -> Durations.builder()).add(time.getSeconds() + time.getNano() / 1e9);
        }

        private static Map<String, Durations> built(Map<String, Durations.Builder> builders) {
            Map<String, Durations> all = new TreeMap<>();
            builders.forEach((activity, builder) -> all.put(activity, builder.build()));
            return all;
        }

        ActivityInstances build() {
            return new ActivityInstances(
                    unpaired,
                    instances,
                    starts,
                    completes,
                    others,
                    built(processing),
                    built(waiting),
                    cases,
                    graph.build());
        }
    }
}
