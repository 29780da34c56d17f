package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.UnreadableInputException;
import io.github.cxkit.readers.internal.Container;
import io.github.cxkit.readers.internal.Decoding;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Heading;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Source;
import io.github.cxkit.readers.internal.TextTable;
import io.github.cxkit.readers.internal.Workbook;
import io.github.cxkit.readers.internal.XesLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The columns of a file with all their cells, as far as a draft looks. */
final class DraftTable {

    static final int MOST_ROWS = 100_000;
    private static final int LINE = 1 << 20;
    private static final int LONGEST_PATH = 200;
    private static final int FAR_LONGER = 5;
    private static final int SOME_COLUMNS = 3;

    /** What parts cells in rare files, the more likely first. */
    private static final String OTHER_SEPARATORS = ",;\t|^~\u00A6\u00A7#:\u0001 ";

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<DraftColumn> columns = new ArrayList<>();

    @Nullable String sheet;

    boolean xes;
    char separator;
    int headerRows = 1;

    @Nullable String remark;

    /** The path of the list of rows in a file of JSON that has several lists. */
    @Nullable String rows;

    private final List<String> more = new ArrayList<>();

    private @Nullable String unread;

    /** Sheets that the workbook hides. */
    final List<String> hidden = new ArrayList<>();

    /** Whether there are more records than are looked at. */
    private boolean isCut;

    /** Rows that were not looked at, as they have another count of cells. */
    long ragged;

    /** What is to be known of the file, whatever it holds. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(more);
        if (remark != null) {
            remarks.add(remark);
        }
        if (isCut) {
            remarks.add("only the first " + MOST_ROWS + " rows were looked at");
        }
        if (ragged > 0) {
            remarks.add(ragged + (ragged == 1 ? " row has" : " rows have")
                    + " another count of cells than the heading, or a stray quote, and "
                    + (ragged == 1 ? "was" : "were") + " not looked at");
        }
        return remarks;
    }

    /** Asks about a first row of words over columns of numbers: a heading of two rows, which nothing else tells. */
    Optional<String> secondHeading() {
        long words = columns.stream().filter(DraftTable::beginsWithAWord).count();
        return words < 2
                ? Optional.empty()
                : Optional.of("is the first row of data a second row of the heading? it has words over " + words
                        + " columns of numbers or times; say --header-rows " + (headerRows + 1) + " if it is");
    }

    private static boolean beginsWithAWord(DraftColumn column) {
        return column.filled > 2
                && !column.cells.isEmpty()
                && column.cells.get(0).codePoints().anyMatch(Character::isLetter)
                && column.cells.stream()
                        .skip(1)
                        .filter(cell -> !cell.isEmpty())
                        .limit(100)
                        .allMatch(cell -> Character.isDigit(cell.charAt(0))
                                && cell.codePoints().noneMatch(Character::isLetter));
    }

    /** Several files of one shape as one table; the columns are those of the first. */
    static DraftTable read(List<Path> files, FileOptions options) throws IOException {
        DraftTable all = read(files.get(0), options);
        for (Path file : files.subList(1, files.size())) {
            all.append(file, read(file, options));
        }
        return all;
    }

    private void append(Path file, DraftTable other) {
        String name = String.valueOf(file.getFileName());
        if (other.xes != xes || other.headerRows != headerRows) {
            throw new IllegalArgumentException(name + ": has another shape than the first file: "
                    + (other.xes != xes
                            ? "one is a log by IEEE 1849"
                            : other.headerRows + " heading rows for " + headerRows));
        }
        Map<String, DraftColumn> named = new HashMap<>();
        other.columns.forEach(column -> named.put(SameText.of(column.address), column));
        for (DraftColumn column : columns) {
            DraftColumn same = named.remove(SameText.of(column.address));
            if (same == null) {
                String near = SameText.nearest(
                                column.address,
                                other.columns.stream().map(c -> c.address).toList())
                        .map(each -> "; the nearest is \"" + SameText.visible(each) + "\"")
                        .orElse("");
                throw new IllegalArgumentException(name + ": lacks the column \"" + SameText.visible(column.address)
                        + "\" of the first file" + near);
            }
            column.append(same);
        }
        if (!named.isEmpty()) {
            more.add(name + ": has " + named.size() + (named.size() == 1 ? " column" : " columns")
                    + " more than the first file, which are not looked at");
        }
        more.addAll(other.remarks());
        sheet = Objects.equals(sheet, other.sheet) ? sheet : null;
    }

