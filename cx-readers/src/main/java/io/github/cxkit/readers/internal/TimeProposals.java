package io.github.cxkit.readers.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which pattern reads the times of a column. */
public final class TimeProposals {

    private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(631_152_000L);
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(4_133_980_800L);
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(32_874);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(73_415);

    private TimeProposals() {}

    /**
     * A pattern and how many cells it reads.
     *
     * @param pattern the pattern, or a word such as {@code ISO}
     * @param count cells that it reads
     * @param moments what it reads, null where it reads nothing
     */
    public record Candidate(String pattern, long count, List<@Nullable Instant> moments) {}

    /**
     * All patterns of the dictionary that read at least one cell, the one that reads most first.
     *
     * @param cells texts of the column, none blank
     * @param locale language of names of months
     * @return the candidates; of equal counts, in the order of the dictionary
     */
    public static List<Candidate> of(List<String> cells, Locale locale) {
        List<Candidate> candidates = new ArrayList<>();
        for (String pattern : Dictionary.known().texts("timePatterns")) {
            if (isNumber(pattern)) {
                continue;
            }
            Times times = new Times(List.of(pattern), locale, ZoneOffset.UTC);
            candidate(pattern, cells, times, candidates);
        }
        for (String word : new String[] {"EPOCH_SECONDS", "EPOCH_MILLIS", "EPOCH_MICROS", "EXCEL_1900"}) {
            if (cells.stream().anyMatch(cell -> isWithin(word, cell))) {
                List<String> within = cells.stream()
                        .map(cell -> isWithin(word, cell) ? cell : "-")
                        .toList();
                Times times = new Times(List.of(word), locale, ZoneOffset.UTC);
                times.decimal(cells.stream().anyMatch(cell -> cell.indexOf(',') >= 0) ? ',' : '.');
                candidate(word, within, times, candidates);
            }
        }
        candidates.sort((a, b) -> Long.compare(b.count, a.count));
        return candidates;
    }

    /**
     * One pattern as the only candidate.
     *
     * @param pattern the pattern, or a word such as {@code ISO}
     * @param cells texts of the column, none blank
     * @param locale language of names of months
     * @return the candidate; none if it reads no cell
     * @throws IllegalArgumentException if the pattern is none
     */
    public static List<Candidate> of(String pattern, List<String> cells, Locale locale) {
        List<Candidate> candidates = new ArrayList<>();
        candidate(pattern, cells, new Times(List.of(pattern), locale, ZoneOffset.UTC), candidates);
        return candidates;
    }

    private static void candidate(String pattern, List<String> cells, Times times, List<Candidate> candidates) {
        List<@Nullable Instant> moments = new ArrayList<>();
        long count = 0;
        for (String cell : cells) {
            Instant time = times.read(cell);
            moments.add(time);
            count += time == null ? 0 : 1;
        }
        if (count > 0) {
            candidates.add(new Candidate(pattern, count, moments));
        }
    }

    /**
     * Whether a pattern is a word for numbers.
     *
     * @param pattern the pattern
     * @return true for epochs and days of spreadsheets
     */
    public static boolean isNumber(String pattern) {
        return pattern.startsWith("EPOCH_") || pattern.startsWith("EXCEL_");
    }

    private static boolean isWithin(String word, String cell) {
        String text = Numbers.unguarded(SameText.of(cell));
        BigDecimal number = Numbers.decimal(text, word.startsWith("EXCEL_") && text.indexOf(',') >= 0 ? ',' : '.');
        if (number == null) {
            return false;
        }
        return switch (word) {
            case "EXCEL_1900" -> number.compareTo(FIRST_DAY) >= 0 && number.compareTo(LAST_DAY) <= 0;
            case "EPOCH_SECONDS" -> isSecond(number);
            case "EPOCH_MILLIS" -> isSecond(number.scaleByPowerOfTen(-3));
            default -> isSecond(number.scaleByPowerOfTen(-6));
        };
    }

    private static boolean isSecond(BigDecimal number) {
        return number.compareTo(FIRST_SECOND) >= 0 && number.compareTo(LAST_SECOND) <= 0;
    }

    /**
     * The pattern that reads most of the cells, and a second one if it reads as many and gives other moments.
     *
     * @param cells texts of the column
     * @param locale language of names of months
     * @return one or two patterns; none if nothing reads a cell
     */
    public static List<String> best(List<String> cells, Locale locale) {
        List<Candidate> candidates = of(cells, locale);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Candidate best = candidates.get(0);
        List<String> patterns = new ArrayList<>(List.of(best.pattern));
        candidates.stream()
                .filter(other -> other.count == best.count && !other.moments.equals(best.moments))
                .findFirst()
                .ifPresent(other -> patterns.add(other.pattern));
        return patterns;
    }

    /**
     * The one pattern that reads every cell.
     *
     * @param cells texts of the column
     * @param locale language of names of months
     * @return the pattern, null if there is none
     */
    public static @Nullable String readsAll(List<String> cells, Locale locale) {
        List<Candidate> candidates = of(cells, locale);
        return candidates.isEmpty() || candidates.get(0).count < cells.size() ? null : candidates.get(0).pattern;
    }
}
