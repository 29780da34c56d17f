package io.github.cxkit.readers.internal;

import java.io.IOException;
import java.io.Reader;

/** Leaves out blanks between a separator and a quote, on both sides of a quoted cell, for files that have them. */
final class BlankTrimmer extends Reader {

    private final Reader in;
    private final char separator;
    private boolean atStart = true;
    private boolean quoted;
    private boolean closed;
    private final StringBuilder held = new StringBuilder();
    private int heldAt;
    private int back = -2;

    BlankTrimmer(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** Whether a text has blanks in front of a quote that begins a cell. */
    static boolean isNeeded(String head, char separator) {
        for (int i = head.indexOf('"'); i >= 0; i = head.indexOf('"', i + 1)) {
            int before = i - 1;
            while (before >= 0 && isBlank(head.charAt(before), separator)) {
                before--;
            }
            if (before < i - 1 && (before < 0 || head.charAt(before) == separator || head.charAt(before) == '\n')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c, char separator) {
        return c != separator && c != '\n' && c != '\r' && SameText.isBlank(c);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = next();
            if (c < 0) {
                break;
            }
            buffer[offset + count++] = (char) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int next() throws IOException {
        if (heldAt < held.length()) {
            return held.charAt(heldAt++);
        }
        held.setLength(0);
        heldAt = 0;
        int c = back == -2 ? in.read() : back;
        back = -2;
        if (c < 0) {
            return c;
        }
        if (quoted) {
            if (c == '"') {
                int after = in.read();
                if (after == '"') {
                    held.append('"');
                } else {
                    quoted = false;
                    closed = true;
                    back = after;
                }
            }
            return c;
        }
        if ((atStart || closed) && isBlank((char) c, separator)) {
            held.append((char) c);
            int after = in.read();
            while (after >= 0 && isBlank((char) after, separator)) {
                held.append((char) after);
                after = in.read();
            }
            back = after;
            boolean drop = atStart ? after == '"' : after < 0 || after == separator || after == '\n' || after == '\r';
            if (drop) {
                held.setLength(0);
            } else {
                atStart = false;
                closed = false;
            }
            return next();
        }
        quoted = atStart && c == '"';
        atStart = c == separator || c == '\n' || c == '\r';
        closed = false;
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
