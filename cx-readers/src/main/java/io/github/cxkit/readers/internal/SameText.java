package io.github.cxkit.readers.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that a person cannot tell apart are one text: kinds of blanks, quotes and dashes, composed and decomposed letters,
 * signs without width. Case is kept, because "PA" and "pa" may be two groups.
 */
public final class SameText {

    private static final double FAR = 1e9;

    private SameText() {}

    /**
     * The one spelling that all texts of the same look share.
     *
     * @param text the text
     * @return its spelling; the same object where nothing is to be done
     */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        return tidy(Normalizer.normalize(text, Normalizer.Form.NFC), true);
    }

    /**
     * The spelling in which a group is shown: as its first row has it, with plain blanks and without invisible signs.
     *
     * @param text the text
     * @return its spelling
     */
    public static String shown(String text) {
        return isPlain(text) ? text : tidy(text, false);
    }

    /**
     * {@link #of} in lower case and without one closing mark: for hints and drafts, never for equality.
     *
     * @param text the text
     * @return the folded text
     */
    public static String folded(String text) {
        String low = of(text).toLowerCase(Locale.ROOT);
        int end = low.length();
        if (end > 1 && ".!*:;".indexOf(low.charAt(end - 1)) >= 0) {
            low = low.substring(0, end - 1).strip();
        }
        return low;
    }

    /**
     * Whether two texts look the same.
     *
     * @param a one
     * @param b the other
     * @return true if they do
     */
    public static boolean same(String a, String b) {
        return a.equals(b) || of(a).equals(of(b));
    }

    /**
     * The first cell of a file that was glued behind another one: with a byte order mark in front, its quotes are none to a parser.
     *
     * @param cell a cell
     * @return the cell without mark and quotes; the same object where no mark stands in front
     */
    public static String glued(String cell) {
        if (cell.isEmpty() || cell.charAt(0) != '\uFEFF') {
            return cell;
        }
        String text = cell.substring(1);
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || c == '`' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String tidy(String text, boolean marks) {
        StringBuilder tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
                    tidy.append(' ');
                }
            } else if (isInvisible(c)) {
                // nothing to see, nothing to keep
            } else if (marks && c == '…') {
                tidy.append("...");
            } else {
                tidy.append(marks ? plainMark(c) : c);
            }
        }
        if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) == ' ') {
            tidy.setLength(tidy.length() - 1);
        }
        return tidy.toString();
    }

    private static char plainMark(char c) {
        return switch (c) {
            case '’', '‘', '‛', 'ʼ', '′', '＇', '`', '´' -> '\'';
            case '“', '”', '„', '‟', '«', '»', '″' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE58', '\uFE63', '\uFF0D' ->
                '-';
            default -> c;
        };
    }

    /**
     * Whether a character is a blank of any kind.
     *
     * @param c the character
     * @return true if it is
     */
    public static boolean isBlank(char c) {
        return c == ' '
                || (c >= '\u0009' && c <= '\r')
                || c == '\u0085'
                || c == '\u00A0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200A')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }

    private static boolean isInvisible(char c) {
        return (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2064')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF'
                || c == '\u00AD'
                || c == '\uFE0E'
                || c == '\uFE0F';
    }

    /**
     * The text with everything in it visible: blanks other than the plain one, signs without width and control characters
     * stand as {@code [U+00A0]}. The one place where text from outside is cleaned for people.
     *
     * @param text the text
     * @return the text to print
     */
    public static String visible(String text) {
        StringBuilder visible = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = c != ' '
                    && (isBlank(c)
                            || isInvisible(c)
                            || Character.isISOControl(c)
                            || (Character.isSurrogate(c) && !paired(text, i)));
            if (hidden && visible == null) {
                visible = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (visible != null) {
                if (hidden) {
                    visible.append(String.format(Locale.ROOT, "[U+%04X]", (int) c));
                } else {
                    visible.append(c);
                }
            }
        }
        return visible == null ? text : visible.toString();
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /**
     * The known text that somebody most likely meant.
     *
     * @param text what was written
     * @param known what there is
     * @return the one that differs by case only, else by few letters; empty if none is near
     */
    public static Optional<String> nearest(String text, Collection<String> known) {
        String low = folded(text);
        String best = null;
        int least = Math.max(1, low.length() / 5) + 1;
        for (String each : known) {
            String other = folded(each);
            if (other.equals(low)) {
                return Optional.of(each);
            }
            int distance = distance(low, other, least);
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Known texts, the most like first: by letters, then by words in common, then by the same beginning.
     *
     * @param text what was written
     * @param known what there is
     * @return the same texts, sorted
     */
    public static List<String> byLikeness(String text, Collection<String> known) {
        String low = folded(text);
        int limit = Math.max(1, low.length() / 5) + 1;
        Set<String> words = words(low);
        Comparator<String> order = Comparator.comparingDouble(each -> {
            String other = folded(each);
            int distance = distance(low, other, limit);
            if (distance < limit) {
                return distance;
            }
            Set<String> common = words(other);
            int all = common.size() + words.size();
            common.retainAll(words);
            if (!common.isEmpty()) {
                return 1000 - 500.0 * common.size() / all;
            }
            int start = 0;
            while (start < low.length() && start < other.length() && low.charAt(start) == other.charAt(start)) {
                start++;
            }
            return FAR - start;
        });
        return known.stream().sorted(order).toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    /** Optimal string alignment; the limit if it is that or more. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] twoBefore = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int value = Math.min(Math.min(now[j - 1] + 1, before[j] + 1), before[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, twoBefore[j - 2] + 1);
                }
                now[j] = value;
                least = Math.min(least, value);
            }
            if (least >= limit) {
                return limit;
            }
            int[] spare = twoBefore;
            twoBefore = before;
            before = now;
            now = spare;
        }
        return Math.min(limit, before[b.length()]);
    }
}
