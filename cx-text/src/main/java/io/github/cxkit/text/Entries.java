package io.github.cxkit.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of words and phrases, folded as remarks are; a star at the end continues the last word. */
final class Entries<T> {

    private final Map<String, T> whole = new HashMap<>();
    private final Map<String, T> beginnings = new HashMap<>();
    private final Set<String> firstWords = new HashSet<>();
    private int most;
    private int shortest = Integer.MAX_VALUE;
    private boolean startsOpen;

    Entries(Map<String, T> list) {
        list.forEach((entry, value) -> {
            List<String> words = Folded.words(entry);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("the entry \"" + entry + "\" has no word");
            }
            most = Math.max(most, words.size());
            String key = String.join(" ", words);
            boolean open = entry.endsWith("*");
            if (open) {
                beginnings.put(key, value);
                shortest = Math.min(shortest, words.get(words.size() - 1).length());
            } else {
                whole.put(key, value);
            }
            if (open && words.size() == 1) {
                startsOpen = true;
            } else {
                firstWords.add(words.get(0));
            }
        });
    }

    boolean containsWhole(String key) {
        return whole.containsKey(key);
    }

    /** The longest entry that begins at a position and does not cross a pause; null if there is none. */
    @Nullable Match<T> at(List<String> tokens, int position) {
        String first = tokens.get(position);
        boolean known = firstWords.contains(first);
        if (!known && !startsOpen) {
            return null;
        }
        Match<T> best = null;
        StringBuilder key = new StringBuilder();
        int longest = known ? most : 1;
        for (int i = 0; i < longest && position + i < tokens.size() && Folded.isWord(tokens.get(position + i)); i++) {
            int start = key.length();
            if (i > 0) {
                key.append(' ');
                start++;
            }
            key.append(tokens.get(position + i));
            T value = whole.get(key.toString());
            for (int end = key.length(); value == null && end - start >= shortest; end--) {
                value = beginnings.get(key.substring(0, end));
            }
            if (value != null) {
                best = new Match<>(value, i + 1);
            }
        }
        return best;
    }

    /** What an entry means, and how many words it takes. */
    record Match<T>(T value, int words) {}
}
