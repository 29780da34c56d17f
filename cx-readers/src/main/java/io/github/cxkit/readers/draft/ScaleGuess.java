package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Construct;
import io.github.cxkit.readers.internal.Dictionary.Family;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether a column is a rating question, and on which scale. */
final class ScaleGuess {

    private static final Dictionary WORDS = Dictionary.known();
    private static final Set<String> BLANK = WORDS.words("codes.blank");
    private static final Set<String> NOT_APPLICABLE = WORDS.words("codes.notApplicable");
    private static final Set<String> GAPS = WORDS.words("codes.numbersWithGap");
    private static final Pattern RANGE = Pattern.compile("(?<!\\d)([01])\\s*(?:to|a|-|–)\\s*(\\d{1,2})(?!\\d)");

    /** A question as it is drafted. */
    static final class Found {
        int min;
        int max;
        boolean highIsBad;
        boolean leading;
        boolean likely;
        String construct = "other";
        final Map<String, Integer> labels = new TreeMap<>();
        final List<String> blankCodes = new ArrayList<>();
        final List<String> notApplicableCodes = new ArrayList<>();
        final List<String> because = new ArrayList<>();
        final List<String> outside = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        List<String> metrics = List.of();
    }

    /** What is not settled. */
    record Asked(String question) {}

    @Nullable Asked asked;

