package io.github.cxkit.report.journey;

import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.report.chart.Svg;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/** Touchpoints in cells of one size, phase by phase in rows that fit a sheet, the emotion curve over them. */
final class MapChart {

    private static final int CELLS = 8;
    private static final double CELL = 104;
    private static final double LEFT = 64;
    private static final double TOP = 52;
    private static final double CURVE = 170;
    private static final double FLAT = 56;
    private static final double FOOT = 84;
    private static final double GAP = 6;
    private static final double RADIUS = 7;
    private static final int LINE = 15;
    private static final int LETTERS = 14;
    private static final int LINES = 3;

    private final JourneyView view;
    private final Wording wording;
    private double curve = CURVE;

    MapChart(JourneyView view) {
        this.view = view;
        this.wording = view.wording();
    }

    /** One picture for every eight touchpoints. */
    List<String> draw(String title) {
        List<String> pictures = new ArrayList<>();
        List<Stop> stops = view.stops();
        for (int from = 0; from < stops.size(); from += CELLS) {
            pictures.add(row(title, stops.subList(from, Math.min(from + CELLS, stops.size()))));
        }
        return pictures;
    }

    /** Where nobody knows a feeling there is no curve to leave room for. */
    private String row(String title, List<Stop> stops) {
        boolean felt = stops.stream().anyMatch(stop -> stop.feeling() != null);
        curve = felt ? CURVE : FLAT;
        double width = LEFT + stops.size() * CELL + GAP;
        StringBuilder description = new StringBuilder();
        stops.forEach(
                stop -> description.append(description.isEmpty() ? "" : "; ").append(hint(stop)));
        Svg svg = new Svg(width, TOP + curve + FOOT, title, description.toString());
        phases(svg, stops);
        for (double level : felt ? new double[] {1, 0, -1} : new double[] {0}) {
            svg.line(LEFT, y(level), width - GAP, y(level), level == 0 ? "base" : "grid");
            svg.text(
                    LEFT - 8,
                    y(level) + 5,
                    "end",
                    "label muted",
                    !felt ? "" : level == 0 ? "0" : level > 0 ? "+1" : "−1");
        }
        svg.path(curve(stops), "line", "");
        for (int i = 0; i < stops.size(); i++) {
            mark(svg, stops.get(i), x(i));
        }
        return svg.fixed();
    }

    private static double x(int i) {
        return LEFT + CELL * (i + 0.5);
    }

    private double y(double feeling) {
        return TOP + curve / 2 - feeling * (curve / 2 - RADIUS * 2);
    }

    private static void phases(Svg svg, List<Stop> stops) {
        int from = 0;
        while (from < stops.size()) {
            int to = from;
            while (to < stops.size()
                    && stops.get(to).phase().equals(stops.get(from).phase())) {
                to++;
            }
            double wide = (to - from) * CELL - GAP;
            svg.rect(
                    LEFT + from * CELL + GAP / 2,
                    6,
                    wide,
                    28,
                    "track",
                    stops.get(from).phase());
            svg.text(
                    LEFT + (from + to) * CELL / 2,
                    25,
                    "middle",
                    "label",
                    ConsoleTable.cut(stops.get(from).phase(), (int) (wide / 7)));
            from = to;
        }
    }

    private String curve(List<Stop> stops) {
        StringBuilder path = new StringBuilder();
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < stops.size(); i++) {
            Stop.Feeling feeling = stops.get(i).feeling();
            if (feeling == null) {
                continue;
            }
            double x = x(i);
            double y = y(feeling.value());
            if (path.isEmpty()) {
                path.append('M').append(Svg.point(x, y));
            } else {
                double half = (x - lastX) / 2;
                path.append(" C").append(Svg.point(lastX + half, lastY)).append(' ');
                path.append(Svg.point(x - half, y)).append(' ').append(Svg.point(x, y));
            }
            lastX = x;
            lastY = y;
        }
        return path.isEmpty() ? "M0,0" : path.toString();
    }

    String hint(Stop stop) {
        List<String> parts = new ArrayList<>();
        parts.add(view.feeling(stop));
        if (stop.effect() != null) {
            parts.add(view.effect(stop.effect()));
        }
        if (stop.friction()) {
            parts.add(wording.text("journey.friction.here"));
        }
        parts.add(view.visits(stop));
        return stop.name() + ": " + String.join(", ", parts);
    }

    private void mark(Svg svg, Stop stop, double x) {
        Stop.Feeling feeling = stop.feeling();
        double y = y(feeling == null ? 0 : feeling.value());
        if (feeling != null && feeling.lower() != null && feeling.upper() != null) {
            svg.rect(x - 2.5, y(feeling.upper()), 5, y(feeling.lower()) - y(feeling.upper()), "band", "");
        }
        Effect effect = stop.effect();
        if (effect != null) {
            String style = effect == Effect.BUILDER ? "positive" : effect == Effect.BREAKER ? "negative" : "neutral";
            svg.path(diamond(x, y, RADIUS * 1.7), style, hint(stop));
        } else if (feeling == null) { // a dot here would read as neither good nor bad
            svg.rect(x - RADIUS, y - 2, 2 * RADIUS, 4, "neutral", hint(stop));
        } else {
            svg.circle(x, y, RADIUS, feeling.measured() ? "dot" : "dot faint", hint(stop));
        }
        if (stop.friction()) {
            double top = curve == FLAT || y > TOP + RADIUS * 6 ? y - RADIUS * 4.2 : y + RADIUS * 2.2;
            svg.path(
                    "M" + Svg.point(x, top) + " L" + Svg.point(x + RADIUS * 1.2, top + RADIUS * 2) + " L"
                            + Svg.point(x - RADIUS * 1.2, top + RADIUS * 2) + " Z",
                    "negative",
                    wording.text("journey.friction.at", stop.name()));
        }
        double foot = TOP + curve + LINE;
        for (String line : lines(stop.name())) {
            svg.text(x, foot, "middle", "label", line);
            foot += LINE;
        }
        svg.text(x, foot + 3, "middle", "label muted", view.told(stop));
    }

    private static String diamond(double x, double y, double r) {
        return "M" + Svg.point(x, y - r) + " L" + Svg.point(x + r, y) + " L" + Svg.point(x, y + r) + " L"
                + Svg.point(x - r, y) + " Z";
    }

    /** A name in three lines of fourteen letters at most; what does not fit is cut in the middle. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : ConsoleTable.cut(name, LINES * LETTERS - 6).split(" ", -1)) {
            String piece = ConsoleTable.cut(word, LETTERS);
            if (!line.isEmpty() && line.length() + 1 + piece.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines.size() <= LINES ? lines : List.of(lines.get(0), lines.get(1), lines.get(2) + "…");
    }
}
