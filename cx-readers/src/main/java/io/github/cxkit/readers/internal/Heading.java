package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.FileOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The heading of a table: where it stands, how many rows it has, what its columns are called. */
public final class Heading {

    private static final int MOST_STARTS = 30;
    private static final int MOST_ROWS = 3;
    private static final int MOST_NAMES = 10;
    private static final int HABIT_ROWS = 100;
    private static final Set<String> MARKS = Dictionary.known().words("headingMarks");

    private final List<Rec> rows;
    private final int before;
    private final int cells;
    private final int surplus;
    private final boolean importIds;
    private final String[] full;
    private final String[] upper;
    private final String[] lowest;

    /** The same as they are compared: addresses are looked up in many would-be headings. */
    private final String[] sameFull;

    private final String[] sameUpper;
    private final String[] sameLowest;

    private Heading(List<Rec> rows, int before, boolean importIds, int surplus) {
        this.rows = rows;
        this.before = before;
        this.surplus = surplus;
        this.importIds = importIds;
        this.cells = rows.stream().mapToInt(Rec::size).max().orElse(0);
        this.full = new String[cells];
        this.upper = new String[cells];
        this.lowest = new String[cells];
        name();
        this.sameFull = same(full);
        this.sameUpper = same(upper);
        this.sameLowest = same(lowest);
    }

    private static String[] same(String[] names) {
        String[] same = new String[names.length];
        for (int i = 0; i < same.length; i++) {
            same[i] = SameText.of(names[i]);
        }
        return same;
    }

    private void name() {
        int k = importIds ? Math.min(2, rows.size()) : rows.size();
        String[][] parts = new String[k][cells];
        for (int r = 0; r < k; r++) {
            String left = "";
            for (int c = 0; c < cells; c++) {
                String text = SameText.shown(rows.get(r).cell(c));
                if (!text.isEmpty()) {
                    left = text;
                } else if (r < k - 1 && !importIds && !rows.get(r + 1).isBlank(c)) {
                    text = left;
                }
                parts[r][c] = text;
            }
        }
        for (int c = 0; c < cells; c++) {
            List<String> names = new ArrayList<>();
            for (int r = 0; r < k; r++) {
                if (!parts[r][c].isEmpty()) {
                    names.add(parts[r][c]);
                }
            }
            if (importIds) {
                full[c] = parts[0][c];
                upper[c] = parts[0][c];
                lowest[c] = k > 1 ? parts[1][c] : parts[0][c];
                continue;
            }
            lowest[c] = names.isEmpty() ? "" : names.get(names.size() - 1);
            if (names.size() > 1 && MARKS.contains(SameText.folded(lowest[c]))) {
                names.remove(names.size() - 1);
            }
            full[c] = String.join(" / ", names);
            upper[c] = k > 1 ? parts[0][c] : full[c];
        }
        for (int c = 1; c < cells && k > 1 && !importIds; c++) {
            // "Other (please specify)" beside the answer it belongs to: only the first has the bare name
            if (full[c].equals(full[c - 1])
                    && !lowest[c].isEmpty()
                    && !full[c].isEmpty()
                    && MARKS.contains(SameText.folded(lowest[c]))) {
                full[c] = full[c] + " / " + lowest[c];
            }
        }
    }

    /**
     * Finds the heading that has most of the columns of a definition.
     *
     * @param records the first records
     * @param addresses what the definition names
     * @param options declared rows
     * @return the heading; null if there is no record
     */
    public static @Nullable Heading of(List<Rec> records, Collection<String> addresses, FileOptions options) {
        Heading best = null;
        int most = -1;
        boolean bestFits = false;
        int starts = 0;
        for (int s = 0; s < records.size() && starts < MOST_STARTS; s++) {
            if (records.get(s).empty) {
                continue;
            }
            starts++;
            int from = options.headerRows() > 0 ? options.headerRows() : 1;
            int to = options.headerRows() > 0 ? options.headerRows() : MOST_ROWS;
            for (int k = from; k <= to; k++) {
                List<Rec> rows = rows(records, s, k);
                if (rows == null) {
                    break;
                }
                Heading heading = new Heading(rows, s, false, 0);
                int found = heading.found(addresses);
                boolean fits = found >= most && heading.fits(records);
                if (found > most || (k == 1 && found == most && most == addresses.size() && fits && !bestFits)) {
                    most = found;
                    best = heading;
                    bestFits = fits;
                }
            }
            if (most == addresses.size() && most > 0 && bestFits) {
                break;
            }
        }
        return best == null ? null : best.complete(records, options);
    }

