package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Times;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How times are written: patterns of {@link java.time.format.DateTimeFormatter}, or the words {@code ISO},
 * {@code EPOCH_SECONDS}, {@code EPOCH_MILLIS}, {@code EPOCH_MICROS}, {@code EXCEL_1900} and {@code EXCEL_1904}. They are tried
 * in order. Reading is strict, but case does not count, a shortened month may have a point, and two digits of a year are 2000
 * to 2099. An offset in the cell wins over the zone. Immutable.
 *
 * <pre>{@code
 * TimeFormat.of("d MMMM yyyy", "ISO").in(Locale.ITALIAN).patterns();  // [d MMMM yyyy, ISO]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TimeFormat {

    /** ISO-8601 dates and date-times, a blank for the T allowed. */
    public static final TimeFormat ISO = new TimeFormat(List.of(Times.ISO), Locale.ENGLISH);

    private final List<String> patterns;
    private final Locale locale;

    private TimeFormat(List<String> patterns, Locale locale) {
        this.patterns = patterns;
        this.locale = locale;
        var unused = new Times(patterns, locale, ZoneOffset.UTC);
    }

    /**
     * Times by these patterns, names in English.
     *
     * @param patterns patterns or words, tried in order; none for ISO
     * @return the format
     * @throws IllegalArgumentException if one is no pattern, or has the hour of 24 together with AM and PM
     */
    public static TimeFormat of(String... patterns) {
        return patterns.length == 0 ? ISO : new TimeFormat(List.of(patterns), Locale.ENGLISH);
    }

    /**
     * The same with months and days of another language.
     *
     * @param locale the language
     * @return the changed copy
     */
    public TimeFormat in(Locale locale) {
        return new TimeFormat(patterns, Objects.requireNonNull(locale, "locale"));
    }

    /**
     * The patterns.
     *
     * @return at least one, in the order in which they are tried
     */
    public List<String> patterns() {
        return patterns;
    }

    /**
     * Language of months and days.
     *
     * @return the locale
     */
    public Locale locale() {
        return locale;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeFormat that && patterns.equals(that.patterns) && locale.equals(that.locale);
    }

    @Override
    public int hashCode() {
        return Objects.hash(patterns, locale);
    }

    @Override
    public String toString() {
        return String.join(" or ", patterns)
                + (locale.equals(Locale.ENGLISH) ? "" : " (" + locale.toLanguageTag() + ")");
    }
}
