package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Family;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells columns that look like ratings and are none by what stands beside them: places in an order, points of a quiz, classes of
 * another answer, the state of a form, counts of answers.
 */
final class NoRatings {

    private static final Dictionary WORDS = Dictionary.known();
    private static final Pattern FORM_STATE = Pattern.compile("[a-z][a-z0-9_]*_complete");
    private static final Set<String> STATES = Set.of("0", "1", "2");
    private static final Set<String> TICKS = Set.of("0", "1");
    private static final int FEWEST = 3;
    private static final int FEWEST_ROWS = 5;
    private static final int FEWEST_CLASSED = 10;
    private static final int FEWEST_POINTS = 4;
    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;

    private final List<DraftColumn> columns;

    NoRatings(List<DraftColumn> columns) {
        this.columns = columns;
    }

    /** The columns that are none, with what they are instead. */
    Map<DraftColumn, String> found() {
        Map<DraftColumn, String> found = new LinkedHashMap<>();
        for (List<DraftColumn> group : groups().values()) {
            if (group.size() >= FEWEST && arePlaces(group)) {
                group.forEach(column ->
                        found.put(column, "its numbers and those of the columns beside it are places in an order"));
            }
        }
        for (DraftColumn column : columns) {
            if (found.containsKey(column)) {
                continue;
            }
            DraftColumn marked = marked(column);
            DraftColumn classed = marked == null ? classed(column) : null;
            if (marked != null) {
                found.put(column, "it holds the points of \"" + Shown.name(marked.name) + "\" in a quiz");
            } else if (classed != null) {
                found.put(column, "it repeats the answers of \"" + Shown.name(classed.name) + "\" as classes of NPS");
            } else if (FORM_STATE.matcher(column.name).matches() && STATES.containsAll(column.distinct.keySet())) {
                found.put(column, "it says how far a form was filled in");
            }
        }
        return found;
    }

    /** Columns that belong together by their names or texts. */
    private Map<String, List<DraftColumn>> groups() {
        Map<String, List<DraftColumn>> groups = new LinkedHashMap<>();
        for (DraftColumn column : columns) {
            String stem = column.stem();
            int dash = column.text.lastIndexOf(" - ");
            String common = !stem.isEmpty() ? stem : dash > 0 ? column.text.substring(0, dash) : "";
            if (!common.isEmpty()) {
                groups.computeIfAbsent(common, key -> new ArrayList<>()).add(column);
            }
        }
        return groups;
    }

    /** Whether in each row the numbers of all columns differ and are none above the count of columns. */
    private static boolean arePlaces(List<DraftColumn> group) {
        int rows = 0;
        int broken = 0;
        for (int i = 0; i < group.get(0).cells.size(); i++) {
            Set<Integer> places = new HashSet<>();
            int filled = 0;
            for (DraftColumn column : group) {
                if (!column.cells.get(i).isEmpty()) {
                    filled++;
                    whole(column.cells.get(i))
                            .filter(n -> n >= 1 && n <= group.size())
                            .ifPresent(places::add);
                }
            }
            rows += filled > 1 ? 1 : 0;
            broken += filled > 1 && places.size() < filled ? 1 : 0;
            if (20L * broken > group.get(0).cells.size()) {
                return false;
            }
        }
        return rows >= FEWEST_ROWS && Strays.areFew(broken, rows);
    }

    private static Optional<Integer> whole(String cell) {
        OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(cell)), (char) 0);
        return n.isPresent() ? Optional.of(n.getAsInt()) : Optional.empty();
    }

    /** The question whose points in a quiz a column holds: {@code Points - How satisfied are you?}. */
    private @Nullable DraftColumn marked(DraftColumn column) {
        int dash = column.name.indexOf(" - ");
        if (dash < 0 || !WORDS.words("roles.points").contains(SameText.folded(column.name.substring(0, dash)))) {
            return null;
        }
        String of = column.name.substring(dash + " - ".length()).strip();
        return columns.stream()
                .filter(other -> other != column && SameText.same(other.name.strip(), of))
                .findFirst()
                .orElse(null);
    }

    /** The rating whose classes by the ranges of NPS a column repeats, in words or as numbers. */
    private @Nullable DraftColumn classed(DraftColumn column) {
        int n = column.distinct.size();
        if (n < 2 || n > 3) {
            return null;
        }
        boolean numbers = column.distinct.keySet().stream()
                .allMatch(cell ->
                        whole(cell).filter(value -> value >= -1 && value <= 3).isPresent());
        boolean words = !numbers
                && column.distinct.keySet().stream()
                        .allMatch(cell -> WORDS.isWord("classes.promoter", cell)
                                || WORDS.isWord("classes.passive", cell)
                                || WORDS.isWord("classes.detractor", cell));
        if (!numbers && !words) {
            return null;
        }
        for (DraftColumn other : columns) {
            if (other != column
                    && other.distinct.size() >= FEWEST_POINTS
                    && (words ? SaidElsewhere.isClassOf(other, column) : isClassed(other, column))) {
                return other;
            }
        }
        return null;
    }

    private static boolean isClassed(DraftColumn rating, DraftColumn classes) {
        Map<Integer, String> seen = new HashMap<>();
        int rows = 0;
        for (int i = 0; i < rating.cells.size(); i++) {
            String cell = rating.cells.get(i);
            String as = classes.cells.get(i);
            if (cell.isEmpty() || as.isEmpty()) {
                continue;
            }
            Integer n = whole(cell).orElse(-1);
            if (n < 0 || n > 10) {
                return false;
            }
            String other = seen.putIfAbsent(n >= PROMOTER ? 2 : n >= PASSIVE ? 1 : 0, as);
            if (other != null && !other.equals(as)) {
                return false;
            }
            rows++;
        }
        return rows >= FEWEST_CLASSED && seen.size() > 1 && new HashSet<>(seen.values()).size() == seen.size();
    }

    /** Columns of counts that are called like the labels of one question: {@code Very satisfied}, {@code Satisfied}, ... */
    List<DraftColumn> countsOfLabels() {
        for (Family family : WORDS.families()) {
            Set<Integer> points = new LinkedHashSet<>();
            List<DraftColumn> called = new ArrayList<>();
            for (DraftColumn column : columns) {
                Integer point = family.worded() ? null : family.point(column.name);
                if (point != null
                        && column.filled > 0
                        && column.distinct.keySet().stream()
                                .allMatch(cell -> whole(cell).isPresent())) {
                    points.add(point);
                    called.add(column);
                }
            }
            if (points.size() >= FEWEST
                    && !called.stream().allMatch(column -> TICKS.containsAll(column.distinct.keySet()))) {
                return called;
            }
        }
        return List.of();
    }

    /** The column that names a question in each row, where each person has a column; null if there is none. */
    @Nullable DraftColumn turned() {
        DraftColumn first = columns.isEmpty() ? null : columns.get(0);
        if (first == null
                || first.filled < 2
                || first.distinct.size() < first.filled
                || columns.stream()
                        .anyMatch(column -> !ScaleGuess.construct(column).equals("other"))) {
            return null;
        }
        long asking = first.distinct.keySet().stream()
                .filter(cell -> !ScaleGuess.construct(cell).equals("other"))
                .count();
        long numbers = columns.stream()
                .filter(column -> column != first
                        && column.filled > 0
                        && column.distinct.keySet().stream()
                                .allMatch(cell -> whole(cell).isPresent()))
                .count();
        return asking >= 2 && 2 * asking >= first.filled && numbers >= FEWEST && 2 * numbers >= columns.size()
                ? Objects.requireNonNull(first)
                : null;
    }
}
