package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.XesLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a log of events by IEEE 1849: one row per event. */
final class XesRows {

    private static final int MOST_KEYS = 1_000;

    private final Rows rows;
    private final Map<String, Column> byKey = new HashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();

    private XesRows(Rows rows) {
        this.rows = rows;
        for (Column column : List.copyOf(rows.columns())) {
            Column other = byKey.putIfAbsent(SameText.of(column.address), column);
            if (other != null) {
                other.absorb(column);
            }
        }
    }

    static void read(InputStream in, Rows rows) throws IOException {
        XesRows log = new XesRows(rows);
        XesLog.read(in, log::row);
        log.refuseAbsent();
    }

    private boolean row(long line, Map<String, String> cells) {
        rows.begin(line);
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            if (keys.size() < MOST_KEYS) {
                keys.add(cell.getKey());
            }
            @Nullable Column column = byKey.get(SameText.of(cell.getKey()));
            if (column != null) {
                rows.cell(column, cell.getValue());
            }
        }
        rows.end();
        return true;
    }

    private void refuseAbsent() {
        List<String> missing = new ArrayList<>();
        for (Column column : rows.columns()) {
            if (column.merged == null && column.lastRow == 0 && column.isNeeded()) {
                missing.add(column.address);
            }
        }
        if (rows.rows() > 0 && !missing.isEmpty()) {
            throw new MissingColumnException(rows.source(), missing, List.copyOf(keys));
        }
    }
}
