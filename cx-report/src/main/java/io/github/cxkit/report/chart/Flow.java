package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first steps of many ways: at each step how many were where, and from where to where they went. What is rare at a step is
 * put together; a way that is over goes to {@link #LEFT}.
 *
 * @param columns step by step, place to how many, most first
 * @param ribbons who went from where to where
 * @since 0.1.0
 */
public record Flow(List<Map<String, Long>> columns, List<Ribbon> ribbons) {

    /** Places too rare for one of their own. */
    public static final String OTHER = "\0other";

    /** Where ways are over. */
    public static final String LEFT = "\0left";

    /**
     * From a place of one step to a place of the next.
     *
     * @param step the step, from 0
     * @param from the place
     * @param to the next one
     * @param count how many
     */
    public record Ribbon(int step, String from, String to, long count) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Ribbon {
            Arguments.notNegative("step", (long) step);
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Arguments.notNegative("count", count);
        }
    }

    /**
     * How much of it is shown.
     *
     * @param steps how many
     * @param places how many at a step, what is over apart
     * @param least count below which a place is put together with others
     */
    public record Extent(int steps, int places, long least) {
        /** Six steps of five places each. */
        public static final Extent USUAL = new Extent(6, 5, 1);

        /** Checks the numbers. */
        public Extent {
            Arguments.positive("steps", steps);
            Arguments.positive("places", places);
            Arguments.positive("least", (double) least);
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Flow {
        columns = Copies.list("columns", columns);
        columns.forEach(column ->
                Copies.whole("columns", column).values().forEach(count -> Arguments.notNegative("columns", count)));
        ribbons = Copies.list("ribbons", ribbons);
    }

    /**
     * Puts ways together.
     *
     * @param ways places in order to how many went so; repeats in a row count once
     * @param extent how much of it
     * @return the flow
     */
    public static Flow of(Map<List<String>, Long> ways, Extent extent) {
        List<Map<String, Long>> counts = new ArrayList<>();
        for (int step = 0; step < extent.steps(); step++) {
            counts.add(new TreeMap<>());
        }
        Map<List<String>, Long> starts = new LinkedHashMap<>();
        ways.forEach((way, count) -> starts.merge(start(way, extent.steps()), count, Math::addExact));
        starts.forEach((way, count) -> {
            for (int step = 0; step < way.size(); step++) {
                counts.get(step).merge(way.get(step), count, Math::addExact);
            }
        });
        List<Set<String>> shown = new ArrayList<>();
        List<Map<String, Long>> columns = new ArrayList<>();
        for (Map<String, Long> count : counts) {
            columns.add(column(count, extent, shown));
        }
        columns.removeIf(Map::isEmpty);
        Map<List<Object>, Long> ribbons = new HashMap<>();
        starts.forEach((way, count) -> {
            for (int step = 0; step + 1 < way.size(); step++) {
                String from = named(way.get(step), shown.get(step));
                String to = named(way.get(step + 1), shown.get(step + 1));
                ribbons.merge(List.of(step, from, to), count, Math::addExact);
            }
        });
        List<Ribbon> all = new ArrayList<>();
        for (int step = 0; step + 1 < columns.size(); step++) {
            for (String from : columns.get(step).keySet()) {
                for (String to : columns.get(step + 1).keySet()) {
                    Long count = ribbons.get(List.<Object>of(step, from, to));
                    if (count != null) {
                        all.add(new Ribbon(step, from, to, count));
                    }
                }
            }
        }
        return new Flow(columns, all);
    }

    private static String named(String place, Set<String> shown) {
        return place.equals(LEFT) || shown.contains(place) ? place : OTHER;
    }

    /** Without repeats in a row, with its end if that comes in time. */
    private static List<String> start(List<String> way, int steps) {
        List<String> start = new ArrayList<>();
        for (String at : way) {
            if (start.size() == steps) {
                return start;
            }
            if (start.isEmpty() || !start.get(start.size() - 1).equals(at)) {
                start.add(at);
            }
        }
        if (start.size() < steps) {
            start.add(LEFT);
        }
        return start;
    }

    private static Map<String, Long> column(Map<String, Long> counts, Extent extent, List<Set<String>> shown) {
        Map<String, Long> column = new LinkedHashMap<>();
        Set<String> own = new LinkedHashSet<>();
        long rest = 0;
        List<Map.Entry<String, Long>> ranked = new ArrayList<>(counts.entrySet());
        ranked.removeIf(each -> each.getKey().equals(LEFT));
        ranked.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        for (Map.Entry<String, Long> each : ranked) {
            if (own.size() < extent.places() && each.getValue() >= extent.least()) {
                own.add(each.getKey());
                column.put(each.getKey(), each.getValue());
            } else {
                rest += each.getValue();
            }
        }
        if (rest > 0) {
            column.put(OTHER, rest);
        }
        Long left = counts.get(LEFT);
        if (left != null) {
            column.put(LEFT, left);
        }
        shown.add(own);
        return column;
    }
}
