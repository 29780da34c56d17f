package io.github.cxkit.readers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the fields of a line that holds one flat JSON object written the usual way, by its bytes. What is not found so says nothing
 * about the line: it is for the parser of everything. For one thread.
 */
final class PlainJsonLine {

    /** What a value is. */
    static final byte TEXT = 1;

    static final byte WHOLE = 2;
    static final byte DECIMAL = 3;
    static final byte WORD = 4;

    /** Longer ones are for the parser of everything, which knows their limits. */
    private static final int LONGEST_NUMBER = 18;

    private static final int LONGEST_TEXT = 10_000;

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final int longestNumber;
    private byte[][] names = new byte[16][];
    private int known;

    private int[] fields = new int[16];
    private byte[] kinds = new byte[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;

    private char[] chars = new char[64];
    private int length;

    PlainJsonLine(ReadLimits limits) {
        this.longestNumber = Math.min(LONGEST_NUMBER, limits.numberLength());
    }

    /** Makes the next field known, in the order in which fields were first seen. */
    void know(String name) {
        if (known == names.length) {
            names = Arrays.copyOf(names, 2 * known);
        }
        names[known++] = isPlain(name) ? ('"' + name + '"').getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate((char) c));
    }

    int known() {
        return known;
    }

    /** How many fields the line has. */
    int size() {
        return size;
    }

    /** Which of the known fields one is. */
    int field(int at) {
        return fields[at];
    }

    byte kind(int at) {
        return kinds[at];
    }

    /**
     * Looks at a line.
     *
     * @param bytes hold it
     * @param start at its first sign that is no blank
     * @param end behind it, or later
     * @return where the line goes on behind the closing brace; below 0 if the line takes the parser of everything
     */
    int find(byte[] bytes, int start, int end) {
        size = 0;
        if (bytes[start] != '{') {
            return -1;
        }
        int at = blanks(bytes, start + 1, end);
        if (at < end && bytes[at] == '}') {
            return at + 1;
        }
        int next = 0;
        while (true) {
            int field = field(bytes, at, end, next);
            if (field < 0) {
                return -1;
            }
            next = field + 1;
            at = blanks(bytes, at + names[field].length, end);
            if (at >= end || bytes[at] != ':') {
                return -1;
            }
            at = value(bytes, blanks(bytes, at + 1, end), end, field);
            if (at < 0) {
                return -1;
            }
            at = blanks(bytes, at, end);
            if (at >= end) {
                return -1;
            }
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return -1;
            }
            at = blanks(bytes, at + 1, end);
        }
    }

    private static int blanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Most lines have the fields of the line before, some of them left out. */
    private int field(byte[] bytes, int at, int end, int next) {
        for (int i = next; i < known; i++) {
            if (isNamed(bytes, at, end, names[i])) {
                return i;
            }
        }
        for (int i = 0; i < next; i++) {
            if (isNamed(bytes, at, end, names[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNamed(byte[] bytes, int at, int end, byte[] name) {
        int length = name.length;
        if (length == 0 || end - at < length) {
            return false;
        }
        // names often begin alike and end differently, and the last sign is a quote
        if (bytes[at + length - 2] != name[length - 2]) {
            return false;
        }
        return Arrays.equals(bytes, at, at + length, name, 0, length);
    }

    /** Where the line goes on behind a value; below 0 if it is an unusual one. */
    private int value(byte[] bytes, int at, int end, int field) {
        if (at >= end) {
            return -1;
        }
        int first = bytes[at];
        if (first == '"') {
            return text(bytes, at + 1, end, field);
        }
        if (first == '-' || (first >= '0' && first <= '9')) {
            return number(bytes, at, end, field);
        }
        byte[] word = first == 'n' ? NULL : first == 't' ? TRUE : first == 'f' ? FALSE : null;
        if (word == null
                || end - at < word.length
                || !Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
            return -1;
        }
        note(field, WORD, first == 'n' ? at + word.length : at, at + word.length);
        return at + word.length;
    }

    private int text(byte[] bytes, int start, int end, int field) {
        int at = start;
        while (at < end) {
            int b = bytes[at];
            if (b == '"') {
                note(field, TEXT, start, at);
                return at - start > LONGEST_TEXT ? -1 : at + 1;
            }
            if (b < ' ' || b == '\\') {
                int more = b < 0 ? character(bytes, at, end) : 0;
                if (more == 0) {
                    return -1;
                }
                at += more;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** Bytes of a character of UTF-8 of more than one byte; 0 if it is malformed, or none of the basic plane. */
    private static int character(byte[] bytes, int at, int end) {
        int b = bytes[at] & 0xFF;
        if (b >= 0xC2 && b <= 0xDF && at + 1 < end && isLater(bytes[at + 1])) {
            return 2;
        }
        if (b >= 0xE1 && b <= 0xEC && at + 2 < end && isLater(bytes[at + 1]) && isLater(bytes[at + 2])) {
            return 3;
        }
        return 0;
    }

    private static boolean isLater(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private int number(byte[] bytes, int start, int end, int field) {
        int digits = start + (bytes[start] == '-' ? 1 : 0);
        int at = digits(bytes, digits, end);
        // JSON knows no number that begins with a zero, and 0 has no sign
        if (at == digits || (bytes[digits] == '0' && (at > digits + 1 || digits > start))) {
            return -1;
        }
        byte kind = WHOLE;
        if (at < end && bytes[at] == '.') {
            kind = DECIMAL;
            int behind = at + 1;
            at = digits(bytes, behind, end);
            if (at == behind) {
                return -1;
            }
        }
        if (at - start > longestNumber || at >= end || !isEnd(bytes[at])) {
            return -1;
        }
        note(field, kind, start, at);
        return at;
    }

    private static boolean isEnd(byte b) {
        return b == ',' || b == '}' || b == ' ' || b == '\t';
    }

    private static int digits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private void note(int field, byte kind, int start, int end) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        fields[size] = field;
        kinds[size] = kind;
        from[size] = start;
        to[size] = end;
        size++;
    }

    /** Digits of a whole number. */
    int digits(int at) {
        return to[at] - from[at];
    }

    /** A whole number of up to nine digits. */
    int whole(byte[] bytes, int at) {
        int i = from[at];
        boolean negative = bytes[i] == '-';
        int number = 0;
        for (i += negative ? 1 : 0; i < to[at]; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return negative ? -number : number;
    }

    /** The characters of a value, to be found in {@link #chars} until the next is made. */
    int decode(byte[] bytes, int at) {
        int end = to[at];
        if (end - from[at] > chars.length) {
            chars = new char[2 * (end - from[at])];
        }
        length = 0;
        for (int i = from[at]; i < end; ) {
            int b = bytes[i++];
            if (b >= 0) {
                chars[length++] = (char) b;
            } else if ((b & 0xE0) == 0xC0) {
                chars[length++] = (char) ((b & 0x1F) << 6 | (bytes[i++] & 0x3F));
            } else {
                chars[length++] = (char) ((b & 0x0F) << 12 | (bytes[i++] & 0x3F) << 6 | (bytes[i++] & 0x3F));
            }
        }
        return length;
    }

    char[] chars() {
        return chars;
    }
}
