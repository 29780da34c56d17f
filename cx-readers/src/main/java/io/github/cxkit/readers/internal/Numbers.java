package io.github.cxkit.readers.internal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them. A text is always {@linkplain SameText#of tidied} first. */
public final class Numbers {

    private static final int LONGEST = 100;

    /** Frames the digit before it. */
    private static final char KEYCAP = '\u20E3';

    private static final String TEN = "\uD83D\uDD1F";
    private static final int INT_DIGITS = 9;
    private static final int LARGEST_EXPONENT = 400;

    private static final Pattern GUARDED = Pattern.compile("=\"(.*)\"");
    private static final Pattern WHOLE = Pattern.compile("([+-]?)(\\d+)(?:[.,]0+)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern EXPONENT = Pattern.compile("(.+)[eE]([+-]?\\d{1,4})");
    private static final Pattern LEADING = Pattern.compile("([+-]?)(\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern TRAILING =
            Pattern.compile("([^\\d]*\\p{L}[^\\d]*?)\\s*[\\-–—:=(\\[]\\s*(\\d{1,2})\\s*[)\\]]?");
    private static final Pattern RANGE = Pattern.compile("\\s*(?:-|to|a|o|or|–)\\s*\\d.*", Pattern.DOTALL);
    private static final Pattern OUT_OF = Pattern.compile(
            "([+-]?\\d+)(?:[.,]0{1,2})?\\s*/\\s*(\\d+)|([+-]?\\d+)(?:[.,]0{1,2})? (" + outOf() + ") (\\d+)");

    /** Decimals of a whole number, which a fraction has not. */
    private static final Pattern NO_FRACTION = Pattern.compile("[.,]0{1,2}(?!\\d)");

    private Numbers() {}

    private static String outOf() {
        return Dictionary.known().words("outOf").stream()
                .filter(word -> !word.equals("/"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /**
     * The text without what spreadsheets guard numbers with, its digits and signs those of ASCII.
     *
     * @param tidy a tidied text
     * @return the text to be read as a number
     */
    public static String unguarded(String tidy) {
        String text = tidy;
        Matcher guarded = GUARDED.matcher(text);
        if (guarded.matches()) {
            text = guarded.group(1).strip();
        } else if (text.length() > 1 && text.charAt(0) == '\'') {
            text = text.substring(1).strip();
        }
        StringBuilder ascii = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                if (ascii != null) {
                    ascii.append(c);
                }
                continue;
            }
            if (ascii == null) {
                ascii = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (c == KEYCAP && i > 0) {
                // the frame of a digit as a picture
                continue;
            }
            if (text.startsWith(TEN, i)) {
                ascii.append("10");
                i++;
                continue;
            }
            int digit = Character.digit(c, 10);
            ascii.append(
                    digit >= 0
                            ? (char) ('0' + digit)
                            : c == '＋' ? '+' : c == '．' ? '.' : c == '，' ? ',' : c == '／' ? '/' : c);
        }
        return ascii == null ? text : ascii.toString();
    }

    /**
     * A whole number: digits, perhaps with a sign and with zeros behind the decimal mark. Never rounded.
     *
     * @param number an unguarded text
     * @param mark the file's decimal mark, 0 if it shows none
     * @return the number; empty if it is none, or far outside of every scale
     */
    public static OptionalInt whole(String number, char mark) {
        Matcher matcher = WHOLE.matcher(number);
        if (number.length() > LONGEST || !matcher.matches()) {
            return OptionalInt.empty();
        }
        int end = matcher.end(2);
        if (end < number.length() && mark != 0 && number.charAt(end) != mark) {
            return OptionalInt.empty();
        }
        return signed(matcher.group(1), matcher.group(2));
    }

    private static OptionalInt signed(String sign, String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        if (digits.length() - from > INT_DIGITS) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(digits.substring(from));
        return OptionalInt.of(sign.equals("-") ? -value : value);
    }

    /**
     * A rating out of a maximum, such as {@code 4/5} or {@code 4 su 5}.
     *
     * @param number an unguarded text
     * @param max the maximum that it must name
     * @return the rating; empty if the text is none or names another maximum
     */
    public static OptionalInt outOf(String number, int max) {
        Matcher matcher = OUT_OF.matcher(number.toLowerCase(Locale.ROOT));
        if (number.length() > LONGEST || !matcher.matches()) {
            return OptionalInt.empty();
        }
        boolean slash = matcher.group(1) != null;
        OptionalInt of = whole(slash ? matcher.group(2) : matcher.group(5), (char) 0);
        return of.isPresent() && of.getAsInt() == max
                ? whole(slash ? matcher.group(1) : matcher.group(3), (char) 0)
                : OptionalInt.empty();
    }

    /**
     * Whether a text begins with a rating out of another maximum, such as {@code 4 out of 10 stars} for a scale to 5.
     *
     * @param number an unguarded text
     * @param max the maximum of the scale
     * @return true if its number must not be read as a point of the scale
     */
    public static boolean isOutOfAnother(String number, int max) {
        OptionalInt of = maximum(number);
        return of.isPresent() && of.getAsInt() != max;
    }

    /**
     * The maximum that a rating names, such as 10 in {@code 4 out of 10 stars}.
     *
     * @param number an unguarded text
     * @return the maximum; empty if the text begins with no such rating
     */
    public static OptionalInt maximum(String number) {
        Matcher matcher = OUT_OF.matcher(number.toLowerCase(Locale.ROOT));
        if (number.length() > LONGEST || !matcher.lookingAt()) {
            return OptionalInt.empty();
        }
        return whole(matcher.group(1) != null ? matcher.group(2) : matcher.group(5), (char) 0);
    }

    /**
     * The whole number behind words, such as that of {@code Extremely likely - 10} and {@code Satisfied (4)}.
     *
     * @param number an unguarded text
     * @return the words in front and the number; null if the text is another thing
     */
    public static @Nullable Trailing trailing(String number) {
        Matcher matcher = TRAILING.matcher(number);
        return number.length() > LONGEST || !matcher.matches()
                ? null
                : new Trailing(matcher.group(1).strip(), Integer.parseInt(matcher.group(2)));
    }

    /**
     * Words and the number behind them.
     *
     * @param words the words
     * @param number the number
     */
    public record Trailing(String words, int number) {}

    /**
     * The whole number that a text begins with, such as that of {@code 9 - Very likely}.
     *
     * @param number an unguarded text
     * @param mark the file's decimal mark, 0 if it shows none
     * @return the number; empty if the text begins with another thing, a fraction, a percentage or a range
     */
    public static OptionalInt leading(String number, char mark) {
        Matcher matcher = LEADING.matcher(number);
        if (!matcher.matches() || matcher.group(2).length() > LONGEST) {
            return OptionalInt.empty();
        }
        String rest = matcher.group(3);
        if (!rest.isEmpty()) {
            OptionalInt all = whole(number, mark);
            if (all.isPresent()) {
                return all;
            }
            Matcher zeros = NO_FRACTION.matcher(rest);
            if (zeros.lookingAt() && (mark == 0 || rest.charAt(0) == mark)) {
                rest = rest.substring(zeros.end());
            }
            char next = rest.isEmpty() ? ' ' : rest.charAt(0);
            boolean fraction = (next == '.' || next == ',') && rest.length() > 1 && Character.isDigit(rest.charAt(1));
            if (fraction
                    || (" -–—:.)(=*,;★".indexOf(next) < 0)
                    || rest.stripLeading().startsWith("%")
                    || RANGE.matcher(rest.toLowerCase(Locale.ROOT)).matches()) {
                return OptionalInt.empty();
            }
        }
        return signed(matcher.group(1), matcher.group(2));
    }

    /**
     * An exact decimal.
     *
     * @param text an unguarded text, without sign of currency
     * @param mark the decimal mark; the other one of point and comma groups thousands
     * @return the number, null if the text is none
     */
    public static @Nullable BigDecimal decimal(String text, char mark) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = text;
        if (!PLAIN.matcher(text).matches() || mark != '.') {
            plain = plain(text, mark);
            if (plain == null) {
                return null;
            }
        }
        return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    }

    private static @Nullable String plain(String text, char mark) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        if (!text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
            plain.append(text.charAt(0));
            at = 1;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        char group = 0;
        int run = 0;
        int digits = 0;
        int first = 0;
        int groups = 0;
        boolean indian = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                run++;
                digits++;
            } else if (c == mark) {
                break;
            } else if (c == ' ' || c == '\'' || c == '.' || c == ',') {
                // 12,34,567: in India only the last group has three digits
                indian |= groups == 1 && first < 3 && run == 2 && c == ',' && mark == '.';
                if (run == 0 || (group == 0 ? run > 3 : c != group || run != (indian ? 2 : 3))) {
                    return null;
                }
                first = group == 0 ? run : first;
                groups++;
                group = c;
                run = 0;
            } else {
                return null;
            }
        }
        if (group != 0 && run != 3) {
            return null;
        }
        if (at < text.length()) {
            plain.append('.');
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c < '0' || c > '9') {
                    return null;
                }
                plain.append(c);
                digits++;
            }
        }
        return digits == 0 ? null : plain.toString();
    }

    /**
     * A weight: a decimal, perhaps with an exponent.
     *
     * @param text an unguarded text
     * @param mark the decimal mark
     * @return the nearest double; NaN if the text is no number
     */
    public static double weight(String text, char mark) {
        BigDecimal exact = exact(text, mark);
        return exact == null ? Double.NaN : exact.doubleValue();
    }

    /**
     * A decimal, perhaps with an exponent.
     *
     * @param text an unguarded text
     * @param mark the decimal mark
     * @return the number without rounding; null if the text is none
     */
    public static @Nullable BigDecimal exact(String text, char mark) {
        BigDecimal plain = decimal(text, mark);
        if (plain != null) {
            return plain;
        }
        Matcher matcher = EXPONENT.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return null;
        }
        BigDecimal base = decimal(matcher.group(1), mark);
        int exponent = Integer.parseInt(matcher.group(2));
        return base == null || Math.abs(exponent) > LARGEST_EXPONENT ? null : base.scaleByPowerOfTen(exponent);
    }

    /** An amount of money as it stands in a cell. */
    public record Money(BigDecimal amount, @Nullable String currency) {}

    /** Short names of currencies that are neither a sign nor a code: of kronor, złoty, koruny, forint, lira, lei, leva, roubles, yen, francs. */
    static final String SHORT_NAMES =
            "kr\\.?|z\u0142|K\u010D|Ft|TL|lei|\u043B\u0432\\.?|\u0440\u0443\u0431\\.?|\u5186|Fr\\.|Rs\\.?";

    private static final Pattern CODE_FIRST =
            Pattern.compile("(-?)\\s*(\\p{Sc}|[A-Z]{1,3}\\p{Sc}|[A-Z]{3}|" + SHORT_NAMES + ")\\s*(.*)");
    private static final Pattern CODE_LAST = Pattern.compile("(.*?)\\s*(\\p{Sc}|[A-Z]{3}|" + SHORT_NAMES + ")");

    /**
     * An amount with its sign of currency, ISO 4217 code or short name such as {@code kr} at either end; brackets and a minus at
     * the end are negative.
     *
     * @param cell the cell's text
     * @param mark the decimal mark
     * @return the amount, null if the text is none
     */
    public static @Nullable Money money(String cell, char mark) {
        if (isDigits(cell, mark)) {
            return new Money(new BigDecimal(cell), null);
        }
        String text = unguarded(SameText.of(cell));
        boolean negative = false;
        String currency = null;
        if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
        }
        Matcher first = CODE_FIRST.matcher(text);
        if (first.matches() && isCurrency(first.group(2))) {
            currency = first.group(2);
            text = first.group(1) + first.group(3).strip();
        } else {
            Matcher last = CODE_LAST.matcher(text);
            if (last.matches() && isCurrency(last.group(2))) {
                currency = last.group(2);
                text = last.group(1).strip();
            }
        }
        if (text.startsWith("(") && text.endsWith(")") && !negative) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
        }
        if (text.length() > 1 && text.endsWith("-") && !negative && !text.startsWith("-")) {
            negative = true;
            text = text.substring(0, text.length() - 1).strip();
        }
        BigDecimal amount = decimal(text, mark);
        if (amount == null || (negative && amount.signum() < 0)) {
            return null;
        }
        return new Money(negative ? amount.negate() : amount, currency);
    }

    /** The usual form, a few digits with at most one point between them, told without any pattern. */
    private static boolean isDigits(String text, char mark) {
        int length = text.length();
        int from = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        boolean point = false;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && mark == '.' && !point && i > from && i < length - 1) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return length > from && length < 18;
    }

    private static boolean isCurrency(String text) {
        return text.length() != 3
                || !Character.isLetter(text.charAt(2))
                || CODES.contains(text)
                || Character.isLowerCase(text.charAt(0));
    }

    private static final Set<String> CODES = java.util.Currency.getAvailableCurrencies().stream()
            .map(java.util.Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
}
