package io.github.cxkit.report.chart;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.report.wording.Wording;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Proportions in a grid, each cell with its figure; the deeper the color the larger the share. The scale is that of all columns
 * but the first, which of cohorts is always full. A row may be shorter than the heading.
 */
public final class HeatMap {

    private static final double WIDEST_CELL = 58;
    private static final double NARROWEST_CELL = 30;
    private static final int STEPS = 5;
    private static final double TOP = 22;
    private static final double HIGH = 24;
    private static final double LETTER = 7.2;

    private HeatMap() {}

    /**
     * One row.
     *
     * @param label its name
     * @param shares 0 to 1, as far as known
     * @param whole how many of its cells, from the left, are of periods that are over; the others are marked
     */
    public record Row(String label, List<Double> shares, int whole) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a share is none, or more periods are over than there are
         */
        public Row {
            Objects.requireNonNull(label, "label");
            shares = Copies.list("shares", shares);
            shares.forEach(each -> Arguments.share("shares", each));
            Arguments.within("whole", (long) whole, 0, shares.size());
        }

        /**
         * A row of periods that are all over.
         *
         * @param label its name
         * @param shares 0 to 1, as far as known
         */
        public Row(String label, List<Double> shares) {
            this(label, shares, shares.size());
        }
    }

    static String draw(String title, List<String> columns, List<Row> rows, double wide, Wording wording) {
        double left = 14
                + LETTER
                        * rows.stream()
                                .mapToInt(row -> row.label().length())
                                .max()
                                .orElse(1);
        double width = Math.max(NARROWEST_CELL, Math.min(WIDEST_CELL, (wide - left - 2) / Math.max(1, columns.size())));
        StringJoiner description = new StringJoiner("; ");
        rows.stream().limit(40).forEach(row -> {
            StringJoiner cells = new StringJoiner(", ", row.label() + ": ", "");
            row.shares().forEach(share -> cells.add(wording.percent(share)));
            description.add(cells.toString());
        });
        // a picture of few columns keeps its room, so that its letters are as large as those of others
        double whole = Math.max(Svg.WIDTH, left + width * columns.size() + 2);
        Svg svg = new Svg(whole, TOP + HIGH * rows.size() + 4, title, description.toString());
        double most = rows.stream()
                .flatMap(row -> row.shares().stream().skip(1))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        svg.group("label muted", "middle");
        for (int i = 0; i < columns.size(); i++) {
            svg.inGroup(left + width * (i + 0.5), TOP - 7, columns.get(i));
        }
        svg.endGroup();
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double y = TOP + HIGH * r;
            svg.text(left - 8, y + HIGH * 0.66, "end", "label", row.label());
            for (int i = 0; i < row.shares().size(); i++) {
                double share = row.shares().get(i);
                boolean running = i >= row.whole();
                int step = most > 0 ? (int) Math.min(STEPS, Math.ceil(STEPS * share / most)) : 0;
                String hint = row.label() + ", " + columns.get(i) + ": " + wording.percent(share);
                svg.rect(
                        left + width * i + 1,
                        y + 1.5,
                        width - 2,
                        HIGH - 3,
                        "heat" + step + (running ? " running" : ""),
                        hint);
                svg.text(
                        left + width * (i + 0.5),
                        y + HIGH * 0.66,
                        "middle",
                        "label" + (step > 3 ? " inverse" : ""),
                        wording.number(100 * share, share < 0.0995 ? 1 : 0) + (running ? "*" : ""));
            }
        }
        return svg.markup();
    }
}
