package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Construct;
import io.github.cxkit.readers.internal.Dictionary.Family;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether a column is a rating question, and on which scale. */
final class ScaleGuess {

    private static final Dictionary WORDS = Dictionary.known();
    private static final Set<String> GAPS = WORDS.words("codes.numbersWithGap");
    private static final int MOST_POINTS = 22;

    /** Of so many texts, most of them one person's own, no half can be labels or numbers of a scale. */
    private static final int MOST_TEXTS = 200;

    private static final Pattern WORDS_BEHIND = Pattern.compile("^[+-]?\\d+[\\s\\-:.)(=*,;★]*|\\)$");
    private static final Pattern WORDS_IN_FRONT = Pattern.compile("[\\p{L} ]{1,20}[: ](?=\\d)");
    private static final Pattern RANGE = Pattern.compile("(?<!\\d)([01])\\s*(?:to|a|-|–)\\s*(\\d{1,2})(?!\\d)");

    /** A question as it is drafted. */
    static final class Found {
        int min;
        int max;
        boolean highIsBad;
        boolean leading;
        boolean likely;

        /** Whether the words at the ends tell which end is the good one. */
        boolean settled;

        /** What has to be asked before this is a question; null if nothing. */
        @Nullable String asked;

        String construct = "other";
        final Map<String, Integer> labels = new TreeMap<>();
        final List<String> blankCodes = new ArrayList<>();
        final List<String> notApplicableCodes = new ArrayList<>();
        final List<String> because = new ArrayList<>();
        final List<String> outside = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        List<String> metrics = List.of();
    }

    /** Whether the rows are those of a table of counts, one for each point. */
    private final boolean counts;

    ScaleGuess(boolean counts) {
        this.counts = counts;
    }

