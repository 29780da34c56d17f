package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.draft.ScaleGuess.Found;
import io.github.cxkit.readers.draft.ScaleRange.Said;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the numbers of a column say of its scale, with a few words among them or at their ends. */
final class ScaleNumbers {

    private static final Set<String> GAPS = Dictionary.known().words("codes.numbersWithGap");

    private ScaleNumbers() {}

    /** Takes numbers far outside the others, such as 99, off the values: they are codes of no answer. */
    static void gaps(Map<String, Integer> values, Found found) {
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

    /**
     * The question of a column of numbers; null if they are no points of a scale.
     *
     * @param counts whether the rows are those of a table of counts, one for each point
     */
    static @Nullable Found of(
            DraftColumn column,
            List<DraftColumn> siblings,
            Map<String, Integer> values,
            int all,
            boolean counts,
            Found found) {
        int whole = 0;
        int none = 0;
        int slips = 0;
        boolean worded = !ScaleGuess.construct(column).equals("other");
        List<Said> said = ScaleRange.said(column, siblings);
        boolean named = worded || said.stream().anyMatch(Said::sure);
        TreeMap<Integer, Integer> points = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            OptionalInt n = Numbers.whole(Numbers.unguarded(SameText.of(value.getKey())), (char) 0);
            boolean outside = n.isPresent() && !ScaleRange.isPoint(n.getAsInt());
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
                if (n.isPresent() && ScaleRange.isPoint(n.getAsInt())) {
                    points.putIfAbsent(n.getAsInt(), 0);
                }
            }
        }
        if (!named && siblings.isEmpty() && (own < 3 || (!counts && countsUp(column)))) {
            return null;
        }
        boolean scaled = ScaleRange.isSaid(said, column, points, slips, all, found);
        if (!scaled && found.asked == null) {
            // only the scale of recommendation is known well enough to tell that a number is a slip
            scaled =
                    (!Strays.areFew(slips, all) && !ScaleGuess.construct(column).equals("recommend"))
                            ? ScaleRange.asked(
                                    column, points, found, "1 to 5 or 0 to 10, and is the number outside of it a slip?")
                            : ScaleRange.byValues(points, column, all, found);
        }
        if (!scaled) {
            return found.asked == null ? null : found;
        }
        found.likely = !nearly;
        found.weak = !named && siblings.isEmpty() && said.isEmpty() && found.labels.isEmpty() && !column.has("answer");
        others.stream().filter(other -> !found.labels.containsKey(other)).forEach(found.outside::add);
        ScaleRange.outside(values, found, text -> Numbers.whole(text, (char) 0));
        return found;
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
            if (scale.sure() && 2 * on >= all) {
                ScaleRange.contradicted(column, scale, all - on, all, found);
                return found;
            }
        }
        return null;
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
        boolean recommend = ScaleGuess.construct(column).equals("recommend") && points.lastKey() >= 7;
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
                                && ScaleLabels.mayBePoint(Objects.requireNonNull(values.get(other)), all))
                && !(points.firstKey() <= 1
                        && (points.lastKey() == 5 || points.lastKey() == 7 || points.lastKey() == 10));
        if (!known || maybe) {
            found.labels.clear();
            found.asked = ScaleLabels.which(column, values.keySet());
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
}