    /** The question of a column; null if it is none. */
    @Nullable Found of(DraftColumn column, List<DraftColumn> siblings) {
        Found found = new Found();
        Map<String, Integer> values = new LinkedHashMap<>();
        column.distinct.forEach((value, count) -> {
            String folded = SameText.folded(value);
            if (BLANK.contains(folded)) {
                found.blankCodes.add(value);
            } else if (NOT_APPLICABLE.contains(folded)) {
                found.notApplicableCodes.add(value);
            } else {
                values.merge(value, count, Integer::sum);
            }
        });
        int all = values.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return null;
        }
        gaps(values, found);
        all = values.values().stream().mapToInt(Integer::intValue).sum();
        Found made = labels(values, all, found);
        if (made == null) {
            made = leading(column, values, all, found);
        }
        if (made == null) {
            made = numbers(column, siblings, values, all, found);
        }
        if (made != null) {
            metrics(column, made);
        }
        return made;
    }

    private static void gaps(Map<String, Integer> values, Found found) {
        List<Integer> numbers = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (String value : values.keySet()) {
            OptionalInt whole = Numbers.whole(Numbers.unguarded(value), (char) 0);
            if (whole.isEmpty()) {
                continue;
            }
            if (GAPS.contains(String.valueOf(whole.getAsInt()))) {
                codes.add(value);
            } else {
                numbers.add(whole.getAsInt());
            }
        }
        if (codes.isEmpty() || numbers.isEmpty() || numbers.stream().anyMatch(n -> n < 0 || n > 10)) {
            return;
        }
        int low = numbers.stream().mapToInt(n -> n).min().orElse(0);
        int high = numbers.stream().mapToInt(n -> n).max().orElse(0);
        for (String code : codes) {
            int n = Numbers.whole(Numbers.unguarded(code), (char) 0).orElse(0);
            if (n >= high + 2 || n <= low - 2) {
                found.blankCodes.add(code);
                found.notes.add(
                        code + " lies far outside the scale and is taken as a code of no answer; whether blank or not"
                                + " applicable cannot be known");
                values.remove(code);
            }
        }
    }

    private static @Nullable Found labels(Map<String, Integer> values, int all, Found found) {
        Family best = null;
        int most = 0;
        for (Family family : WORDS.families()) {
            int cells = 0;
            int different = 0;
            for (Map.Entry<String, Integer> value : values.entrySet()) {
                if (family.labels().containsKey(SameText.folded(value.getKey()))) {
                    cells += value.getValue();
                    different++;
                }
            }
            if (different >= 2
                    && 2 * cells >= all
                    && (cells > most || (cells == most && best != null && family.points() < best.points()))) {
                best = family;
                most = cells;
            }
        }
        if (best == null) {
            return null;
        }
        found.min = 1;
        found.max = best.points();
        found.highIsBad = !best.highIsGood();
        found.construct = best.construct();
        found.likely = 10 * most < 9 * all;
        found.because.add(most + " of " + all + " cells are labels of " + best.id());
        for (String value : values.keySet()) {
            Integer point = best.labels().get(SameText.folded(value));
            if (point != null) {
                found.labels.put(value, point);
            } else {
                found.outside.add(value);
            }
        }
        return found;
    }

    private static @Nullable Found leading(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        int read = 0;
        boolean words = false;
        TreeSet<Integer> points = new TreeSet<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt n = Numbers.leading(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
            if (n.isPresent()) {
                read += value.getValue();
                points.add(n.getAsInt());
                words |= value.getKey().codePoints().anyMatch(Character::isLetter);
            }
        }
        if (!words
                || 20L * read < 19L * all
                || points.isEmpty()
                || points.first() < 0
                || points.last() > 10
                || values.size() > 22) {
            return null;
        }
        if (!range(column, points, found) && !byValues(points, column, all, found)) {
            return null;
        }
        found.leading = true;
        found.because.add("numbers stand in front of words");
        return found;
    }

    private @Nullable Found numbers(
            DraftColumn column, List<DraftColumn> siblings, Map<String, Integer> values, int all, Found found) {
        int whole = 0;
        TreeSet<Integer> points = new TreeSet<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
            if (n.isPresent()) {
                whole += value.getValue();
                points.add(n.getAsInt());
            }
        }
        if (20L * whole < 19L * all || points.isEmpty() || points.first() < 0 || points.last() > 10) {
            return null;
        }
        int own = points.size();
        for (DraftColumn sibling : siblings) {
            for (String value : sibling.distinct.keySet()) {
                OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value)), (char) 0);
                if (n.isPresent() && n.getAsInt() >= 0 && n.getAsInt() <= 10) {
                    points.add(n.getAsInt());
                }
            }
        }
        boolean worded = !construct(column).equals("other");
        if (!worded && siblings.isEmpty() && (own < 3 || countsUp(column))) {
            return null;
        }
        if (range(column, points, found)) {
            return found;
        }
        return byValues(points, column, all, found) ? found : null;
    }

    private static boolean countsUp(DraftColumn column) {
        int before = Integer.MIN_VALUE;
        for (String cell : column.cells) {
            OptionalInt n = Numbers.whole(Numbers.unguarded(cell), (char) 0);
            if (n.isEmpty() || (before != Integer.MIN_VALUE && n.getAsInt() != before + 1)) {
                return false;
            }
            before = n.getAsInt();
        }
        return true;
    }

    private static boolean range(DraftColumn column, SortedSet<Integer> points, Found found) {
        Matcher range = RANGE.matcher(SameText.of(column.name + " " + column.text + " " + column.upper));
        while (range.find()) {
            int a = Integer.parseInt(range.group(1));
            int b = Integer.parseInt(range.group(2));
            if (b >= 2 && b <= 10 && points.first() >= a && points.last() <= b) {
                found.min = a;
                found.max = b;
                found.because.add("the heading says " + range.group().strip());
                return true;
            }
        }
        return false;
    }

    private static boolean byValues(SortedSet<Integer> points, DraftColumn column, int all, Found found) {
        boolean recommend = construct(column).equals("recommend");
        int max = points.last();
        boolean zero = points.first() == 0;
        if (zero && (max >= 7 || (recommend && max > 1))) {
            found.min = 0;
            found.max = 10;
        } else if (zero) {
            return false;
        } else if (max >= 8) {
            found.min = recommend && all < 100 ? 0 : 1;
            found.max = 10;
            if (recommend && all >= 100) {
                found.because.add("no 0 among " + all + " answers");
            }
        } else if (max == 7) {
            found.min = 1;
            found.max = 7;
        } else if (max == 6 || (recommend && all < 20) || max <= 2) {
            return false;
        } else {
            found.min = 1;
            found.max = 5;
        }
        found.because.add("whole numbers " + points.first() + " to " + max);
        return true;
    }

    static String construct(DraftColumn column) {
        String text = SameText.folded(column.text + " " + column.name);
        for (Construct construct : WORDS.constructs()) {
            for (String word : construct.words()) {
                if (Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word))
                        .matcher(text)
                        .find()) {
                    return construct.name();
                }
            }
        }
        return "other";
    }

    private static void metrics(DraftColumn column, Found found) {
        String wording = construct(column);
        String name = wording.equals("other") ? found.construct : wording;
        Construct construct = WORDS.construct(name);
        if (construct == null) {
            construct = WORDS.construct("other");
        }
        found.construct = name;
        String scale = found.min + "-" + found.max;
        Map<String, List<String>> scales = construct == null ? Map.of() : construct.scales();
        List<String> metrics = scales.getOrDefault(scale, scales.getOrDefault("*", List.of()));
        if (metrics.isEmpty()) {
            Construct other = WORDS.construct("other");
            metrics = other == null ? List.of("mean") : other.scales().getOrDefault(scale, List.of("mean"));
        }
        if (name.equals("effort") && found.labels.isEmpty()) {
            found.notes.add(
                    "is low effort 1 or the highest point? \"direction\": \"HIGH_IS_BAD\" says that high is much effort");
            metrics = List.of("mean");
        }
        if (construct != null && construct.warnings().containsKey(scale)) {
            found.notes.add(construct.warnings().get(scale));
        }
        found.metrics = metrics;
    }
}
