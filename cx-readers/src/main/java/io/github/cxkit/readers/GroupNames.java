package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What groups are called: a declared code, else the spelling of the first row of all that look the same. */
final class GroupNames {

    private final Map<String, String> spellings = new HashMap<>();

    /** The group of a text. */
    String group(String text, Map<String, String> codes) {
        String same = SameText.of(text);
        String code = codes.get(same);
        return code != null ? code : spellings.computeIfAbsent(same, key -> SameText.shown(text));
    }

    /** The groups of several texts, each once, with the same text between them as in the file. */
    String groups(List<String> parts, String several, Map<String, String> codes) {
        Set<String> groups = new LinkedHashSet<>();
        for (String part : parts) {
            String group = group(part, codes);
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return String.join(several, groups);
    }
}
