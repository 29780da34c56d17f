package io.github.cxkit.report.page;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.report.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All rows that came from a file or feed, and what became of them: rows = {@code used} + {@code leftOut} + {@code aside}. Reasons
 * are the names of the readers' kinds, such as {@code CUT_SHORT}; one that has no words of its own is shown in small letters.
 *
 * @param used rows that became what was read
 * @param leftOut reason to rows left out because of a fault
 * @param aside reason to rows that are none of the data, such as a footer or a row that was not chosen
 * @param unanswered used rows without a single answer, such as a row of separators only
 * @param cells reason to cells that count as invalid answers, in rows that are used
 * @since 0.1.0
 */
public record RowsRead(
        long used, Map<String, Long> leftOut, Map<String, Long> aside, long unanswered, Map<String, Long> cells) {

    /** Nothing was read. */
    public static final RowsRead NONE = new RowsRead(0, Map.of(), Map.of(), 0, Map.of());

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public RowsRead {
        Arguments.notNegative("used", used);
        Arguments.notNegative("unanswered", unanswered);
        leftOut = copy("leftOut", leftOut);
        aside = copy("aside", aside);
        cells = copy("cells", cells);
    }

    private static Map<String, Long> copy(String name, Map<String, Long> counts) {
        Map<String, Long> copy = Copies.ordered(name, counts);
        copy.forEach(Arguments::notNegative);
        return copy;
    }

    /**
     * All that came.
     *
     * @return used + left out + aside
     */
    public long rows() {
        return used + sum(leftOut) + sum(aside);
    }

    /**
     * Rows left out because of a fault.
     *
     * @return their number
     */
    public long rejected() {
        return sum(leftOut);
    }

    /**
     * Cells that count as invalid answers.
     *
     * @return their number
     */
    public long invalid() {
        return sum(cells);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The rows of two files together.
     *
     * @param other the other file
     * @return the sum, reason by reason
     */
    public RowsRead plus(RowsRead other) {
        return new RowsRead(
                used + other.used,
                sum(leftOut, other.leftOut),
                sum(aside, other.aside),
                unanswered + other.unanswered,
                sum(cells, other.cells));
    }

    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        Map<String, Long> sum = new LinkedHashMap<>(a);
        b.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    /**
     * All of it in one line.
     *
     * @param wording the language
     * @return such as {@code 12 rows: 10 counted (1 without an answer), 2 left out (1 cut short, 1 without a time)}
     */
    public String sentence(Wording wording) {
        List<String> parts = new ArrayList<>();
        parts.add(wording.text("rows.counted", wording.count(used))
                + (unanswered > 0 ? " (" + wording.text("rows.unanswered", wording.count(unanswered)) + ")" : ""));
        if (rejected() > 0) {
            parts.add(wording.text("rows.left", wording.count(rejected()), reasons(leftOut, wording)));
        }
        if (!aside.isEmpty()) {
            parts.add(wording.text("rows.aside", wording.count(sum(aside)), reasons(aside, wording)));
        }
        String invalid = cells.isEmpty()
                ? ""
                : "; " + wording.counted("left.cells", invalid()) + " (" + reasons(cells, wording) + ")";
        return wording.counted("rows.came", rows()) + ": " + String.join(", ", parts) + invalid;
    }

    private static String reasons(Map<String, Long> counts, Wording wording) {
        if (counts.size() == 1) {
            return words(counts.entrySet().iterator().next(), wording);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> wording.count(each.getValue()) + " " + words(each, wording))
                .collect(Collectors.joining(", "));
    }

    private static String words(Map.Entry<String, Long> counted, Wording wording) {
        String reason = counted.getKey();
        String words = wording.reason(reason, counted.getValue());
        return words.equals(reason) ? reason.toLowerCase(Locale.ROOT).replace('_', ' ') : words;
    }
}