    /**
     * Finds the heading of a table that nothing is known of.
     *
     * @param records the first records
     * @param options declared rows
     * @return the heading; null if there is none
     */
    public static @Nullable Heading guess(List<Rec> records, FileOptions options) {
        Map<Integer, Integer> sizes = new HashMap<>();
        records.stream().filter(r -> !r.empty).forEach(r -> sizes.merge(r.size(), 1, Integer::sum));
        int usual = sizes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        boolean ragged = records.stream().anyMatch(Rec::isOfASheet);
        for (Guess guess : Guess.values()) {
            for (int s = 0; s < Math.min(records.size(), MOST_STARTS); s++) {
                Rec record = records.get(s);
                if (!record.empty && fits(guess, records, s, usual, ragged)) {
                    boolean named = options.headerRows() == 0 && s > 0 && namesGroups(records.get(s - 1));
                    int start = named ? s - 1 : s;
                    List<Rec> rows = rows(records, start, named ? 2 : Math.max(1, options.headerRows()));
                    return rows == null ? null : new Heading(rows, start, false, 0).complete(records, options);
                }
            }
        }
        return null;
    }

    /** Names of groups of columns, merged over them; a title is alone in its row, from the first column on. */
    private static boolean namesGroups(Rec above) {
        return above.isSpread() && (above.filled() > 1 || above.isBlank(0));
    }

    /** What a heading may look like, the surest first. */
    private enum Guess {
        /** As many cells as rows mostly have; rows of a sheet end with their last filled cell. */
        USUAL,
        /** Fewer, where rows have empty cells behind the last. */
        SHORTER,
        /** Hardly a name. */
        NAMELESS
    }

    private static boolean fits(Guess guess, List<Rec> records, int start, int usual, boolean ragged) {
        Rec record = records.get(start);
        boolean first = records.subList(0, start).stream().noneMatch(r -> r.size() == record.size());
        return switch (guess) {
            case USUAL ->
                (record.size() == usual || (ragged && record.size() > usual))
                        && isHeading(record, Math.min(2, usual), first);
            case SHORTER ->
                record.size() < usual
                        && isHeading(record, Math.min(2, record.size()), first)
                        && record.size() + habit(data(records, start + 1), record.size()) == usual;
            case NAMELESS -> record.size() >= usual && isHeading(record, 1, first);
        };
    }

    /** Names are texts; the first row of its length may have one name in several places, a later one is rather data. */
    private static boolean isHeading(Rec record, int filled, boolean first) {
        if (record.filled() < filled) {
            return false;
        }
        int twice = 0;
        Map<String, Integer> last = new HashMap<>();
        Times times = new Times(List.of(Times.ISO), java.util.Locale.ENGLISH, java.time.ZoneOffset.UTC);
        for (int c = 0; c < record.size(); c++) {
            if (record.isBlank(c)) {
                continue;
            }
            String text = SameText.of(record.cell(c));
            Integer before = last.put(text, c);
            twice += before != null && before != c - 1 ? 1 : 0;
            if (record.kind(c) != Rec.CellKind.TEXT
                    || Numbers.decimal(Numbers.unguarded(text), '.') != null
                    || times.read(text) != null) {
                return false;
            }
        }
        return twice == 0 || (first && 2 * twice < record.filled());
    }

    /** Whether most rows below have as many cells as the heading. */
    private boolean fits(List<Rec> records) {
        List<Rec> below =
                data(records, before + rows.size()).stream().limit(HABIT_ROWS).toList();
        int behind = habit(below, cells);
        long same = below.stream()
                .filter(r -> r.isOfASheet() || r.size() == cells || r.size() == cells + behind)
                .count();
        return 2 * same >= below.size();
    }

    private static @Nullable List<Rec> rows(List<Rec> records, int start, int k) {
        List<Rec> rows = new ArrayList<>();
        for (int i = start; i < records.size() && rows.size() < k; i++) {
            if (records.get(i).empty) {
                if (!rows.isEmpty()) {
                    return null;
                }
                continue;
            }
            rows.add(records.get(i));
        }
        return rows.size() == k ? rows : null;
    }

    /** Adds rows that can be known to belong to the heading, and looks for a habitual surplus of empty cells. */
    private Heading complete(List<Rec> records, FileOptions options) {
        List<Rec> all = new ArrayList<>(rows);
        boolean ids = hasImportIds(records, before);
        if (options.headerRows() == 0) {
            if (ids) {
                all = Objects.requireNonNull(rows(records, before, MOST_ROWS));
            } else if (rows.size() == 1) {
                List<Rec> two = rows(records, before, 2);
                if (two != null
                        && (isOldQualtrics(two) || isSpread(records, two) || isMerged(two) || hasMarks(records, two))) {
                    all = two;
                }
            }
        } else {
            ids &= all.size() == MOST_ROWS;
        }
        int h = all.stream().mapToInt(Rec::size).max().orElse(0);
        return new Heading(all, before, ids, habit(data(records, before + all.size()), h));
    }

