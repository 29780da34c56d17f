package io.github.cxkit.readers;

import io.github.cxkit.survey.Survey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads times as the survey's definition writes them; a local one belongs to the survey's zone. */
final class TimeReader {

    /** ISO-8601, with a space for the T, as databases write it, allowed. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Every month has these days. */
    private static final int MONTH_DAYS = 28;

    private final DateTimeFormatter formatter;
    private final boolean iso;
    private final boolean utc;
    private final ZoneId zone;
    private final String expected;
    private String lastText = "";
    private @Nullable Instant lastTime;

    TimeReader(Survey survey) {
        String pattern = survey.timePattern();
        zone = survey.zone();
        iso = pattern == null;
        utc = zone.normalized().equals(ZoneOffset.UTC);
        if (pattern == null) {
            formatter = ISO;
            expected = "an ISO-8601 date or date-time such as 2018-03-05 or 2018-03-05T10:15:00Z";
        } else {
            formatter = formatter(survey, pattern);
            expected = "a time written as " + pattern;
        }
    }

    private static DateTimeFormatter formatter(Survey survey, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(withPlainYears(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "survey " + survey.id() + ": timePattern \"" + pattern + "\" is no pattern of times: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * The pattern with {@code u} for {@code y}: only strict reading refuses a 30 February, and strictly a year of an era
     * is no year without its era.
     */
    private static String withPlainYears(String pattern) {
        if (pattern.indexOf('G') >= 0) {
            return pattern;
        }
        StringBuilder plain = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < plain.length(); i++) {
            quoted ^= plain.charAt(i) == '\'';
            if (!quoted && plain.charAt(i) == 'y') {
                plain.setCharAt(i, 'u');
            }
        }
        return plain.toString();
    }

    /**
     * The moment.
     *
     * @throws DateTimeException if the text is no such time
     */
    Instant read(String text) {
        Instant known = lastTime;
        if (known != null && text.equals(lastText)) {
            return known;
        }
        Instant time = instant(
                formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from, YearMonth::from));
        lastText = text;
        lastTime = time;
        return time;
    }

    /**
     * The usual forms, {@code 2018-03-05}, {@code 2018-03-05T10:15:00} and the same with {@code Z}, read by hand, because
     * a formatter costs more than all the rest of a row.
     *
     * @return the moment, or null for every other form
     */
    @Nullable Instant plain(char[] text, int offset, int length) {
        if (!iso || (length != 10 && length != 19 && length != 20)) {
            return null;
        }
        int year = 100 * two(text, offset) + two(text, offset + 2);
        int month = two(text, offset + 5);
        int day = two(text, offset + 8);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || (day > MONTH_DAYS && day > LocalDate.of(year, month, 1).lengthOfMonth())
                || text[offset + 4] != '-'
                || text[offset + 7] != '-') {
            return null;
        }
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (length > 10) {
            hour = two(text, offset + 11);
            minute = two(text, offset + 14);
            second = two(text, offset + 17);
            char joint = text[offset + 10];
            if (hour < 0
                    || hour > 23
                    || minute < 0
                    || minute > 59
                    || second < 0
                    || second > 59
                    || (joint != 'T' && joint != ' ')
                    || text[offset + 13] != ':'
                    || text[offset + 16] != ':'
                    || (length == 20 && text[offset + 19] != 'Z')) {
                return null;
            }
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (length == 20 || utc) {
            return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second);
        }
        return length == 10
                ? date.atStartOfDay(zone).toInstant()
                : date.atTime(hour, minute, second).atZone(zone).toInstant();
    }

    /** Two digits as a number; far below 0 if they are none. */
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : 10 * tens + ones;
    }

    String expected() {
        return expected;
    }

    private Instant instant(TemporalAccessor time) {
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        LocalDate day = time instanceof YearMonth month ? month.atDay(1) : LocalDate.from(time);
        return day.atStartOfDay(zone).toInstant();
    }
}
