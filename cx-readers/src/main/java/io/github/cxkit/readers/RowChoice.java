package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One column of a filter: whether a row's cell is one of the texts. */
final class RowChoice {

    private static final int MOST_VALUES = 1_000;
    private static final int SHOWN = 20;

    final String address;
    final boolean only;
    private final List<String> declared;
    private final Set<String> texts = new HashSet<>();
    private final Map<String, Known> seen = new HashMap<>();
    private final Map<String, Known> memory = new HashMap<>();
    long lastRow;
    long excluded;

    private static final class Known {
        private final boolean chosen;
        private long count;

        Known(boolean chosen) {
            this.chosen = chosen;
        }
    }

    RowChoice(String address, List<String> declared, boolean only) {
        this.address = address;
        this.only = only;
        this.declared = declared;
        declared.forEach(text -> texts.add(key(text)));
    }

    private static String key(String text) {
        return Numbers.unguarded(SameText.of(text));
    }

    /** Whether the row is still chosen. */
    boolean chooses(String cell) {
        Known known = memory.get(cell);
        if (known == null) {
            String key = key(cell);
            known = seen.get(key);
            if (known == null) {
                known = new Known(texts.contains(key) == only);
                if (seen.size() < MOST_VALUES || texts.contains(key)) {
                    seen.put(key, known);
                }
            }
            if (memory.size() < MOST_VALUES) {
                memory.put(cell, known);
            }
        }
        known.count++;
        return known.chosen;
    }

    /** The texts of the filter that no row has, each with the nearest one that occurs. */
    List<String> unseen() {
        List<String> sentences = new ArrayList<>();
        for (String text : declared) {
            if (!seen.containsKey(key(text))) {
                String near = SameText.nearest(text, seen.keySet())
                        .filter(Shown::isHarmless)
                        .map(each -> "; did you mean " + Shown.quoted(each) + "?")
                        .orElse("");
                sentences.add("no row has \"" + SameText.visible(text) + "\" in column \"" + SameText.visible(address)
                        + "\"" + near);
            }
        }
        return sentences;
    }

    /** The values of the column with their counts, those most like the filter's first. */
    String values() {
        List<String> values = new ArrayList<>();
        String like = declared.get(0);
        Map<String, Long> shown = new HashMap<>();
        seen.forEach((value, known) -> shown.merge(Shown.quoted(value), known.count, Long::sum));
        for (String value : SameText.byLikeness("\"" + like + "\"", shown.keySet())) {
            if (values.size() == SHOWN) {
                values.add("and " + (shown.size() - SHOWN) + " more");
                break;
            }
            values.add(value + " (" + shown.get(value) + ")");
        }
        return String.join(", ", values);
    }
}
