package io.github.cxkit.report.chart;

import java.util.List;

/** A line with its band, as small as a word: to stand in a table's cell beside the figures that say the same. */
final class Spark {

    private static final double EDGE = 4;

    private Spark() {}

    /** The worst and the last figure have dots; null for no worst. */
    static String draw(List<Mark> marks, double width, double height, Integer[] worst, List<Occasion> occasions) {
        double[] range = TrendLine.range(marks);
        StringBuilder svg = new StringBuilder("<svg class=\"spark\" viewBox=\"0 0 " + Svg.digits(width) + " "
                + Svg.digits(height) + "\" aria-hidden=\"true\" focusable=\"false\">");
        if (range[0] <= range[1]) {
            double air = range[1] > range[0] ? 0 : 1;
            Axis y = new Axis(range[0] - air, range[1] + air, height - EDGE, EDGE);
            Axis x = new Axis(0, Math.max(1, marks.size() - 1), EDGE, width - EDGE);
            for (Occasion each : occasions) {
                String place = Svg.digits(x.place(each.at()));
                svg.append("<path class=\"occasion\" d=\"M" + place + ",0 V" + Svg.digits(height) + "\"/>");
            }
            svg.append(TrendLine.paths(marks, x, y));
            for (int i : worst) {
                dot(svg, marks, i, x, y, "negative");
            }
            int last = marks.size() - 1;
            while (last >= 0 && marks.get(last).value() == null) {
                last--;
            }
            if (last >= 0) {
                dot(svg, marks, last, x, y, "dot");
            }
        }
        return svg.append("</svg>").toString();
    }

    private static void dot(StringBuilder svg, List<Mark> marks, int i, Axis x, Axis y, String style) {
        Double value = marks.get(i).value();
        if (value != null) {
            svg.append("<circle class=\"" + style + "\" cx=\"" + Svg.digits(x.place(i)) + "\" cy=\""
                    + Svg.digits(y.place(value)) + "\" r=\"3\"/>");
        }
    }
}
