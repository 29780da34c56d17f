package io.github.cxkit.journey.graph;

import io.github.cxkit.score.Disclosure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which edges may be told where few are hidden: no single hidden one, and no few, is a total less the others. */
final class EdgesTold {

    private final List<Edge> rising = new ArrayList<>();
    private final Map<String, List<Edge>> out = new HashMap<>();
    private final Map<String, List<Edge>> in = new HashMap<>();
    private final Set<Edge> hidden = new HashSet<>();
    private final long least;

    private record Edge(long count, String from, String to) {}

    private EdgesTold(Transitions all, long least) {
        this.least = least;
        all.edges()
                .forEach((from, to) -> to.forEach((next, count) -> {
                    Edge edge = new Edge(count, from, next);
                    rising.add(edge);
                    out.computeIfAbsent(from, key -> new ArrayList<>()).add(edge);
                    in.computeIfAbsent(next, key -> new ArrayList<>()).add(edge);
                }));
        Comparator<Edge> bySize = Comparator.comparingLong(Edge::count);
        rising.sort(bySize);
        out.values().forEach(edges -> edges.sort(bySize));
        in.values().forEach(edges -> edges.sort(bySize));
    }

    static Map<String, Map<String, Long>> of(Transitions all, long least) {
        EdgesTold told = new EdgesTold(all, least);
        if (least > 1) {
            told.hide(all);
        }
        Map<String, Map<String, Long>> edges = new TreeMap<>();
        for (Edge each : told.rising) {
            if (!told.hidden.contains(each)) {
                edges.computeIfAbsent(each.from, key -> new TreeMap<>()).put(each.to, each.count);
            }
        }
        return Collections.unmodifiableMap(edges);
    }

    private void hide(Transitions all) {
        rising.stream().filter(each -> Disclosure.isFew(each.count, least)).forEach(hidden::add);
        int before;
        do {
            before = hidden.size();
            protect(rising, 0);
            out.forEach((place, edges) -> protect(edges, all.ends().getOrDefault(place, 0L)));
            in.forEach((place, edges) -> protect(edges, all.starts().getOrDefault(place, 0L)));
        } while (hidden.size() > before);
    }

    /** Of edges whose sum is told, beside a part that has no figure of its own. */
    private void protect(List<Edge> edges, long unpublished) {
        int count = unpublished > 0 ? 1 : 0;
        long sum = unpublished;
        boolean secret = Disclosure.isFew(unpublished, least);
        for (Edge each : edges) {
            if (hidden.contains(each)) {
                count++;
                sum += each.count;
                secret = true;
            }
        }
        for (Edge next : edges) {
            if (!secret || (count > 1 && !Disclosure.isFew(sum, least))) {
                return;
            }
            if (hidden.add(next)) {
                count++;
                sum += next.count;
            }
        }
    }
}
