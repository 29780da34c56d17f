package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.ByteTexts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * One stretch of JSON Lines, counted from its bytes. An ordinary line is one object of texts, numbers, words and null; every other
 * one is kept as it is, for the reader of everything.
 */
final class PlainLines extends PlainChunk {

    private static final int MOST_FIELDS = 256;
    /** The longest number that is read here. */
    static final int LONGEST_NUMBER = 20;

    private static final int HEX = 4;

    /** So many lines tell whether ordinary ones are the rule. */
    private static final int SAMPLE = 256;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = ONES << 7;

    /** Bytes that end a text or spoil it: quote, backslash, control characters. */
    private static final boolean[] ENDS = new boolean[256];

    static {
        Arrays.fill(ENDS, 0, ' ', true);
        ENDS['"'] = true;
        ENDS['\\'] = true;
    }

    private final ToIntFunction<String> columnOf;

    /** Fields in the order in which they were first seen, which most lines repeat: the name with its quotes and colon. */
    private final byte[][] names = new byte[MOST_FIELDS][];

    /** The first eight bytes of it, and which of them count. */
    private final long[] starts = new long[MOST_FIELDS];

    private final long[] masks = new long[MOST_FIELDS];
    private final int[] columns = new int[MOST_FIELDS];
    private final ByteTexts fields = new ByteTexts();
    private final long segmentBits;
    private final long weightBit;

    private long seen;
    private int high;
    private long key;
    private double weight;
    private long person;
    private boolean timed;

    /**
     * A stretch.
     *
     * @param plan of the columns
     * @param columnOf the column of a name, below 0 for none
     */
    PlainLines(PlainPlan plan, ToIntFunction<String> columnOf) {
        super(plan);
        this.columnOf = columnOf;
        long segments = 0;
        long weights = 0;
        for (int c = 0; c < uses.length; c++) {
            segments |= uses[c] == PlainPlan.SEGMENT ? 1L << c : 0;
            weights |= uses[c] == PlainPlan.WEIGHT ? 1L << c : 0;
        }
        this.segmentBits = segments;
        this.weightBit = weights;
    }

    @Override
    int record(byte[] bytes, int start, int length) {
        int end = line(bytes, start);
        boolean usual = end >= 0;
        if (!usual) {
            end = start;
            while (bytes[end] != '\n') {
                end++;
            }
        }
        if (end >= length) {
            return -1;
        }
        if (usual) {
            keep(timed, person, weight, 0);
            records++;
        } else if (!isBlank(bytes, start, end)) {
            unusual.add(new Unusual(records, lines, Arrays.copyOfRange(bytes, start, end + 1)));
            records++;
            // where hardly a line is ordinary, the reader of everything is quicker on its own
            doubtful |= unusual.size() > SAMPLE && unusual.size() > rows();
        }
        lines++;
        return end + 1;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at == to;
    }

