package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a definition stand in a JSON object: a key of exactly the address, else a path of names joined by points,
 * {@code [0]} for a place in a list and {@code ["a.b"]} for a name with a point.
 */
final class JsonPaths {

    final Map<String, JsonPaths> names = new HashMap<>();
    final Map<Integer, JsonPaths> places = new HashMap<>();

    /** The column that the path to here leads to. */
    @Nullable Column column;

    /** Whether the column's address is this key itself, and no path. */
    boolean exact;

    static JsonPaths of(Collection<Column> columns) {
        JsonPaths root = new JsonPaths();
        for (Column column : columns) {
            List<Object> steps = steps(column.address);
            JsonPaths at = root;
            for (Object step : steps) {
                at = step instanceof Integer place
                        ? at.places.computeIfAbsent(place, key -> new JsonPaths())
                        : at.names.computeIfAbsent(SameText.of((String) step), key -> new JsonPaths());
            }
            at.lead(column, steps.size() == 1);
            if (steps.size() > 1) {
                root.names
                        .computeIfAbsent(SameText.of(column.address), key -> new JsonPaths())
                        .lead(column, true);
            }
        }
        return root;
    }

    private void lead(Column to, boolean byName) {
        if (column == null || column == to) {
            column = to;
            exact = byName;
        } else {
            column.absorb(to);
        }
    }

    /** The names and places of a path; the whole as one name if it is no path. */
    static List<Object> steps(String address) {
        List<Object> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int at = 0;
        while (at < address.length()) {
            char c = address.charAt(at);
            if (c == '.') {
                if (name.length() > 0) {
                    steps.add(name.toString());
                    name.setLength(0);
                } else if (steps.isEmpty() || at + 1 == address.length()) {
                    return List.of(address);
                }
                at++;
            } else if (c == '[') {
                int end = address.indexOf(']', at);
                String inside = end < 0 ? "" : address.substring(at + 1, end);
                if (inside.length() > 2 && inside.startsWith("\"")) {
                    end = address.indexOf("\"]", at + 2) + 1;
                    inside = end > at ? address.substring(at + 1, end) : "";
                }
                if (name.length() > 0) {
                    steps.add(name.toString());
                    name.setLength(0);
                }
                if (inside.matches("\\d{1,6}")) {
                    steps.add(Integer.valueOf(inside));
                } else if (inside.length() > 2 && inside.startsWith("\"") && inside.endsWith("\"")) {
                    steps.add(inside.substring(1, inside.length() - 1));
                } else {
                    return List.of(address);
                }
                at = end + 1;
            } else {
                name.append(c);
                at++;
            }
        }
        if (name.length() > 0) {
            steps.add(name.toString());
        }
        return steps.isEmpty() || steps.get(0) instanceof Integer ? List.of(address) : steps;
    }
}
