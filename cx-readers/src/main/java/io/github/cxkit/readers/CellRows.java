package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The texts of some columns of one row. */
final class CellRows extends Rows {

    private static final int MOST_SPELLINGS = 10_000;

    private final List<String> addresses;
    private final Map<String, String> spellings = new HashMap<>();
    private final String[] cells;
    private final ObjLongConsumer<? super List<String>> consumer;

    CellRows(
            List<String> addresses, RowFilter filter, Setting setting, ObjLongConsumer<? super List<String>> consumer) {
        super("the call", filter, setting, new TimeCells(TimeFormat.ISO, ZoneOffset.UTC));
        this.addresses = addresses;
        this.cells = new String[addresses.size()];
        this.consumer = consumer;
        Arrays.fill(cells, "");
        for (String address : addresses) {
            column(address).needed = true;
            column(address).text = 0;
        }
        columns().forEach(Column::findOnly);
    }

    @Override
    void clear() {
        Arrays.fill(cells, "");
    }

    @Override
    void forget(Column column) {
        // a later cell of the same column stands in its place
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        if (column.text < 0) {
            return;
        }
        String cell = spelling(SameText.shown(new String(text, offset, length)));
        for (int i = 0; i < cells.length; i++) {
            Column own = column(addresses.get(i));
            if (own == column || own.merged == column) {
                cells[i] = cell;
            }
        }
    }

    /** Texts that look the same are one text, in the spelling of the first row that has it. */
    private String spelling(String shown) {
        String same = SameText.of(shown);
        return spellings.size() < MOST_SPELLINGS
                ? spellings.computeIfAbsent(same, key -> shown)
                : spellings.getOrDefault(same, shown);
    }

    @Override
    boolean number(Column column, int number) {
        return false;
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        reject(RejectionKind.STRUCTURE, column.name, null, reason);
    }

    @Override
    void takeError(Column column, RejectionKind kind, String text, String reason) {
        reject(kind, column.name, text, reason);
    }

    @Override
    void finish() {
        // texts are what they are
    }

    @Override
    void handOn() {
        consumer.accept(List.of(cells), 1);
    }
}
