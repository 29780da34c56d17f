package io.github.cxkit.readers.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters as web pages write them, an ampersand, a number and a semicolon: some tools leave them in their exports. */
public final class Entities {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#[xX](\\p{XDigit}{1,5})|([A-Za-z]{2,8}));");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "-"),
            Map.entry("mdash", "-"),
            Map.entry("lsquo", "'"),
            Map.entry("rsquo", "'"),
            Map.entry("ldquo", "\""),
            Map.entry("rdquo", "\""),
            Map.entry("hellip", "..."),
            Map.entry("ccedil", "ç"),
            Map.entry("ntilde", "ñ"),
            Map.entry("szlig", "ß"));

    /** Names of letters with a mark: the letter and what the mark is called. */
    private static final Pattern MARKED = Pattern.compile("([A-Za-z])(grave|acute|circ|uml|tilde)");

    private static final Map<String, String> MARKS =
            Map.of("grave", "\u0300", "acute", "\u0301", "circ", "\u0302", "uml", "\u0308", "tilde", "\u0303");

    private Entities() {}

    /**
     * The text as a browser shows it.
     *
     * @param text a cell or a name of a column
     * @return the text with its entities as characters; the same object where there are none
     */
    public static String decoded(String text) {
        if (text.indexOf('&') < 0 || text.indexOf(';') < 0) {
            return text;
        }
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(decoded(entity)));
    }

    private static String decoded(java.util.regex.MatchResult entity) {
        if (entity.group(3) == null) {
            int code =
                    entity.group(1) == null ? Integer.parseInt(entity.group(2), 16) : Integer.parseInt(entity.group(1));
            return code > ' ' && code <= Character.MAX_CODE_POINT ? Character.toString(code) : " ";
        }
        String name = entity.group(3);
        String known = NAMED.get(name);
        Matcher marked = MARKED.matcher(name);
        if (known == null && marked.matches()) {
            known = java.text.Normalizer.normalize(
                    marked.group(1) + MARKS.get(marked.group(2)), java.text.Normalizer.Form.NFC);
        }
        return known == null ? entity.group() : known;
    }
}
