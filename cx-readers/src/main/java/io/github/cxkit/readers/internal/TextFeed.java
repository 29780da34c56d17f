package io.github.cxkit.readers.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Characters with a look ahead: it knows when the end is near, while most of the text is still handed out as it comes. The
 * first characters can be looked at before any is handed out.
 */
public final class TextFeed extends Reader {

    private static final int CHUNK = 1 << 15;
    private static final int HEAD = 1 << 20;

    private final Reader in;
    private char[] now = {};
    private int position;
    private int length;
    private char[] next = new char[CHUNK];
    private int nextLength;
    private boolean nextIsLast;
    private boolean started;
    private @Nullable IOException failure;

    /**
     * A feed.
     *
     * @param in characters
     */
    public TextFeed(Reader in) {
        this.in = in;
    }

    /**
     * The first characters, which stay to be read.
     *
     * @return up to a million; all if there are fewer
     * @throws IOException if reading fails
     */
    public String head() throws IOException {
        char[] head = new char[CHUNK];
        int filled = 0;
        int read;
        while (filled < HEAD && (read = more(head, filled, Math.min(head.length, HEAD) - filled)) >= 0) {
            filled += read;
            if (filled == head.length && filled < HEAD) {
                head = Arrays.copyOf(head, 2 * filled);
            }
        }
        now = head;
        length = filled;
        position = 0;
        ahead();
        started = true;
        return new String(now, 0, length);
    }

    void tellDamage() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Whether the head was all there is.
     *
     * @return true if nothing comes after it
     */
    public boolean isHeadAll() {
        return nextIsLast && nextLength == 0 && failure == null;
    }

    /**
     * Leaves out characters of the head.
     *
     * @param count how many, at most the head
     */
    public void skipHead(int count) {
        position += count;
    }

    /** What comes before a damage is given out first. */
    private int more(char[] to, int offset, int count) throws IOException {
        if (failure != null) {
            return -1;
        }
        try {
            return in.read(to, offset, count);
        } catch (IOException e) {
            if (in instanceof Decoding text && text.isRefused()) {
                throw e;
            }
            failure = e;
            return -1;
        }
    }

    private void ahead() throws IOException {
        nextLength = 0;
        int read;
        while (nextLength < next.length) {
            read = more(next, nextLength, next.length - nextLength);
            if (read < 0) {
                nextIsLast = true;
                return;
            }
            nextLength += read;
        }
    }

    /**
     * Whether the rest is at most a few chunks, so that the last records may be at hand.
     *
     * @return true if the end is near
     */
    public boolean isNearEnd() {
        return nextIsLast;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        if (!started) {
            ahead();
            started = true;
        }
        if (position == length) {
            if (nextLength == 0) {
                if (failure != null) {
                    throw failure;
                }
                return -1;
            }
            char[] spare = now.length == CHUNK ? now : new char[CHUNK];
            now = next;
            length = nextLength;
            position = 0;
            next = spare;
            nextLength = 0;
            if (!nextIsLast) {
                ahead();
            }
        }
        int given = Math.min(count, length - position);
        System.arraycopy(now, position, buffer, offset, given);
        position += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
