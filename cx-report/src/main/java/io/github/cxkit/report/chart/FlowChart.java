package io.github.cxkit.report.chart;

import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A flow as a Sankey picture: a column of places a step, ribbons as thick as those who went. */
final class FlowChart {

    private static final double HEIGHT = 400;
    private static final double TOP = 34;
    private static final double NODE = 12;
    private static final double GAP = 16;
    private static final double LABEL_ROOM = 150;

    private FlowChart() {}

    static String draw(String title, Flow flow, double width, Wording wording) {
        int steps = Math.max(2, flow.columns().size());
        double apart = (width - LABEL_ROOM) / (steps - 1);
        long all = flow.columns().isEmpty() ? 0 : total(flow.columns().get(0));
        int most = flow.columns().stream().mapToInt(Map::size).max().orElse(1);
        double scale = (HEIGHT - GAP * (most + 1)) / Math.max(1, all);
        StringJoiner description = new StringJoiner("; ");
        flow.ribbons()
                .forEach(r -> description.add(
                        name(r.from(), wording) + " → " + name(r.to(), wording) + " " + wording.count(r.count())));
        Svg svg = new Svg(
                width,
                HEIGHT + TOP,
                title,
                flow.ribbons().isEmpty() ? wording.text("no.answer") : description.toString());
        List<Map<String, Double>> tops = new ArrayList<>();
        for (Map<String, Long> column : flow.columns()) {
            Map<String, Double> places = new LinkedHashMap<>();
            double y = TOP;
            for (Map.Entry<String, Long> node : column.entrySet()) {
                places.put(node.getKey(), y);
                y += node.getValue() * scale + GAP;
            }
            tops.add(places);
        }
        ribbons(svg, flow, tops, apart, scale, wording);
        for (int step = 0; step < flow.columns().size(); step++) {
            double x = step * apart;
            svg.text(x, TOP - 14, "start", "label muted", wording.text("flow.step", wording.count(step + 1)));
            for (Map.Entry<String, Long> node : flow.columns().get(step).entrySet()) {
                double y = tops.get(step).getOrDefault(node.getKey(), TOP);
                double high = Math.max(1.5, node.getValue() * scale);
                String style = node.getKey().equals(Flow.LEFT)
                        ? "negative"
                        : node.getKey().equals(Flow.OTHER) ? "neutral" : "accent";
                String text = name(node.getKey(), wording) + " " + wording.count(node.getValue());
                svg.rect(x, y, NODE, high, style, text);
                svg.text(x + NODE + 5, y + high / 2 + 4, "start", "label halo", cut(text, apart));
            }
        }
        return svg.markup();
    }

    private static String cut(String text, double apart) {
        int fits = (int) Math.max(8, (apart - NODE - 10) / 6.6);
        return ConsoleTable.cut(text, fits);
    }

    static String name(String place, Wording wording) {
        return place.equals(Flow.LEFT)
                ? wording.text("flow.left")
                : place.equals(Flow.OTHER) ? wording.text("flow.other") : place.replace('_', ' ');
    }

    private static long total(Map<String, Long> column) {
        return column.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void ribbons(
            Svg svg, Flow flow, List<Map<String, Double>> tops, double apart, double scale, Wording wording) {
        List<Map<String, Double>> into =
                tops.stream().<Map<String, Double>>map(HashMap::new).toList();
        List<Map<String, Double>> outOf =
                tops.stream().<Map<String, Double>>map(HashMap::new).toList();
        for (Flow.Ribbon ribbon : flow.ribbons()) {
            double thick = ribbon.count() * scale;
            double from = outOf.get(ribbon.step()).merge(ribbon.from(), thick, Double::sum) - thick;
            double to = into.get(ribbon.step() + 1).merge(ribbon.to(), thick, Double::sum) - thick;
            svg.path(
                    ribbon(new double[] {ribbon.step() * apart + NODE, from, (ribbon.step() + 1) * apart, to}, thick),
                    ribbon.to().equals(Flow.LEFT) ? "neutral ribbon" : "stream",
                    name(ribbon.from(), wording) + " → " + name(ribbon.to(), wording) + ": "
                            + wording.count(ribbon.count()));
        }
    }

    private static String ribbon(double[] at, double thick) {
        double half = (at[2] - at[0]) / 2;
        return "M" + Svg.point(at[0], at[1]) + " C" + Svg.point(at[0] + half, at[1]) + " "
                + Svg.point(at[2] - half, at[3]) + " " + Svg.point(at[2], at[3]) + " L"
                + Svg.point(at[2], at[3] + thick) + " C" + Svg.point(at[2] - half, at[3] + thick) + " "
                + Svg.point(at[0] + half, at[1] + thick) + " " + Svg.point(at[0], at[1] + thick) + " Z";
    }
}
