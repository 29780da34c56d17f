package io.github.cxkit.report.wording;

import io.github.cxkit.internal.ItalianArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language: of the scorecard from {@code words_*.properties}, of the other pages from {@code pages_*} and its like. */
final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?\\}");

    private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

    private final String language;
    private final Properties texts;

    private Words(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    static Words of(Locale locale) {
        return LOADED.computeIfAbsent(locale.getLanguage().equals("it") ? "it" : "en", Words::load);
    }

    private static Words load(String language) {
        Properties texts = new Properties();
        for (String part : List.of("words_", "pages_", "advice_", "expect_")) {
            load(part + language + ".properties", texts);
        }
        return new Words(language, texts);
    }

    private static void load(String name, Properties texts) {
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /**
     * Plain replacement, once: an apostrophe is an apostrophe, and a brace in a part stays a brace. {@code {0|row|rows}} is the
     * first word where part 0 reads "1", else the second.
     */
    String text(String key, Object... parts) {
        String pattern = find(key).orElseThrow(() -> new IllegalArgumentException("no text \"" + key + "\""));
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int i = 0;
        while (i < pattern.length()) {
            Matcher place = PLACE.matcher(pattern).region(i, pattern.length());
            int part = place.lookingAt() ? place.group(1).charAt(0) - '0' : parts.length;
            if (part < parts.length) {
                String value = String.valueOf(parts[part]);
                String one = place.group(2);
                if (one == null && language.equals("it")) {
                    ItalianArticle.fit(text, value);
                }
                text.append(one == null ? value : value.equals("1") ? one : place.group(3));
                i = place.end();
            } else {
                text.append(pattern.charAt(i++));
            }
        }
        return text.toString();
    }
}
