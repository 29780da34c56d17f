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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
    private static final Pattern RANGE = Pattern.compile("(?<!\\d)([01])\\s*(to|bis|a|à|[-–〜～~])\\s*(\\d{1,2})(?!\\d)");

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
            if (ends.isEmpty()) {
                continue;
            }
            ScaleEnds.Direction told = ScaleEnds.direction(ends);
            if (ends.firstKey() != found.min || ends.lastKey() != found.max) {
                if (each == column && told == ScaleEnds.Direction.HIGH_IS_BAD) {
                    found.asked = "the heading explains " + ends.firstKey() + " to " + ends.lastKey()
                            + ", but its numbers look like " + found.min + " to " + found.max
                            + ": which scale is it, and which end is the good one? add \"questions\": [{\"id\": ...,"
                            + " \"column\": \"" + column.address + "\", \"scale\": {\"min\": ..., \"max\": ...,"
                            + " \"direction\": ...}, \"metrics\": [...]}]";
                    return;
                }
                continue;
            }
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
        if (values.size() == 1
                && !construct(column).equals("other")
                && isLabel(values.keySet().iterator().next())) {
            found.asked = which(column, values.keySet());
            return found;
        }
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

    private static boolean isLabel(String value) {
        return WORDS.families().stream().anyMatch(family -> !family.worded() && family.point(value) != null);
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
        List<String> others = new ArrayList<>(values.keySet());
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
                others.remove(value.getKey());
            }
        }
        if (max == 0 || !Strays.areFewOfNamed(all - read, all) || points.size() < 2) {
            found.leading = false;
            return null;
        }
        boolean recommend = construct(column).equals("recommend");
        found.min = points.first() == 0 || (recommend && max == 10 && all < 100) ? 0 : 1;
        found.max = max;
        found.because.add("its cells are points out of " + max);
        found.labels.putAll(labels);
        found.outside.addAll(others);
        return found;
    }

    private static void gaps(Map<String, Integer> values, Found found) {
        List<Integer> numbers = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        int slips = 0;
        int cells = 0;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt whole = Numbers.whole(Numbers.unguarded(value.getKey()), (char) 0);
            if (whole.isEmpty()) {
                continue;
            }
            if (GAPS.contains(String.valueOf(whole.getAsInt()))) {
                codes.add(value.getKey());
                continue;
            }
            cells += value.getValue();
            if (whole.getAsInt() < 0 || whole.getAsInt() > 10) {
                slips += value.getValue();
            } else {
                numbers.add(whole.getAsInt());
            }
        }
        if (codes.isEmpty() || numbers.isEmpty() || !Strays.areFewOfNamed(slips, cells)) {
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
        if (isFiner(found.labels, values, all)) {
            found.asked = which(column, values.keySet());
        }
        return found;
    }

    /** Whether two labels that come again and again share a point, and are not one in two spellings: the scale has more points. */
    private static boolean isFiner(Map<String, Integer> labels, Map<String, Integer> values, int all) {
        Map<Integer, String> stems = new TreeMap<>();
        for (Map.Entry<String, Integer> label : labels.entrySet()) {
            if (mayBePoint(values.getOrDefault(label.getKey(), 0), all)) {
                String stem = stem(label.getKey());
                String other = stems.putIfAbsent(label.getValue(), stem);
                if (other != null && !other.equals(stem)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A label without the endings of gender and number. */
    private static String stem(String label) {
        return Dictionary.label(label).replaceAll("(?<=\\p{L}{3})[aeios]{1,2}(?!\\p{L})", "");
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
        TreeMap<Integer, Integer> points = new TreeMap<>();
        Map<String, Integer> labels = new TreeMap<>();
        Map<Integer, String> ends = new TreeMap<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            OptionalInt n = Numbers.whole(text, (char) 0);
            Numbers.Trailing behind = n.isPresent() ? null : Numbers.trailing(text);
            int point = behind != null ? behind.number() : n.orElse(-1);
            if (!isPoint(point)) {
                continue;
            }
            if (behind != null) {
                labels.put(value.getKey(), point);
                ends.put(point, behind.words());
            }
            points.merge(point, value.getValue(), Integer::sum);
            read += value.getValue();
            bare += n.isPresent() ? 1 : 0;
        }
        boolean told = bare > 0
                || !construct(column).equals("other")
                || ScaleEnds.direction(ends) != ScaleEnds.Direction.UNKNOWN;
        if (labels.isEmpty()
                || !told
                || new HashSet<>(ends.values()).size() < ends.size()
                || !Strays.areFewOfNamed(all - read, all)) {
            return null;
        }
        if (!isScale(column, points, all - read, all, found)) {
            return found.asked == null ? null : found;
        }
        found.because.add("numbers stand behind words");
        if (ScaleEnds.direction(ends) == ScaleEnds.Direction.HIGH_IS_BAD) {
            highIsBad(found);
        }
        found.labels.putAll(labels);
        outside(values, found, text -> Numbers.whole(text, (char) 0));
        return found;
    }

    private static @Nullable Found leading(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() > MOST_POINTS) {
            return null;
        }
        int read = 0;
        boolean words = false;
        TreeMap<Integer, Integer> points = new TreeMap<>();
        Map<Integer, String> ends = new TreeMap<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            OptionalInt n = Numbers.leading(text, (char) 0);
            if (isPoint(n.orElse(-1))) {
                read += value.getValue();
                points.merge(n.getAsInt(), value.getValue(), Integer::sum);
                ends.put(n.getAsInt(), WORDS_BEHIND.matcher(text).replaceAll(""));
                words |= Numbers.whole(text, (char) 0).isEmpty();
            }
        }
        boolean told = !construct(column).equals("other") || ScaleEnds.direction(ends) != ScaleEnds.Direction.UNKNOWN;
        int strays = all - read;
        if (!words || points.isEmpty() || !(told ? Strays.areFewOfNamed(strays, all) : Strays.areFew(strays, all))) {
            return null;
        }
        if (!isScale(column, points, strays, all, found)) {
            return found.asked == null ? null : found;
        }
        found.leading = true;
        found.because.add("numbers stand in front of words");
        outside(values, found, text -> Numbers.leading(text, (char) 0));
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
        int slips = 0;
        boolean worded = !construct(column).equals("other");
        List<Said> said = said(column, siblings);
        boolean named = worded || said.stream().anyMatch(Said::sure);
        TreeMap<Integer, Integer> points = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
            boolean outside = n.isPresent() && !isPoint(n.getAsInt());
            if (n.isPresent() && !outside) {
                whole += value.getValue();
                points.merge(n.getAsInt(), value.getValue(), Integer::sum);
            } else {
                others.add(value.getKey());
                none += named && ScaleEnds.end(value.getKey()) != 0 ? 0 : value.getValue();
                slips += outside ? value.getValue() : 0;
            }
            if (5L * none > all) {
                return doubtful(column, said, values, all, found);
            }
        }
        // a few numbers that are on no scale are slips, under a heading that asks for a rating
        if (slips > 0 && (!named || !Strays.areFewOfNamed(slips, all))) {
            return doubtful(column, said, values, all, found);
        }
        boolean nearly = Strays.areFew(all - whole, all);
        boolean most = nearly
                || (named && (Strays.areFewOfNamed(none, all) || isBesideWords(all - none, all, values, others)));
        if (points.isEmpty() || !most) {
            return null;
        }
        if (!wordsAtEnds(column, points, others, values, all, found)) {
            return found.asked == null ? null : found;
        }
        int own = points.size();
        for (DraftColumn sibling : siblings) {
            for (String value : sibling.distinct.keySet()) {
                OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value)), (char) 0);
                if (n.isPresent() && isPoint(n.getAsInt())) {
                    points.putIfAbsent(n.getAsInt(), 0);
                }
            }
        }
        if (!named && siblings.isEmpty() && (own < 3 || (!counts && countsUp(column)))) {
            return null;
        }
        boolean scaled = isSaid(said, column, points, slips, all, found);
        if (!scaled && found.asked == null) {
            // only the scale of recommendation is known well enough to tell that a number is a slip
            scaled = (!Strays.areFew(slips, all) && !construct(column).equals("recommend"))
                    ? asked(column, points, found, "1 to 5 or 0 to 10, and is the number outside of it a slip?")
                    : byValues(points, column, all, found);
        }
        if (!scaled) {
            return found.asked == null ? null : found;
        }
        found.likely = !nearly;
        others.stream().filter(other -> !found.labels.containsKey(other)).forEach(found.outside::add);
        outside(values, found, text -> Numbers.whole(text, (char) 0));
        return found;
    }

    private static boolean isPoint(int number) {
        return number >= 0 && number <= 10;
    }

    /** Cells that are read, and lie off the scale or are none of its points, are told. */
    private static void outside(Map<String, Integer> values, Found found, Function<String, OptionalInt> reading) {
        for (String value : values.keySet()) {
            OptionalInt n = reading.apply(Numbers.unguarded(SameText.of(value)));
            boolean on = n.isPresent() && n.getAsInt() >= found.min && n.getAsInt() <= found.max;
            if (!on && !found.labels.containsKey(value) && !found.outside.contains(value)) {
                found.outside.add(value);
            }
        }
    }

    /** Of a heading that names a scale most cells are points, and too many are none: that is asked. */
    private static @Nullable Found doubtful(
            DraftColumn column, List<Said> said, Map<String, Integer> values, int all, Found found) {
        for (Said scale : said) {
            int on = 0;
            for (Map.Entry<String, Integer> value : values.entrySet()) {
                OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
                on += n.isPresent() && scale.has(n.getAsInt()) ? value.getValue() : 0;
            }
            if (scale.sure && 2 * on >= all) {
                contradicted(column, scale, all - on, all, found);
                return found;
            }
        }
        return null;
    }

    private static void contradicted(DraftColumn column, Said scale, int strays, int all, Found found) {
        found.asked = "the heading says " + scale.words + ", but " + strays + " of " + all + " cells "
                + (strays == 1 ? "is" : "are") + " none of its points: what are they? add \"questions\": [{\"id\": ...,"
                + " \"column\": \"" + column.address + "\", \"scale\": {\"min\": " + scale.min + ", \"max\": "
                + scale.max + "}, \"metrics\": [...]}]";
    }

    /** Words in place of the lowest and the highest number of a scale, as some tools write them. */
    private static boolean wordsAtEnds(
            DraftColumn column,
            SortedMap<Integer, Integer> points,
            List<String> others,
            Map<String, Integer> values,
            int all,
            Found found) {
        // on the scale of recommendation, 0 to 10, points may be missing beside the ends
        boolean recommend = construct(column).equals("recommend") && points.lastKey() >= 7;
        int low = recommend ? 0 : points.firstKey() - 1;
        int high = recommend ? 10 : points.lastKey() + 1;
        for (String other : others) {
            int end = ScaleEnds.end(other);
            int point = end < 0 ? low : high;
            // of the scale of recommendation it is known that its ends are 0 and 10, also where these occur as numbers
            if (end != 0 && point >= 0 && (recommend || !points.containsKey(point))) {
                found.labels.put(other, point);
            }
        }
        found.labels.forEach((label, point) -> points.merge(point, values.getOrDefault(label, 0), Integer::sum));
        boolean known = found.labels.isEmpty()
                || (points.firstKey() <= 1
                        && (points.lastKey() == 5 || points.lastKey() == 7 || points.lastKey() == 10));
        boolean maybe = others.stream()
                        .anyMatch(other -> !found.labels.containsKey(other)
                                && mayBePoint(Objects.requireNonNull(values.get(other)), all))
                && !(points.firstKey() <= 1
                        && (points.lastKey() == 5 || points.lastKey() == 7 || points.lastKey() == 10));
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
    private static boolean isBesideWords(int whole, int all, Map<String, Integer> values, List<String> others) {
        int numbers = 0;
        for (String other : others) {
            numbers += other.codePoints().anyMatch(Character::isLetter) ? 0 : values.getOrDefault(other, 0);
        }
        return 5L * whole >= 4L * all && others.size() <= 3 && Strays.areFewOfNamed(numbers, all);
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

    /**
     * A scale that a heading says.
     *
     * @param words how
     * @param own whether it is the column's own heading
     * @param sure whether it is, and nothing else can be meant
     */
    private record Said(int min, int max, String words, boolean own, boolean sure) {

        boolean has(int point) {
            return point >= min && point <= max;
        }
    }

    /** The scales that a heading says, and those of its siblings. */
    private static List<Said> said(DraftColumn own, List<DraftColumn> siblings) {
        List<Said> said = new ArrayList<>();
        List<DraftColumn> columns = new ArrayList<>(List.of(own));
        columns.addAll(siblings);
        for (DraftColumn column : columns) {
            String heading = SameText.of(column.name + " " + column.text + " " + column.upper);
            Matcher range = RANGE.matcher(heading);
            while (range.find()) {
                int a = Integer.parseInt(range.group(1));
                int b = Integer.parseInt(range.group(3));
                if (b < 2 || b > 10) {
                    continue;
                }
                String words = range.group().strip();
                boolean sure = Character.isLetter(range.group(2).charAt(0)) || isUsual(b);
                said.add(new Said(a, b, words, column == own, column == own && sure));
            }
            SortedMap<Integer, String> ends = ScaleEnds.of(column.name + " . " + column.text + " . " + column.upper);
            if (!ends.isEmpty() && ends.firstKey() <= 1 && isUsual(ends.lastKey())) {
                int a = ends.firstKey();
                int b = ends.lastKey();
                said.add(new Said(a, b, a + " to " + b, column == own, column == own));
            }
        }
        return said;
    }

    private static boolean isUsual(int max) {
        return max == 4 || max == 5 || max == 7 || max == 10;
    }

    /** Finds the scale: the one that the heading says, else the one that the values show. */
    private static boolean isScale(
            DraftColumn column, SortedMap<Integer, Integer> points, int strays, int all, Found found) {
        return isSaid(said(column, List.of()), column, points, strays, all, found)
                || (found.asked == null && byValues(points, column, all, found));
    }

    /**
     * Takes the scale that the heading says, if it fits; if it does not, but for a few cells, that is asked.
     *
     * @param points with their cells; 0 of siblings
     * @param strays cells that are no point of any scale
     */
    private static boolean isSaid(
            List<Said> said, DraftColumn column, SortedMap<Integer, Integer> points, int strays, int all, Found found) {
        for (Said scale : said) {
            int off = off(points, scale);
            boolean fits = scale.has(points.firstKey()) && scale.has(points.lastKey());
            if (fits || (scale.sure && off > 0 && Strays.areFewOfNamed(off + strays, all))) {
                found.min = scale.min;
                found.max = scale.max;
                found.because.add("the heading " + (scale.own ? "" : "of a sibling ") + "says " + scale.words);
                return true;
            }
        }
        for (Said scale : said) {
            if (scale.sure && off(points, scale) > 0) {
                contradicted(column, scale, off(points, scale) + strays, all, found);
                return false;
            }
        }
        return false;
    }

    private static int off(SortedMap<Integer, Integer> points, Said scale) {
        int off = 0;
        for (Map.Entry<Integer, Integer> point : points.entrySet()) {
            off += scale.has(point.getKey()) ? 0 : point.getValue();
        }
        return off;
    }

    private static boolean byValues(SortedMap<Integer, Integer> points, DraftColumn column, int all, Found found) {
        boolean recommend = construct(column).equals("recommend");
        int max = points.lastKey();
        boolean zero = points.firstKey() == 0;
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
        found.because.add("whole numbers " + points.firstKey() + " to " + max);
        return true;
    }

    private static boolean asked(DraftColumn column, SortedMap<Integer, Integer> points, Found found, String scales) {
        found.asked = "is the scale " + scales + " its numbers are " + points.firstKey() + " to " + points.lastKey()
                + ": add \"questions\": [{\"id\": ..., \"column\": \"" + column.address
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
                if (Dictionary.finding(word, false).matcher(text).find()) {
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
