package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.report.chart.Svg;
import io.github.cxkit.report.wording.Display;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first steps of all journeys as a Sankey picture: columns of touchpoints, ribbons as thick as the journeys on them. */
final class FlowChart {

    static final int STEPS = 6;
    private static final int MOST = 7;
    private static final String OTHER = "other";
    private static final String END = "left";
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 430;
    private static final double TOP = 34;
    private static final double NODE = 12;
    private static final double GAP = 16;

    private record Ribbon(int step, String from, String to) {}

    private FlowChart() {}

    static String draw(List<Journey> journeys) {
        List<Map<String, Long>> columns = columns(journeys);
        Map<Ribbon, Long> ribbons = ribbons(journeys, columns);
        Svg svg = new Svg(
                WIDTH,
                HEIGHT + TOP + GAP,
                "Flow of journeys",
                "The first " + STEPS + " touchpoints of " + journeys.size() + " journeys; repeats in a row count once");
        double scale = (HEIGHT - GAP * (MOST + 1)) / Math.max(1, journeys.size());
        List<Map<String, Double>> tops = new ArrayList<>();
        for (Map<String, Long> column : columns) {
            Map<String, Double> places = new LinkedHashMap<>();
            double y = TOP;
            for (Map.Entry<String, Long> node : column.entrySet()) {
                places.put(node.getKey(), y);
                y += node.getValue() * scale + GAP;
            }
            tops.add(places);
        }
        ribbons(svg, columns, ribbons, tops, scale);
        for (int step = 0; step < columns.size(); step++) {
            double x = x(step);
            svg.text(x + NODE / 2, TOP - 14, step == 0 ? "start" : "middle", "label muted", "step " + (step + 1));
            for (Map.Entry<String, Long> node : columns.get(step).entrySet()) {
                double y = tops.get(step).getOrDefault(node.getKey(), TOP);
                double high = Math.max(1.5, node.getValue() * scale);
                String style =
                        node.getKey().equals(END) ? "negative" : node.getKey().equals(OTHER) ? "neutral" : "accent";
                String text = node.getKey().replace('_', ' ') + " " + Display.count(node.getValue());
                svg.rect(x, y, NODE, high, style, text);
                if (high > 7 || step == columns.size() - 1) {
                    svg.text(x + NODE + 5, y + high / 2 + 4, "start", "label", text);
                }
            }
        }
        return svg.markup();
    }

    private static double x(int step) {
        return step * (WIDTH - 130) / (STEPS - 1);
    }

    private static void ribbons(
            Svg svg,
            List<Map<String, Long>> columns,
            Map<Ribbon, Long> ribbons,
            List<Map<String, Double>> tops,
            double scale) {
        for (int step = 0; step + 1 < columns.size(); step++) {
            Map<String, Double> into = new HashMap<>(tops.get(step + 1));
            for (Map.Entry<String, Double> from : tops.get(step).entrySet()) {
                double y = from.getValue();
                for (String to : columns.get(step + 1).keySet()) {
                    long count = ribbons.getOrDefault(new Ribbon(step, from.getKey(), to), 0L);
                    if (count == 0) {
                        continue;
                    }
                    double thick = count * scale;
                    double end = into.getOrDefault(to, TOP);
                    into.put(to, end + thick);
                    svg.path(
                            ribbon(x(step) + NODE, y, x(step + 1), end, thick),
                            to.equals(END) ? "neutral ribbon" : "band faint",
                            from.getKey() + " to " + to + ": " + Display.count(count));
                    y += thick;
                }
            }
        }
    }

    private static String ribbon(double x1, double y1, double x2, double y2, double thick) {
        double half = (x2 - x1) / 2;
        return "M" + Svg.point(x1, y1) + " C" + Svg.point(x1 + half, y1) + " " + Svg.point(x2 - half, y2) + " "
                + Svg.point(x2, y2) + " L" + Svg.point(x2, y2 + thick) + " C" + Svg.point(x2 - half, y2 + thick) + " "
                + Svg.point(x1 + half, y1 + thick) + " " + Svg.point(x1, y1 + thick) + " Z";
    }

    /** Touchpoints without repeats in a row, then one end. */
    private static List<String> way(Journey journey) {
        List<String> way = new ArrayList<>();
        for (String at : journey.touchpoints()) {
            if (way.isEmpty() || !way.get(way.size() - 1).equals(at)) {
                way.add(at);
            }
        }
        way.add(END);
        return way;
    }

    private static List<Map<String, Long>> columns(List<Journey> journeys) {
        List<Map<String, Long>> columns = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Map<String, Long> counts = new TreeMap<>();
            for (Journey journey : journeys) {
                List<String> way = way(journey);
                if (step < way.size()) {
                    counts.merge(way.get(step), 1L, Long::sum);
                }
            }
            Long left = counts.remove(END);
            Map<String, Long> shown = new LinkedHashMap<>();
            long rest = 0;
            List<Map.Entry<String, Long>> ranked = new ArrayList<>(counts.entrySet());
            ranked.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
            for (Map.Entry<String, Long> each : ranked) {
                if (shown.size() < MOST - 2) {
                    shown.put(each.getKey(), each.getValue());
                } else {
                    rest += each.getValue();
                }
            }
            if (rest > 0) {
                shown.put(OTHER, rest);
            }
            if (left != null) {
                shown.put(END, left);
            }
            columns.add(shown);
        }
        return columns;
    }

    private static Map<Ribbon, Long> ribbons(List<Journey> journeys, List<Map<String, Long>> columns) {
        Map<Ribbon, Long> ribbons = new HashMap<>();
        for (Journey journey : journeys) {
            List<String> way = way(journey);
            for (int step = 0; step + 1 < Math.min(way.size(), STEPS); step++) {
                String from = shown(columns.get(step), way.get(step));
                String to = shown(columns.get(step + 1), way.get(step + 1));
                ribbons.merge(new Ribbon(step, from, to), 1L, Long::sum);
            }
        }
        return ribbons;
    }

    private static String shown(Map<String, Long> column, String name) {
        return column.containsKey(name) ? name : OTHER;
    }
}
