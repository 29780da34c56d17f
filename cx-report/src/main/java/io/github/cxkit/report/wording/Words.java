package io.github.cxkit.report.wording;

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

/** The texts of one language: of the scorecard from {@code words_*.properties}, of the other pages from {@code pages_*}. */
final class Words {

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
        for (String part : List.of("words_", "pages_", "advice_")) {
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

    /** Plain replacement, once: an apostrophe is an apostrophe, and a brace in a part stays a brace. */
    String text(String key, Object... parts) {
        String pattern = find(key).orElseThrow(() -> new IllegalArgumentException("no text \"" + key + "\""));
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean place = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
            int part = place ? pattern.charAt(i + 1) - '0' : -1;
            if (place && part >= 0 && part < parts.length) {
                text.append(parts[part]);
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
