package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Heading;
import io.github.cxkit.readers.internal.Rec;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query's result: its labels are the heading. */
final class ResultRows {

    private ResultRows() {}

    static void read(ResultSet result, Rows rows, FileOptions options, Facts facts) throws SQLException {
        facts.container = "database";
        ResultSetMetaData meta = result.getMetaData();
        boolean[] zoned = new boolean[meta.getColumnCount()];
        String[] labels = new String[meta.getColumnCount()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = meta.getColumnLabel(i + 1);
            zoned[i] = meta.getColumnType(i + 1) == Types.TIMESTAMP_WITH_TIMEZONE
                    || "timestamptz".equalsIgnoreCase(meta.getColumnTypeName(i + 1));
        }
        Rec names = new Rec(1, labels, null, null);
        Heading heading =
                Heading.of(List.of(names), TableBinding.addresses(rows), FileOptions.DEFAULT.withHeaderRows(1));
        TableBinding binding = TableBinding.of(heading, List.of(names), rows);
        rows.decimal = options.decimal();
        facts.headerRows = 1;
        facts.firstDataLine = 2;
        long line = 1;
        while (result.next()) {
            line++;
            rows.begin(line);
            for (int i = 0; i < labels.length; i++) {
                Column column = binding.columns[i];
                if (column != null) {
                    // PostgreSQL's driver hands a moment out in the zone of this machine
                    Object value = zoned[i] ? result.getObject(i + 1, OffsetDateTime.class) : result.getObject(i + 1);
                    value(column, value, rows);
                }
            }
            rows.end();
        }
    }

    private static void value(Column column, @Nullable Object value, Rows rows) {
        if (value == null) {
            rows.cell(column, "");
        } else if (value instanceof Number) {
            rows.plainNumber = true;
            rows.cell(column, value instanceof BigDecimal exact ? exact.toPlainString() : shortest(value));
            rows.plainNumber = false;
        } else if (value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof Timestamp
                || value instanceof java.sql.Date
                || value instanceof OffsetDateTime) {
            rows.dateCell = true;
            rows.cell(column, time(value));
            rows.dateCell = false;
        } else {
            rows.cell(column, String.valueOf(value));
        }
    }

    private static String shortest(Object number) {
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(String.valueOf(number)).toPlainString()
                : String.valueOf(number);
    }

    private static String time(Object value) {
        if (value instanceof Timestamp stamp) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(stamp.toLocalDateTime());
        }
        if (value instanceof OffsetDateTime moment) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        }
        if (value instanceof LocalDateTime local) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        }
        return String.valueOf(value);
    }
}
