package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Display;
import java.util.List;

/**
 * Proportions in a grid, each cell with its figure; the deeper the color the larger the share. The scale is that of all columns
 * but the first, which of cohorts is always full. A row may be shorter than the heading.
 */
public final class HeatMap {

    private static final double WIDE = 860;
    private static final double WIDEST_CELL = 58;
    private static final int STEPS = 5;
    private static final double LEFT = 70;
    private static final double TOP = 22;
    private static final double HIGH = 24;

    private HeatMap() {}

    /**
     * One row.
     *
     * @param label its name
     * @param shares 0 to 1, as far as known
     */
    public record Row(String label, List<Double> shares) {
        /**
         * Copies.
         *
         * @param label its name
         * @param shares 0 to 1, as far as known
         */
        public Row {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Draws the grid.
     *
     * @param title what is shown
     * @param description what can be read from it
     * @param columns headings
     * @param rows top first
     * @return an {@code svg} element
     */
    public static String draw(String title, String description, List<String> columns, List<Row> rows) {
        double width = Math.min(WIDEST_CELL, (WIDE - LEFT - 2) / Math.max(1, columns.size()));
        Svg svg = new Svg(LEFT + width * columns.size() + 2, TOP + HIGH * rows.size() + 4, title, description);
        double most = rows.stream()
                .flatMap(row -> row.shares().stream().skip(1))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        svg.group("label muted", "middle");
        for (int i = 0; i < columns.size(); i++) {
            svg.inGroup(LEFT + width * (i + 0.5), TOP - 7, columns.get(i));
        }
        svg.endGroup();
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double y = TOP + HIGH * r;
            svg.text(LEFT - 6, y + HIGH * 0.66, "end", "label", row.label());
            for (int i = 0; i < row.shares().size(); i++) {
                double share = row.shares().get(i);
                int step = most > 0 ? (int) Math.min(STEPS, Math.ceil(STEPS * share / most)) : 0;
                String hint = row.label() + ", " + columns.get(i) + ": " + Display.percent(share);
                svg.rect(LEFT + width * i + 1, y + 1.5, width - 2, HIGH - 3, "heat" + step, hint);
                svg.text(
                        LEFT + width * (i + 0.5),
                        y + HIGH * 0.66,
                        "middle",
                        "label" + (step > 3 ? " inverse" : ""),
                        Display.number(100 * share, share < 0.0995 ? 1 : 0));
            }
        }
        return svg.markup();
    }
}
