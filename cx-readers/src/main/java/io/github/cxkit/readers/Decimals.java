package io.github.cxkit.readers;

/** Reads short plain decimals such as {@code 0.2847} without making a text of them first. */
final class Decimals {

    private static final int MOST_DIGITS = 15;
    private static final double[] POWERS = new double[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Decimals() {}

    /**
     * The number; NaN if the text has any other form than up to 15 digits with a point before, between or after them.
     * Digits and power of ten are then exact doubles, so that their quotient is the correctly rounded value.
     */
    static double parse(char[] text, int offset, int length) {
        if (length > MOST_DIGITS + 1) {
            return Double.NaN;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || count > MOST_DIGITS) {
            return Double.NaN;
        }
        return point < 0 ? digits : digits / POWERS[length - 1 - point];
    }

    /** The same of bytes. */
    static double parse(byte[] text, int offset, int length) {
        long digits = 0;
        int point = length;
        for (int i = 0; i < length; i++) {
            int digit = text[offset + i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[offset + i] == '.' && point == length) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        int count = point == length ? length : length - 1;
        if (count == 0 || count > MOST_DIGITS) {
            return Double.NaN;
        }
        return point == length ? digits : digits / POWERS[length - 1 - point];
    }
}
