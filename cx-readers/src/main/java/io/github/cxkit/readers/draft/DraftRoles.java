package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a log of orders or events by what they are called, and says what came near. */
final class DraftRoles {

    /** A name such as "account" with one value in more rows than these is the company's own. */
    private static final int FEW_ROWS = 5;

    private final DraftTable table;
    private final DraftNotes out;
    private final List<String> misses = new ArrayList<>();

    DraftRoles(DraftTable table, DraftNotes out) {
        this.table = table;
        this.out = out;
    }

    /** What kept the rows from being orders or events. */
    List<String> misses() {
        return misses;
    }

    /** Of the columns that may name the customer, one that most rows fill: visitors who never signed in have no user id. */
    @Nullable DraftColumn customer() {
        DraftColumn first = all("customer").stream()
                .filter(column -> column.distinct.size() > 1 || column.filled <= FEW_ROWS || column.is("customer"))
                .findFirst()
                .orElse(null);
        if (first == null || 2 * first.filled >= first.cells.size()) {
            return first;
        }
        DraftColumn fuller = table.columns.stream()
                .filter(column -> !out.taken.contains(column)
                        && column.is("customer")
                        && 20L * column.filled >= 19L * column.cells.size())
                .findFirst()
                .orElse(null);
        if (fuller == null) {
            return first;
        }
        out.notes.add("column \"" + SameText.visible(first.name)
                + "\": not taken for the customer, it is empty in most rows");
        return fuller;
    }

    @Nullable DraftColumn first(String role) {
        List<DraftColumn> columns = all(role);
        return columns.isEmpty() ? null : columns.get(0);
    }

    /** The columns that are called so, the best name first. */
    List<DraftColumn> all(String role) {
        List<DraftColumn> free = table.columns.stream()
                .filter(column -> !out.taken.contains(column) && column.filled > 0)
                .toList();
        Set<DraftColumn> columns = new LinkedHashSet<>();
        for (String word : Dictionary.known().words("roles." + role)) {
            free.stream().filter(column -> column.isWord(word)).forEach(columns::add);
        }
        free.stream().filter(column -> column.has(role)).forEach(columns::add);
        return List.copyOf(columns);
    }

    /** Ids that a spreadsheet took for numbers and rounded: many customers have become one. */
    boolean isRounded(DraftColumn customer) {
        boolean rounded = customer.isRounded();
        if (rounded) {
            misses.add("column \"" + Shown.name(customer.name) + "\": a spreadsheet has rounded its ids, such as "
                    + Shown.quoted(customer.nonEmpty(1).get(0)) + ": export them again as text");
        }
        return rounded;
    }

    /** What lacks but a time. */
    void missed(String what, DraftColumn customer, DraftColumn other) {
        misses.add("for " + what + " with \"" + Shown.name(customer.name) + "\" and \"" + Shown.name(other.name)
                + "\" a column of times is missing");
    }
}
