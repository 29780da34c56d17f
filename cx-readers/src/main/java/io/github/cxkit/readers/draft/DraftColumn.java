package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One column of a file that a definition is drafted from. */
final class DraftColumn {

    final int position;
    final String address;
    final String name;
    final String text;
    final String upper;
    final List<String> cells = new ArrayList<>();
    final Map<String, Integer> distinct = new LinkedHashMap<>();
    int filled;
    int dates;
    private long length;

    DraftColumn(int position, String address, String name, String text, String upper) {
        this.position = position;
        this.address = address;
        this.name = name;
        this.text = text;
        this.upper = upper;
    }

    void add(String cell, boolean date) {
        String shown = SameText.shown(cell);
        cells.add(shown);
        if (!shown.isEmpty()) {
            filled++;
            dates += date ? 1 : 0;
            length += shown.length();
            distinct.merge(shown, 1, Integer::sum);
        }
    }

    /** The same column of another file of the same shape. */
    void append(DraftColumn other) {
        cells.addAll(other.cells);
        other.distinct.forEach((cell, count) -> distinct.merge(cell, count, Integer::sum));
        filled += other.filled;
        dates += other.dates;
        length += other.length;
    }

    double meanLength() {
        return filled == 0 ? 0 : (double) length / filled;
    }

    String folded() {
        return fold(name);
    }

    static String fold(String name) {
        return SameText.folded(name.replaceAll("[_.\\-]", " "))
                .replaceAll(" +", " ")
                .strip();
    }

    boolean is(String words) {
        Set<String> known = Dictionary.known().words("roles." + words);
        String low = folded();
        String plain = SameText.folded(name);
        return known.contains(low) || known.contains(plain);
    }

    boolean has(String words) {
        String low = " " + folded().toLowerCase(Locale.ROOT) + " ";
        for (String word : Dictionary.known().words("roles." + words)) {
            if (Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(fold(word)) + "(?![\\p{L}\\p{N}])")
                    .matcher(low)
                    .find()) {
                return true;
            }
        }
        return false;
    }

    List<String> nonEmpty(int most) {
        return cells.stream().filter(cell -> !cell.isEmpty()).limit(most).toList();
    }
}
