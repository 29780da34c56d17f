package io.github.cxkit.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A remark cut into folded words, emoji, pauses and ends of sentences. */
final class Folded {

    /** A comma, a colon, a bracket, a dash: a negation does not reach over it. */
    static final String PAUSE = ",";
    /** The end of a sentence. */
    static final String END = ".";

    private static final int LONGEST = 20_000;
    private static final Pattern GLAD = Pattern.compile(":-?\\)|;-?\\)|:-?D\\b|<3");
    private static final Pattern SAD = Pattern.compile(":'?-?\\(");
    private static final Pattern APOSTROPHES = Pattern.compile("[\u2019\u02BC]");
    private static final Pattern CAN_NOT = Pattern.compile("\\bcan't\\b");
    private static final Pattern NOT = Pattern.compile("n't\\b");
    // marks, variation selectors, joiners, skin tones
    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\u200C\u200D\uFE0E\uFE0F\\x{1F3FB}-\\x{1F3FF}]+");

    private Folded() {}

    /** Words, emoji, {@link #PAUSE} and {@link #END} in their order. */
    static List<String> tokens(String remark) {
        String text = fold(remark);
        List<String> tokens = new ArrayList<>();
        int length = text.length();
        for (int i = 0; i < length; ) {
            int point = text.codePointAt(i);
            int width = Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                int end = endOfWord(text, i + width);
                tokens.add(text.substring(i, end));
                i = end;
                continue;
            }
            if (isEmoji(point)) {
                tokens.add(text.substring(i, i + width));
            } else if (".!?\u2026\n\r".indexOf(point) >= 0) {
                tokens.add(END);
            } else if (",;:()\u2013\u2014".indexOf(point) >= 0 || isDash(text, i)) {
                tokens.add(PAUSE);
            }
            i += width;
        }
        return tokens;
    }

    /** The words of a list's entry, without pauses. */
    static List<String> words(String entry) {
        List<String> words = new ArrayList<>();
        for (String token : tokens(entry)) {
            if (isWord(token)) {
                words.add(token);
            }
        }
        return words;
    }

    static boolean isWord(String token) {
        return !token.equals(PAUSE) && !token.equals(END);
    }

    private static String fold(String remark) {
        String text = remark;
        if (text.length() > LONGEST) {
            int cut = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            text = text.substring(0, cut);
        }
        text = GLAD.matcher(text).replaceAll(" \u263A ");
        text = SAD.matcher(text).replaceAll(" \u2639 ");
        text = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'");
        text = CAN_NOT.matcher(text).replaceAll("can not");
        text = NOT.matcher(text).replaceAll(" not");
        return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    /** A dot or a comma between two digits belongs to the number. */
    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (Character.isLetterOrDigit(point)) {
                end += Character.charCount(point);
            } else if ((point == '.' || point == ',')
                    && Character.isDigit(text.codePointBefore(end))
                    && end + 1 < text.length()
                    && Character.isDigit(text.codePointAt(end + 1))) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isEmoji(int point) {
        int type = Character.getType(point);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
    }

    private static boolean isDash(String text, int i) {
        return text.charAt(i) == '-' && isGap(text, i - 1) && isGap(text, i + 1);
    }

    private static boolean isGap(String text, int i) {
        return i >= 0 && i < text.length() && Character.isWhitespace(text.charAt(i));
    }
}
