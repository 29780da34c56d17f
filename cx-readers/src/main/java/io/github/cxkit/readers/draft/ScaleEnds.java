package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Family;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words at the points of a scale say of its direction: {@code (1 = very satisfied, 5 = very dissatisfied)}. */
final class ScaleEnds {

    private static final Dictionary WORDS = Dictionary.known();
    private static final Pattern ANCHOR = Pattern.compile(
            "(?<![\\p{L}\\d.,/])(\\d{1,2})\\s*(?:[=:(\\-]|is\\b|means\\b|being\\b|è|e'|indica\\b|significa\\b"
                    + "|vuol dire\\b|corrisponde a\\b|equivale a\\b)\\s*([\\p{L}][\\p{L}'/ ]*)");
    private static final int MOST_WORDS = 6;

    /** Which way a scale runs. */
    enum Direction {
        HIGH_IS_GOOD,
        HIGH_IS_BAD,

        /** The words say how much, and not whether much is good. */
        UPWARDS,
        DOWNWARDS,
        UNKNOWN
    }

    private ScaleEnds() {}

    /** The points that a heading explains, with their words; empty if fewer than two. */
    static SortedMap<Integer, String> of(String heading) {
        SortedMap<Integer, String> anchors = new TreeMap<>();
        Matcher matcher = ANCHOR.matcher(SameText.of(heading).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            anchors.putIfAbsent(
                    Integer.parseInt(matcher.group(1)), matcher.group(2).strip());
        }
        return anchors.size() < 2 ? new TreeMap<>() : anchors;
    }

    /** The direction that words at points, in order, tell. */
    static Direction direction(SortedMap<Integer, String> words) {
        int most = 1;
        Direction told = Direction.UNKNOWN;
        for (Family family : WORDS.families()) {
            List<Integer> goodness = new ArrayList<>();
            for (String each : words.values()) {
                Integer point = longest(family, each);
                if (point != null) {
                    goodness.add(family.highIsGood() ? point : -point);
                }
            }
            if (goodness.size() > most) {
                int first = goodness.get(0);
                int last = goodness.get(goodness.size() - 1);
                if (first != last) {
                    most = goodness.size();
                    told = first > last ? Direction.HIGH_IS_BAD : Direction.HIGH_IS_GOOD;
                }
            }
        }
        return told == Direction.UNKNOWN && words.size() > 1 ? amounts(words) : told;
    }

    private static Direction amounts(SortedMap<Integer, String> words) {
        String first = words.get(words.firstKey());
        String last = words.get(words.lastKey());
        boolean low = is("ends.low", first) || is("ends.high", last);
        boolean high = is("ends.high", first) || is("ends.low", last);
        return low == high ? Direction.UNKNOWN : low ? Direction.UPWARDS : Direction.DOWNWARDS;
    }

    private static boolean is(String list, @Nullable String words) {
        return words != null && beginnings(words).stream().anyMatch(each -> WORDS.isWord(list, each));
    }

    private static @Nullable Integer longest(Family family, String words) {
        for (String each : beginnings(words)) {
            Integer point = family.point(each);
            if (point != null) {
                return point;
            }
        }
        return null;
    }

    /** The words, and fewer and fewer of them: what follows may be the rest of a sentence. */
    private static Collection<String> beginnings(String words) {
        List<String> each = new ArrayList<>();
        String[] all = words.split(" ", MOST_WORDS + 1);
        for (int n = Math.min(all.length, MOST_WORDS); n > 0; n--) {
            each.add(String.join(" ", List.of(all).subList(0, n)));
        }
        each.add(0, words);
        return each;
    }

    /** Whether a word stands at the low or the high end of some scale: -1, 1; 0 if at none. */
    static int end(String word) {
        for (Family family : WORDS.families()) {
            Integer point = family.point(word);
            if (point != null && !family.worded() && (point == 1 || point == family.points())) {
                return point == 1 ? -1 : 1;
            }
        }
        return 0;
    }

    /** Words of the points that cells name, as a map that {@link #direction} reads. */
    static Direction direction(Map<Integer, String> words) {
        return direction((SortedMap<Integer, String>) new TreeMap<>(words));
    }
}