    /** Reads a line; says where it ends, or that it is unusual. */
    private int line(byte[] bytes, int start) {
        if (bytes[start] != '{') {
            return UNUSUAL;
        }
        Arrays.fill(row, plan.counts);
        codes[plan.segments] = 0;
        seen = 0;
        high = 0;
        weight = 1;
        person = 0;
        timed = false;
        int at = space(bytes, start + 1);
        int next = 0;
        while (true) {
            int field = next;
            if (field < fields.size() && isNext(bytes, at, field)) {
                at += names[field].length;
            } else {
                int from = at + 1;
                at = bytes[at] == '"' ? text(bytes, from) : UNUSUAL;
                if (at < 0 || bytes[at] != '"') {
                    return UNUSUAL;
                }
                field = field(bytes, from, at);
                at = space(bytes, at + 1);
                if (field < 0 || bytes[at++] != ':') {
                    return UNUSUAL;
                }
            }
            next = field + 1;
            at = value(bytes, bytes[at] == ' ' ? space(bytes, at) : at, columns[field]);
            if (at < 0) {
                return UNUSUAL;
            }
            at = space(bytes, at);
            byte b = bytes[at++];
            if (b == '}') {
                break;
            }
            if (b != ',') {
                return UNUSUAL;
            }
            at = space(bytes, at);
        }
        while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
            at++;
        }
        boolean whole = bytes[at] == '\n' && (seen & segmentBits) == segmentBits && (seen & weightBit) == weightBit;
        return whole && (high >= 0 || isText(bytes, start, at)) ? at : UNUSUAL;
    }

    private static int space(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] == ' ' || bytes[at] == '\t') {
            at++;
        }
        return at;
    }

    private boolean isNext(byte[] bytes, int at, int field) {
        byte[] name = names[field];
        if (at + Long.BYTES > bytes.length || (((long) EIGHT.get(bytes, at) ^ starts[field]) & masks[field]) != 0) {
            return false;
        }
        return name.length <= Long.BYTES
                || (at + name.length <= bytes.length
                        && Arrays.equals(name, Long.BYTES, name.length, bytes, at + Long.BYTES, at + name.length));
    }

    /** The number of a name's field, below 0 if there are too many. */
    private int field(byte[] bytes, int from, int to) {
        int known = fields.get(bytes, from, to);
        if (known != ByteTexts.NONE) {
            return known;
        }
        int field = fields.size();
        if (field == MOST_FIELDS || !isText(bytes, from, to)) {
            return UNUSUAL;
        }
        fields.put(bytes, from, to, field);
        byte[] name = new byte[to - from + 3];
        System.arraycopy(bytes, from - 1, name, 0, name.length - 1);
        name[name.length - 1] = ':';
        names[field] = name;
        byte[] eight = Arrays.copyOf(name, Long.BYTES);
        starts[field] = (long) EIGHT.get(eight, 0);
        masks[field] = name.length >= Long.BYTES ? -1 : (1L << (Byte.SIZE * name.length)) - 1;
        columns[field] = columnOf.applyAsInt(new String(bytes, from, to - from, plan.charset));
        return field;
    }

    /** Reads a value; says where it ends, or that it makes the line unusual. */
    private int value(byte[] bytes, int from, int column) {
        byte b = bytes[from];
        if (b == '"') {
            int use = column < 0 ? PlainPlan.NOTHING : uses[column];
            boolean looked = use == PlainPlan.ANSWER || use == PlainPlan.SEGMENT;
            int end = looked ? text(bytes, from + 1) : skip(bytes, from + 1);
            while (bytes[end] == '\\' && use == PlainPlan.NOTHING) {
                end = escaped(bytes, end + 1);
                if (end < 0) {
                    return UNUSUAL;
                }
                end = skip(bytes, end);
            }
            return bytes[end] == '"' && take(column, bytes, from + 1, end, false) ? end + 1 : UNUSUAL;
        }
        if (b >= '0' && b <= '9' && (bytes[from + 1] == ',' || bytes[from + 1] == '}')) {
            key = b;
            return take(column, bytes, from, from + 1, true) ? from + 1 : UNUSUAL;
        }
        if (b == '-' || (b >= '0' && b <= '9')) {
            int end = number(bytes, from);
            return end >= 0 && take(column, bytes, from, end, true) ? end : UNUSUAL;
        }
        int end = from;
        key = 0;
        while (bytes[end] >= 'a' && bytes[end] <= 'z' && end - from <= HEX) {
            key = (key << Byte.SIZE) | bytes[end++];
        }
        if (is(bytes, from, end, "null")) {
            key = 0;
            return take(column, bytes, from, from, false) ? end : UNUSUAL;
        }
        boolean word = is(bytes, from, end, "true") || is(bytes, from, end, "false");
        return word && take(column, bytes, from, end, true) ? end : UNUSUAL;
    }

    private static boolean is(byte[] bytes, int from, int to, String word) {
        boolean same = to - from == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = bytes[from + i] == word.charAt(i);
        }
        return same;
    }

    /** Where a text stops: at its quote, a backslash or what is no part of a text. */
    private int text(byte[] bytes, int from) {
        int at = from;
        int all = high;
        long last = 0;
        byte b = bytes[at];
        while (!ENDS[b & 0xFF]) {
            all |= b;
            last = (last << Byte.SIZE) | (b & 0xFF);
            b = bytes[++at];
        }
        high = all;
        key = last;
        return at;
    }

    /** The same without a key for what was passed: eight bytes at a time. */
    private int skip(byte[] bytes, int from) {
        int at = from;
        long all = 0;
        while (at + Long.BYTES <= bytes.length) {
            long eight = (long) EIGHT.get(bytes, at);
            long quote = eight ^ ONES * '"';
            long slash = eight ^ ONES * '\\';
            long ends =
                    (((eight - ONES * ' ') & ~eight) | ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & HIGH;
            if (ends != 0) {
                // the lowest of them is one for sure, and what is before it was looked at
                int passed = Long.numberOfTrailingZeros(ends) & -Byte.SIZE;
                all |= eight & ((1L << passed) - 1);
                high |= (all & HIGH) == 0 ? 0 : -1;
                return at + passed / Byte.SIZE;
            }
            all |= eight;
            at += Long.BYTES;
        }
        high |= (all & HIGH) == 0 ? 0 : -1;
        return text(bytes, at);
    }

    /** Where text goes on behind a backslash. */
    private static int escaped(byte[] bytes, int from) {
        byte b = bytes[from];
        if (b != 'u') {
            return b == '"' || b == '\\' || b == '/' || b == 'b' || b == 'f' || b == 'n' || b == 'r' || b == 't'
                    ? from + 1
                    : UNUSUAL;
        }
        for (int i = 1; i <= HEX; i++) {
            if (Character.digit(bytes[from + i], 16) < 0) {
                // before the end of the bytes, because a line break is no digit
                return UNUSUAL;
            }
        }
        return from + 1 + HEX;
    }

    /** Where a number ends, if it is one without an exponent. */
    private int number(byte[] bytes, int from) {
        int at = from;
        long all = 0;
        byte b = bytes[at];
        if (b == '-') {
            all = b;
            b = bytes[++at];
        }
        int first = at;
        while (b >= '0' && b <= '9') {
            all = (all << Byte.SIZE) | b;
            b = bytes[++at];
        }
        if (at == first || (at > first + 1 && bytes[first] == '0')) {
            return UNUSUAL;
        }
        if (b == '.') {
            int point = at;
            do {
                all = (all << Byte.SIZE) | b;
                b = bytes[++at];
            } while (b >= '0' && b <= '9');
            if (at == point + 1) {
                return UNUSUAL;
            }
        }
        key = all;
        // a zero below zero is called 0 by the reader of everything
        boolean odd = b == 'e' || b == 'E' || at - from > LONGEST_NUMBER || (first > from && bytes[first] == '0');
        return odd ? UNUSUAL : at;
    }

    /** Takes a value; false if it makes the line unusual. */
    private boolean take(int column, byte[] bytes, int from, int to, boolean bare) {
        if (column < 0) {
            return true;
        }
        long bit = 1L << column;
        if ((seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        switch (uses[column]) {
            case PlainPlan.ANSWER -> {
                int code = code(column, key, bytes, from, to);
                row[plan.places[column]] = code;
                return code >= 0;
            }
            case PlainPlan.SEGMENT -> {
                int code = code(column, key, bytes, from, to);
                codes[plan.places[column]] = code;
                return code >= 0;
            }
            case PlainPlan.TIME -> {
                int period = to == from ? 0 : bare ? UNUSUAL : time(bytes, from, to);
                timed = to > from;
                codes[plan.segments] = period;
                return period >= 0;
            }
            case PlainPlan.RESPONDENT -> {
                person = to == from ? 0 : person(bytes, from, to);
                return to == from || person != 0;
            }
            case PlainPlan.WEIGHT -> {
                weight = weight(bytes, from, to);
                return weight > 0;
            }
            default -> {
                return true;
            }
        }
    }
}
