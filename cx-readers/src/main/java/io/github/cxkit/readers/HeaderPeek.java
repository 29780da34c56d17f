package io.github.cxkit.readers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Looks at the first line to tell the separator: comma, semicolon or tab, whichever stands there most outside quotes. */
record HeaderPeek(Reader reader, char separator) {

    private static final int LONGEST = 1 << 16;

    static HeaderPeek of(Reader text, int lineLength) throws IOException {
        char[] start = new char[Math.min(LONGEST, lineLength)];
        int length = 0;
        int end = -1;
        // one that gives out what it holds before it asks on, and so before it meets a damage
        BufferedReader whole = new BufferedReader(text, start.length + 1);
        whole.mark(start.length + 1);
        while (end < 0 && length < start.length) {
            int read = whole.read(start, length, start.length - length);
            if (read < 0) {
                break;
            }
            end = lineEnd(start, length, length + read);
            length += read;
        }
        whole.reset();
        return new HeaderPeek(whole, separator(start, end < 0 ? length : end));
    }

    private static int lineEnd(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                return i;
            }
        }
        return -1;
    }

    private static char separator(char[] text, int length) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < length; i++) {
            switch (text[i]) {
                case '"' -> quoted = !quoted;
                case ',' -> commas += quoted ? 0 : 1;
                case ';' -> semicolons += quoted ? 0 : 1;
                case '\t' -> tabs += quoted ? 0 : 1;
                default -> {}
            }
        }
        if (semicolons > commas && semicolons >= tabs) {
            return ';';
        }
        return tabs > commas ? '\t' : ',';
    }
}
