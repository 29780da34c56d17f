package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.Heading;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a definition at their places in a table. */
final class TableBinding {

    private static final int FIRST_ROWS = 100;
    private static final int DECIMAL_ROWS = 1_000;

    final Heading heading;
    final @Nullable Column[] columns;

    private TableBinding(Heading heading, @Nullable Column[] columns) {
        this.heading = heading;
        this.columns = columns;
    }

    static List<String> addresses(Rows rows) {
        return rows.columns().stream().map(column -> column.address).toList();
    }

    /** Leads every address to its column, or refuses the table with what would fit. */
    static TableBinding of(@Nullable Heading heading, List<Rec> sample, Rows rows) {
        List<String> missing = new ArrayList<>();
        if (heading == null) {
            rows.columns().stream().filter(Column::isNeeded).forEach(column -> missing.add(column.address));
            throw new MissingColumnException(rows.source(), missing, List.of());
        }
        String misfit = misfit(heading, sample);
        @Nullable Column[] bound = new @Nullable Column[heading.cells()];
        for (Column column : List.copyOf(rows.columns())) {
            int[] positions = heading.positions(column.address);
            if (positions.length > 1) {
                throw new IllegalArgumentException(rows.source() + ": " + heading.ambiguity(column.address, positions));
            }
            if (positions.length == 0) {
                missing.add(column.address);
                continue;
            }
            Column other = bound[positions[0]];
            if (other == null) {
                String name = heading.name(positions[0]);
                column.name = name.isEmpty() || column.address.startsWith("#") ? column.address : name;
                bound[positions[0]] = column;
            } else {
                other.absorb(column);
            }
        }
        if (!missing.isEmpty()) {
            MissingColumnException none = new MissingColumnException(rows.source(), missing, heading.names());
            if (misfit != null) {
                throw new IllegalArgumentException(misfit + "; " + none.getMessage(), none);
            }
            throw none;
        }
        if (misfit != null) {
            throw new IllegalArgumentException(misfit);
        }
        return new TableBinding(heading, bound);
    }

    /** What is wrong if more than half of the first rows do not fit the heading; null if they do. */
    private static @Nullable String misfit(Heading heading, List<Rec> sample) {
        List<Rec> data = data(heading, sample);
        List<Rec> first = data.subList(0, Math.min(FIRST_ROWS, data.size()));
        int h = heading.cells();
        int bad = 0;
        int size = 0;
        int footer =
                first.isEmpty() ? 0 : isRemark(first.get(first.size() - 1), h) && first.size() < FIRST_ROWS ? 1 : 0;
        for (int i = 0; i < first.size() - footer; i++) {
            Rec row = first.get(i);
            boolean fits = row.fault == null && (row.size() == h || row.size() == h + heading.surplus());
            if ((!fits && row.fault == null) || row.fault != null) {
                bad++;
                size = row.fault == null ? row.size() : size;
            }
        }
        if (2 * bad <= first.size() - footer) {
            return null;
        }
        int usual = size;
        return "the heading has " + cells(h) + " but " + bad + " of " + (first.size() - footer) + " rows have "
                + (usual == 0 ? "broken quotes" : String.valueOf(usual))
                + ": a separator inside an unquoted name?";
    }

    private static boolean isRemark(Rec row, int h) {
        return row.filled() == 1 && h > 1 && SameText.of(row.cell(0)).length() > 20;
    }

    static String cells(int count) {
        return count + (count == 1 ? " cell" : " cells");
    }

    private static List<Rec> data(Heading heading, List<Rec> sample) {
        int from = sample.indexOf(heading.rows().get(heading.rows().size() - 1)) + 1;
        return sample.subList(from, sample.size()).stream()
                .filter(r -> !r.empty)
                .toList();
    }

    /** Tells the decimal mark from the first rows, unless it is declared. */
    void decimal(List<Rec> sample, char separator, FileOptions options, Rows rows, Facts facts) {
        char mark = options.decimal();
        if (mark == 0) {
            DecimalMark told = new DecimalMark();
            List<Rec> data = data(heading, sample);
            for (Rec row : data.subList(0, Math.min(DECIMAL_ROWS, data.size()))) {
                for (int c = 0; c < columns.length; c++) {
                    Column column = columns[c];
                    if (column != null
                            && row.kind(c) == Rec.CellKind.TEXT
                            && row.size() <= columns.length + heading.surplus()) {
                        rows.lookForDecimal(column, row.cell(c), row.line, told);
                    }
                }
            }
            mark = told.decide(separator);
        }
        rows.decimal = mark;
        rows.times.times.decimal(mark);
        facts.decimal = mark == 0 ? null : String.valueOf(mark);
    }

    @Override
    public String toString() {
        return Objects.toString(heading.names());
    }
}
