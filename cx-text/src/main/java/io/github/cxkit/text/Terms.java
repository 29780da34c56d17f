package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The terms of a remark: its words, and pairs of neighboring words.
 *
 * <p>Text is composed (NFC) and put into lower case in its locale; a word is a longest run of letters and marks (Unicode
 * categories L and M), so that the answer is the same in every language and version. Everything else parts words. Stop words
 * and words of too few letters are dropped. A pair is two kept words with only white space, hyphens or apostrophes between
 * them: never across punctuation, a digit or a dropped word.
 *
 * <pre>{@code
 * Terms.of(Locale.ENGLISH).withStopWords(Set.of("the", "was")).withPairs().in("The delivery was late, the delivery-man rude.");
 * // [delivery, late, delivery, man, delivery man, rude, man rude]
 * }</pre>
 *
 * <p>Chinese, Japanese and Thai are not cut into words by it: hand in tokens of your own there. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Terms {

    private static final int USUAL_LETTERS = 2;
    private static final int ASCII = 0x80;
    private static final int FIRST_MARK = 0x300;

    private final Locale locale;
    private final Set<String> stopWords;
    private final int letters;
    private final int mostWords;

    private Terms(Locale locale, Set<String> stopWords, int letters, int mostWords) {
        this.locale = locale;
        this.stopWords = stopWords;
        this.letters = letters;
        this.mostWords = mostWords;
    }

    /**
     * Words of two letters or more, none of them a stop word.
     *
     * @param locale the language, for its lower case
     * @return the settings
     */
    public static Terms of(Locale locale) {
        return new Terms(Objects.requireNonNull(locale, "locale"), Set.of(), USUAL_LETTERS, 1);
    }

    /**
     * The same without these words.
     *
     * @param words words to drop; folded as the text is
     * @return the changed copy
     */
    public Terms withStopWords(Set<String> words) {
        Set<String> folded = new HashSet<>();
        words.forEach(word -> folded.add(fold(word)));
        return new Terms(locale, Set.copyOf(folded), letters, mostWords);
    }

    /**
     * The same without words of fewer letters.
     *
     * @param least 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public Terms withLeastLetters(int least) {
        return new Terms(
                locale,
                stopWords,
                (int) Arguments.within("least letters", (long) least, 1, Integer.MAX_VALUE),
                mostWords);
    }

    /**
     * The same with pairs of neighboring words beside the words.
     *
     * @return the changed copy
     */
    public Terms withPairs() {
        return withMostWords(2);
    }

    /**
     * The same with terms of up to so many words.
     *
     * @param most 1, or 2 for pairs
     * @return the changed copy
     * @throws IllegalArgumentException if the number is another one
     */
    public Terms withMostWords(int most) {
        return new Terms(locale, stopWords, letters, (int) Arguments.within("words of a term", (long) most, 1, 2));
    }

    /**
     * The terms of a text.
     *
     * @param text free text, may be empty
     * @return the terms in the order of their last word, a pair after its second word; repeats stay
     */
    public List<String> in(String text) {
        String folded = fold(text);
        List<String> terms = new ArrayList<>();
        String before = null;
        int length = folded.length();
        for (int i = 0; i < length; ) {
            int point = folded.codePointAt(i);
            if (!isOfWord(point)) {
                if (!joins(point)) {
                    before = null;
                }
                i += Character.charCount(point);
                continue;
            }
            int end = i;
            int count = 0;
            while (end < length && isOfWord(folded.codePointAt(end))) {
                int next = folded.codePointAt(end);
                count += Character.isLetter(next) ? 1 : 0;
                end += Character.charCount(next);
            }
            String word = folded.substring(i, end);
            i = end;
            if (count < letters || stopWords.contains(word)) {
                before = null;
                continue;
            }
            terms.add(word);
            if (mostWords > 1 && before != null) {
                terms.add(before + " " + word);
            }
            before = word;
        }
        return terms;
    }

    private String fold(String text) {
        // lower case may take a letter apart, so it is composed again
        return composed(composed(text).toLowerCase(locale));
    }

    /** Below the first combining mark every text is composed already. */
    private static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static boolean isOfWord(int point) {
        if (point < ASCII) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
        }
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean joins(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || "-\u2010\u2011'\u2019".indexOf(point) >= 0;
    }
}