    static DraftTable read(Path file, FileOptions options) throws IOException {
        Source source = Source.of(file);
        try (Container content = Container.open(source, options)) {
            DraftTable table = new DraftTable();
            switch (content.kind()) {
                case TEXT -> table.text(content, options);
                case WORKBOOK -> table.workbook(source, content, options);
                case JSON -> table.json(content);
                default -> table.log(content);
            }
            return table;
        }
    }

    /** Attributes as columns; one that comes later was blank until then. */
    private void log(Container content) throws IOException {
        xes = true;
        headerRows = 0;
        Map<String, DraftColumn> named = new LinkedHashMap<>();
        int[] rows = {0};
        XesLog.read(content.in(), (line, cells) -> {
            for (String key : cells.keySet()) {
                named.computeIfAbsent(key, name -> {
                    DraftColumn column = new DraftColumn(named.size(), name, name, name, "");
                    for (int i = 0; i < rows[0]; i++) {
                        column.add("", false);
                    }
                    return column;
                });
            }
            named.forEach((key, column) -> column.add(cells.getOrDefault(key, ""), false));
            return ++rows[0] < MOST_ROWS;
        });
        columns.addAll(named.values());
    }

    private void text(Container content, FileOptions options) throws IOException {
        Decoding text = Decoding.of(content.in(), options);
        TextTable table = new TextTable(text, options, LINE);
        table.open(List.of());
        List<Rec> records = table.records(MOST_ROWS + 2);
        isCut = records.size() == MOST_ROWS + 2;
        separator = table.separator();
        remark = text.remark();
        fillBelow(records, options);
    }

    /** A first row that can only be a second row of the heading is one. */
    private void fillBelow(List<Rec> records, FileOptions options) throws UnreadableInputException {
        fill(Heading.guess(records, options), records);
        if (options.headerRows() == 0 && headerRows == 1 && isSecondHeading()) {
            long words = columns.stream().filter(DraftTable::beginsWithAWord).count();
            columns.clear();
            ragged = 0;
            fill(Heading.guess(records, options.withHeaderRows(2)), records);
            more.add(
                    "the first row under the heading has words over " + words
                            + " columns of numbers or times and is a second row of the heading; \"file.headerRows\" says otherwise");
        }
    }

    /**
     * Whether the first row names nearly all columns, each of which has a name of its own already, has words over several that hold
     * numbers or times, and no cell of the others.
     */
    private boolean isSecondHeading() {
        long named = columns.stream()
                .filter(column ->
                        !column.cells.isEmpty() && !column.cells.get(0).isEmpty())
                .count();
        return columns.stream().filter(DraftTable::beginsWithAWord).count() >= SOME_COLUMNS
                && 10 * named >= 9L * columns.size()
                && columns.stream().map(DraftColumn::folded).distinct().count() == columns.size()
                && columns.stream()
                        .filter(column -> !column.cells.get(0).isEmpty())
                        .allMatch(column -> column.distinct.getOrDefault(column.cells.get(0), 0) == 1
                                && column.cells.get(0).codePoints().anyMatch(Character::isLetter));
    }

