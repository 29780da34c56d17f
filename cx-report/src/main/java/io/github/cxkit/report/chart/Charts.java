package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Charts as SVG text, to stand in any page: real text, a title and a description in each, no script, no style of their own.
 * Colours come from the style classes of the page.
 *
 * <pre>{@code
 * Charts charts = Charts.in(Locale.ITALIAN);
 * String svg = charts.trend("NPS", months, new Charts.Range(-100, 100));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Charts {

    /** Width of a chart that fills a page, in its own units. */
    private static final double WIDE = 860;

    private final Wording wording;
    private final double width;
    private final boolean fluid;

    private Charts(Wording wording, double width, boolean fluid) {
        this.wording = wording;
        this.width = width;
        this.fluid = fluid;
    }

    /**
     * Charts whose figures are written as in a language.
     *
     * @param locale whose marks for decimals and thousands
     * @return the charts
     */
    public static Charts in(Locale locale) {
        return new Charts(Wording.in(locale), WIDE, false);
    }

    /**
     * The same charts with trends, dots and distributions as narrow as a telephone.
     *
     * @return the charts
     */
    public Charts narrow() {
        return new Charts(wording, Svg.WIDTH, false);
    }

    /**
     * The same charts twice where their parts move together, broad and behind it as narrow as a telephone, for a page with the
     * style of {@link io.github.cxkit.report.page.Page#style()}, which shows the one that fits.
     *
     * @return the charts, whose trends, dots, distributions, funnels and forecasts are two {@code svg} elements
     */
    public Charts fluid() {
        return new Charts(wording, WIDE, true);
    }

    private String drawn(DoubleFunction<String> chart) {
        return fluid ? chart.apply(WIDE) + Svg.slim(chart.apply(Svg.WIDTH)) : chart.apply(width);
    }

    /**
     * What a figure can be.
     *
     * @param lowest lowest possible figure
     * @param highest highest possible figure, above the lowest
     */
    public record Range(double lowest, double highest) {

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if there is nothing between them
         */
        public Range {
            if (!(lowest < highest)) {
                throw new IllegalArgumentException(
                        "a range needs lowest < highest but was " + lowest + " to " + highest);
            }
        }
    }

    /**
     * A figure over time with its interval as a band. A figure that stands on little is not connected.
     *
     * @param title what is shown
     * @param marks one per period, in order, without gaps in the calendar
     * @param range what the figure can be
     * @return an {@code svg} element
     */
    public String trend(String title, List<Mark> marks, Range range) {
        return trend(title, marks, range, List.of());
    }

    /**
     * A figure over time with its interval as a band, and what happened meanwhile as lines with a sign each.
     *
     * @param title what is shown
     * @param marks one per period, in order, without gaps in the calendar
     * @param range what the figure can be
     * @param occasions what happened, in order
     * @return an {@code svg} element
     */
    public String trend(String title, List<Mark> marks, Range range, List<Occasion> occasions) {
        double[] ends = {range.lowest(), range.highest()};
        return drawn(broad -> TrendLine.draw(title, marks, occasions, ends, broad, wording));
    }

    /**
     * A line with its band as small as a word, hidden from those who hear the page: the figures must stand beside it.
     *
     * @param marks one per period
     * @param marked positions of figures to be marked as bad
     * @return an {@code svg} element
     */
    public String spark(List<Mark> marks, List<Integer> marked) {
        return spark(marks, marked, List.of());
    }

    /**
     * The same with what happened meanwhile as lines.
     *
     * @param marks one per period
     * @param marked positions of figures to be marked as bad
     * @param occasions what happened
     * @return an {@code svg} element
     */
    public String spark(List<Mark> marks, List<Integer> marked, List<Occasion> occasions) {
        return Spark.draw(marks, 150, 34, marked.toArray(Integer[]::new), occasions);
    }

    /**
     * Figures side by side: a dot for each, its interval as a line.
     *
     * @param title what is shown
     * @param marks the figures, top first
     * @param range what they can be
     * @param reference a figure to compare with, drawn as a dashed line with its interval; null for none
     * @return an {@code svg} element
     */
    public String dots(String title, List<Mark> marks, Range range, @Nullable Mark reference) {
        return drawn(broad -> DotPlot.draw(title, marks, range, reference, broad, wording));
    }

    /**
     * How often each point of a scale was chosen: one bar, worst answer to the left.
     *
     * @param title what is shown
     * @param bars the points in order
     * @return an {@code svg} element
     */
    public String distribution(String title, List<Distribution.Bar> bars) {
        Objects.requireNonNull(bars, "bars");
        return drawn(broad -> StackedBar.draw(title, bars, broad, wording));
    }

    /**
     * How many reach each step.
     *
     * @param title what is shown
     * @param steps one mark a step, the first first: the share of the first that reached it, 0 to 1, with its interval
     * @return an {@code svg} element
     */
    public String funnel(String title, List<Mark> steps) {
        return fluid
                ? drawn(broad -> Funnel.draw(title, steps, broad, wording))
                : Funnel.draw(title, steps, WIDE, wording);
    }

    /**
     * Shares in a grid, such as of cohorts that came back. The color scale leaves the first column out, which is always full.
     *
     * @param title what is shown
     * @param columns headings
     * @param rows top first
     * @return an {@code svg} element
     */
    public String cohorts(String title, List<String> columns, List<HeatMap.Row> rows) {
        return HeatMap.draw(title, columns, rows, WIDE, wording);
    }

    /**
     * Items in a plane cut into four.
     *
     * @param title what is shown
     * @param plane the items and the cuts
     * @return an {@code svg} element
     */
    public String quadrants(String title, Quadrants.Plane plane) {
        return Quadrants.draw(title, plane, WIDE);
    }

    /**
     * Who went from where to where.
     *
     * @param title what is shown
     * @param flow the first steps of all ways
     * @return an {@code svg} element
     */
    public String flow(String title, Flow flow) {
        return FlowChart.draw(title, flow, WIDE, wording);
    }

    /**
     * Limits of a figure that is under control.
     *
     * @param center the middle line
     * @param lower lower limit
     * @param upper upper limit, above the lower
     */
    public record Limits(double center, double lower, double upper) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if they are not in order
         */
        public Limits {
            Arguments.finite("center", center);
            Arguments.finite("lower", lower);
            Arguments.finite("upper", upper);
            if (!(lower < upper && lower <= center && center <= upper)) {
                throw new IllegalArgumentException(
                        "limits need lower <= center <= upper but were " + lower + ", " + center + ", " + upper);
            }
        }
    }

    /**
     * A figure over time between its control limits; what lies beyond them is marked by shape and color.
     *
     * @param title what is shown
     * @param marks one per period
     * @param limits the limits
     * @return an {@code svg} element
     */
    public String control(String title, List<Mark> marks, Limits limits) {
        return ControlChart.draw(title, marks, limits, WIDE, wording);
    }

    /**
     * What was expected, dashed, and what came, solid.
     *
     * @param title what is shown
     * @param points in order
     * @return an {@code svg} element
     */
    public String forecast(String title, List<TwoLines.Point> points) {
        return fluid
                ? drawn(broad -> TwoLines.draw(title, points, broad, wording))
                : TwoLines.draw(title, points, WIDE, wording);
    }
}
