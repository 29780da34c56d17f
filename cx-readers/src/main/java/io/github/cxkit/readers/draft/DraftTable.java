package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.UnreadableInputException;
import io.github.cxkit.readers.internal.Container;
import io.github.cxkit.readers.internal.Decoding;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Heading;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Source;
import io.github.cxkit.readers.internal.TextTable;
import io.github.cxkit.readers.internal.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The columns of a file with all their cells, as far as a draft looks. */
final class DraftTable {

    static final int MOST_ROWS = 100_000;
    private static final int LINE = 1 << 20;

    final List<DraftColumn> columns = new ArrayList<>();

    @Nullable String sheet;

    boolean xes;
    char separator;
    int headerRows = 1;

    @Nullable String remark;

    /** Rows that were not looked at, as they have another count of cells. */
    long ragged;

    static DraftTable read(Path file, FileOptions options) throws IOException {
        Source source = Source.of(file);
        try (Container content = Container.open(source, options)) {
            DraftTable table = new DraftTable();
            switch (content.kind()) {
                case TEXT -> table.text(content, options);
                case WORKBOOK -> table.workbook(source, content, options);
                case JSON -> table.json(content);
                default -> table.xes = true;
            }
            return table;
        }
    }

    private void text(Container content, FileOptions options) throws IOException {
        Decoding text = Decoding.of(content.in(), options);
        TextTable table = new TextTable(text, options, LINE);
        table.open(List.of());
        List<Rec> records = table.sample(MOST_ROWS + 30);
        separator = table.separator();
        remark = text.remark();
        fill(Heading.guess(records, options), records);
    }

    private void workbook(Source source, Container content, FileOptions options) throws IOException {
        try (Workbook workbook = Workbook.open(source, content)) {
            List<Rec> most = List.of();
            for (Sheet each : workbook.sheets(options)) {
                List<Rec> records = new ArrayList<>();
                workbook.read(each, options.hiddenRows() == FileOptions.HiddenRows.SKIP, new Workbook.RowTaker() {
                    @Override
                    public void hidden() {
                        // read like others
                    }

                    @Override
                    public boolean test(Rec record) {
                        records.add(record);
                        return records.size() < MOST_ROWS;
                    }
                });
                if (records.size() > most.size()) {
                    most = records;
                    sheet = each.getName();
                }
            }
            fill(Heading.guess(most, options), most);
        }
    }

    private void json(Container content) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (MappingIterator<JsonNode> values = mapper.readerFor(JsonNode.class).readValues(content.in())) {
            while (values.hasNext() && rows.size() < MOST_ROWS) {
                JsonNode value = values.next();
                if (value.isArray()) {
                    value.forEach(rows::add);
                } else {
                    rows.add(value);
                }
            }
        }
        java.util.LinkedHashSet<String> names = new java.util.LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        for (String name : names) {
            DraftColumn column = new DraftColumn(columns.size(), name, name, name, name);
            rows.forEach(row -> column.add(
                    row.path(name).isValueNode() && !row.path(name).isNull()
                            ? row.path(name).asText()
                            : "",
                    false));
            columns.add(column);
        }
    }

    private void fill(@Nullable Heading heading, List<Rec> records) throws UnreadableInputException {
        if (heading == null) {
            throw new UnreadableInputException("no heading was found: the first row must name the columns");
        }
        headerRows = heading.rows().size();
        for (int c = 0; c < heading.cells(); c++) {
            columns.add(new DraftColumn(c, heading.address(c), heading.name(c), heading.text(c), heading.upper(c)));
        }
        List<Rec> data = new ArrayList<>();
        int from = records.indexOf(heading.rows().get(heading.rows().size() - 1)) + 1;
        for (Rec record : records.subList(from, records.size())) {
            if (!record.empty
                    && record.fault == null
                    && record.size() <= heading.cells() + heading.surplus()
                    && (separator == 0 || record.size() >= heading.cells())) {
                data.add(record);
            } else if (!record.empty) {
                ragged++;
            }
        }
        for (int i = 0; i < 3 && !data.isEmpty() && isTotal(data.get(data.size() - 1), data); i++) {
            data.remove(data.size() - 1);
        }
        for (Rec record : data) {
            for (DraftColumn column : columns) {
                column.add(record.cell(column.position), record.kind(column.position) == Rec.CellKind.DATE);
            }
        }
    }

    /** As the readers tell a footer: a word of totals that comes again and again in its column is a group. */
    private static boolean isTotal(Rec row, List<Rec> data) {
        Set<String> totals = Dictionary.known().words("totals");
        for (int c = 0; c < row.size(); c++) {
            if (!row.isBlank(c)) {
                int column = c;
                String word = SameText.folded(row.cell(c));
                return (totals.contains(word)
                                && data.stream()
                                                .filter(other -> SameText.folded(other.cell(column))
                                                        .equals(word))
                                                .limit(3)
                                                .count()
                                        < 3)
                        || (row.filled() == 1 && c == 0 && row.cell(0).length() > 20);
            }
        }
        return false;
    }
}
