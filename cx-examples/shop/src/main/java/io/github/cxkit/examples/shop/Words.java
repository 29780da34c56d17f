package io.github.cxkit.examples.shop;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shop's words in one language.
 *
 * @param locale English or Italian
 */
record Words(Locale locale) {

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle ITALIAN = bundle(Locale.ITALIAN);
    private static final Map<String, MessageFormat> SENTENCES = new ConcurrentHashMap<>();
    private static final Map<Words, Map<String, Object>> ALL = new ConcurrentHashMap<>();

    static Words of(Locale asked) {
        return new Words(asked.getLanguage().equals("it") ? Locale.ITALIAN : Locale.ENGLISH);
    }

    private ResourceBundle bundle() {
        return locale.equals(Locale.ITALIAN) ? ITALIAN : ENGLISH;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "words", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key) {
        return bundle().getString(key);
    }

    /** A sentence with its gaps filled: {0}, {1} and so on, numbers in the language's form. */
    String of(String key, Object... values) {
        MessageFormat sentence =
                SENTENCES.computeIfAbsent(locale.getLanguage() + " " + key, name -> new MessageFormat(of(key), locale));
        // one that formats is used by one thread only, and to copy costs less than to parse
        return ((MessageFormat) sentence.clone()).format(values);
    }

    /** What a theme is called; one that has no name here keeps its own. */
    String theme(String name) {
        String key = "theme." + name;
        return bundle().containsKey(key) ? of(key) : name;
    }

    /** What a status means. */
    String error(int status) {
        String key = "error." + status;
        return bundle().containsKey(key) ? of(key) : of(status < 500 ? "error.400" : "error.500");
    }

    /** All words, for a page. */
    Map<String, Object> all() {
        return new HashMap<>(ALL.computeIfAbsent(this, Words::collected));
    }

    private Map<String, Object> collected() {
        Map<String, Object> words = new HashMap<>();
        bundle().keySet().stream().filter(key -> key.indexOf('.') < 0).forEach(key -> words.put(key, of(key)));
        words.put("lang", locale.getLanguage());
        return words;
    }
}
