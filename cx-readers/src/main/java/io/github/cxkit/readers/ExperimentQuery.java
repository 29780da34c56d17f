package io.github.cxkit.readers;

import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.readers.definition.ExperimentMapping;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * An experiment computed by the warehouse that holds it: a query for its sums, and the same summary from the answer as from
 * every row. For PostgreSQL and DuckDB alike.
 *
 * <pre>{@code
 * Experiment gate = Experiment.of("gate", "level 30", "level 40").withMetric(ExperimentMetric.mean("rounds").withCap(1_000));
 * ExperimentQuery query = ExperimentQuery.of(io.github.cxkit.readers.definition.ExperimentMapping.of(gate, "version"));
 * String sql = query.sql("players");  // run it there, then query.read(resultSet).summary()
 * }</pre>
 *
 * <p>How the sums are centred safely: not in the query. Values are cast to DECIMAL, whose sums and products are exact, and
 * n sum(xy) - sum(x) sum(y) is taken afterwards, from all their digits. In doubles, sum(y*y) - sum(y)²/n has lost every digit
 * once the mean is some 1e8 times the spread. Values with more decimals than the cast keeps are counted, and then the result is
 * refused, as is one of another definition: its column {@code definition} holds a check sum of the query.
 *
 * @since 0.1.0
 */
public final class ExperimentQuery {

    private static final int MOST_DECIMALS = 9;
    private static final int STANDARD_DECIMALS = 4;
    private static final int DIGITS = 18;
    private static final int PRODUCT_DIGITS = 38;

    private final ExperimentMapping mapping;
    private final int decimals;