    private static boolean hasImportIds(List<Rec> records, int start) {
        List<Rec> three = rows(records, start, MOST_ROWS);
        if (three == null) {
            return false;
        }
        Rec third = three.get(2);
        long ids = IntStream.range(0, third.size())
                .filter(c -> third.cell(c).strip().startsWith("{\"ImportId\""))
                .count();
        return ids > 0 && 2 * ids >= third.filled();
    }

    private static boolean isOldQualtrics(List<Rec> two) {
        return two.get(0).cell(0).strip().equals("V1")
                && two.get(1).cell(0).strip().equals("ResponseID");
    }

    private static boolean isSpread(List<Rec> records, List<Rec> two) {
        boolean named = false;
        for (int c = 0; c < two.get(0).size(); c++) {
            if (!two.get(0).isBlank(c)) {
                named = true;
            } else if (named && !two.get(1).isBlank(c)) {
                return firstColumnStartsBelow(records, two);
            }
        }
        return false;
    }

    /** Names merged over several columns, and below them, and nowhere else, the names of each. */
    private static boolean isMerged(List<Rec> two) {
        Rec upper = two.get(0);
        Rec lower = two.get(1);
        if (!upper.isSpread()) {
            return false;
        }
        boolean under = false;
        for (int c = 0; c < lower.size(); c++) {
            if (!lower.isBlank(c)) {
                under |= upper.isBlank(c);
                if (!upper.isBlank(c) && (!upper.isBlank(c + 1) || lower.isBlank(c + 1))) {
                    return false;
                }
            }
        }
        return under && isHeading(lower, 2, false);
    }

    private static boolean hasMarks(List<Rec> records, List<Rec> two) {
        Rec second = two.get(1);
        for (int c = 0; c < second.size(); c++) {
            String word = SameText.folded(second.cell(c));
            int column = c;
            if (MARKS.contains(word)
                    && data(records, records.indexOf(second) + 1).stream()
                            .limit(HABIT_ROWS)
                            .noneMatch(r -> SameText.folded(r.cell(column)).equals(word))) {
                return firstColumnStartsBelow(records, two);
            }
        }
        return false;
    }

    private static boolean firstColumnStartsBelow(List<Rec> records, List<Rec> two) {
        if (!two.get(1).isBlank(0)) {
            return false;
        }
        List<Rec> next = data(records, records.indexOf(two.get(1)) + 1).stream()
                .limit(10)
                .toList();
        long filled = next.stream().filter(r -> !r.isBlank(0)).count();
        return next.size() < 10 ? filled == next.size() && !next.isEmpty() : filled >= 9;
    }

    private static List<Rec> data(List<Rec> records, int from) {
        return records.subList(Math.min(from, records.size()), records.size()).stream()
                .filter(r -> !r.empty)
                .toList();
    }