    /** The question of a column; null if it is none. */
    @Nullable Found of(DraftColumn column, List<DraftColumn> siblings) {
        Found found = new Found();
        if (column.distinct.size() > MOST_TEXTS && 2 * column.distinct.size() > column.filled) {
            return null;
        }
        Map<String, Integer> values = new LinkedHashMap<>();
        column.distinct.forEach((value, count) -> {
            if (WORDS.isWord("codes.blank", value)) {
                found.blankCodes.add(value);
            } else if (WORDS.isWord("codes.notApplicable", value)) {
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
        Found made = labels(column, values, all, found);
        if (made != null && made.likely && column.is("comment")) {
            return null;
        }
        if (made == null) {
            made = outOf(column, values, all, found);
        }
        if (made == null) {
            made = leading(column, values, all, found);
        }
        if (made == null) {
            made = trailing(column, values, all, found);
        }
        if (made == null) {
            made = numbers(column, siblings, values, all, found);
        }
        if (made == null) {
            made = unknown(column, values, all, found);
        }
        if (made != null && made.asked == null) {
            ends(column, siblings, made);
        }
        if (made != null && made.asked == null) {
            metrics(column, made);
        }
        return made;
    }

    /** What the heading says of the ends of a scale of numbers: {@code (1 = excellent, 5 = poor)}. */
    private static void ends(DraftColumn column, List<DraftColumn> siblings, Found found) {
        if (found.settled || !found.labels.isEmpty()) {
            return;
        }
        boolean recommend = construct(column).equals("recommend");
        List<DraftColumn> said = new ArrayList<>(List.of(column));
        said.addAll(siblings);
        for (DraftColumn each : said) {
            SortedMap<Integer, String> ends = ScaleEnds.of(each.name + " . " + each.text + " . " + each.upper);
            if (ends.isEmpty() || ends.firstKey() != found.min || ends.lastKey() != found.max) {
                continue;
            }
            ScaleEnds.Direction told = ScaleEnds.direction(ends);
            if (told == ScaleEnds.Direction.HIGH_IS_GOOD) {
                found.settled = true;
            } else if (told == ScaleEnds.Direction.HIGH_IS_BAD && !recommend) {
                highIsBad(found);
            } else if (told != ScaleEnds.Direction.UPWARDS && !(recommend && told == ScaleEnds.Direction.UNKNOWN)) {
                found.asked = "which end of its scale is the good one? add \"questions\": [{\"id\": ..., \"column\": \""
                        + column.address + "\", \"scale\": {\"min\": " + found.min + ", \"max\": " + found.max
                        + ", \"direction\": ...}, \"metrics\": [...]}]";
            }
            return;
        }
    }

    private static void highIsBad(Found found) {
        found.settled = true;
        found.highIsBad = true;
        found.because.add("the words say that the lowest point is the best");
    }

    /** Labels that no family knows, under a question that asks for a rating. */
    private static @Nullable Found unknown(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() < 2
                || values.size() > 11
                || 3 * values.size() > all
                || column.meanLength() > 40
                || construct(column).equals("other")
                || column.is("comment")
                || values.keySet().stream()
                                .filter(v -> v.codePoints().anyMatch(Character::isLetter))
                                .count()
                        < 2) {
            return null;
        }
        found.asked = which(column, values.keySet());
        return found;
    }

    /** Ratings that name their maximum, such as {@code 4/5} and {@code 4 su 5}. */
    private static @Nullable Found outOf(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() > MOST_POINTS) {
            return null;
        }
        int max = 0;
        int read = 0;
        Map<String, Integer> labels = new TreeMap<>();
        TreeSet<Integer> points = new TreeSet<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            Matcher front = WORDS_IN_FRONT.matcher(text);
            boolean inFront = front.lookingAt();
            text = inFront ? text.substring(front.end()) : text;
            OptionalInt of = Numbers.maximum(text);
            if (of.isEmpty() || of.getAsInt() < 2 || of.getAsInt() > 10 || (max != 0 && of.getAsInt() != max)) {
                continue;
            }
            OptionalInt n = Numbers.outOf(text, of.getAsInt());
            if (n.isEmpty()) {
                n = Numbers.leading(text, (char) 0);
                found.leading |= !inFront;
            }
            if (inFront && n.isPresent()) {
                labels.put(value.getKey(), n.getAsInt());
            }
            if (n.isPresent() && n.getAsInt() >= 0 && n.getAsInt() <= of.getAsInt()) {
                max = of.getAsInt();
                read += value.getValue();
                points.add(n.getAsInt());
            }
        }
        if (max == 0 || 20L * read < 19L * all || points.size() < 2) {
            found.leading = false;
            return null;
        }
        boolean recommend = construct(column).equals("recommend");
        found.min = points.first() == 0 || (recommend && max == 10 && all < 100) ? 0 : 1;
        found.max = max;
        found.because.add("its cells are points out of " + max);
        found.labels.putAll(labels);
        return found;
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
            } else if (whole.getAsInt() < 0 || whole.getAsInt() > 10) {
                return;
            } else {
                numbers.add(whole.getAsInt());
            }
        }
        if (codes.isEmpty() || numbers.isEmpty()) {
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

    private static @Nullable Found labels(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        Family best = null;
        int most = 0;
        int apart = 0;
        boolean worded = !construct(column).equals("other");
        Map<String, Integer> folded = new LinkedHashMap<>();
        values.forEach((value, count) -> folded.merge(Dictionary.label(value), count, Integer::sum));
        for (Family family : WORDS.families()) {
            int cells = 0;
            int different = 0;
            Set<Integer> points = new HashSet<>();
            for (Map.Entry<String, Integer> value : folded.entrySet()) {
                Integer point = family.labels().get(value.getKey());
                if (point != null) {
                    cells += value.getValue();
                    different++;
                    points.add(point);
                }
            }
            if (different < 2 || 2 * cells < all || cells < most || (family.worded() && !worded)) {
                continue;
            }
            // of two families that know the same cells, the one that keeps their labels apart: "agree" is not "somewhat
            // agree"
            if (best == null
                    || cells > most
                    || points.size() > apart
                    || (points.size() == apart && family.points() < best.points())) {
                best = family;
                most = cells;
                apart = points.size();
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
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            Integer point = best.point(value.getKey());
            if (point != null) {
                found.labels.put(value.getKey(), point);
            } else {
                found.outside.add(value.getKey());
                if (mayBePoint(value.getValue(), all)) {
                    found.asked = which(column, values.keySet());
                }
            }
        }
        return found;
    }

    /** A text that comes again and again is no remark of one person: it may be a point of the scale. */
    private static boolean mayBePoint(int times, int all) {
        return times > 2 && 20L * times > all;
    }

    private static String which(DraftColumn column, Set<String> values) {
        return "which points are "
                + String.join(", ", values.stream().map(Shown::quoted).toList())
                + "? add \"questions\": [{\"id\": ..., \"column\": \"" + column.address
                + "\", \"scale\": ..., \"labels\": {...}, \"metrics\": [...]}]";
    }

    /** Numbers that stand behind words, in all cells or at the ends of a scale: {@code Extremely likely - 10}. */
    private static @Nullable Found trailing(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() > MOST_POINTS) {
            return null;
        }
        int read = 0;
        int bare = 0;
        TreeSet<Integer> points = new TreeSet<>();
        Map<String, Integer> labels = new TreeMap<>();
        Map<Integer, String> ends = new TreeMap<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            OptionalInt n = Numbers.whole(text, (char) 0);
            Numbers.Trailing behind = n.isPresent() ? null : Numbers.trailing(text);
            if (behind != null) {
                labels.put(value.getKey(), behind.number());
                ends.put(behind.number(), behind.words());
            }
            if (n.isPresent() || behind != null) {
                points.add(behind == null ? n.getAsInt() : behind.number());
                read += value.getValue();
                bare += n.isPresent() ? 1 : 0;
            }
        }
        boolean told = bare > 0
                || !construct(column).equals("other")
                || ScaleEnds.direction(ends) != ScaleEnds.Direction.UNKNOWN;
        if (labels.isEmpty()
                || !told
                || new HashSet<>(ends.values()).size() < ends.size()
                || 20L * read < 19L * all
                || points.first() < 0
                || points.last() > 10) {
            return null;
        }
        if (!range(List.of(column), points, found) && !byValues(points, column, all, found)) {
            return found.asked == null ? null : found;
        }
        found.because.add("numbers stand behind words");
        if (ScaleEnds.direction(ends) == ScaleEnds.Direction.HIGH_IS_BAD) {
            highIsBad(found);
        }
        found.labels.putAll(labels);
        values.keySet().stream()
                .filter(value -> !labels.containsKey(value)
                        && Numbers.whole(Numbers.unguarded(SameText.of(value)), (char) 0)
                                .isEmpty())
                .forEach(found.outside::add);
        return found;
    }

    private static @Nullable Found leading(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() > MOST_POINTS) {
            return null;
        }
        int read = 0;
        boolean words = false;
        TreeSet<Integer> points = new TreeSet<>();
        Map<Integer, String> ends = new TreeMap<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            OptionalInt n = Numbers.leading(text, (char) 0);
            if (n.isPresent()) {
                read += value.getValue();
                points.add(n.getAsInt());
                ends.put(n.getAsInt(), WORDS_BEHIND.matcher(text).replaceAll(""));
                words |= Numbers.whole(text, (char) 0).isEmpty();
            }
        }
        if (!words || 20L * read < 19L * all || points.isEmpty() || points.first() < 0 || points.last() > 10) {
            return null;
        }
        if (!range(List.of(column), points, found) && !byValues(points, column, all, found)) {
            return found.asked == null ? null : found;
        }
        found.leading = true;
        found.because.add("numbers stand in front of words");
        switch (ScaleEnds.direction(ends)) {
            case HIGH_IS_BAD -> highIsBad(found);
            case HIGH_IS_GOOD -> found.settled = true;
            default -> {
                // the words do not tell, or the heading does
            }
        }
        return found;
    }

    private @Nullable Found numbers(
            DraftColumn column, List<DraftColumn> siblings, Map<String, Integer> values, int all, Found found) {
        int whole = 0;
        int none = 0;
        boolean worded = !construct(column).equals("other");
        TreeSet<Integer> points = new TreeSet<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
            boolean outside = n.isPresent() && (n.getAsInt() < 0 || n.getAsInt() > 10);
            if (n.isPresent() && !outside) {
                whole += value.getValue();
                points.add(n.getAsInt());
            } else {
                others.add(value.getKey());
                none += worded && ScaleEnds.end(value.getKey()) != 0 ? 0 : value.getValue();
            }
            // a few numbers that are on no scale are slips, under a heading that asks for a rating
            if (5L * none > all || (outside && (!worded || 20L * value.getValue() > all))) {
                return null;
            }
        }
        boolean nearly = 20L * whole >= 19L * all;
        if (points.isEmpty() || !(nearly || (worded && isBesideWords(all - none, all, others)))) {
            return null;
        }
        if (!wordsAtEnds(column, points, others, values, all, found)) {
            return found.asked == null ? null : found;
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
        if (!worded && siblings.isEmpty() && (own < 3 || (!counts && countsUp(column)))) {
            return null;
        }
        List<DraftColumn> said = new ArrayList<>(List.of(column));
        said.addAll(siblings);
        if (!range(said, points, found) && !byValues(points, column, all, found)) {
            return found.asked == null ? null : found;
        }
        found.likely = !nearly;
        others.stream().filter(other -> !found.labels.containsKey(other)).forEach(found.outside::add);
        return found;
    }

    /** Words in place of the lowest and the highest number of a scale, as some tools write them. */
    private static boolean wordsAtEnds(
            DraftColumn column,
            SortedSet<Integer> points,
            List<String> others,
            Map<String, Integer> values,
            int all,
            Found found) {
        // on the scale of recommendation, 0 to 10, points may be missing beside the ends
        boolean recommend = construct(column).equals("recommend") && points.last() >= 7;
        int low = recommend ? 0 : points.first() - 1;
        int high = recommend ? 10 : points.last() + 1;
        for (String other : others) {
            int end = ScaleEnds.end(other);
            int point = end < 0 ? low : high;
            if (end != 0 && point >= 0 && !points.contains(point)) {
                found.labels.put(other, point);
            }
        }
        points.addAll(found.labels.values());
        boolean known = found.labels.isEmpty()
                || (points.first() <= 1 && (points.last() == 5 || points.last() == 7 || points.last() == 10));
        boolean maybe = others.stream()
                        .anyMatch(other -> !found.labels.containsKey(other)
                                && mayBePoint(Objects.requireNonNull(values.get(other)), all))
                && !(points.first() <= 1 && (points.last() == 5 || points.last() == 7 || points.last() == 10));
        if (!known || maybe) {
            found.labels.clear();
            found.asked = which(column, values.keySet());
            return false;
        }
        if (!found.labels.isEmpty()) {
            found.because.add("words stand at the ends of its numbers");
        }
        return true;
    }

    /** A few words beside the numbers of a question that asks for a rating: "maybe" among points of 0 to 10. */
    private static boolean isBesideWords(int whole, int all, List<String> others) {
        return 5L * whole >= 4L * all
                && others.size() <= 3
                && others.stream().allMatch(other -> other.codePoints().anyMatch(Character::isLetter));
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

    private static boolean range(List<DraftColumn> columns, SortedSet<Integer> points, Found found) {
        for (DraftColumn column : columns) {
            Matcher range = RANGE.matcher(SameText.of(column.name + " " + column.text + " " + column.upper));
            while (range.find()) {
                int a = Integer.parseInt(range.group(1));
                int b = Integer.parseInt(range.group(2));
                if (b >= 2 && b <= 10 && points.first() >= a && points.last() <= b) {
                    found.min = a;
                    found.max = b;
                    found.because.add("the heading " + (column == columns.get(0) ? "" : "of a sibling ") + "says "
                            + range.group().strip());
                    return true;
                }
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
            return max > 1
                    && asked(column, points, found, "0 to 5, 0 to 6 or 0 to 10, or is 0 or 6 a code of no answer?");
        } else if (max >= 8) {
            found.min = recommend && all < 100 ? 0 : 1;
            found.max = 10;
            if (recommend && all >= 100) {
                found.because.add("no 0 among " + all + " answers");
            }
        } else if (max == 7) {
            found.min = 1;
            found.max = 7;
        } else if (max == 6) {
            return asked(column, points, found, "1 to 6 or 1 to 7, or is 6 a code of no answer on 1 to 5?");
        } else if (recommend && all < 20) {
            return asked(column, points, found, "0 to 10 or 1 to 5?");
        } else if (max == 2 && points.size() == 2) {
            return false;
        } else {
            found.min = 1;
            found.max = 5;
        }
        found.because.add("whole numbers " + points.first() + " to " + max);
        return true;
    }

    private static boolean asked(DraftColumn column, SortedSet<Integer> points, Found found, String scales) {
        found.asked = "is the scale " + scales + " its numbers are " + points.first() + " to " + points.last()
                + "; add \"questions\": [{\"id\": ..., \"column\": \"" + column.address
                + "\", \"scale\": {\"min\": ..., \"max\": ...}, \"metrics\": [...]}]";
        return false;
    }

    static String construct(DraftColumn column) {
        return construct(
                column.text + " " + column.name + " " + DraftColumn.parted(column.name) + " " + column.saidElsewhere);
    }

    /** What a wording asks for. */
    static String construct(String wording) {
        String text = SameText.folded(wording);
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
        if (name.equals("effort") && found.labels.isEmpty() && !found.settled) {
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
