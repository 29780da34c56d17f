package io.github.cxkit.readers.internal;

import java.util.regex.Pattern;

/**
 * What of a cell may be printed. A cell that does not fit may hold a customer's words, so it is shown only when it is short
 * and holds no address and no long number; else it is described by its length.
 */
public final class Shown {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 7;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,' ]*\\d([eE][+-]?\\d+)?%?");
    private static final Pattern TIME = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ,]+.{0,30})?");

    private Shown() {}

    /**
     * The value as it may be printed.
     *
     * @param value what stood in the cell
     * @return the value with everything in it visible, or its description
     */
    public static String of(String value) {
        return isHarmless(value) ? SameText.visible(value.strip()) : described(value);
    }

    /**
     * Whether the value itself may be printed.
     *
     * @param value what stood in the cell
     * @return true if it is short, has no address and no long number in it
     */
    public static boolean isHarmless(String value) {
        String text = SameText.of(value);
        if (text.length() > LONGEST || text.indexOf('@') >= 0) {
            return false;
        }
        return NUMBER.matcher(text).matches() || TIME.matcher(text).matches() || longestRun(text) < MOST_DIGITS;
    }

    /**
     * The value's description.
     *
     * @param value what stood in the cell
     * @return such as {@code text of 87 characters}
     */
    public static String described(String value) {
        int length = value.codePointCount(0, value.length());
        return "text of " + length + (length == 1 ? " character" : " characters");
    }

    /**
     * In quotes where the value itself is shown.
     *
     * @param value the value
     * @return what may be shown of it
     */
    public static String quoted(String value) {
        return isHarmless(value) ? "\"" + SameText.visible(value.strip()) + "\"" : described(value);
    }

    /**
     * The name of a column, which may be long, but is a person's address or number where a file has no heading.
     *
     * @param name the name
     * @return the name with everything in it visible, or its description
     */
    public static String name(String name) {
        String text = SameText.of(name);
        return text.indexOf('@') >= 0 || longestRun(text) >= MOST_DIGITS ? described(name) : SameText.visible(name);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                longest = Math.max(longest, ++run);
            } else if (" .-()[]/".indexOf(c) < 0) {
                run = 0;
            }
        }
        return longest;
    }
}
