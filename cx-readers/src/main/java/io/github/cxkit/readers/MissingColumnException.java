package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.List;

/**
 * A definition names columns that the input does not have.
 *
 * @since 0.1.0
 */
public final class MissingColumnException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMES = 10;
    private static final int MOST_MISSING = 5;

    private final transient List<String> missing;
    private final transient List<String> available;

    /**
     * Names both sides, the nearest column first.
     *
     * @param source what names the columns, such as {@code survey shop}
     * @param missing columns of the definition that are not there
     * @param available columns that are there
     */
    public MissingColumnException(String source, List<String> missing, List<String> available) {
        super(source + " names " + (missing.size() == 1 ? "a column" : missing.size() + " columns")
                + " that the input does not have: " + described(missing, available));
        this.missing = List.copyOf(missing);
        this.available = List.copyOf(available);
    }

    private static String described(List<String> missing, List<String> available) {
        List<String> named = available.stream().filter(name -> !name.isBlank()).toList();
        if (named.isEmpty()) {
            return quoted(missing) + "; it has no named column";
        }
        if (missing.size() == 1) {
            return quoted(missing) + near(missing.get(0), named) + "; available: " + listed(missing.get(0), named);
        }
        List<String> each = new ArrayList<>();
        for (String name : missing.subList(0, Math.min(MOST_MISSING, missing.size()))) {
            each.add(quoted(List.of(name)) + near(name, named));
        }
        String more = missing.size() > MOST_MISSING ? " and " + (missing.size() - MOST_MISSING) + " more" : "";
        return String.join(", ", each) + more + "; available: " + listed(missing.get(0), named);
    }

    private static String near(String name, List<String> named) {
        return SameText.nearest(name, named)
                .map(near -> " (did you mean \"" + SameText.visible(near) + "\"?"
                        + (SameText.of(near).equalsIgnoreCase(SameText.of(name)) ? " it differs in case)" : ")"))
                .orElse("");
    }

    private static String quoted(List<String> names) {
        return "\""
                + String.join("\", \"", names.stream().map(SameText::visible).toList()) + "\"";
    }

    private static String listed(String name, List<String> named) {
        List<String> sorted = SameText.byLikeness(name, named);
        List<String> shown = new ArrayList<>();
        for (String each : sorted.subList(0, Math.min(MOST_NAMES, sorted.size()))) {
            shown.add("\"" + SameText.visible(each) + "\"");
        }
        return String.join(", ", shown)
                + (sorted.size() > MOST_NAMES ? " and " + (sorted.size() - MOST_NAMES) + " more" : "");
    }

    /**
     * Columns of the definition that are not there.
     *
     * @return at least one name
     */
    public List<String> missing() {
        return missing;
    }

    /**
     * Columns that are there.
     *
     * @return names in the order of the input, at most the first 1,000
     */
    public List<String> available() {
        return available;
    }
}
