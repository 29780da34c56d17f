package io.github.cxkit.report.chart;

import io.github.cxkit.internal.DisplayText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes one SVG picture: escaped text, coordinates with one digit, colours by style class of the page
 * ({@code accent, band, track, grid, negative, neutral, positive, label, value, muted}).
 */
public final class Svg {

    /** Width of every chart, in its own units. */
    public static final int WIDTH = 420;

    private static final Pattern HINT = Pattern.compile("><title>[^<]*</title></(?:rect|line|circle|path)>");

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;
    private final String description;

    /**
     * An empty picture.
     *
     * @param width in units
     * @param height in units
     * @param title what is shown
     * @param description what can be read from it, for those who cannot see it
     */
    public Svg(double width, double height, String title, String description) {
        this.width = width;
        this.height = height;
        this.title = title;
        this.description = description;
    }

    /**
     * A rectangle with slightly round corners.
     *
     * @param x left
     * @param y top
     * @param w width
     * @param h height
     * @param style class
     * @param hint shown when pointed at, may be empty
     * @return this
     */
    public Svg rect(double x, double y, double w, double h, String style, String hint) {
        open("rect", style).attribute("x", x).attribute("y", y).attribute("width", Math.max(0, w));
        attribute("height", Math.max(0, h)).attribute("rx", Math.min(2, Math.max(0, w) / 2));
        return close("rect", hint);
    }

    /**
     * A straight line.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @param style class
     * @return this
     */
    public Svg line(double x1, double y1, double x2, double y2, String style) {
        open("line", style).attribute("x1", x1).attribute("y1", y1).attribute("x2", x2);
        return attribute("y2", y2).close("line", "");
    }

    /**
     * A filled circle.
     *
     * @param x centre
     * @param y centre
     * @param radius radius
     * @param style class
     * @param hint shown when pointed at, may be empty
     * @return this
     */
    public Svg circle(double x, double y, double radius, String style, String hint) {
        open("circle", style).attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return close("circle", hint);
    }

    /**
     * A path.
     *
     * @param data path commands, built with {@link #point}
     * @param style class
     * @param hint shown when pointed at, may be empty
     * @return this
     */
    public Svg path(String data, String style, String hint) {
        open("path", style);
        body.append(" d=\"").append(data).append('"');
        return close("path", hint);
    }

    /**
     * A line of text.
     *
     * @param x anchor
     * @param y base line
     * @param anchor {@code start}, {@code middle} or {@code end}
     * @param style class
     * @param text the text, escaped here
     * @return this
     */
    public Svg text(double x, double y, String anchor, String style, String text) {
        open("text", style).attribute("x", x).attribute("y", y);
        if (!anchor.equals("start")) {
            body.append(" text-anchor=\"").append(anchor).append('"');
        }
        body.append('>').append(escape(text)).append("</text>\n");
        return this;
    }

    /**
     * A point of a path.
     *
     * @param x x
     * @param y y
     * @return such as {@code 12.5,40}
     */
    public static String point(double x, double y) {
        return digits(x) + "," + digits(y);
    }

    /**
     * The picture.
     *
     * @return an {@code svg} element
     */
    public String markup() {
        return "<svg" + (width > 1.5 * WIDTH ? " class=\"full\"" : "") + " viewBox=\"0 0 " + digits(width) + " "
                + digits(height) + "\" role=\"img\">\n<title>" + escape(title) + "</title>\n<desc>"
                + escape(description) + "</desc>\n" + body + "</svg>\n";
    }

    /**
     * The picture in its own size, which does not grow and shrink with the page: for cells that are to stay readable.
     *
     * @return an {@code svg} element
     */
    public String fixed() {
        return markup().replaceFirst(
                        "<svg( class=\"full\")?",
                        "<svg class=\"fixed\" width=\"" + digits(width) + "\" height=\"" + digits(height) + "\"");
    }

    /** A picture for narrow screens, which stands behind the one for broad ones; nobody points at its parts with a finger. */
    static String slim(String markup) {
        return HINT.matcher(markup).replaceAll("/>").replaceFirst("<svg", "<svg class=\"slim\"");
    }

    /** Texts of one style in a group, which is written once. */
    Svg group(String style, String anchor) {
        body.append("<g class=\"")
                .append(style)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">");
        return this;
    }

    /** Begins marks of one style, which are many and need not say it each. */
    Svg group(String style) {
        body.append("<g class=\"").append(style).append("\">");
        return this;
    }

    /** A dot in a group of dots. */
    Svg dot(double x, double y, double radius, boolean faint, String hint) {
        body.append(faint ? "<circle class=\"dot faint\"" : "<circle");
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return close("circle", hint);
    }

    Svg inGroup(double x, double y, String text) {
        body.append("<text x=\"")
                .append(digits(x))
                .append("\" y=\"")
                .append(digits(y))
                .append("\">");
        body.append(escape(text)).append("</text>");
        return this;
    }

    /** A sign in a circle. */
    Svg occasion(double x, double y, String sign, String hint) {
        body.append("<g class=\"sign\"><circle r=\"7.5\"");
        attribute("cx", x).attribute("cy", y).close("circle", hint);
        body.append("<text text-anchor=\"middle\"");
        attribute("x", x).attribute("y", y + 4);
        body.append('>').append(escape(sign)).append("</text></g>\n");
        return this;
    }

    Svg endGroup() {
        body.append("</g>\n");
        return this;
    }

    /** Lines of a grid in one path. */
    Svg grid(List<Double> places, double from, double to, boolean upright) {
        StringBuilder path = new StringBuilder();
        for (double place : places) {
            path.append('M').append(upright ? point(place, from) : point(from, place));
            path.append(upright ? 'V' : 'H').append(digits(to));
        }
        return path.isEmpty() ? this : path(path.toString(), "grid", "");
    }

    /** Elements that were written by this package. */
    Svg trusted(String markup) {
        body.append(markup);
        return this;
    }

    private Svg open(String name, String style) {
        body.append('<').append(name).append(" class=\"").append(style).append('"');
        return this;
    }

    private Svg attribute(String name, double value) {
        body.append(' ').append(name).append("=\"").append(digits(value)).append('"');
        return this;
    }

    private Svg close(String name, String hint) {
        if (hint.isEmpty()) {
            body.append("/>\n");
        } else {
            body.append("><title>")
                    .append(escape(hint))
                    .append("</title></")
                    .append(name)
                    .append(">\n");
        }
        return this;
    }

    static String digits(double value) {
        long tenths = Math.round(value * 10);
        String whole = Long.toString(Math.abs(tenths) / 10);
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        DisplayText.clean(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
