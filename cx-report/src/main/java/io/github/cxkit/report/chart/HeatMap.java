package io.github.cxkit.report.chart;

import io.github.cxkit.report.wording.Display;
import java.util.List;

/** Proportions in a grid: each cell is filled from below as high as its share. A row may be shorter than the heading. */
public final class HeatMap {

    private static final double LEFT = 62;
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
        double width = (Svg.WIDTH - LEFT - 2) / Math.max(1, columns.size());
        Svg svg = new Svg(Svg.WIDTH, TOP + HIGH * rows.size() + 4, title, description);
        boolean everyOne = width >= 24;
        for (int i = 0; i < columns.size(); i++) {
            if (everyOne || i % 3 == 0) {
                svg.text(LEFT + width * (i + 0.5), TOP - 7, "middle", "label muted", columns.get(i));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double y = TOP + HIGH * r;
            svg.text(LEFT - 6, y + HIGH * 0.66, "end", "label", row.label());
            for (int i = 0; i < row.shares().size(); i++) {
                double share = row.shares().get(i);
                double full = HIGH - 3;
                String hint = row.label() + ", " + columns.get(i) + ": " + Display.percent(share);
                svg.rect(LEFT + width * i + 1, y + 1.5, width - 2, full, "track", hint);
                svg.rect(
                        LEFT + width * i + 1,
                        y + 1.5 + full * (1 - share),
                        width - 2,
                        full * share,
                        "accent soft",
                        hint);
                if (everyOne) {
                    svg.text(
                            LEFT + width * (i + 0.5),
                            y + HIGH * 0.66,
                            "middle",
                            "label",
                            Display.number(100 * share, 0));
                }
            }
        }
        return svg.markup();
    }
}
