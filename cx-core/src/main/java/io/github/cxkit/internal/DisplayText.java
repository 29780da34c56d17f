package io.github.cxkit.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Figures for people: the one place where they lose digits, and the one where text from outside is made harmless. */
public final class DisplayText {

    private static final int LEFT_TO_RIGHT_MARK = 0x200E;

    private static final Map<Locale, DecimalFormatSymbols> MARKS = new ConcurrentHashMap<>();

    private DisplayText() {}

    /**
     * A number with fixed digits, half away from zero, thousands set off, never "-0".
     *
     * @param value finite
     * @param decimals digits after the point, 0 or more
     * @param locale whose marks for thousands and decimals
     * @return such as {@code 1,234.5}
     */
    public static String number(double value, int decimals, Locale locale) {
        return number(new BigDecimal(Double.toString(value)), decimals, locale);
    }

    /**
     * The same of a decimal number, which loses nothing but the digits that are cut.
     *
     * @param value any
     * @param decimals digits after the point, 0 or more
     * @param locale whose marks for thousands and decimals
     * @return such as {@code 1,234.50}
     */
    public static String number(BigDecimal value, int decimals, Locale locale) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        DecimalFormatSymbols marks = MARKS.computeIfAbsent(locale, DecimalFormatSymbols::getInstance);
        String digits = rounded.abs().toPlainString();
        int whole = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
        StringBuilder text = new StringBuilder(digits.length() + 4);
        if (rounded.signum() < 0) {
            text.append('-');
        }
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                text.append(marks.getGroupingSeparator());
            }
            text.append(digits.charAt(i));
        }
        return decimals == 0
                ? text.toString()
                : text.append(marks.getDecimalSeparator())
                        .append(digits, whole + 1, digits.length())
                        .toString();
    }

    /**
     * The same with its sign in front, plus as well.
     *
     * @param value finite
     * @param decimals digits after the point
     * @param locale whose marks
     * @return such as {@code +7.7}
     */
    public static String signed(double value, int decimals, Locale locale) {
        String text = number(value, decimals, locale);
        return text.startsWith("-")
                        || new BigDecimal(Double.toString(value))
                                        .setScale(decimals, RoundingMode.HALF_UP)
                                        .signum()
                                == 0
                ? text
                : "+" + text;
    }

    /**
     * Text from outside without what moves a cursor, rings a bell, breaks a line or turns the direction of writing:
     * control characters, line and paragraph separators and the marks of bidirectional embedding become spaces; lone
     * surrogates the replacement character.
     *
     * @param text anything
     * @return the same to look at, harmless
     */
    public static String clean(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(replacement(c)));
        return clean.toString();
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c > '~' && (c < 0x00A0 || c > 0x02FF))) {
                return false;
            }
        }
        return true;
    }

    private static int replacement(int c) {
        boolean turns = c == LEFT_TO_RIGHT_MARK
                || c == 0x200F
                || c == 0x061C
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        boolean breaks = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
        if (Character.isISOControl(c) || turns || breaks) {
            return ' ';
        }
        return Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
    }
}
