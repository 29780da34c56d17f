package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.draft.ScaleGuess.Found;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Family;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the labels of a column say of its scale: words that a family knows, or words with a number beside them. */
final class ScaleLabels {

    private static final Dictionary WORDS = Dictionary.known();
    private static final int MOST_POINTS = 22;

    /** Fewer different words behind numbers are their unit. */
    private static final int FEWEST_KINDS = 3;

    private static final Pattern WORDS_BEHIND = Pattern.compile("^[+-]?\\d+[\\s\\-:.)(=*,;★]*|\\)$");
    private static final Pattern IN_BRACKETS = Pattern.compile("[\\[(](\\d{1,2})[\\])]\\s*(\\p{L}.*)");
    private static final Pattern WORDS_IN_FRONT = Pattern.compile("[\\p{L} ]{1,20}[: ](?=\\d)");

    private ScaleLabels() {}

    /** The question whose points a family of labels knows; null if none knows enough of them. */
    static @Nullable Found known(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        Family best = null;
        int most = 0;
        int apart = 0;
        boolean worded = !ScaleGuess.construct(column).equals("other");
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
    static boolean mayBePoint(int times, int all) {
        return times > 2 && 20L * times > all;
    }

    /** Asks which points the labels of a column are. */
    static String which(DraftColumn column, Set<String> values) {
        return "which points are "
                + String.join(", ", values.stream().map(Shown::quoted).toList())
                + "? add \"questions\": [{\"id\": ..., \"column\": \"" + column.address
                + "\", \"scale\": ..., \"labels\": {...}, \"metrics\": [...]}]";
    }

    /** Labels that no family knows, under a question that asks for a rating. */
    static @Nullable Found unknown(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() == 1
                && !ScaleGuess.construct(column).equals("other")
                && isLabel(values.keySet().iterator().next())) {
            found.asked = which(column, values.keySet());
            return found;
        }
        if (values.size() < 2
                || values.size() > 11
                || 3 * values.size() > all
                || column.meanLength() > 40
                || ScaleGuess.construct(column).equals("other")
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
    static @Nullable Found outOf(DraftColumn column, Map<String, Integer> values, int all, Found found) {
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
        boolean recommend = ScaleGuess.construct(column).equals("recommend");
        found.min = points.first() == 0 || (recommend && max == 10 && all < 100) ? 0 : 1;
        found.max = max;
        found.because.add("its cells are points out of " + max);
        found.labels.putAll(labels);
        found.outside.addAll(others);
        return found;
    }

    /** Numbers that stand in front of words: {@code 5 - very good}, {@code [5] very good}. */
    static @Nullable Found leading(DraftColumn column, Map<String, Integer> values, int all, Found found) {
        if (values.size() > MOST_POINTS) {
            return null;
        }
        int read = 0;
        boolean words = false;
        TreeMap<Integer, Integer> points = new TreeMap<>();
        Map<Integer, String> ends = new TreeMap<>();
        Map<String, Integer> bracketed = new TreeMap<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String text = Numbers.unguarded(SameText.of(value.getKey()));
            Matcher brackets = IN_BRACKETS.matcher(text);
            if (brackets.matches()) {
                bracketed.put(value.getKey(), Integer.parseInt(brackets.group(1)));
                text = brackets.group(1) + " " + brackets.group(2);
            }
            OptionalInt n = Numbers.leading(text, (char) 0);
            if (ScaleRange.isPoint(n.orElse(-1))) {
                read += value.getValue();
                points.merge(n.getAsInt(), value.getValue(), Integer::sum);
                ends.put(n.getAsInt(), WORDS_BEHIND.matcher(text).replaceAll(""));
                words |= Numbers.whole(text, (char) 0).isEmpty();
            }
        }
        boolean told = !ScaleGuess.construct(column).equals("other")
                || ScaleEnds.direction(ends) != ScaleEnds.Direction.UNKNOWN;
        int strays = all - read;
        if (!words || points.isEmpty() || !(told ? Strays.areFewOfNamed(strays, all) : Strays.areFew(strays, all))) {
            return null;
        }
        if (!ScaleRange.isScale(column, points, strays, all, found)) {
            return found.asked == null ? null : found;
        }
        if (!told
                && ends.values().stream().distinct().count() >= FEWEST_KINDS
                && ends.values().stream().noneMatch(ScaleLabels::isLabel)) {
            found.asked = "do its numbers rate, or name kinds of things? " + which(column, values.keySet());
            return found;
        }
        found.leading = bracketed.size() < values.size();
        found.labels.putAll(bracketed);
        found.because.add("numbers stand in front of words");
        ScaleRange.outside(values, found, text -> Numbers.leading(text, (char) 0));
        switch (ScaleEnds.direction(ends)) {
            case HIGH_IS_BAD -> found.lowIsBest();
            case HIGH_IS_GOOD -> found.settled = true;
            default -> {
                // the words do not tell, or the heading does
            }
        }
        return found;
    }

    /** Numbers that stand behind words, in all cells or at the ends of a scale: {@code Extremely likely - 10}. */
    static @Nullable Found trailing(DraftColumn column, Map<String, Integer> values, int all, Found found) {
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
            if (!ScaleRange.isPoint(point)) {
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
                || !ScaleGuess.construct(column).equals("other")
                || ScaleEnds.direction(ends) != ScaleEnds.Direction.UNKNOWN;
        if (labels.isEmpty()
                || !told
                || new HashSet<>(ends.values()).size() < ends.size()
                || !Strays.areFewOfNamed(all - read, all)) {
            return null;
        }
        if (!ScaleRange.isScale(column, points, all - read, all, found)) {
            return found.asked == null ? null : found;
        }
        found.because.add("numbers stand behind words");
        if (ScaleEnds.direction(ends) == ScaleEnds.Direction.HIGH_IS_BAD) {
            found.lowIsBest();
        }
        found.labels.putAll(labels);
        ScaleRange.outside(values, found, text -> Numbers.whole(text, (char) 0));
        return found;
    }
}
