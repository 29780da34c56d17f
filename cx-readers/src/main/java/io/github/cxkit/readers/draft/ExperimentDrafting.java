package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the definition of an experiment: a column that names the arm of every row, one of them the control, one row per unit, and
 * columns of what was seen of it.
 */
final class ExperimentDrafting {

    private static final int MOST_ARMS = 20;
    private static final List<String> NO_FIGURES =
            List.of("personal", "customer", "respondent", "response", "session", "order");

    private final DraftTable table;
    private final DraftNotes out;
    private final Consumer<ObjectNode> files;
    private final List<String> misses = new ArrayList<>();

    ExperimentDrafting(DraftTable table, DraftNotes out, Consumer<ObjectNode> files) {
        this.table = table;
        this.out = out;
        this.files = files;
    }

    /**
     * The arms as they are written, the control first.
     *
     * @param told whether a value says itself that it is the control
     */
    private record Arms(DraftColumn column, List<String> names, boolean told) {}

    /** Whether the file says of itself that its rows are those of an experiment. */
    boolean isExperiment() {
        Arms arms = arms(false);
        return arms != null
                && !isRepeated(unit(arms))
                && !metrics(arms, unit(arms)).isEmpty();
    }

    /** What kept the rows from being those of an experiment, for people who meant one. */
    List<String> misses() {
        return misses;
    }

    /**
     * The definition.
     *
     * @param asked whether the rows were said to be an experiment's
     * @param name of the experiment, if no column tells it
     */
    @Nullable ObjectNode experiment(boolean asked, String name) {
        Arms arms = arms(asked);
        if (arms == null) {
            if (asked) {
                misses.add(
                        "no column names the arm of every row, such as \"variant\" with \"control\" and \"treatment\"");
            }
            return null;
        }
        DraftColumn unit = unit(arms);
        if (unit != null && isRepeated(unit)) {
            misses.add("column \"" + Shown.name(unit.name) + "\" comes in several rows of one unit: an experiment needs"
                    + " one row per unit that was randomized");
            return null;
        }
        List<DraftColumn> metrics = metrics(arms, unit);
        if (metrics.isEmpty()) {
            misses.add("column \"" + Shown.name(arms.column.name)
                    + "\" names arms, but no column holds a yes or no, or numbers, of every unit");
            return null;
        }
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        files.accept(definition);
        definition.put("name", name(arms, name)).put("armColumn", arms.column.address);
        out.take(arms.column, "arm", asked || arms.told ? "SURE" : "LIKELY", "of its name and values");
        arms.names.forEach(arm -> definition.withArray("/arms").addObject().put("name", arm));
        if (!arms.told) {
            out.questions.add("which arm is the control? " + Shown.quoted(arms.names.get(0))
                    + " is taken: put another first" + " in \"arms\"");
        }
        if (unit != null) {
            definition.put("unitColumn", unit.address);
            out.take(unit, "unit", "SURE", "it is another in every row");
        }
        metrics(definition, metrics);
        return definition;
    }

    private @Nullable Arms arms(boolean asked) {
        Arms found = null;
        for (DraftColumn column : table.columns) {
            Arms arms = column.filled > 0 && column.distinct.size() >= 2 && column.distinct.size() <= MOST_ARMS
                    ? armsOf(column, asked)
                    : null;
            // a name for people beside a number of the arm says more
            if (arms != null && (found == null || (arms.told && !found.told))) {
                found = arms;
            }
        }
        return found;
    }

    private static @Nullable Arms armsOf(DraftColumn column, boolean asked) {
        boolean named = column.is("arm") || column.has("arm");
        if (!named && !column.is("armWeak")) {
            return null;
        }
        List<String> names = new ArrayList<>(column.distinct.keySet());
        List<String> controls =
                names.stream().filter(ExperimentDrafting::isControl).toList();
        if (controls.size() == 1) {
            names.sort(Comparator.comparing((String each) -> !each.equals(controls.get(0)))
                    .thenComparing(Comparator.naturalOrder()));
            return new Arms(column, List.copyOf(names), true);
        }
        names.sort(Comparator.naturalOrder());
        return asked || (named && isCounted(names)) ? new Arms(column, List.copyOf(names), false) : null;
    }

