package io.github.cxkit.readers;

import io.github.cxkit.readers.RejectedRow.Scope;
import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.readers.internal.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one row after the other, hands on what they make, and keeps the counts. */
abstract class Rows {

    /** What the rows are read with. */
    record Setting(ReadLimits limits, boolean strict, Consumer<? super RejectedRow> rejections) {}

    static final String ROUNDED = "a spreadsheet has rounded this id: export the ids again as text";
    private static final Pattern ROUNDED_ID = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{1,2}");

    private final String source;
    private final Setting setting;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<RowChoice> choices = new ArrayList<>();
    private final ReasonLog reasons = new ReasonLog();
    private final Map<AsideKind, Long> aside = new EnumMap<>(AsideKind.class);
    private final List<String> remarks = new ArrayList<>();
    final TimeCells times;

    /** Whether the text so far has damaged parts, each of which stands as U+FFFD. */
    private BooleanSupplier damaged = () -> false;

    /** The file's decimal mark, 0 if none is known. */
    char decimal;

    /** Whether the cell at hand is a number of a workbook or of JSON, whose decimal mark is a point. */
    boolean plainNumber;

    /** Whether the cell at hand is a date of a workbook, written as ISO. */
    boolean dateCell;

    private @Nullable RejectedRow fault;
    private boolean broken;
    private boolean chosen = true;
    private long line;
    private long row;
    private long kept;

    Rows(String source, RowFilter filter, Setting setting, TimeCells times) {
        this.source = source;
        this.setting = setting;
        this.times = times;
        filter.only().forEach((address, texts) -> choose(new RowChoice(address, texts, true)));
        filter.except().forEach((address, texts) -> choose(new RowChoice(address, texts, false)));
    }

    private void choose(RowChoice choice) {
        choices.add(choice);
        column(choice.address).filters.add(choice);
    }

    /** The column of an address, made when first asked for. */
    final Column column(String address) {
        return columns.computeIfAbsent(address, Column::new);
    }

    final String source() {
        return source;
    }

    final Collection<Column> columns() {
        return columns.values();
    }

    final ReadLimits limits() {
        return setting.limits();
    }

    final boolean isStrict() {
        return setting.strict();
    }

    final long rows() {
        return row;
    }

    final long line() {
        return line;
    }

    final long kept() {
        return kept;
    }

    final void damagedWhen(BooleanSupplier damaged) {
        this.damaged = damaged;
    }

    final void remark(String sentence) {
        remarks.add(sentence);
    }

    /** Cells that show the decimal mark of the file are looked at before all others. */
    void lookForDecimal(Column column, String cell, long cellLine, DecimalMark mark) {
        if (column.count || !column.counts.isEmpty()) {
            mark.lookWhole(cell, cellLine);
        } else if (column.isExactNumber() || !column.answers.isEmpty()) {
            mark.look(cell, cellLine, column.isExactNumber());
        }
    }

    final void begin(long startLine) {
        row++;
        line = startLine;
        fault = null;
        broken = false;
        chosen = true;
        clear();
    }

    /** Forgets the row before. */
    abstract void clear();

    /** Whether the text of the row at hand, all of which has been decoded, has no damage. */
    final boolean isWhole() {
        return !damaged.getAsBoolean();
    }

    /** Takes a cell of undamaged text that is so short that all about it is known; false if it takes the usual way. */
    boolean shortCell(Column column, char[] text, int offset, int length) {
        return false;
    }

    /** Takes a cell's text. */
    final void cell(Column column, char[] text, int offset, int length) {
        if (column.lastRow == row) {
            if (column.lastPathRow != row) {
                reject(RejectionKind.KEY_TWICE, column.name, null, "appears more than once in one row");
                return;
            }
            forget(column);
        }
        column.lastRow = row;
        if (length > limits().textLength()) {
            reject(RejectionKind.LIMIT, column.name, null, "longer than " + limits().textLength() + " characters");
            return;
        }
        if (damaged.getAsBoolean() && hasDamage(text, offset, length)) {
            reject(RejectionKind.DAMAGED_TEXT, column.name, null, "holds bytes that are no UTF-8");
            return;
        }
        if (!column.filters.isEmpty()) {
            choose(column, new String(text, offset, length));
        }
        take(column, text, offset, length);
    }

    final void cell(Column column, String text) {
        char[] chars = text.toCharArray();
        cell(column, chars, 0, chars.length);
    }

    private void choose(Column column, String text) {
        for (RowChoice choice : column.filters) {
            choice.lastRow = row;
            if (!choice.chooses(text)) {
                if (chosen) {
                    choice.excluded++;
                }
                chosen = false;
            }
        }
    }

