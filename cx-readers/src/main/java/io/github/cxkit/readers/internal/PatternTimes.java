package io.github.cxkit.readers.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times by one pattern of {@link DateTimeFormatter}, read strictly but for this: case does not count, an abbreviated month may
 * have a point, months and days may stand in any form that the language has, two digits of a year are 2000 to 2099.
 */
final class PatternTimes {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*\\.?");
    private static final Pattern HALF_DAY = Pattern.compile("(?i)(?<![\\p{L}])([ap])\\.? ?m(?![\\p{L}])\\.?");

    /** The zone in words behind its offset, as scripts of web pages write times. */
    private static final Pattern ZONE_BEHIND = Pattern.compile("(?<=[+-]\\d{4}) \\([^()]*\\)$");

    private static final int MOST_KEPT = 512;
    private static final Map<String, Form> KEPT = new ConcurrentHashMap<>();

    /**
     * What a pattern and a language make, which takes far longer to make than to read a time.
     *
     * @param formatter reads the text with numbers for its words
     * @param fields words of the pattern's text fields, in order of the fields: text to what the formatter is given for it
     * @param halfDays whether AM and PM are read
     */
    private record Form(DateTimeFormatter formatter, List<Map<String, String>> fields, boolean halfDays) {}

    private final Form form;
    private final Times times;

    PatternTimes(String pattern, Locale locale, Times times) {
        this.times = times;
        String key = locale + " " + pattern;
        Form known = KEPT.get(key);
        if (known == null) {
            known = form(pattern, locale);
            if (KEPT.size() < MOST_KEPT) {
                KEPT.put(key, known);
            }
        }
        this.form = known;
    }

    private static Form form(String pattern, Locale locale) {
        List<Map<String, String>> fields = new ArrayList<>();
        String digits = withoutWords(pattern, locale, fields);
        boolean halfDays = has(pattern, 'a');
        if (halfDays && has(pattern, 'H')) {
            throw new IllegalArgumentException("timePattern \"" + pattern
                    + "\" has H, the hour of 24, together with a, AM or PM; the hour of 12 is h");
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(digits)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return new Form(formatter, List.copyOf(fields), halfDays);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "timePattern \"" + pattern + "\" is no pattern of times: " + e.getMessage(), e);
        }
    }

    private static boolean has(String pattern, char letter) {
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && c == letter) {
                return true;
            }
        }
        return false;
    }

    /**
     * The pattern with months as numbers, whose words are looked up before, and {@code u} for {@code y}: only strict reading
     * refuses a 30 February, and strictly a year of an era is no year without its era.
     */
    private static String withoutWords(String pattern, Locale locale, List<Map<String, String>> fields) {
        boolean era = has(pattern, 'G');
        StringBuilder digits = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            while (!quoted && end < pattern.length() && pattern.charAt(end) == c && Character.isLetter(c)) {
                end++;
            }
            quoted ^= c == '\'';
            int length = end - i;
            if (!quoted && (c == 'M' || c == 'L') && length >= 3) {
                fields.add(months(locale));
                digits.append("MM");
            } else if (!quoted && (c == 'E' || c == 'e' || c == 'c') && (c == 'E' || length >= 3)) {
                fields.add(days(locale));
                digits.append("EEE");
            } else if (!quoted && c == 'y' && !era) {
                digits.append("u".repeat(length));
            } else {
                digits.append(pattern, i, end);
            }
            i = end;
        }
        return digits.toString();
    }

    private static Map<String, String> months(Locale locale) {
        Map<String, String> names = new HashMap<>();
        for (Month month : Month.values()) {
            for (TextStyle style : new TextStyle[] {
                TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
            }) {
                names.put(
                        key(month.getDisplayName(style, locale)), String.format(Locale.ROOT, "%02d", month.getValue()));
            }
        }
        return names;
    }

    private static Map<String, String> days(Locale locale) {
        Map<String, String> names = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (TextStyle style : new TextStyle[] {
                TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
            }) {
                names.put(key(day.getDisplayName(style, locale)), day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            }
        }
        return names;
    }

    private static String key(String word) {
        String low = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return low.endsWith(".") ? low.substring(0, low.length() - 1) : low;
    }

    @Nullable Instant read(String cell) {
        String text = form.halfDays ? HALF_DAY.matcher(cell).replaceAll("$1M") : cell;
        text = text.endsWith(")") ? ZONE_BEHIND.matcher(text).replaceFirst("") : text;
        if (!form.fields.isEmpty()) {
            text = withNumbers(text);
            if (text == null) {
                return null;
            }
        }
        try {
            return instant(form.formatter.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String withNumbers(String text) {
        StringBuilder numbers = new StringBuilder();
        int next = 0;
        int copied = 0;
        Matcher word = WORD.matcher(text);
        while (next < form.fields.size() && word.find()) {
            String number = form.fields.get(next).get(key(word.group()));
            if (number != null) {
                numbers.append(text, copied, word.start()).append(number);
                copied = word.end();
                next++;
            }
        }
        return next < form.fields.size()
                ? null
                : numbers.append(text, copied, text.length()).toString();
    }

    /** By what is there: to try types one after the other costs an exception for each that does not fit. */
    private Instant instant(TemporalAccessor cell) {
        LocalDate date = cell.query(TemporalQueries.localDate());
        LocalTime time = cell.query(TemporalQueries.localTime());
        if (date == null) {
            return times.startOf(YearMonth.from(cell).atDay(1));
        }
        if (time == null) {
            return times.startOf(date);
        }
        return cell.query(TemporalQueries.zone()) == null
                ? times.local(LocalDateTime.of(date, time))
                : ZonedDateTime.from(cell).toInstant();
    }
}
