package io.github.cxkit.jackson.reader;

import io.github.cxkit.survey.Survey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
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
            .toFormatter(Locale.ROOT);

    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private final String expected;
    private String lastText = "";
    private @Nullable Instant lastTime;

    TimeReader(Survey survey) {
        String pattern = survey.timePattern();
        zone = survey.zone();
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
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "survey " + survey.id() + ": timePattern \"" + pattern + "\" is no pattern of times: "
                            + e.getMessage(),
                    e);
        }
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
