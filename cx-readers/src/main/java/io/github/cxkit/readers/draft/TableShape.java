package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells tables that hold answers otherwise than in one row per person and one column per question. */
final class TableShape {

    private static final Dictionary WORDS = Dictionary.known();
    private static final int MOST_QUESTIONS = 200;

    private final DraftTable table;
    private final Set<DraftColumn> taken;

    TableShape(DraftTable table, Set<DraftColumn> taken) {
        this.table = table;
        this.taken = taken;
    }

    /**
     * One row per answer.
     *
     * @param question names the question
     * @param value holds the answer
     */
    record LongTable(DraftColumn question, DraftColumn value) {

        /** The answers of each question as a column of its own. */
        List<DraftColumn> columns() {
            Map<String, DraftColumn> columns = new LinkedHashMap<>();
            for (int i = 0; i < question.cells.size(); i++) {
                String name = question.cells.get(i);
                if (!name.isEmpty()) {
                    columns.computeIfAbsent(name, n -> new DraftColumn(-1, n, n, n, n))
                            .add(value.cells.get(i), false);
                }
            }
            return List.copyOf(columns.values());
        }
    }

    /** The columns of a long table; null if the table is none. */
    @Nullable LongTable asLong() {
        DraftColumn question = named("question");
        DraftColumn value = named("answer");
        return question == null
                        || value == null
                        || question == value
                        || question.distinct.size() < 2
                        || question.distinct.size() > MOST_QUESTIONS
                        || 2 * question.distinct.size() > question.filled
                ? null
                : new LongTable(question, value);
    }

    private @Nullable DraftColumn named(String role) {
        return table.columns.stream()
                .filter(column -> !taken.contains(column) && column.filled > 0 && column.is(role))
                .findFirst()
                .orElse(null);
    }

    /** The column that counts how often the answers of its row were given: no row comes twice but for it. */
    @Nullable DraftColumn counts() {
        DraftColumn count = counting();
        return count != null && Strays.areFewOfNamed(noCounts(count), count.cells.size()) ? count : null;
    }

    /** A column that would be one, if more of its cells were counts. */
    @Nullable DraftColumn doubtfulCounts() {
        DraftColumn count = counting();
        long none = count == null ? 0 : noCounts(count);
        return count != null && none > 0 && 2 * none <= count.cells.size() ? count : null;
    }

    private static long noCounts(DraftColumn column) {
        return column.cells.stream().filter(cell -> !isCount(cell)).count();
    }

    private @Nullable DraftColumn counting() {
        DraftColumn count = named("counts");
        if (count == null || count.filled < 2 || table.columns.size() < 2 || isRowNumber(count)) {
            return null;
        }
        Set<List<String>> rows = new HashSet<>();
        return IntStream.range(0, count.cells.size())
                        .allMatch(i -> rows.add(table.columns.stream()
                                .filter(column -> column != count)
                                .map(column -> column.cells.get(i))
                                .toList()))
                ? count
                : null;
    }

    /** A first column that counts its rows. */
    private static boolean isRowNumber(DraftColumn column) {
        int first = column.cells.get(0).equals("0") ? 0 : 1;
        return column.position == 0
                && IntStream.range(0, column.cells.size())
                        .allMatch(i -> column.cells.get(i).equals(String.valueOf(first + i)));
    }

    private static boolean isCount(String cell) {
        OptionalInt n = Numbers.whole(Numbers.unguarded(cell), (char) 0);
        return n.isPresent() && n.getAsInt() >= 0;
    }

    /**
     * A question of which every choice has a column of its own.
     *
     * @param column the question, its cells the label of the choice that is ticked
     * @param labels of the choices, by their columns
     * @param answered rows with a tick
     * @param several those of them with more than one
     */
    record Choices(DraftColumn column, Map<DraftColumn, String> labels, int answered, int several) {}

    /** Questions with a column for each of their choices, of which most rows tick one. */
    List<Choices> choices() {
        Map<String, Map<DraftColumn, String>> groups = new LinkedHashMap<>();
        for (DraftColumn column : table.columns) {
            String stem = column.stem();
            if (!taken.contains(column) && !stem.isEmpty()) {
                groups.computeIfAbsent(stem, s -> new LinkedHashMap<>()).put(column, column.item());
            }
        }
        List<Choices> all = new ArrayList<>();
        groups.forEach((stem, labels) -> {
            Choices choices = labels.size() < 3 ? null : choices(stem, labels);
            if (choices != null) {
                all.add(choices);
            }
        });
        return all;
    }

    private static @Nullable Choices choices(String stem, Map<DraftColumn, String> labels) {
        int rows = labels.keySet().iterator().next().cells.size();
        Map<Integer, String> ticked = new HashMap<>();
        Set<Integer> several = new HashSet<>();
        int ticks = 0;
        int strays = 0;
        for (Map.Entry<DraftColumn, String> each : labels.entrySet()) {
            for (int i = 0; i < rows; i++) {
                String cell = each.getKey().cells.get(i);
                if (WORDS.isWord("notTicked", cell)) {
                    continue;
                }
                boolean tick = WORDS.isWord("ticked", cell)
                        || Dictionary.label(cell).equals(Dictionary.label(each.getValue()));
                ticks++;
                strays += tick ? 0 : 1;
                if (ticked.put(i, each.getValue()) != null) {
                    several.add(i);
                }
            }
        }
        if (2 * ticked.size() < rows
                || new HashSet<>(ticked.values()).size() < 2
                || !Strays.areFewOfNamed(strays, ticks)) {
            return null;
        }
        DraftColumn column = new DraftColumn(-1, stem, stem, stem, "");
        for (int i = 0; i < rows; i++) {
            column.add(several.contains(i) ? "" : ticked.getOrDefault(i, ""), false);
        }
        labels.values().forEach(label -> column.distinct.merge(label, 0, Integer::sum));
        return new Choices(column, labels, ticked.size(), several.size());
    }

    /** Where the ticks of a choice count: its point, or that it is no answer; null if the scale has no place for it. */
    static @Nullable Object place(ScaleGuess.Found found, String label) {
        if (found.blankCodes.contains(label)) {
            return "blank";
        }
        if (found.notApplicableCodes.contains(label)) {
            return "notApplicable";
        }
        Integer point = found.labels.get(label);
        if (point != null) {
            return point;
        }
        OptionalInt n = found.leading
                ? Numbers.leading(Numbers.unguarded(label), (char) 0)
                : Numbers.whole(Numbers.unguarded(label), (char) 0);
        return n.isPresent() && n.getAsInt() >= found.min && n.getAsInt() <= found.max ? n.getAsInt() : null;
    }
}
