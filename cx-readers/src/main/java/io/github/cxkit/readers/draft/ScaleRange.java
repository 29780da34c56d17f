package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.draft.ScaleGuess.Found;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which scale the points of a column lie on: the one that a heading says, else the one that the values show. */
final class ScaleRange {

    private static final Pattern RANGE = Pattern.compile("(?<!\\d)([01])\\s*(to|bis|a|à|[-–〜～~])\\s*(\\d{1,2})(?!\\d)");

    private ScaleRange() {}

    /**
     * A scale that a heading says.
     *
     * @param words how
     * @param own whether it is the column's own heading
     * @param sure whether it is, and nothing else can be meant
     */
    record Said(int min, int max, String words, boolean own, boolean sure) {

        boolean has(int point) {
            return point >= min && point <= max;
        }
    }

    /** The scales that a heading says, and those of its siblings. */
    static List<Said> said(DraftColumn own, List<DraftColumn> siblings) {
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
    static boolean isScale(DraftColumn column, SortedMap<Integer, Integer> points, int strays, int all, Found found) {
        return isSaid(said(column, List.of()), column, points, strays, all, found)
                || (found.asked == null && byValues(points, column, all, found));
    }

    /**
     * Takes the scale that the heading says, if it fits; if it does not, but for a few cells, that is asked.
     *
     * @param points with their cells; 0 of siblings
     * @param strays cells that are no point of any scale
     */
    static boolean isSaid(
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

    /** Takes the scale that the numbers show; if they may lie on several, that is asked. */
    static boolean byValues(SortedMap<Integer, Integer> points, DraftColumn column, int all, Found found) {
        boolean recommend = ScaleGuess.construct(column).equals("recommend");
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

    /** Asks which scale it is; never true. */
    static boolean asked(DraftColumn column, SortedMap<Integer, Integer> points, Found found, String scales) {
        found.asked = "is the scale " + scales + " its numbers are " + points.firstKey() + " to " + points.lastKey()
                + ": add \"questions\": [{\"id\": ..., \"column\": \"" + column.address
                + "\", \"scale\": {\"min\": ..., \"max\": ...}, \"metrics\": [...]}]";
        return false;
    }

    /** Asks what the cells are that lie off the scale of the heading. */
    static void contradicted(DraftColumn column, Said scale, int strays, int all, Found found) {
        found.asked = "the heading says " + scale.words + ", but " + strays + " of " + all + " cells "
                + (strays == 1 ? "is" : "are") + " none of its points: what are they? add \"questions\": [{\"id\": ...,"
                + " \"column\": \"" + column.address + "\", \"scale\": {\"min\": " + scale.min + ", \"max\": "
                + scale.max + "}, \"metrics\": [...]}]";
    }

    /** Whether some scale has such a point. */
    static boolean isPoint(int number) {
        return number >= 0 && number <= 10;
    }

    /** Cells that are read, and lie off the scale or are none of its points, are told. */
    static void outside(Map<String, Integer> values, Found found, Function<String, OptionalInt> reading) {
        for (String value : values.keySet()) {
            OptionalInt n = reading.apply(Numbers.unguarded(SameText.of(value)));
            boolean on = n.isPresent() && n.getAsInt() >= found.min && n.getAsInt() <= found.max;
            if (!on && !found.labels.containsKey(value) && !found.outside.contains(value)) {
                found.outside.add(value);
            }
        }
    }
}
