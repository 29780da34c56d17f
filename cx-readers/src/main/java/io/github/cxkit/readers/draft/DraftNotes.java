package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a draft has decided so far and why, and what is left to ask. */
final class DraftNotes {

    final List<String> notes = new ArrayList<>();
    final List<String> questions = new ArrayList<>();
    final Set<DraftColumn> taken = new HashSet<>();
    final ArrayNode evidence = JsonNodeFactory.instance.arrayNode();

    /** Another kind of rows is tried: what was decided for the one before is forgotten. */
    void begin() {
        notes.clear();
        questions.clear();
        taken.clear();
        evidence.removeAll();
    }

    void take(DraftColumn column, String role, String certainty, String because) {
        taken.add(column);
        evidence.addObject()
                .put("column", column.name)
                .put("role", role)
                .put("certainty", certainty)
                .putArray("because")
                .add(because);
        notes.add("column \"" + Shown.name(column.name) + "\": " + role
                + (because.isEmpty() ? "" : ", because " + because));
    }
}
