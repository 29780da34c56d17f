package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands beside the answers of a survey: groups, remarks, and the states of the rows. */
final class SurveyColumns {

    private static final int MOST_CHOICES = 200;
    private static final int LONGEST_CHOICE = 60;

    private final DraftTable table;
    private final DraftNotes out;

    SurveyColumns(DraftTable table, DraftNotes out) {
        this.table = table;
        this.out = out;
    }

    void segments(ObjectNode survey) {
        for (DraftColumn column : table.columns) {
            int n = column.distinct.size();
            String between = several(column);
            if (out.taken.contains(column)
                    || column.isNoRating()
                    || n < 2
                    || (between == null && (n > 20 || 3 * n > column.cells.size() || column.meanLength() > 40))
                    || column.is("comment")
                    || (column.has("comment") && column.meanLength() > 20)) {
                continue;
            }
            ObjectNode segment = survey.withArray("segments").addObject().put("column", column.address);
            if (!column.text.equals(column.address)) {
                segment.put("text", column.text);
            }
            if (between != null) {
                segment.put("several", between);
            }
            out.take(column, "segment", "SURE", n + " values");
            Map<String, String> folded = new HashMap<>();
            for (String value : column.distinct.keySet()) {
                String other = folded.putIfAbsent(SameText.folded(value), value);
                if (other != null) {
                    out.notes.add("column \"" + Shown.name(column.name) + "\": " + Shown.quoted(other) + " and "
                            + Shown.quoted(value) + " differ in case only and are two groups; \"codes\" can make them"
                            + " one");
                }
            }
        }
    }

    /** What parts several choices in one cell; null if a cell is one choice. */
    private static @Nullable String several(DraftColumn column) {
        return column.distinct.size() > MOST_CHOICES
                ? null
                : Stream.of(";", "|", ",")
                        .filter(between -> column.lists || isSeveral(column, between))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isSeveral(DraftColumn column, String between) {
        Set<String> parts = new HashSet<>();
        int two = 0;
        for (Map.Entry<String, Integer> value : column.distinct.entrySet()) {
            String[] all = value.getKey().split(Pattern.quote(between), 0);
            for (String part : all) {
                parts.add(part.strip());
            }
            two += all.length > 1 ? value.getValue() : 0;
        }
        return parts.size() >= 2
                && parts.size() <= 20
                && parts.stream().allMatch(part -> part.length() <= LONGEST_CHOICE)
                && column.distinct.size() > parts.size()
                && 2 * two >= column.filled;
    }

    /** Whether letters outweigh digits: times that no pattern reads are no remarks. */
    private static boolean isProse(DraftColumn column) {
        long letters = 0;
        long digits = 0;
        for (String cell : column.nonEmpty(100)) {
            letters += cell.codePoints().filter(Character::isLetter).count();
            digits += cell.codePoints().filter(Character::isDigit).count();
        }
        return letters > digits;
    }

    void comment(ObjectNode survey) {
        DraftColumn best = null;
        boolean named = false;
        for (DraftColumn column : table.columns) {
            if (out.taken.contains(column) || column.isNoRating() || column.filled == 0) {
                continue;
            }
            boolean byName = column.has("comment");
            double words = column.nonEmpty(1_000).stream()
                    .mapToInt(t -> t.split(" ").length)
                    .average()
                    .orElse(0);
            boolean free = 2 * column.distinct.size() > column.filled && words > 3 && isProse(column);
            if ((byName && !named) || (free && !named && (best == null || column.meanLength() > best.meanLength()))) {
                best = column;
                named |= byName;
            }
        }
        if (best != null) {
            survey.put("commentColumn", best.address);
            out.take(
                    best,
                    "comment",
                    named ? "SURE" : "LIKELY",
                    named ? "of its name" : "its texts are long and differ");
        }
    }

    void status(ObjectNode survey) {
        Set<String> previews = Dictionary.known().words("statusPreview");
        for (DraftColumn column : table.columns) {
            boolean flag = column.isTestFlag();
            if (!flag && !column.is("status")) {
                continue;
            }
            boolean coded = SameText.folded(column.name).equals("status")
                    && SameText.folded(column.text).equals("response type");
            List<String> previewed = column.distinct.keySet().stream()
                    .filter(value -> flag
                            ? YesNo.of(value).orElse(false)
                            : previews.contains(SameText.folded(value)) || (coded && isPreview(value)))
                    .toList();
            if (!previewed.isEmpty()) {
                ArrayNode texts = survey.withObject("/except").putArray(column.address);
                previewed.forEach(texts::add);
                out.notes.add("column \"" + Shown.name(column.name) + "\": rows with " + previewed + " are left out");
            } else if (column.distinct.size() > 1 && column.distinct.size() <= 10) {
                out.notes.add("column \"" + Shown.name(column.name) + "\" has " + column.distinct
                        + ": all rows count; say \"only\" to choose");
            }
        }
    }

    /** Codes of Qualtrics are sums: 1 is a preview, 2 a test, 8 spam; 0, 4 and 16 are answers, imported or given offline. */
    private static boolean isPreview(String code) {
        return code.matches("\\d{1,3}") && (Integer.parseInt(code) & 0b1011) != 0;
    }
}
