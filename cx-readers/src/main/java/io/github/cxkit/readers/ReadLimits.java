package io.github.cxkit.readers;

/**
 * What a reader puts up with, so that no input can exhaust memory.
 *
 * @param lineLength longest row: characters in CSV, bytes in JSON Lines; 1,024 to 100,000,000
 * @param textLength longest text of one cell or field, in characters; 16 to lineLength
 * @param numberLength longest number, in characters; 16 to 10,000
 * @param depth deepest nesting of a JSON value; 1 to 500
 * @since 0.1.0
 */
public record ReadLimits(int lineLength, int textLength, int numberLength, int depth) {

    /** A megabyte a row, 100,000 characters a text, 100 a number, 20 levels. */
    public static final ReadLimits DEFAULT = new ReadLimits(1 << 20, 100_000, 100, 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a limit is out of its range
     */
    public ReadLimits {
        within("lineLength", lineLength, 1_024, 100_000_000);
        within("textLength", textLength, 16, lineLength);
        within("numberLength", numberLength, 16, 10_000);
        within("depth", depth, 1, 500);
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must lie in [" + min + ", " + max + "] but was " + value);
        }
    }
}
