package io.github.cxkit.report.chart;

import io.github.cxkit.internal.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The charts as specifications of Vega-Lite 5, for notebooks and tools that draw them: JSON with the data inside. A flow, which
 * Vega-Lite cannot draw, is a grid of who went from where to where.
 *
 * <pre>{@code
 * String json = VegaLite.trend("NPS", months, new Charts.Range(-100, 100));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class VegaLite {

    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    private static final String TOOLTIP = "\"tooltip\":{\"field\":\"text\"}";

    private VegaLite() {}

    /**
     * A figure over time with its interval as a band.
     *
     * @param title what is shown
     * @param marks one per period
     * @param range what the figure can be
     * @return a specification
     */
    public static String trend(String title, List<Mark> marks, Charts.Range range) {
        String x = "\"x\":" + field("label", "ordinal", ",\"sort\":null,\"title\":null");
        String scale = ",\"title\":null,\"scale\":{\"domain\":[" + number(range.lowest()) + ","
                + number(range.highest()) + "],\"zero\":false}";
        return spec(
                title,
                data(marks),
                "\"layer\":["
                        + layer(
                                "area\",\"opacity\":0.3",
                                x,
                                "\"y\":" + field("lower", "quantitative", scale),
                                "\"y2\":{\"field\":\"upper\"}")
                        + ","
                        + layer("line\",\"point\":true", x, "\"y\":" + field("value", "quantitative", scale), TOOLTIP)
                        + "]");
    }

    /**
     * Figures side by side, a dot for each, its interval as a line.
     *
     * @param title what is shown
     * @param marks the figures, top first
     * @param range what they can be
     * @return a specification
     */
    public static String dots(String title, List<Mark> marks, Charts.Range range) {
        String y = "\"y\":" + field("label", "nominal", ",\"sort\":null,\"title\":null");
        String scale = ",\"title\":null,\"scale\":{\"domain\":[" + number(range.lowest()) + ","
                + number(range.highest()) + "],\"zero\":false}";
        return spec(
                title,
                data(marks),
                "\"layer\":["
                        + layer(
                                "rule\",\"strokeWidth\":4,\"opacity\":0.5",
                                y,
                                "\"x\":" + field("lower", "quantitative", scale),
                                "\"x2\":{\"field\":\"upper\"}")
                        + ","
                        + layer(
                                "point\",\"filled\":true,\"size\":70",
                                y,
                                "\"x\":" + field("value", "quantitative", scale),
                                TOOLTIP)
                        + "]");
    }

    /**
     * How often each point of a scale was chosen.
     *
     * @param title what is shown
     * @param bars the points in order
     * @return a specification
     */
    public static String distribution(String title, List<Distribution.Bar> bars) {
        List<String> rows = new ArrayList<>();
        for (Distribution.Bar bar : bars) {
            rows.add("{\"label\":" + text(bar.label()) + ",\"count\":" + bar.count() + ",\"class\":" + text(bar.style())
                    + "}");
        }
        return spec(
                title,
                data(rows.toArray(String[]::new)),
                single(
                        "bar",
                        "\"x\":" + field("label", "ordinal", ",\"sort\":null,\"title\":null"),
                        "\"y\":" + field("count", "quantitative", ",\"title\":null"),
                        "\"color\":" + field("class", "nominal", ",\"legend\":null")));
    }

    /**
     * How many reach each step.
     *
     * @param title what is shown
     * @param steps one mark a step: the share of the first that reached it
     * @return a specification
     */
    public static String funnel(String title, List<Mark> steps) {
        return spec(
                title,
                data(steps),
                single(
                        "bar",
                        "\"y\":" + field("label", "nominal", ",\"sort\":null,\"title\":null"),
                        "\"x\":" + field("value", "quantitative", ",\"title\":null,\"axis\":{\"format\":\".0%\"}"),
                        TOOLTIP));
    }

    /**
     * Shares in a grid.
     *
     * @param title what is shown
     * @param columns headings
     * @param rows top first
     * @return a specification
     */
    public static String cohorts(String title, List<String> columns, List<HeatMap.Row> rows) {
        List<String> cells = new ArrayList<>();
        for (HeatMap.Row row : rows) {
            for (int i = 0; i < row.shares().size(); i++) {
                cells.add("{\"row\":" + text(row.label()) + ",\"column\":" + text(columns.get(i)) + ",\"share\":"
                        + number(row.shares().get(i)) + ",\"running\":" + (i >= row.whole()) + "}");
            }
        }
        return grid(title, cells, "share");
    }

    /**
     * Who went from where to where, as a grid.
     *
     * @param title what is shown
     * @param flow the first steps of all ways
     * @return a specification
     */
    public static String flow(String title, Flow flow) {
        List<String> cells = new ArrayList<>();
        for (Flow.Ribbon ribbon : flow.ribbons()) {
            cells.add("{\"step\":" + (ribbon.step() + 1) + ",\"row\":"
                    + text(ribbon.from().replace("\0", "")) + ",\"column\":"
                    + text(ribbon.to().replace("\0", "")) + ",\"count\":" + ribbon.count() + "}");
        }
        return grid(title, cells, "count");
    }

    private static String grid(String title, List<String> cells, String value) {
        return spec(
                title,
                data(cells.toArray(String[]::new)),
                single(
                        "rect",
                        "\"x\":" + field("column", "ordinal", ",\"sort\":null,\"title\":null"),
                        "\"y\":" + field("row", "ordinal", ",\"sort\":null,\"title\":null"),
                        "\"color\":" + field(value, "quantitative", "")));
    }

    /**
     * Items in a plane.
     *
     * @param title what is shown
     * @param plane the items and the cuts
     * @return a specification
     */
    public static String quadrants(String title, Quadrants.Plane plane) {
        List<String> rows = new ArrayList<>();
        for (Quadrants.Point point : plane.points()) {
            rows.add("{\"label\":" + text(point.label()) + ",\"x\":" + number(point.performance()) + ",\"y\":"
                    + number(point.importance()) + ",\"urgent\":" + point.urgent() + "}");
        }
        String x = "\"x\":"
                + field("x", "quantitative", ",\"title\":" + text(plane.axes().get(0)) + ",\"scale\":{\"zero\":false}");
        String y = "\"y\":"
                + field("y", "quantitative", ",\"title\":" + text(plane.axes().get(1)) + ",\"scale\":{\"zero\":false}");
        return spec(
                title,
                data(rows.toArray(String[]::new)),
                "\"layer\":[" + layer("point\",\"filled\":true", x, y, "\"color\":" + field("urgent", "nominal", ""))
                        + "," + layer("text\",\"dy\":-9", x, y, "\"text\":{\"field\":\"label\"}")
                        + ",{\"mark\":{\"type\":\"rule\"},\"encoding\":{\"x\":{\"datum\":"
                        + number(plane.performanceCut()) + "}}}"
                        + ",{\"mark\":{\"type\":\"rule\"},\"encoding\":{\"y\":{\"datum\":"
                        + number(plane.importanceCut())
                        + "}}}]");
    }

    /**
     * A figure over time between its control limits.
     *
     * @param title what is shown
     * @param marks one per period
     * @param limits the limits
     * @return a specification
     */
    public static String control(String title, List<Mark> marks, Charts.Limits limits) {
        StringBuilder layers = new StringBuilder("\"layer\":[")
                .append(layer(
                        "line\",\"point\":true",
                        "\"x\":" + field("label", "ordinal", ",\"sort\":null,\"title\":null"),
                        "\"y\":" + field("value", "quantitative", ",\"title\":null,\"scale\":{\"zero\":false}"),
                        TOOLTIP));
        for (double limit : new double[] {limits.lower(), limits.center(), limits.upper()}) {
            layers.append(",{\"mark\":{\"type\":\"rule\",\"strokeDash\":[4,4]},\"encoding\":{\"y\":{\"datum\":")
                    .append(number(limit))
                    .append("}}}");
        }
        return spec(title, data(marks), layers.append(']').toString());
    }

    private static String spec(String title, String data, String rest) {
        return "{\"$schema\":\"" + SCHEMA + "\",\"title\":" + text(title)
                + ",\"width\":\"container\",\"data\":{\"values\":[" + data + "]}," + rest + "}";
    }

    private static String single(String mark, String... channels) {
        return "\"mark\":{\"type\":\"" + mark + "\",\"tooltip\":true},\"encoding\":{" + String.join(",", channels)
                + "}";
    }

    /** The mark is the start of an object: its type and what follows it. */
    private static String layer(String mark, String... channels) {
        String closed = mark.contains("\"") ? mark : mark + "\"";
        return "{\"mark\":{\"type\":\"" + closed + "},\"encoding\":{" + String.join(",", channels) + "}}";
    }

    private static String field(String name, String type, String more) {
        return "{\"field\":\"" + name + "\",\"type\":\"" + type + "\"" + more + "}";
    }

    private static String data(List<Mark> marks) {
        StringJoiner rows = new StringJoiner(",");
        for (Mark mark : marks) {
            rows.add("{\"label\":" + text(mark.label()) + ",\"value\":" + number(mark.value()) + ",\"lower\":"
                    + number(mark.lower()) + ",\"upper\":" + number(mark.upper()) + ",\"text\":" + text(mark.text())
                    + "}");
        }
        return rows.toString();
    }

    private static String data(String... rows) {
        return String.join(",", rows);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "null" : Double.toString(value);
    }

    private static String text(String raw) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : DisplayText.clean(raw).toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            // what would end a script element that holds the specification
            text.append(c == '<' ? "\\u003c" : String.valueOf(c));
        }
        return text.append('"').toString();
    }
}
