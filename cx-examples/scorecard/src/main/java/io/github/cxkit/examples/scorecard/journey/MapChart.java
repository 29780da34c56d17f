package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.report.chart.Svg;
import io.github.cxkit.report.wording.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Phases by touchpoints with the emotion curve over them; frictions and moments of truth as marks on it. */
final class MapChart {

    private static final double CELL = 104;
    private static final double LEFT = 64;
    private static final double TOP = 64;
    private static final double CURVE = 190;
    private static final double FOOT = 92;
    private static final double GAP = 6;
    private static final double RADIUS = 7;
    private static final int LINE = 14;

    private MapChart() {}

    static String draw(Analysis analysis, Locale locale) {
        JourneyMap map = analysis.map();
        List<Touchpoint> places = new ArrayList<>();
        for (JourneyPhase phase : map.definition().phases()) {
            places.addAll(map.definition().touchpointsOf(phase.code()));
        }
        double width = LEFT + places.size() * CELL + GAP;
        Svg svg = new Svg(
                width,
                TOP + CURVE + FOOT,
                "Journey map",
                "Touchpoints by phase with how customers feel, from -1 below to 1 above");
        double middle = TOP + CURVE / 2;
        phases(svg, map, locale);
        for (String level : List.of("+", "0", "−")) {
            double y = level.equals("0") ? middle : level.equals("+") ? TOP + RADIUS * 2 : TOP + CURVE - RADIUS * 2;
            svg.line(LEFT, y, width - GAP, y, level.equals("0") ? "base" : "grid");
            svg.text(LEFT - GAP * 2, y + GAP, "end", "label muted", level);
        }
        svg.path(curve(map, places), "line", "");
        Map<String, Effect> moments = analysis.moments().effects();
        for (int i = 0; i < places.size(); i++) {
            mark(svg, analysis, places.get(i), LEFT + CELL * (i + 0.5), moments);
        }
        // cells keep their size, however many there are
        return svg.markup()
                .replaceFirst(
                        "<svg (class=\"full\" )?",
                        "<svg class=\"fixed\" width=\"" + (int) width + "\" height=\"" + (int) (TOP + CURVE + FOOT)
                                + "\" ");
    }

    private static void phases(Svg svg, JourneyMap map, Locale locale) {
        double x = LEFT;
        for (JourneyPhase phase : map.definition().phases()) {
            int count = map.definition().touchpointsOf(phase.code()).size();
            if (count == 0) {
                continue;
            }
            double wide = count * CELL - GAP;
            svg.rect(x + GAP / 2, 4, wide, TOP - 20, "track", phase.goal(locale));
            svg.text(x + CELL * count / 2.0, 22, "middle", "value", phase.label(locale));
            if (count > 1) {
                String goal = phase.goal(locale);
                int fits = (int) (wide / 7.4);
                String shown = goal.length() <= fits ? goal : goal.substring(0, fits - 1) + "…";
                svg.text(x + CELL * count / 2.0, 40, "middle", "label muted", shown);
            }
            x += count * CELL;
        }
    }

    private static double y(double feeling) {
        return TOP + CURVE / 2 - feeling * (CURVE / 2 - RADIUS * 2);
    }

    private static String curve(JourneyMap map, List<Touchpoint> places) {
        StringBuilder path = new StringBuilder();
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < places.size(); i++) {
            Double feeling =
                    map.step(places.get(i).id()).map(JourneyMap.Step::feeling).orElse(null);
            if (feeling == null) {
                continue;
            }
            double x = LEFT + CELL * (i + 0.5);
            double y = y(feeling);
            if (path.length() == 0) {
                path.append('M').append(Svg.point(x, y));
            } else {
                double half = (x - lastX) / 2;
                path.append(" C").append(Svg.point(lastX + half, lastY)).append(' ');
                path.append(Svg.point(x - half, y)).append(' ').append(Svg.point(x, y));
            }
            lastX = x;
            lastY = y;
        }
        return path.length() == 0 ? "M0,0" : path.toString();
    }

    private static void mark(Svg svg, Analysis analysis, Touchpoint place, double x, Map<String, Effect> moments) {
        Double feeling =
                analysis.map().step(place.id()).map(JourneyMap.Step::feeling).orElse(null);
        double y = feeling == null ? y(0) : y(feeling);
        Effect effect = moments.get(place.id());
        String hint = place.name()
                + (feeling == null ? ": nobody knows how it feels" : ": feels " + Display.number(feeling, 1));
        if (effect != null) {
            String style = effect == Effect.BUILDER ? "positive" : effect == Effect.BREAKER ? "negative" : "neutral";
            svg.path(
                    diamond(x, y, RADIUS * 1.7),
                    style,
                    hint + ", moment of truth, " + effect.name().toLowerCase(Locale.ROOT));
        } else {
            svg.circle(x, y, RADIUS, feeling == null ? "dot faint" : "dot", hint);
        }
        if (analysis.frictions().containsKey(place.id())) {
            double top = y - RADIUS * 4.2;
            svg.path(
                    "M" + Svg.point(x, top) + " L" + Svg.point(x + RADIUS * 1.2, top + RADIUS * 2) + " L"
                            + Svg.point(x - RADIUS * 1.2, top + RADIUS * 2) + " Z",
                    "negative",
                    "friction at " + place.name());
        }
        double foot = TOP + CURVE + LINE;
        for (String line : lines(place.name())) {
            svg.text(x, foot, "middle", "label", line);
            foot += LINE + 2;
        }
        svg.text(
                x,
                foot + 2,
                "middle",
                "label muted",
                Display.count(analysis.summary().touchpoint(place.id()).visits()));
    }

    private static String diamond(double x, double y, double r) {
        return "M" + Svg.point(x, y - r) + " L" + Svg.point(x + r, y) + " L" + Svg.point(x, y + r) + " L"
                + Svg.point(x - r, y) + " Z";
    }

    /** A name in lines of about twelve letters. */
    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() >= 13) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
