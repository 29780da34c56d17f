package io.github.cxkit.readers;

import io.github.cxkit.readers.RejectedRow.Scope;
import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Rows of texts and numbers. */
final class MeasureRows extends Rows {

    private final List<String> texts;
    private final List<String> numbers;
    private final String[] words;
    private final @Nullable BigDecimal[] figures;
    private final List<RejectedRow> badCells = new ArrayList<>();
    private final ObjLongConsumer<? super MeasureRow> consumer;

    MeasureRows(
            List<String> texts,
            List<String> numbers,
            RowFilter filter,
            Setting setting,
            ObjLongConsumer<? super MeasureRow> consumer) {
        super("the columns asked for", filter, setting, new TimeCells(TimeFormat.ISO, ZoneOffset.UTC));
        this.texts = texts;
        this.numbers = numbers;
        this.words = new String[texts.size()];
        this.figures = new @Nullable BigDecimal[numbers.size()];
        this.consumer = consumer;
        for (List<String> addresses : List.of(texts, numbers)) {
            for (String address : addresses) {
                column(address).needed = true;
                column(address).text = 0;
            }
        }
        columns().forEach(Column::findOnly);
        clear();
    }

    @Override
    void lookForDecimal(Column column, String cell, long cellLine, DecimalMark mark) {
        if (numbers.stream().anyMatch(address -> is(column, address))) {
            mark.look(cell, cellLine, true);
        }
    }

    @Override
    boolean holdsForEachRow(Column column) {
        return numbers.stream().noneMatch(address -> is(column, address));
    }

    private boolean is(Column column, String address) {
        Column own = column(address);
        return own == column || own.merged == column;
    }

    @Override
    void clear() {
        Arrays.fill(words, "");
        Arrays.fill(figures, null);
        badCells.clear();
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
        String cell = SameText.shown(new String(text, offset, length));
        for (int i = 0; i < words.length; i++) {
            if (is(column, texts.get(i))) {
                words[i] = cell;
            }
        }
        BigDecimal number = null;
        boolean read = false;
        for (int i = 0; i < figures.length; i++) {
            if (is(column, numbers.get(i))) {
                if (!read && !cell.isEmpty()) {
                    number = number(column, cell);
                    read = true;
                }
                figures[i] = number;
            }
        }
    }

    private @Nullable BigDecimal number(Column column, String cell) {
        BigDecimal number = cell.length() > limits().numberLength()
                ? null
                : Numbers.exact(Numbers.unguarded(SameText.of(cell)), plainNumber || decimal == 0 ? '.' : decimal);
        if (number == null) {
            badCells.add(new RejectedRow(
                    line(), Scope.CELL, RejectionKind.BAD_NUMBER, column.name, Shown.of(cell), "must be a number"));
        }
        return number;
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
        badCells.add(new RejectedRow(line(), Scope.CELL, kind, column.name, text, reason));
    }

    @Override
    void finish() {
        // cells are what they are
    }

    @Override
    void handOn() {
        badCells.forEach(this::rejectCell);
        consumer.accept(
                new MeasureRow(
                        List.of(words),
                        Collections.unmodifiableList(Arrays.<@Nullable BigDecimal>asList(figures.clone()))),
                1);
    }
}
