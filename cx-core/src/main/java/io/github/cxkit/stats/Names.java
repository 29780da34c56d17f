package io.github.cxkit.stats;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One wording for names that stand twice or that nobody knows. */
final class Names {

    private Names() {}

    static void requireDistinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("segment \"" + name + "\" is given twice");
            }
        }
    }

    static IllegalArgumentException unknown(String what, String name, List<String> known) {
        return new IllegalArgumentException("no " + what + " \"" + name + "\", only " + known);
    }
}
