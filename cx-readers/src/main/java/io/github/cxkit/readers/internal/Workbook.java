package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The sheets of a workbook as records of text, read by fastexcel row by row. */
public final class Workbook implements Closeable {

    private static final int MOST_COLUMNS = 16_384;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");

    /** So many digits and more may be too many for an int. */
    private static final int LONG_NUMBER = 10;

    /** Most cells of answers are one of these. */
    private static final String[] SMALL =
            IntStream.rangeClosed(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s([^<>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final int LONGEST_RELATIONS = 4 << 20;

    private final ReadableWorkbook workbook;
    private final Container content;
    private final Map<String, Boolean> dates = new HashMap<>();
    private final Map<String, List<MergedCells.Area>> merged = new HashMap<>();

    private Workbook(ReadableWorkbook workbook, Container content) {
        this.workbook = workbook;
        this.content = content;
    }

    /**
     * Opens a workbook.
     *
     * @param source the file or stream
     * @param content its container
     * @return the workbook
     * @throws IOException if it cannot be read
     */
    public static Workbook open(Source source, Container content) throws IOException {
        Workbook opened = opened(source, content);
        if (opened.workbook.getSheets().anyMatch(sheet -> sheet.getId() == null)) {
            opened.close();
            throw new UnreadableInputException(
                    "a workbook in the strict form of Open XML, or one whose sheets cannot be"
                            + " found: save it as an ordinary workbook (.xlsx) or as CSV");
        }
        return opened;
    }

    private static Workbook opened(Source source, Container content) throws IOException {
        try {
            return new Workbook(open(source, content, true), content);
        } catch (ExcelReaderException e) {
            // a workbook may have no styles, and then no dates
            try {
                return new Workbook(open(source, content, false), content);
            } catch (ExcelReaderException | IllegalStateException | IllegalArgumentException again) {
                throw damaged(again);
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static ReadableWorkbook open(Source source, Container content, boolean withFormats) throws IOException {
        ReadingOptions options = new ReadingOptions(withFormats, true);
        InputStream bytes = content.workbook();
        if (bytes != null) {
            return new ReadableWorkbook(bytes, options);
        }
        Path path = source.path();
        if (path == null) {
            throw new UnreadableInputException("the workbook cannot be read from here");
        }
        return new ReadableWorkbook(path.toFile(), options);
    }

    private static UnreadableInputException damaged(RuntimeException e) {
        return new UnreadableInputException(
                1, "the workbook is damaged or of an unknown form: open it and save it again", e);
    }

    /**
     * The sheets in the order in which they are tried: the declared one, else the visible ones.
     *
     * @param options a declared sheet
     * @return at least one
     */
    public List<Sheet> sheets(FileOptions options) {
        List<Sheet> all = workbook.getSheets().toList();
        String wanted = options.sheet();
        if (wanted == null) {
            List<Sheet> visible = all.stream()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            return visible.isEmpty() ? all : visible;
        }
        for (Sheet sheet : all) {
            if (SameText.same(sheet.getName(), wanted)) {
                return List.of(sheet);
            }
        }
        if (wanted.matches("\\d{1,4}") && Integer.parseInt(wanted) >= 1 && Integer.parseInt(wanted) <= all.size()) {
            return List.of(all.get(Integer.parseInt(wanted) - 1));
        }
        throw new IllegalArgumentException("the workbook has no sheet \"" + SameText.visible(wanted) + "\"; it has "
                + String.join(
                        ", ",
                        SameText.byLikeness(
                                        wanted, all.stream().map(Sheet::getName).toList())
                                .stream()
                                .limit(20)
                                .map(name -> "\"" + SameText.visible(name) + "\"")
                                .toList()));
    }

    /**
     * Sheets that are not looked at as they are hidden.
     *
     * @param options a declared sheet
     * @return their names; none where a sheet is declared, or all are hidden
     */
    public List<String> hidden(FileOptions options) {
        List<Sheet> looked = sheets(options);
        return options.sheet() != null
                ? List.of()
                : workbook.getSheets()
                        .filter(sheet -> looked.stream().noneMatch(each -> each.getIndex() == sheet.getIndex()))
                        .map(Sheet::getName)
                        .toList();
    }

    /** Takes the records of a sheet. */
    public interface RowTaker extends Predicate<Rec> {

        /** A row that the sheet hides; it is given as a record too. */
        void hidden();
    }

    /**
     * Reads a sheet.
     *
     * @param sheet the sheet
     * @param skipHidden whether rows that it hides are left out
     * @param taker takes each row; false ends reading
     * @throws IOException if it cannot be read
     */
    public void read(Sheet sheet, boolean skipHidden, RowTaker taker) throws IOException {
        Merging merging = new Merging(areas(sheet));
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> each = rows.iterator();
            for (Row row = next(each); row != null; row = next(each)) {
                Rec record = merging.known(record(row), row.getRowNum());
                if (row.isHidden()) {
                    taker.hidden();
                    if (skipHidden) {
                        continue;
                    }
                }
                if (!taker.test(record)) {
                    return;
                }
            }
        } catch (ExcelReaderException | UncheckedIOException | IllegalStateException | NullPointerException e) {
            throw damaged(e);
        }
    }

    /** A cell may claim to be in a column or row that no sheet has. */
    private static @Nullable Row next(Iterator<Row> rows) throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private List<MergedCells.Area> areas(Sheet sheet) throws IOException {
        List<MergedCells.Area> known = merged.get(sheet.getId());
        if (known == null) {
            String path = path(sheet.getId());
            try (InputStream part = path == null ? null : content.part(path)) {
                known = part == null ? List.of() : MergedCells.of(part);
            }
            merged.put(sheet.getId(), known);
        }
        return known;
    }

    /** Where a sheet is in the package; null if that is not said. */
    private @Nullable String path(String id) throws IOException {
        try (InputStream part = content.part("xl/_rels/workbook.xml.rels")) {
            if (part == null) {
                return null;
            }
            Matcher each = RELATION.matcher(new String(part.readNBytes(LONGEST_RELATIONS), StandardCharsets.UTF_8));
            while (each.find()) {
                Map<String, String> attributes = new HashMap<>();
                Matcher attribute = ATTRIBUTE.matcher(each.group(1));
                while (attribute.find()) {
                    attributes.put(attribute.group(1), attribute.group(2));
                }
                String target = attributes.getOrDefault("Target", "");
                if (id.equals(attributes.get("Id"))) {
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        return null;
    }

    /** Hands the values of merged cells down to the rows that they cover. */
    private static final class Merging {

        private final List<MergedCells.Area> areas;
        private final Map<Integer, Rec.Held> held = new HashMap<>();
        private final Map<Integer, Integer> until = new HashMap<>();
        private int next;

        Merging(List<MergedCells.Area> areas) {
            this.areas = areas;
        }

        Rec known(Rec record, int row) {
            if (areas.isEmpty()) {
                return record;
            }
            until.entrySet().removeIf(each -> each.getValue() < row && held.remove(each.getKey()) != null);
            Map<Integer, Rec.Held> above = held.isEmpty() ? Map.of() : Map.copyOf(held);
            boolean spread = false;
            for (; next < areas.size() && areas.get(next).top() <= row; next++) {
                MergedCells.Area area = areas.get(next);
                if (area.top() < row) {
                    continue;
                }
                int left = area.left();
                spread |= area.right() > left && area.top() == area.bottom() && !record.isBlank(left);
                if (area.bottom() > row && !record.isBlank(left)) {
                    held.put(left, new Rec.Held(row, record.cell(left), record.kind(left)));
                    until.put(left, area.bottom());
                }
            }
            return above.isEmpty() && !spread ? record : record.merged(above, spread);
        }
    }

    private Rec record(Row row) {
        int size = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> texts = new ArrayList<>(size);
        Rec.CellKind[] kinds = new Rec.CellKind[size];
        int last = 0;
        for (int c = 0; c < size; c++) {
            Cell cell = row.getCell(c);
            kinds[c] = Rec.CellKind.TEXT;
            texts.add(cell == null ? "" : text(cell, kinds, c));
            if (!texts.get(c).isEmpty() || kinds[c] == Rec.CellKind.NOT_CALCULATED) {
                last = c + 1;
            }
        }
        return last == 0
                ? Rec.empty(Math.max(1, row.getRowNum()))
                : new Rec(Math.max(1, row.getRowNum()), texts.subList(0, last).toArray(String[]::new), kinds, null);
    }

    private String text(Cell cell, Rec.CellKind[] kinds, int at) {
        Object value = cell.getValue();
        String raw = cell.getRawValue();
        CellType type = cell.getType();
        if (type == CellType.FORMULA) {
            if (raw == null || (raw.isEmpty() && value == null)) {
                kinds[at] = value == null && raw == null ? Rec.CellKind.NOT_CALCULATED : Rec.CellKind.TEXT;
                return "";
            }
            if (value instanceof BigDecimal number) {
                return number(number, cell, kinds, at);
            }
            if (value instanceof Boolean truth) {
                return truth ? "TRUE" : "FALSE";
            }
            if (raw.startsWith("#") && raw.matches("#[A-Z0-9/?!_]+[!?]?")) {
                kinds[at] = Rec.CellKind.ERROR;
                return raw;
            }
            return decoded(raw);
        }
        if (value == null) {
            return "";
        }
        if (type == CellType.ERROR) {
            kinds[at] = Rec.CellKind.ERROR;
            return String.valueOf(raw);
        }
        if (value instanceof BigDecimal number) {
            return number(number, cell, kinds, at);
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        return decoded(String.valueOf(value));
    }

    private static String decoded(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    /** The shortest text of a number, or the date that its format makes of it. */
    private String number(BigDecimal number, Cell cell, Rec.CellKind[] kinds, int at) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (isDate(id, format)) {
            LocalDateTime time = Times.excelDay(number, workbook.isDate1904());
            if (time != null) {
                kinds[at] = Rec.CellKind.DATE;
                return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            }
        }
        kinds[at] = Rec.CellKind.NUMBER;
        return shortest(number);
    }

    private static String shortest(BigDecimal number) {
        if (number.scale() == 0 && number.precision() < LONG_NUMBER) {
            int whole = number.intValue();
            return whole >= 0 && whole < SMALL.length ? SMALL[whole] : Integer.toString(whole);
        }
        double nearest = number.doubleValue();
        BigDecimal exact = Double.isFinite(nearest) ? BigDecimal.valueOf(nearest) : number;
        BigDecimal plain = exact.stripTrailingZeros();
        return plain.scale() < -30 || plain.scale() > 300 ? plain.toString() : plain.toPlainString();
    }

    private boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        if (id != null && ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))) {
            return false;
        }
        return format != null && dates.computeIfAbsent(format, Workbook::isDate);
    }

    /** A format of a date has days, months or years outside quotes and brackets; one of hours alone is none. */
    static boolean isDate(String format) {
        String first = format.split(";", 2)[0];
        String letters = NOT_FORMAT.matcher(first).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        if (letters.contains("general")) {
            return false;
        }
        boolean day = letters.indexOf('d') >= 0 || letters.indexOf('y') >= 0;
        boolean hour = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        return day || (letters.indexOf('m') >= 0 && !hour);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