    private static boolean hasDamage(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    abstract void take(Column column, char[] text, int offset, int length);

    /** Takes back what a cell of this row has made, because another one overrules it. */
    abstract void forget(Column column);

    /** Takes a whole number; false if only its text will do. */
    abstract boolean number(Column column, int number);

    /** Takes a list of texts; false if it is no more than a structure where a text belongs. */
    boolean texts(Column column, List<String> texts) {
        return false;
    }

    /** Takes a cell that holds an object or a list where a text or number belongs. */
    final void structure(Column column, String what) {
        if (column.lastRow == row && column.lastPathRow != row) {
            reject(RejectionKind.KEY_TWICE, column.name, null, "appears more than once in one row");
            return;
        }
        column.lastRow = row;
        takeStructure(column, what, "a text or a number is needed but " + what + " was found");
    }

    abstract void takeStructure(Column column, String what, String reason);

    /** Takes a cell of a workbook that has no value: an error, or a formula that was never calculated. */
    abstract void takeError(Column column, RejectionKind kind, String text, String reason);

    /** Whether a spreadsheet took an id for a number and rounded it, {@code 1.23E+11}: many have become one. */
    static boolean isRoundedId(String id) {
        return id.length() < 20 && id.indexOf('+') > 0 && ROUNDED_ID.matcher(id).matches();
    }

    /** Whether a merged cell's value is that of each of its rows; an answer, a comment, a count or an amount is one. */
    boolean holdsForEachRow(Column column) {
        return column.answers.isEmpty()
                && column.choices.isEmpty()
                && column.counts.isEmpty()
                && !column.count
                && !column.longValue
                && !column.comment;
    }

    /** Notes a fault that costs the row; the first one is reported. */
    final void reject(RejectionKind kind, @Nullable String column, @Nullable String value, String reason) {
        if (fault == null) {
            fault = new RejectedRow(line, Scope.ROW, kind, column, value, reason);
        }
    }

    /** Notes that the row's structure is broken, so that nothing in it can be trusted, what it is chosen by included. */
    final void breakRow(RejectionKind kind, String reason) {
        if (!broken) {
            broken = true;
            fault = new RejectedRow(line, Scope.ROW, kind, null, null, reason);
        }
    }

    /** Ends the row: hands on what it makes, or lists why that is nothing. */
    final void end() {
        if (!broken) {
            for (RowChoice choice : choices) {
                if (choice.lastRow != row && !choice.chooses("")) {
                    choice.excluded += chosen ? 1 : 0;
                    chosen = false;
                }
            }
            if (!chosen) {
                setAside(AsideKind.NOT_CHOSEN, 1);
                return;
            }
            if (fault == null) {
                finish();
            } else {
                judgeFaulty();
            }
        }
        if (fault != null) {
            BigDecimal money = broken ? null : money();
            reasons.add(fault, money);
            tell(fault);
        } else {
            handOn();
            kept++;
        }
    }

    /** Makes of the cells what they make, or {@linkplain #reject rejects} the row. */
    abstract void finish();

    /** Looks at a row that will be rejected, to know what it held. */
    void judgeFaulty() {}

    /** Hands on what was made of a row without fault. */
    abstract void handOn();

    /** What a rejected row held, null if nothing or unknown. */
    @Nullable BigDecimal money() {
        return null;
    }

    /** Lists a cell of a row that is kept. */
    final void rejectCell(RejectedRow cell) {
        reasons.add(cell, null);
        tell(cell);
    }

    /** Takes back a row that turned out to be none. */
    final void skip() {
        fault = null;
    }

    /** Rows that were counted without being read one by one. */
    final void addKept(long rows) {
        kept += rows;
    }

    final void setAside(AsideKind kind, long count) {
        if (count > 0) {
            aside.merge(kind, count, Long::sum);
        }
    }

    /** Ends a row of which nothing can be known but that it is broken. */
    final void rejectWhole(long startLine, RejectionKind kind, String reason) {
        begin(startLine);
        breakRow(kind, reason);
        end();
    }

    private void tell(RejectedRow rejected) {
        if (setting.strict()) {
            throw new RejectedRowException(rejected);
        }
        setting.rejections().accept(rejected);
    }

    /** Reads the time of a row; null if there is none or the row is rejected. */
    final @Nullable Instant time(Column column, char[] cell, int offset, int length, boolean isNeeded) {
        Instant time = dateCell ? null : times.times.plain(cell, offset, length);
        if (time == null) {
            String text = new String(cell, offset, length).strip();
            if (text.isEmpty()) {
                if (isNeeded) {
                    reject(RejectionKind.NO_TIME, column.name, null, "the time is empty");
                }
                return null;
            }
            time = dateCell ? times.times.readDateCell(text) : times.times.read(text);
            if (time == null) {
                times.failed(text);
                reject(RejectionKind.BAD_TIME, column.name, Shown.of(text), "must be " + times.times.expected());
                times.refuseIfNoneReads(column.name);
                return null;
            }
            times.read(text);
        } else {
            times.readPlain(cell, offset, length);
        }
        return time;
    }

    /** Ends the input: what only the whole can tell is told or refused. */
    void close() {
        Column time = columns.values().stream().filter(c -> c.time).findFirst().orElse(null);
        times.refuseIfAllFailed(time == null ? "" : time.name);
        for (RowChoice choice : choices) {
            choice.unseen().forEach(remarks::add);
        }
        long notChosen = aside.getOrDefault(AsideKind.NOT_CHOSEN, 0L);
        if (notChosen > 0 && kept == 0 && reasons.rows() == 0) {
            RowChoice first = choices.stream()
                    .filter(choice -> choice.excluded > 0)
                    .findFirst()
                    .orElse(choices.get(0));
            throw new IllegalArgumentException(
                    "no row is chosen: column \"" + SameText.visible(first.address) + "\" has " + first.values());
        }
    }

    ReadReport report(ReadReport.SourceFacts facts) {
        Times read = times.times;
        return new ReadReport(
                facts,
                kept,
                reasons.rows(),
                reasons.cells(),
                aside,
                reasons.reasons(this::hint),
                weightZero(),
                unanswered(),
                new ReadReport.TimeNotes(read.inGap(), read.inOverlap(), 0),
                moneyOfAll(),
                respondents(),
                remarks);
    }

    @Nullable String hint(RejectionKind kind, @Nullable String column) {
        return kind == RejectionKind.BAD_TIME ? times.hint() : null;
    }

    long weightZero() {
        return 0;
    }

    long unanswered() {
        return 0;
    }

    ReadReport.@Nullable Money moneyOfAll() {
        return null;
    }

    ReadReport.@Nullable Respondents respondents() {
        return null;
    }

    /** Sums of the answers so far of one column, to know a mean when it stands in a footer; null if it is no question. */
    double @Nullable [] sums(Column column) {
        return null;
    }
}