    private void workbook(Source source, Container content, FileOptions options) throws IOException {
        try (Workbook workbook = Workbook.open(source, content)) {
            List<Rec> most = List.of();
            Map<String, Rec> firsts = new LinkedHashMap<>();
            workbook.hidden(options).forEach(hidden::add);
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
                        isCut |= records.size() == MOST_ROWS;
                        return records.size() < MOST_ROWS;
                    }
                });
                if (records.size() > most.size()) {
                    most = records;
                    sheet = each.getName();
                }
                records.stream()
                        .filter(record -> !record.empty)
                        .findFirst()
                        .ifPresent(first -> firsts.put(each.getName(), first));
            }
            alike(firsts);
            fillBelow(most, options);
        }
    }

    /** How many rows repeat an earlier one in all cells, among them a filled one of a column. */
    long again(DraftColumn key) {
        Set<List<String>> seen = new HashSet<>();
        long again = 0;
        for (int i = 0; i < key.cells.size(); i++) {
            int row = i;
            // ids that come once need no look at the other cells
            if (!key.cells.get(i).isEmpty()
                    && Objects.requireNonNull(key.distinct.get(key.cells.get(i))) > 1
                    && !seen.add(columns.stream()
                            .map(column -> column.cells.get(row))
                            .toList())) {
                again++;
            }
        }
        return again;
    }

    /** What may part the cells of a table that seems to have one column; empty if nothing does. */
    Optional<String> otherShape() {
        if (columns.size() != 1 || columns.get(0).filled < 2) {
            return Optional.empty();
        }
        DraftColumn column = columns.get(0);
        List<String> lines = new ArrayList<>(column.nonEmpty(100));
        lines.add(column.name);
        for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
            char c = OTHER_SEPARATORS.charAt(i);
            long count = column.name.chars().filter(each -> each == c).count();
            if (count > 0
                    && lines.stream()
                            .allMatch(line ->
                                    line.chars().filter(each -> each == c).count() == count)) {
                return Optional.of(
                        ",;\t|".indexOf(c) >= 0
                                ? "each line seems to be one cell in quotes, with \"" + c
                                        + "\" inside: take the outer quotes off"
                                : c == ' '
                                        ? "cells seem to be parted by blanks: save the file as CSV"
                                        : "is \"" + c + "\" the separator? say --separator \"" + c + "\"");
            }
        }
        return Optional.empty();
    }

    /** Sheets with the same first row, such as one for each month: only one of them is read. */
    private void alike(Map<String, Rec> firsts) {
        Rec read = sheet == null ? null : firsts.remove(sheet);
        List<String> others = new ArrayList<>();
        firsts.forEach((name, first) -> {
            if (read != null
                    && first.size() == read.size()
                    && IntStream.range(0, read.size()).allMatch(c -> SameText.same(first.cell(c), read.cell(c)))) {
                others.add("\"" + SameText.visible(name) + "\"");
            }
        });
        if (!others.isEmpty()) {
            unread = "only sheet \"" + SameText.visible(String.valueOf(sheet)) + "\" is read, and "
                    + String.join(", ", others)
                    + (others.size() == 1 ? " has" : " have")
                    + " the same columns: put all rows on one sheet, or draft and score each with --sheet";
        }
    }

    /** What is to be asked of the file, whatever it holds. */
    Optional<String> unread() {
        return Optional.ofNullable(unread);
    }

    private void json(Container content) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(content.in())) {
            while (rows.size() < MOST_ROWS && values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(rows::add);
                } else {
                    rows.add(value);
                }
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableInputException("row " + (rows.size() + 1) + " is no JSON: " + JsonFaults.told(e));
        }
        if (rows.size() == 1) {
            rows = inner(rows.get(0));
        }
        List<Map<String, String>> flat = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Set<String> lists = new HashSet<>();
        isCut = rows.size() >= MOST_ROWS;
        for (JsonNode row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", row, cells, lists);
            names.addAll(cells.keySet());
            flat.add(cells);
        }
        if (names.isEmpty() && !rows.isEmpty()) {
            throw new UnreadableInputException("the rows are no JSON objects: give each answer its name");
        }
        for (String name : names) {
            DraftColumn column = new DraftColumn(columns.size(), name, name, name, name);
            column.lists = lists.contains(name);
            flat.forEach(cells -> column.add(cells.getOrDefault(name, ""), false));
            columns.add(column);
        }
    }

    /** The one list of objects in an object around it, as the readers find it. */
    private List<JsonNode> inner(JsonNode around) throws UnreadableInputException {
        List<JsonNode> lists = new ArrayList<>();
        List<String> names = new ArrayList<>();
        around.properties().forEach(field -> {
            JsonNode each = field.getValue();
            if (each.isArray() && !each.isEmpty() && each.get(0).isObject()) {
                lists.add(each);
                names.add(field.getKey());
            }
        });
        longest(lists, names);
        if (lists.isEmpty() && around.size() > 1 && isOfObjects(around)) {
            throw new UnreadableInputException("the file is one JSON object of " + around.size()
                    + " objects under names of their own: make a list of them, or one line of each");
        }
        List<JsonNode> rows = new ArrayList<>();
        (lists.size() == 1 ? lists.get(0) : List.of(around)).forEach(rows::add);
        return rows;
    }

    /** Of several lists, the one that is far longer than all others holds the rows; else they are refused by name. */
    private void longest(List<JsonNode> lists, List<String> names) throws UnreadableInputException {
        if (lists.size() < 2) {
            return;
        }
        int most = IntStream.range(0, lists.size())
                .boxed()
                .max(Comparator.comparingInt(i -> lists.get(i).size()))
                .orElse(0);
        String told = IntStream.range(0, lists.size())
                .mapToObj(i -> "\"" + SameText.visible(names.get(i)) + "\" ("
                        + lists.get(i).size() + ")")
                .collect(Collectors.joining(", "));
        JsonNode list = lists.get(most);
        long near = lists.stream()
                .filter(each -> FAR_LONGER * each.size() > list.size())
                .count();
        if (near > 1) {
            throw new UnreadableInputException(
                    "the file has several lists of objects, " + told
                            + ": which are the rows? write \"file\": {\"rows\": NAME} in a definition, or keep that list alone");
        }
        rows = names.get(most);
        more.add("of the lists " + told + " \"" + SameText.visible(names.get(most))
                + "\" is taken for the rows; \"file.rows\" says otherwise");
        lists.clear();
        lists.add(list);
    }

    private static boolean isOfObjects(JsonNode around) {
        return around.isObject()
                && StreamSupport.stream(around.spliterator(), false).allMatch(JsonNode::isObject);
    }

    /** Values by their paths, names joined by points; of lists only those of texts have a place in a column. */
    private static void flatten(String path, JsonNode node, Map<String, String> cells, Set<String> lists) {
        node.properties().forEach(field -> {
            String name = path + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && path.length() < LONGEST_PATH) {
                flatten(name + ".", value, cells, lists);
            } else if (value.isValueNode()) {
                cells.put(name, value.isNull() ? "" : value.asText());
            } else if (isTexts(value)) {
                List<String> texts = new ArrayList<>();
                value.forEach(each -> texts.add(each.asText()));
                cells.put(name, String.join(";", texts));
                lists.add(name);
            }
        });
    }

    /** Several choices, which a segment with {@code several} reads. */
    private static boolean isTexts(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false)
                        .allMatch(each -> each.isTextual() && each.asText().indexOf(';') < 0);
    }

    private void fill(@Nullable Heading heading, List<Rec> records) throws UnreadableInputException {
        if (heading == null) {
            throw new UnreadableInputException("no heading was found: the first row must name the columns");
        }
        headerRows = heading.rows().size();
        for (int c = 0; c < heading.cells(); c++) {
            String text = heading.text(c);
            boolean old = heading.isOldQualtrics();
            columns.add(new DraftColumn(
                    c, heading.address(c), old ? text : heading.name(c), text, old ? text : heading.upper(c)));
        }
        List<Rec> data = new ArrayList<>();
        int from = records.indexOf(heading.rows().get(heading.rows().size() - 1)) + 1;
        for (Rec record : records.subList(from, records.size())) {
            if (isHeading(record, heading)) {
                continue;
            }
            if (!record.empty
                    && record.fault == null
                    && record.size() <= heading.cells() + heading.surplus()
                    && (separator == 0 || record.size() >= heading.cells())) {
                data.add(record);
            } else if (!record.empty) {
                ragged++;
            }
        }
        for (int i = 0; i < 3 && !isCut && !data.isEmpty() && isTotal(data.get(data.size() - 1), data); i++) {
            data.remove(data.size() - 1);
        }
        for (int last = 3; last > 0 && !isCut; last--) {
            if (data.size() > 2 * last + 2 && isSummary(data, last)) {
                data.subList(data.size() - last, data.size()).clear();
            }
        }
        long last = heading.rows().get(headerRows - 1).line;
        for (Rec record : data) {
            for (DraftColumn column : columns) {
                int c = column.position;
                Rec.Held held = record.isBlank(c) ? record.held(c) : null;
                boolean holds = held != null
                        && held.from() > last
                        && (held.kind() != Rec.CellKind.NUMBER
                                || column.is("respondent")
                                || column.is("customer")
                                || column.is("response")
                                || column.is("weight"));
                if (held != null && holds) {
                    column.add(held.text(), held.kind() == Rec.CellKind.DATE);
                } else {
                    column.add(record.cell(c), record.kind(c) == Rec.CellKind.DATE);
                }
            }
        }
    }

    /** The heading again, where two exports were glued together. */
    private static boolean isHeading(Rec record, Heading heading) {
        for (Rec row : heading.rows()) {
            boolean same = record.size() == row.size() && !record.empty;
            for (int c = 0; same && c < row.size(); c++) {
                same = SameText.same(SameText.glued(record.cell(c)), row.cell(c));
            }
            if (same) {
                return true;
            }
        }
        return false;
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

    /** As the readers tell rows of means, sums or counts without a word: what every row before fills is empty there. */
    private boolean isSummary(List<Rec> data, int last) {
        List<Rec> before = data.subList(0, data.size() - last);
        List<Rec> rows = data.subList(data.size() - last, data.size());
        boolean key = false;
        boolean nearly = false;
        for (DraftColumn column : columns) {
            int c = column.position;
            if (rows.stream().allMatch(row -> row.isBlank(c))) {
                long missing = before.stream().filter(row -> row.isBlank(c)).count();
                key |= Strays.areFew(missing, before.size());
                nearly |= Strays.areFewOfNamed(missing, before.size());
            }
        }
        if (!key && !nearly) {
            return false;
        }
        boolean whole = key;
        List<double[]> sums = new ArrayList<>();
        for (DraftColumn column : columns) {
            int c = column.position;
            double[] sum = new double[2];
            if (rows.stream().anyMatch(row -> !row.isBlank(c))) {
                for (Rec row : before) {
                    BigDecimal number = number(row, c);
                    if (number != null) {
                        sum[0] += number.doubleValue();
                        sum[1]++;
                    }
                }
            }
            sums.add(sum);
        }
        return rows.stream().allMatch(row -> isSummary(row, sums, whole));
    }

    /** @param whole whether whole numbers tell it; else one has decimals, as no answer has */
    private boolean isSummary(Rec row, List<double[]> sums, boolean whole) {
        int numbers = 0;
        boolean decimals = false;
        for (DraftColumn column : columns) {
            BigDecimal number = number(row, column.position);
            double[] sum = sums.get(column.position);
            if (number == null || sum[1] == 0) {
                continue;
            }
            double unit = Math.pow(10, -Math.max(0, number.scale())) / 2 * (1 + 1e-9);
            double value = number.doubleValue();
            if (Math.abs(value - sum[0] / sum[1]) > unit
                    && Math.abs(value - sum[0]) > unit
                    && Math.abs(value - sum[1]) > unit) {
                return false;
            }
            numbers++;
            decimals |= number.scale() > 0;
        }
        return numbers > 0 && (whole || decimals);
    }

    private static @Nullable BigDecimal number(Rec row, int column) {
        if (row.isBlank(column)) {
            return null;
        }
        String text = Numbers.unguarded(SameText.of(row.cell(column)));
        BigDecimal point = Numbers.decimal(text, '.');
        return point == null ? Numbers.decimal(text, ',') : point;
    }
}
