package io.github.cxkit.service;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole words in a row; the last one may go on. "reso" is not in "preso". */
final class Phrase {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{Nd}]+(?:(?<=\\p{Nd})[.,](?=\\p{Nd})[\\p{L}\\p{Nd}]+)*");

    private final List<String> words;
    private final boolean open;

    Phrase(String text) {
        words = words(text);
        open = text.strip().endsWith("*");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a phrase needs a word, but \"" + text + "\" has none");
        }
    }

    /** Lower case, without accents; apostrophes and marks are gaps. */
    static List<String> words(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(folded);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    boolean isIn(List<String> text) {
        for (int at = 0; at + words.size() <= text.size(); at++) {
            if (startsAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(List<String> text, int at) {
        int last = words.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!words.get(i).equals(text.get(at + i))) {
                return false;
            }
        }
        String word = text.get(at + last);
        return open ? word.startsWith(words.get(last)) : word.equals(words.get(last));
    }
}