    private static int habit(List<Rec> data, int h) {
        List<Rec> first = data.subList(0, Math.min(HABIT_ROWS, data.size()));
        Map<Integer, Integer> counts = new HashMap<>();
        for (Rec record : first) {
            int more = record.size() - h;
            if (more > 0 && IntStream.range(h, record.size()).allMatch(record::isBlank)) {
                counts.merge(more, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(e -> 10L * e.getValue() >= 9L * first.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    private int found(Collection<String> addresses) {
        int found = 0;
        for (String address : addresses) {
            found += positions(address).length == 1 ? 1 : 0;
        }
        return found;
    }

    /**
     * Addresses that lead to one column.
     *
     * @param addresses what a definition names
     * @return their number
     */
    public int resolved(Collection<String> addresses) {
        return found(addresses);
    }

    /**
     * The columns that an address leads to, by the first way that leads to any.
     *
     * @param address name, joined name, {@code name#2} or {@code #7}
     * @return positions from 0; one where the address is good
     */
    public int[] positions(String address) {
        String text = SameText.of(address);
        if (text.startsWith("#") && text.matches("#\\d{1,5}")) {
            int position = Integer.parseInt(text.substring(1)) - 1;
            return position >= 0 && position < cells ? new int[] {position} : new int[0];
        }
        int[] byFull = matching(sameFull, text);
        if (byFull.length > 0) {
            return byFull;
        }
        int[] byUpper = matching(sameUpper, text);
        if (byUpper.length == 1) {
            return byUpper;
        }
        int[] byLowest = matching(sameLowest, text);
        if (byLowest.length == 1 || (byUpper.length == 0 && byLowest.length > 0)) {
            return byLowest;
        }
        int sharp = text.lastIndexOf('#');
        if (sharp > 0 && text.substring(sharp + 1).matches("\\d{1,4}")) {
            int nth = Integer.parseInt(text.substring(sharp + 1));
            String name = text.substring(0, sharp).strip();
            int[] named = IntStream.range(0, cells)
                    .filter(c -> SameText.same(full[c], name)
                            || SameText.same(upper[c], name)
                            || SameText.same(lowest[c], name))
                    .toArray();
            if (nth >= 1 && nth <= named.length) {
                return new int[] {named[nth - 1]};
            }
        }
        return byUpper.length > 0 ? byUpper : byLowest;
    }

    /** Places of a text among names, both as they are compared. */
    private static int[] matching(String[] names, String text) {
        int[] places = {};
        for (int c = 0; c < names.length; c++) {
            if (names[c].equals(text)) {
                places = Arrays.copyOf(places, places.length + 1);
                places[places.length - 1] = c;
            }
        }
        return places;
    }

    /**
     * What is to be said of an address that leads to several columns.
     *
     * @param address the address
     * @param positions the columns
     * @return such as {@code "Response" is two columns: Response#1 (column 2), Response#2 (column 3)}
     */
    public String ambiguity(String address, int[] positions) {
        List<String> ways = new ArrayList<>();
        boolean byUpper = Arrays.stream(positions)
                .map(c -> matching(sameFull, SameText.of(full[c])).length)
                .allMatch(n -> n == 1);
        for (int i = 0; i < positions.length && i < MOST_NAMES; i++) {
            String way = byUpper ? full[positions[i]] : address.strip() + "#" + (i + 1);
            ways.add(SameText.visible(way) + " (column " + (positions[i] + 1) + ")");
        }
        if (positions.length > MOST_NAMES) {
            ways.add("and " + (positions.length - MOST_NAMES) + " more");
        }
        String many = positions.length == 2 ? "two" : String.valueOf(positions.length);
        return "\"" + SameText.visible(address) + "\" is " + many + " columns: " + String.join(", ", ways);
    }

    /**
     * The shortest address that leads to a column alone.
     *
     * @param column position from 0
     * @return name, full name, {@code name#2} or {@code #7}
     */
    public String address(int column) {
        List<String> ways = new ArrayList<>();
        if (!lowest[column].isEmpty() && full[column].endsWith(lowest[column]) && full[column].equals(lowest[column])) {
            ways.add(lowest[column]);
        }
        if (isOldQualtrics()) {
            ways.add(upper[column]);
        }
        ways.add(full[column]);
        String name = full[column];
        int[] same = matching(sameFull, SameText.of(name));
        for (int i = 0; i < same.length; i++) {
            if (same[i] == column) {
                ways.add(name + "#" + (i + 1));
            }
        }
        for (String way : ways) {
            if (!way.isBlank()) {
                int[] found = positions(way);
                if (found.length == 1 && found[0] == column) {
                    return way;
                }
            }
        }
        return "#" + (column + 1);
    }

    /**
     * The question's words of a column.
     *
     * @param column position from 0
     * @return its full name; of a heading with import ids, the words
     */
    public String text(int column) {
        return (importIds || isOldQualtrics()) && !lowest[column].isEmpty() ? lowest[column] : full[column];
    }

    /**
     * Whether the heading is that of Qualtrics of old: numbered names above, what they are below.
     *
     * @return true if so
     */
    public boolean isOldQualtrics() {
        return rows.size() == 2 && isOldQualtrics(rows);
    }

    /**
     * The full name of a column.
     *
     * @param column position from 0
     * @return its names from top to bottom
     */
    public String name(int column) {
        return full[column];
    }

    /**
     * The upper name of a column.
     *
     * @param column position from 0
     * @return the name of the first row, spread over its columns
     */
    public String upper(int column) {
        return upper[column];
    }

    /**
     * Names of all columns.
     *
     * @return full names in order
     */
    public List<String> names() {
        return List.of(full);
    }

    /**
     * Rows of the heading.
     *
     * @return at least one
     */
    public List<Rec> rows() {
        return rows;
    }

    /**
     * Records before the heading, empty ones counted.
     *
     * @return their number
     */
    public int before() {
        return before;
    }

    /**
     * Cells of the heading.
     *
     * @return their number
     */
    public int cells() {
        return cells;
    }

    /**
     * Empty cells that the exporter adds to every row.
     *
     * @return their number
     */
    public int surplus() {
        return surplus;
    }

    /**
     * Whether the heading is that of Qualtrics, with import ids.
     *
     * @return true if so
     */
    public boolean hasImportIds() {
        return importIds;
    }
}
