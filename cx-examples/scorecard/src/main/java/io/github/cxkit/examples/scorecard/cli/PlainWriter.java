package io.github.cxkit.examples.scorecard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Writes for a terminal of an older code page: a sign that it does not have becomes a plain one of the same width. */
final class PlainWriter extends Writer {

    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final Map<Character, Character> PLAIN = Map.ofEntries(
            Map.entry('\u25B2', '^'),
            Map.entry('\u25BC', 'v'),
            Map.entry('\u2248', '~'),
            Map.entry('\u2026', '.'),
            Map.entry('\u2013', '-'),
            Map.entry('\u2014', '-'),
            Map.entry('\u2212', '-'),
            Map.entry('\u00B7', '-'),
            Map.entry('\u2022', '*'),
            Map.entry('\u2019', '\''),
            Map.entry('\u2192', '>'),
            Map.entry('\u00A0', ' '));

    private final Writer out;
    private final CharsetEncoder encoder;

    PlainWriter(OutputStream stream, Charset charset) {
        out = new OutputStreamWriter(stream, charset);
        encoder = charset.newEncoder();
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        char[] plain = new char[length];
        for (int i = 0; i < length; i++) {
            plain[i] = plain(text[from + i]);
        }
        out.write(plain);
    }

    private char plain(char sign) {
        if (Character.isSurrogate(sign) || encoder.canEncode(sign)) {
            return sign;
        }
        int bar = BARS.indexOf(sign);
        return bar >= 0 ? (char) ('1' + bar) : PLAIN.getOrDefault(sign, '?');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
