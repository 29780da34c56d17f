package io.github.cxkit.examples.scorecard.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.function.LongSupplier;

/**
 * How far the reading of a long file, or other long work, has come, on standard error and only where somebody sits in front of it. Pass input
 * through {@link #watch}.
 */
public final class Progress {

    private static final long LONG_INPUT = 8L << 20;
    private static final int WIDTH = 30;
    private static final int STEPS = 100;

    /** What is over sooner needs no progress, in nanoseconds. */
    private static final long PATIENCE = 2_000_000_000L;

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier clock;

    private Progress(PrintWriter err, boolean shown, LongSupplier clock) {
        this.err = err;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * Progress for a person at a terminal, silence for anything else.
     *
     * @param err standard error
     * @return the progress
     */
    public static Progress on(PrintWriter err) {
        return new Progress(err, isTerminal(), System::nanoTime);
    }

    /**
     * Progress that is always shown.
     *
     * @param err where to
     * @return the progress
     */
    static Progress always(PrintWriter err) {
        return new Progress(err, true, System::nanoTime);
    }

    /**
     * Progress that is always shown, by another clock.
     *
     * @param err where to
     * @param clock nanoseconds
     * @return the progress
     */
    static Progress always(PrintWriter err, LongSupplier clock) {
        return new Progress(err, true, clock);
    }

    /** Up to Java 21 no terminal means no console; from 22 on a console is always there and can tell. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /**
     * Shows how much of a stream has been read, if it is long.
     *
     * @param in the stream
     * @param name what is read, for people
     * @param size bytes in all
     * @return a stream to read instead
     */
    public InputStream watch(InputStream in, String name, long size) {
        return isShown(size) ? new Watched(in, bar(name, size)) : in;
    }

    /**
     * Whether the reading of so many bytes is shown.
     *
     * @param size bytes in all
     * @return true if somebody watches and it takes long enough
     */
    public boolean isShown(long size) {
        return shown && size >= LONG_INPUT;
    }

    /**
     * Shows how far a reading has come that says so itself.
     *
     * @param name what is read, for people
     * @param size bytes in all
     * @return takes the bytes that are done; to be closed at the end
     */
    public Bar bar(String name, long size) {
        return new Bar(name, size, isShown(size), clock.getAsLong());
    }

    /**
     * Shows how far a work has come that may take long, once it has taken two seconds.
     *
     * @param name what is done, for people
     * @param size how much there is to do, 1 or more
     * @return takes how much is done; to be closed at the end
     */
    public Bar patientBar(String name, long size) {
        return new Bar(name, size, shown, clock.getAsLong() + PATIENCE);
    }

    /** A line that says how much is done. */
    public final class Bar implements AutoCloseable {

        private final String name;
        private final long size;
        private final boolean visible;
        private final long from;
        private int step = -1;

        private Bar(String name, long size, boolean visible, long from) {
            this.name = name;
            this.size = size;
            this.visible = visible;
            this.from = from;
        }

        /**
         * So much is done.
         *
         * @param done bytes, or whatever the size counts
         */
        public void at(long done) {
            int now = visible && clock.getAsLong() - from >= 0 ? (int) Math.min(STEPS, STEPS * done / size) : step;
            if (now != step) {
                step = now;
                int full = WIDTH * now / STEPS;
                err.print("\r" + name + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + now + " %");
                err.flush();
            }
        }

        @Override
        public void close() {
            if (step >= 0) {
                // wipe the line, so that what follows begins on a clean one
                err.print("\r" + " ".repeat(name.length() + WIDTH + 12) + "\r");
                err.flush();
            }
        }
    }

    private static final class Watched extends FilterInputStream {

        private final Bar bar;
        private long done;

        Watched(InputStream in, Bar bar) {
            super(in);
            this.bar = bar;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long read) {
            done += Math.max(0, read);
            bar.at(done);
        }

        @Override
        public void close() throws IOException {
            super.close();
            bar.close();
        }
    }
}
