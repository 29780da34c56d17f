package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every column of a plain table, or field of JSON Lines, is for, so that rows can be counted from their bytes. Immutable. */
final class PlainPlan {

    /** Uses of a column. */
    static final byte NOTHING = 0;

    static final byte ANSWER = 1;
    static final byte SEGMENT = 2;
    static final byte TIME = 3;
    static final byte RESPONDENT = 4;
    static final byte WEIGHT = 5;

    final byte separator;
    final Charset charset;
    final byte[] uses;

    /** Place of a column's question or segment. */
    final int[] places;

    /** A bit of their own for columns whose filled cells are counted, because a footer leaves them empty; 0 for others. */
    final int[] key;

    /** First count of each question. */
    final int[] from;

    final List<Question> questions;
    /** How many counts there are; what is counted behind them was not asked. */
    final int counts;

    final int segments;
    final boolean weighted;
    final boolean utc;
    final ZoneId zone;

    /** How periods are cut; null if the time of a row does not matter. */
    final @Nullable PeriodLength period;

    private final RatingCells[] readers;
    private final List<String[]> headings;

    PlainPlan(Layout layout, RatingCells[] readers, List<Question> questions, Clock clock, List<String[]> headings) {
        this.separator = layout.separator;
        this.charset = layout.charset;
        this.uses = layout.uses;
        this.places = layout.places;
        this.key = layout.key;
        this.segments = layout.segments;
        this.weighted = layout.weighted;
        this.readers = readers;
        this.questions = questions;
        this.utc = clock.utc;
        this.zone = clock.zone;
        this.period = clock.period;
        this.headings = headings;
        this.from = new int[questions.size()];
        int next = 0;
        for (int i = 0; i < from.length; i++) {
            from[i] = next;
            next += questions.get(i).scale().size() + 2;
        }
        this.counts = next;
    }

    /** How the table is written, and what its columns are for. */
    static final class Layout {
        private final byte separator;
        private final Charset charset;
        private final byte[] uses;
        private final int[] places;
        private final int[] key;
        private final int segments;
        private boolean weighted;

        private Layout(byte separator, Charset charset, byte[] uses, int[] places, int[] key, int segments) {
            this.separator = separator;
            this.charset = charset;
            this.uses = uses;
            this.places = places;
            this.key = key;
            this.segments = segments;
        }
    }

    /** How times are read, and whether they matter. */
    record Clock(ZoneId zone, boolean utc, @Nullable PeriodLength period) {}

    /** The layout of a table, null if a column is read for more than one thing. */
    static @Nullable Layout layout(
            byte separator, Charset charset, @Nullable Column[] columns, int questions, int segments) {
        byte[] uses = new byte[columns.length];
        int[] places = new int[columns.length];
        boolean[] asked = new boolean[questions];
        int[] key = new int[columns.length];
        int next = 1;
        for (int c = 0; c < columns.length; c++) {
            Column column = columns[c];
            uses[c] = NOTHING;
            if (column == null) {
                continue;
            }
            Column.AnswerCell only = column.only;
            int others = (column.segment >= 0 ? 1 : 0)
                    + (column.time ? 1 : 0)
                    + (column.respondent ? 1 : 0)
                    + (column.weight ? 1 : 0)
                    + (column.comment ? 1 : 0);
            if (only != null && !asked[only.position()]) {
                uses[c] = ANSWER;
                places[c] = only.position();
                asked[only.position()] = true;
            } else if (column.isPlain() && others == 1) {
                uses[c] = use(column);
                places[c] = Math.max(0, column.segment);
                if (column.time || column.respondent) {
                    key[c] = next;
                    next <<= 1;
                }
            } else {
                return null;
            }
        }
        if (next == 1) {
            key[0] = next;
        }
        for (boolean each : asked) {
            if (!each) {
                return null;
            }
        }
        Layout layout = new Layout(separator, charset, uses, places, key, segments);
        for (byte use : uses) {
            layout.weighted |= use == WEIGHT;
        }
        return layout;
    }

    private static byte use(Column column) {
        if (column.segment >= 0) {
            return SEGMENT;
        }
        if (column.time) {
            return TIME;
        }
        if (column.weight) {
            return WEIGHT;
        }
        return column.respondent ? RESPONDENT : NOTHING;
    }

    /** Encodings in which separators and line breaks are bytes that are part of nothing else. */
    static boolean isPlain(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || charset.equals(StandardCharsets.ISO_8859_1);
    }

    /** Where a cell of a question is counted, from its lowest point; below 0 if the row needs a closer look. */
    int count(int column, int question, String text) {
        for (String[] heading : headings) {
            if (column < heading.length && heading[column].equals(SameText.of(text))) {
                return -1;
            }
        }
        Answer answer = readers[question].read(text);
        Scale scale = questions.get(question).scale();
        if (answer instanceof Answer.Rating rating) {
            return from[question] + scale.indexOf(rating.value());
        }
        return answer instanceof Answer.Blank
                ? from[question] + scale.size()
                : answer instanceof Answer.NotApplicable ? from[question] + scale.size() + 1 : -1;
    }

    @Override
    public String toString() {
        return "uses " + Arrays.toString(uses) + " in " + charset;
    }
}