    private static boolean isControl(String value) {
        return Dictionary.known().words("controlArms").contains(SameText.folded(value));
    }

    /** Whether values are A, B, C or 0, 1, 2 or 1, 2, 3, also behind a word such as "Variant". */
    private static boolean isCounted(List<String> values) {
        Set<String> ends = values.stream()
                .map(value -> value.substring(value.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return IntStream.of('A', '0', '1')
                .anyMatch(first -> IntStream.range(0, values.size())
                        .allMatch(i -> ends.contains(String.valueOf((char) (first + i)))));
    }

    /** The column that is another in every row, or the one that names the customer. */
    private @Nullable DraftColumn unit(Arms arms) {
        List<DraftColumn> named = table.columns.stream()
                .filter(column -> column != arms.column
                        && column.filled > 0
                        && (column.is("customer")
                                || column.is("respondent")
                                || column.is("response")
                                || column.is("unit")))
                .toList();
        return named.stream()
                .filter(column -> !isRepeated(column))
                .findFirst()
                .orElse(named.isEmpty() ? null : named.get(0));
    }

    private static boolean isRepeated(@Nullable DraftColumn unit) {
        return unit != null && unit.distinct.size() < unit.filled;
    }

    private List<DraftColumn> metrics(Arms arms, @Nullable DraftColumn unit) {
        return table.columns.stream()
                .filter(column -> column != arms.column
                        && column != unit
                        && column.distinct.size() > 1
                        && NO_FIGURES.stream().noneMatch(column::is)
                        && !column.is("arm")
                        && !column.is("armWeak")
                        && !column.is("attributes")
                        && (column.isYesOrNo() || isMean(column)))
                .toList();
    }

    private static boolean isMean(DraftColumn column) {
        return column.dates == 0 && !column.is("time") && !column.endsWith("id") && column.noNumbers() == 0;
    }

    private static boolean isRecommendation(DraftColumn column) {
        return ScaleGuess.construct(column).equals("recommend")
                && column.distinct.keySet().stream().allMatch(cell -> cell.matches("\\d|10"));
    }

    private void metrics(ObjectNode definition, List<DraftColumn> columns) {
        Map<String, DraftColumn> before = new HashMap<>();
        for (DraftColumn column : columns) {
            String base = withoutBefore(column);
            if (!base.equals(column.folded())
                    && columns.stream().anyMatch(other -> other.folded().equals(base))) {
                before.put(base, column);
            }
        }
        for (DraftColumn column : columns) {
            if (before.containsValue(column)) {
                continue;
            }
            ObjectNode metric = definition.withArray("/metrics").addObject().put("name", column.address);
            if (column.isYesOrNo()) {
                metric.put("kind", "share");
                out.take(column, "share", "LIKELY", "it is yes or no");
            } else if (isRecommendation(column)) {
                metric.put("kind", "rating").put("rating", "nps");
                out.take(column, "rating", "LIKELY", "its name asks for a recommendation and its cells are 0 to 10");
            } else {
                metric.put("kind", "mean");
                out.take(column, "mean", "LIKELY", "its cells are numbers");
            }
            DraftColumn covariate = before.get(column.folded());
            if (covariate != null) {
                metric.put("covariate", covariate.address);
                out.take(covariate, "covariate", "LIKELY", "its name is that of another figure, from before");
            }
            if (column.has("lowerIsBetter")) {
                metric.put("lowerIsBetter", true);
                out.notes.add("column \"" + Shown.name(column.name)
                        + "\": less of it is taken for better, because of its name");
            }
        }
    }

    /** What is measured, of a name such as {@code revenue_before}. */
    private static String withoutBefore(DraftColumn column) {
        String name = " " + column.folded() + " ";
        for (String word : Dictionary.known().words("roles.before")) {
            name = name.replace(" " + word + " ", " ");
        }
        return name.strip();
    }

    /** What a column calls the experiment throughout, or the file. */
    private String name(Arms arms, String file) {
        return table.columns.stream()
                .filter(column -> column != arms.column && column.is("experiment") && column.distinct.size() == 1)
                .map(column -> column.distinct.keySet().iterator().next())
                .findFirst()
                .orElse(file);
    }
}
