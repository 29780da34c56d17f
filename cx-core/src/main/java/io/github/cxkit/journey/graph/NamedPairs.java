package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often one name came with another, while it is counted. */
final class NamedPairs {

    private final Map<String, Map<String, long[]>> counts = new HashMap<>();

    void add(String from, String to, long count) {
        Map<String, long[]> own = counts.get(from);
        if (own == null) {
            own = new HashMap<>();
            counts.put(from, own);
        }
        long[] cell = own.get(to);
        if (cell == null) {
            cell = new long[1];
            own.put(to, cell);
        }
        cell[0] = Counts.sum(cell[0], count);
    }

    void addAll(Map<String, Map<String, Long>> pairs) {
        pairs.forEach((from, all) -> all.forEach((to, count) -> add(from, to, count)));
    }

    Map<String, Map<String, Long>> byName() {
        Map<String, Map<String, Long>> byName = new TreeMap<>();
        counts.forEach((from, all) -> {
            Map<String, Long> own = byName.computeIfAbsent(from, each -> new TreeMap<>());
            all.forEach((to, cell) -> own.put(to, cell[0]));
        });
        return byName;
    }
}