    private ExperimentQuery(ExperimentMapping mapping, int decimals) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.decimals = decimals;
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals must lie in [0, " + MOST_DECIMALS + "] but were " + decimals);
        }
    }

    /**
     * The query of an experiment, for values of at most four digits after the point.
     *
     * @param mapping the experiment and its columns
     * @return the query
     */
    public static ExperimentQuery of(ExperimentMapping mapping) {
        return new ExperimentQuery(mapping, STANDARD_DECIMALS);
    }

    /**
     * The same for values with another number of digits after the point.
     *
     * @param most digits at most, 0 to 9; values with more are refused when the result is read
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public ExperimentQuery withDecimals(int most) {
        return new ExperimentQuery(mapping, most);
    }

    /**
     * The experiment and its columns.
     *
     * @return the mapping
     */
    public ExperimentMapping mapping() {
        return mapping;
    }

    /**
     * Reads what the warehouse answered.
     *
     * @param result rows of the query, in any order
     * @return the experiment as it would have been read from every row
     * @throws SQLException if the database fails
     * @throws IllegalArgumentException if these are sums of another definition, or of values with more digits than asked for
     */
    public ExperimentRead read(ResultSet result) throws SQLException {
        UnitSumRows rows = new UnitSumRows(this);
        return rows.result(rows.reader().readCounted(result, (row, count) -> rows.add(row)));
    }

    /**
     * Reads what the warehouse answered, saved as a file.
     *
     * @param file CSV, JSON or a workbook
     * @return the experiment as it would have been read from every row
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if these are sums of another definition, or of values with more digits than asked for
     */
    public ExperimentRead read(Path file) throws IOException {
        return read(file, FileOptions.DEFAULT);
    }

    /**
     * Reads what the warehouse answered, saved as a file of a known form.
     *
     * @param file CSV, JSON or a workbook
     * @param options how it is written
     * @return the experiment as it would have been read from every row
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if these are sums of another definition, or of values with more digits than asked for
     */
    public ExperimentRead read(Path file, FileOptions options) throws IOException {
        UnitSumRows rows = new UnitSumRows(this);
        return rows.result(rows.reader().withFile(options).read(file, rows::add));
    }

    /** Columns of the result that hold numbers, in the order of the reader. */
    List<String> numbers() {
        List<String> names = new ArrayList<>(List.of("units", "repeated", "decimals"));
        for (int m = 0; m < metrics().size(); m++) {
            names.addAll(numbers(m));
        }
        return names;
    }

    /** Those of one metric: n, sums, products of the lower triangle, then what was cut, is invalid, or has too many digits. */
    List<String> numbers(int metric) {
        String name = "m" + (metric + 1);
        int columns = columns(metric).size();
        List<String> names = new ArrayList<>();
        names.add(name + "_n");
        for (int i = 1; i <= columns; i++) {
            names.add(name + "_sum" + i);
        }
        for (int i = 1; i <= columns; i++) {
            for (int j = 1; j <= i; j++) {
                names.add(name + "_product" + i + j);
            }
        }
        names.addAll(List.of(name + "_capped", name + "_removed", name + "_invalid", name + "_rounded"));
        return names;
    }

    private List<ExperimentMetric> metrics() {
        return mapping.experiment().metrics();
    }

    private List<String> columns(int metric) {
        return mapping.columns(metrics().get(metric).name());
    }

    /** What tells results of one definition from those of another. */
    String checkSum() {
        String all = mapping.experiment().arms() + cells("") + "\n" + String.join("\n", sums());
        CRC32 sum = new CRC32();
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /**
     * The query as text.
     *
     * @param from the table with one row per unit, as it stands behind FROM: a name, or a query in brackets with a name
     * @return one SELECT
     */
    public String sql(String from) {
        return "WITH cells AS (\n" + cells(from) + "\n)\nSELECT\n  arm,\n  stratum,\n  '" + checkSum()
                + "' AS definition,\n  " + decimals
                + " AS decimals,\n  COUNT(*) AS units,\n  SUM(repeated) AS repeated,\n  "
                + String.join(",\n  ", sums()) + "\nFROM cells\nGROUP BY arm, stratum\nORDER BY arm, stratum;\n";
    }

    private String cells(String from) {
        List<String> columns = new ArrayList<>();
        columns.add(text(mapping.armColumn()) + " AS arm");
        columns.add(mapping.stratumColumn().map(ExperimentQuery::text).orElse("''") + " AS stratum");
        columns.add(mapping.unitColumn()
                        .map(unit ->
                                "CASE WHEN ROW_NUMBER() OVER (PARTITION BY " + quoted(unit) + ") > 1 THEN 1 ELSE 0 END")
                        .orElse("0")
                + " AS repeated");
        for (int m = 0; m < metrics().size(); m++) {
            columns.addAll(cells(m));
        }
        return "  SELECT\n    " + String.join(",\n    ", columns) + "\n  FROM " + from;
    }

    private List<String> cells(int m) {
        String name = "m" + (m + 1);
        ExperimentMetric metric = metrics().get(m);
        List<String> cells = new ArrayList<>();
        List<String> rounded = new ArrayList<>();
        for (int i = 0; i < columns(m).size(); i++) {
            String column = quoted(columns(m).get(i));
            String value = decimal(column);
            if (i == 0 && metric.kind() == ExperimentMetric.Kind.SHARE) {
                value = "CASE WHEN LOWER(CAST(" + column + " AS VARCHAR)) IN (" + words(YesNo.YES)
                        + ") THEN 1 WHEN LOWER(CAST(" + column + " AS VARCHAR)) IN (" + words(YesNo.NO)
                        + ") THEN 0 END";
            } else if (i == 0 && metric.kind() == ExperimentMetric.Kind.RATING) {
                StringBuilder points = new StringBuilder("CASE " + value);
                for (Map.Entry<Integer, BigDecimal> point :
                        UnitWorth.points(metric).entrySet()) {
                    points.append(" WHEN ")
                            .append(point.getKey())
                            .append(" THEN ")
                            .append(literal(point.getValue()));
                }
                value = points.append(" END").toString();
            } else {
                rounded.add("CASE WHEN " + value + " <> " + column + " THEN 1 ELSE 0 END");
            }
            cells.add(value + " AS " + name + "_" + (i + 1));
        }
        String first = quoted(columns(m).get(0));
        boolean taken = metric.kind() == ExperimentMetric.Kind.SHARE || metric.kind() == ExperimentMetric.Kind.RATING;
        String blank = metric.kind() == ExperimentMetric.Kind.SHARE
                ? "COALESCE(CAST(" + first + " AS VARCHAR), '') = ''"
                : first + " IS NULL";
        cells.add((taken
                        ? "CASE WHEN " + blank + " THEN 0 WHEN ("
                                + cells.get(0).substring(0, cells.get(0).lastIndexOf(" AS "))
                                + ") IS NULL THEN 1 ELSE 0 END"
                        : "0")
                + " AS " + name + "_invalid");
        cells.add((rounded.isEmpty() ? "0" : String.join(" + ", rounded)) + " AS " + name + "_rounded");
        return cells;
    }

    private List<String> sums() {
        List<String> sums = new ArrayList<>();
        for (int m = 0; m < metrics().size(); m++) {
            String name = "m" + (m + 1);
            int columns = columns(m).size();
            Double cap = metrics().get(m).cap();
            List<String> values = new ArrayList<>();
            List<String> there = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                values.add(name + "_" + i);
                there.add(name + "_" + i + " IS NOT NULL");
            }
            String first = values.get(0);
            String most = cap == null ? "" : literal(BigDecimal.valueOf(cap));
            if (cap != null) {
                values.set(0, "LEAST(" + first + ", " + most + ")");
            }
            String complete = " FILTER (WHERE " + String.join(" AND ", there);
            sums.add("COUNT(*)" + complete + ") AS " + name + "_n");
            for (int i = 1; i <= columns; i++) {
                sums.add("SUM(" + values.get(i - 1) + ")" + complete + ") AS " + name + "_sum" + i);
            }
            for (int i = 1; i <= columns; i++) {
                for (int j = 1; j <= i; j++) {
                    sums.add("SUM(" + wide(values.get(i - 1)) + " * " + wide(values.get(j - 1)) + ")" + complete
                            + ") AS " + name + "_product" + i + j);
                }
            }
            String over = complete + " AND " + first + " > " + most + ")";
            sums.add((cap == null ? "0" : "COUNT(*)" + over) + " AS " + name + "_capped");
            sums.add((cap == null ? "0" : "SUM(" + first + " - " + most + ")" + over) + " AS " + name + "_removed");
            sums.add("SUM(" + name + "_invalid) AS " + name + "_invalid");
            sums.add("SUM(" + name + "_rounded) AS " + name + "_rounded");
        }
        return sums;
    }

    /** Room for a product: DuckDB multiplies in the width of its operands. */
    private String wide(String what) {
        return "CAST(" + what + " AS DECIMAL(" + PRODUCT_DIGITS + ", " + decimals + "))";
    }

    private String decimal(String what) {
        return "CAST(" + what + " AS DECIMAL(" + DIGITS + ", " + decimals + "))";
    }

    /** A number that the query compares or adds; too many digits for the cast are refused here. */
    private String literal(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > decimals) {
            throw new IllegalArgumentException(
                    plain.toPlainString() + " has more than " + decimals + " digits after the point (decimals)");
        }
        return decimal(plain.toPlainString());
    }

    private static String text(String column) {
        return "COALESCE(CAST(" + quoted(column) + " AS VARCHAR), '')";
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }
}
