package io.github.cxkit.internal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The article before a figure, as it is said: l'8 %, l'11,5 %, lo 0 %, il 9 %; all'8 giugno, al 1 gennaio. */
public final class ItalianArticle {

    private static final Pattern BEFORE = Pattern.compile("(?<![\\p{L}'])([Ii]|[Dd]e|[Aa]|[Dd]a|[Nn]e|[Ss]u)l $");
    // otto, ottanta, ottocento; undici; uno, which is mille before thousands and primo before a month
    private static final Pattern VOWEL = Pattern.compile("(8\\d*|11(\\d{3})?|1)(?!\\d)(?!(?<=^1)(\\.\\d{3}| \\p{L}))");
    private static final Pattern ZERO = Pattern.compile("0(?!\\d)");

    private static final Map<String, String> LONG =
            Map.of("i", "", "de", "del", "a", "al", "da", "dal", "ne", "nel", "su", "sul");

    private ItalianArticle() {}

    /**
     * Makes the article at the end of a text fit the figure that follows.
     *
     * @param text what stands before the figure; its last word is changed where it is an article that does not fit
     * @param figure the figure, as it is shown
     */
    public static void fit(StringBuilder text, String figure) {
        Matcher article = BEFORE.matcher(text);
        boolean vowel = VOWEL.matcher(figure).lookingAt();
        if ((vowel || ZERO.matcher(figure).lookingAt()) && article.find()) {
            String stem = article.group(1);
            String start = LONG.get(stem.toLowerCase(Locale.ROOT));
            String fitting = start + (vowel ? "l'" : "lo ");
            text.setLength(article.start());
            text.append(Character.isUpperCase(stem.charAt(0)) ? capital(fitting) : fitting);
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
