package io.github.cxkit.readers.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as people and programs write them. An offset in the cell wins over the zone; a local time that the clocks
 * skipped moves on by the gap, one that came twice is the earlier; both are counted. For one thread.
 */
public final class Times {

    /** ISO-8601, with a blank for the T, as databases write it, allowed. */
    public static final String ISO = "ISO";

    private static final Pattern ISO_TIME = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
            + "\\s?(Z|z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?(?::[0-9]{2})?)?)?");
    private static final int MONTH_DAYS = 28;

    /** Slots of days that are remembered: two years and more, a power of two. */
    private static final int DAYS = 1_024;

    private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000L);
    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;

    /** One way to read. */
    private interface Reading {
        @Nullable Instant read(String text);
    }

    private final List<Reading> readings = new ArrayList<>();
    private final List<String> patterns;
    private final ZoneId zone;
    private final boolean isoFirst;
    private final boolean utc;
    private final int[] dayKeys = new int[DAYS];
    private final long[] epochDays = new long[DAYS];
    private String lastText = "";
    private @Nullable Instant lastTime;
    private char decimal = '.';
    private long inGap;
    private long inOverlap;
    private long lastGap;
    private long lastOverlap;

    /**
     * A reader of times.
     *
     * @param patterns patterns of {@link java.time.format.DateTimeFormatter} or words, tried in order; none for ISO
     * @param locale language of names of months and days
     * @param zone where local times belong
     * @throws IllegalArgumentException if a pattern is none
     */
    public Times(List<String> patterns, Locale locale, ZoneId zone) {
        this.patterns = patterns.isEmpty() ? List.of(ISO) : List.copyOf(patterns);
        this.zone = zone;
        this.utc = zone.normalized().equals(ZoneOffset.UTC);
        this.isoFirst = this.patterns.get(0).equals(ISO);
        for (String pattern : this.patterns) {
            readings.add(reading(pattern, locale));
        }
    }

    private Reading reading(String pattern, Locale locale) {
        return switch (pattern) {
            case ISO -> this::iso;
            case "EPOCH_SECONDS" -> text -> epoch(text, 9);
            case "EPOCH_MILLIS" -> text -> epoch(text, 6);
            case "EPOCH_MICROS" -> text -> epoch(text, 3);
            case "EXCEL_1900" -> text -> excel(text, false);
            case "EXCEL_1904" -> text -> excel(text, true);
            default -> new PatternTimes(pattern, locale, this)::read;
        };
    }

    /**
     * The decimal mark of the file, for days counted by spreadsheets.
     *
     * @param mark point or comma
     */
    public void decimal(char mark) {
        decimal = mark == 0 ? '.' : mark;
    }

    /**
     * The moment.
     *
     * @param cell the cell's text, not blank
     * @return the moment, null if it is no such time
     */
    public @Nullable Instant read(String cell) {
        if (lastTime != null && cell.equals(lastText)) {
            inGap += lastGap;
            inOverlap += lastOverlap;
            return lastTime;
        }
        String text = SameText.of(cell);
        long gap = inGap;
        long overlap = inOverlap;
        for (Reading reading : readings) {
            Instant time = reading.read(text);
            if (time != null) {
                lastText = cell;
                lastTime = time;
                lastGap = inGap - gap;
                lastOverlap = inOverlap - overlap;
                return time;
            }
        }
        return null;
    }

    /**
     * A date cell of a workbook: local ISO, whatever the patterns.
     *
     * @param iso the text
     * @return the moment, null if it is no time
     */
    public @Nullable Instant readDateCell(String iso) {
        return iso(iso);
    }

    /**
     * Whether {@link #plain} reads the usual forms.
     *
     * @return false if another pattern comes first
     */
    public boolean isPlain() {
        return isoFirst;
    }

    /**
     * The usual forms, {@code 2018-03-05}, {@code 2018-03-05T10:15:00} and the same with {@code Z}, read by hand, because
     * anything else costs more than all the rest of a row.
     *
     * @param text characters that hold the time
     * @param offset where it begins
     * @param length how long it is
     * @return the moment, or null for every other form
     */
    public @Nullable Instant plain(char[] text, int offset, int length) {
        if (!isoFirst || (length != 10 && length != 19 && length != 20)) {
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
        if (length == 20 || utc) {
            return Instant.ofEpochSecond(epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second);
        }
        LocalDate date = LocalDate.of(year, month, day);
        return length == 10 ? startOf(date) : local(date.atTime(hour, minute, second));
    }

    /** A log has few days and many times of each. */
    private long epochDay(int year, int month, int day) {
        int key = (year << 4 | month) << 5 | day;
        int slot = key & (DAYS - 1);
        if (dayKeys[slot] != key) {
            dayKeys[slot] = key;
            epochDays[slot] = LocalDate.of(year, month, day).toEpochDay();
        }
        return epochDays[slot];
    }

    /** Two digits as a number; far below 0 if they are none. */
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : 10 * tens + ones;
    }

    private @Nullable Instant iso(String text) {
        Matcher m = ISO_TIME.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
            if (m.group(4) == null) {
                return startOf(date);
            }
            String fraction = m.group(7) == null ? "" : m.group(7);
            int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
            LocalDateTime time = date.atTime(number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6), nanos);
            String offset = m.group(8);
            if (offset == null) {
                return local(time);
            }
            return time.toInstant(Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static @Nullable Instant epoch(String text, int shift) {
        BigDecimal number = Numbers.decimal(Numbers.unguarded(text), '.');
        if (number == null) {
            return null;
        }
        BigDecimal nanos = number.scaleByPowerOfTen(shift).setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.TEN.pow(9));
        long seconds = parts[0].longValue();
        if (parts[0].precision() > 15 || seconds < FIRST || seconds > LAST) {
            return null;
        }
        return Instant.ofEpochSecond(seconds, parts[1].longValue());
    }

    private @Nullable Instant excel(String text, boolean from1904) {
        BigDecimal days = Numbers.decimal(Numbers.unguarded(text), decimal);
        LocalDateTime time = days == null ? null : excelDay(days, from1904);
        return time == null ? null : local(time);
    }

    /**
     * The time of a spreadsheet's day number, to the nearest millisecond.
     *
     * @param days the number
     * @param from1904 whether day 0 is 1904-01-01; else day 1 is 1900-01-01 and 60, the day that never was, is none
     * @return the time, null if there is none
     */
    public static @Nullable LocalDateTime excelDay(BigDecimal days, boolean from1904) {
        if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return null;
        }
        long millis =
                days.multiply(DAY_MILLIS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long day = millis / 86_400_000L;
        LocalDate first = LocalDate.of(1904, 1, 1);
        if (!from1904) {
            if (day == 60 || day < 1) {
                return null;
            }
            first = day > 60 ? LocalDate.of(1899, 12, 30) : LocalDate.of(1899, 12, 31);
        }
        return first.plusDays(day).atStartOfDay().plus(millis % 86_400_000L, ChronoUnit.MILLIS);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The moment of a time on the zone's clocks. */
    Instant local(LocalDateTime time) {
        if (utc) {
            return time.toInstant(ZoneOffset.UTC);
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            inGap++;
            ZoneOffsetTransition gap = zone.getRules().getTransition(time);
            return time.toInstant(gap.getOffsetBefore());
        }
        if (offsets.size() > 1) {
            inOverlap++;
        }
        return time.toInstant(offsets.get(0));
    }

    /**
     * Local times that the clocks skipped.
     *
     * @return how many were read
     */
    public long inGap() {
        return inGap;
    }

    /**
     * Local times that came twice.
     *
     * @return how many were read
     */
    public long inOverlap() {
        return inOverlap;
    }

    /**
     * What a time must look like.
     *
     * @return for people, after "must be"
     */
    public String expected() {
        if (patterns.equals(List.of(ISO))) {
            return "an ISO-8601 date or date-time such as 2018-03-05 or 2018-03-05T10:15:00Z";
        }
        return "a time written as " + String.join(" or ", patterns);
    }
}
