package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One column of a file that a definition is drafted from. */
final class DraftColumn {

    private static final int MOST_GROUPS = 20;
    private static final int FEW_VALUES = 6;

    /** So many cells tell what the others are. */
    private static final int LOOKED_AT = 1_000;

    private static final Pattern HUMPS =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{1,2}");

    final int position;
    final String address;
    final String name;
    final String text;
    final String upper;
    final List<String> cells = new ArrayList<>();
    final Map<String, Integer> distinct = new LinkedHashMap<>();
    int filled;

    /** Whether its cells are lists of texts, joined by semicolons. */
    boolean lists;

    /** What another column says that this one asks for. */
    String saidElsewhere = "";

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

    /** Whether the name is one of the words of a role. */
    boolean is(String role) {
        Set<String> known = Dictionary.known().words("roles." + role);
        return known.contains(SameText.folded(name)) || known.contains(folded()) || known.contains(fold(parted(name)));
    }

    /** Whether the name is a word. */
    boolean isWord(String word) {
        String low = fold(word);
        return low.equals(folded()) || low.equals(fold(parted(name)));
    }

    /** Whether the name contains one of the words of a role as whole words. */
    boolean has(String role) {
        return Dictionary.known().words("roles." + role).stream().anyMatch(this::hasWord);
    }

    /** Whether the name contains a word as whole words. */
    boolean hasWord(String word) {
        Pattern whole = Dictionary.finding(fold(word), true);
        return whole.matcher(folded()).find()
                || whole.matcher(fold(parted(name))).find();
    }

    /** Whether the name ends with a word that says what its numbers measure or name, behind other words: {@code CSAT minutes}. */
    boolean endsWith(String word) {
        String name = folded();
        return name.endsWith(" " + word);
    }

    /** Whether a spreadsheet took its ids for numbers and rounded them, {@code 1.23E+11}. */
    boolean isRounded() {
        long rounded = nonEmpty(1_000).stream()
                .filter(cell -> ROUNDED.matcher(cell).matches())
                .count();
        return rounded > 0 && 2 * rounded >= Math.min(filled, 1_000);
    }

    /** Names as programs write them, {@code OrderDate}, in words. */
    static String parted(String name) {
        return HUMPS.matcher(name).replaceAll(" ");
    }

    /** What its name has in common with those of its siblings; empty if it stands alone. */
    String stem() {
        if (!upper.equals(name) && !upper.isEmpty()) {
            return upper;
        }
        int bracket = name.indexOf(" [");
        int dash = name.indexOf(" - ");
        return bracket > 0 && name.endsWith("]") ? name.substring(0, bracket) : dash > 0 ? name.substring(0, dash) : "";
    }

    /** What its name has of its own beside its siblings. */
    String item() {
        String rest = SameText.shown(name).startsWith(SameText.shown(stem()))
                ? SameText.shown(name)
                        .substring(SameText.shown(stem()).length())
                        .strip()
                : name;
        return rest.startsWith("[") && rest.endsWith("]")
                ? rest.substring(1, rest.length() - 1).strip()
                : rest.startsWith("/ ") || rest.startsWith("- ")
                        ? rest.substring(2).strip()
                        : rest;
    }

    /** Whether its few texts are the names of groups: they come again, and are nobody's own words. */
    boolean isGroups() {
        long numbers = distinct.keySet().stream()
                .filter(cell -> Numbers.decimal(Numbers.unguarded(cell), '.') != null)
                .count();
        return distinct.size() <= MOST_GROUPS
                && (2 * distinct.size() <= filled || 2 * numbers >= distinct.size())
                && !has("comment");
    }

    /** So many filled cells, spread over all of them: what settles a doubt may come late. */
    List<String> spread(int most) {
        int step = Math.max(1, (filled + most - 1) / most);
        int seen = 0;
        List<String> spread = new ArrayList<>();
        for (String cell : cells) {
            if (!cell.isEmpty() && seen++ % step == 0) {
                spread.add(cell);
            }
        }
        return spread;
    }

    List<String> nonEmpty(int most) {
        return cells.stream().filter(cell -> !cell.isEmpty()).limit(most).toList();
    }

    /** Whether all its cells say yes or no: somebody is a customer, and not which. */
    boolean isYesOrNo() {
        return distinct.keySet().stream().allMatch(cell -> YesNo.of(cell).isPresent());
    }

    /** Whether it marks the rows that are tests. */
    boolean isTestFlag() {
        return is("testFlag") && isYesOrNo();
    }

    /** Whether its name is that of something else than a rating. */
    boolean isNoRating() {
        return is("notRating") || is("status") || is("time");
    }

    /** What it looks like to people, who hear that it was not taken. */
    String look() {
        if (filled == 0) {
            return "nothing";
        }
        if (is("personal")) {
            return "personal data";
        }
        if (distinct.size() == 1) {
            return "one value throughout";
        }
        return distinct.size() <= MOST_GROUPS
                ? "a group of " + distinct.size() + " values"
                        + (distinct.size() <= FEW_VALUES && 3 * distinct.size() <= filled
                                ? distinct.keySet().stream()
                                        .map(Shown::quoted)
                                        .collect(Collectors.joining(", ", " (", ")"))
                                : "")
                : "texts or numbers, " + distinct.size() + " different ones";
    }

    /** Whether its cells are numbers, but for a slip: the readers say which. */
    boolean isNumbers() {
        return Strays.areFewOfNamed(noNumbers(), Math.min(LOOKED_AT, filled));
    }

    /** Whether at least half of its cells are numbers. */
    boolean isMostlyNumbers() {
        return 2 * noNumbers() <= Math.min(LOOKED_AT, filled);
    }

    /** Whether its cells are weights: numbers, or all of them percentages. */
    boolean isWeights() {
        return isNumbers()
                || nonEmpty(LOOKED_AT).stream()
                        .allMatch(cell -> cell.endsWith("%")
                                && isNumber(cell.substring(0, cell.length() - 1).strip()));
    }

    /** How many of the first cells are no numbers. */
    long noNumbers() {
        return nonEmpty(LOOKED_AT).stream().filter(cell -> !isNumber(cell)).count();
    }

    private static boolean isNumber(String cell) {
        return Numbers.money(cell, '.') != null || Numbers.money(cell, ',') != null;
    }
}
