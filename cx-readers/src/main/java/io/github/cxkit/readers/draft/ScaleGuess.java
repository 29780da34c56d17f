package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Dictionary.Construct;
import io.github.cxkit.readers.internal.Entities;
import io.github.cxkit.readers.internal.SameText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether a column is a rating question, and on which scale. */
final class ScaleGuess {

    private static final Dictionary WORDS = Dictionary.known();

    /** Of so many texts, most of them one person's own, no half can be labels or numbers of a scale. */
    private static final int MOST_TEXTS = 200;

    /** So many words a heading has that is a name and no sentence. */
    private static final int SHORT = 3;

    private static final Set<String> STATEMENTS = Set.of("agreement", "likelihood", "frequency", "thumbs", "degree");

    /** A question as it is drafted. */
    static final class Found {
        int min;
        int max;
        boolean highIsBad;
        boolean leading;
        boolean likely;

        /** Whether nothing but the numbers in the cells says that it is a question. */
        boolean weak;

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

        /** The words at the ends tell that a high number is bad. */
        void lowIsBest() {
            settled = true;
            highIsBad = true;
            because.add("the words say that the lowest point is the best");
        }
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
        ScaleNumbers.gaps(values, found);
        all = values.values().stream().mapToInt(Integer::intValue).sum();
        Found made = ScaleLabels.known(column, values, all, found);
        if (made != null && made.likely && column.is("comment")) {
            return null;
        }
        if (made == null) {
            made = ScaleLabels.outOf(column, values, all, found);
        }
        if (made == null) {
            made = ScaleLabels.leading(column, values, all, found);
        }
        if (made == null) {
            made = ScaleLabels.trailing(column, values, all, found);
        }
        if (made == null) {
            made = ScaleNumbers.of(column, siblings, values, all, counts, found);
        }
        if (made == null) {
            made = ScaleLabels.unknown(column, values, all, found);
        }
        if (made != null && made.asked == null) {
            ends(column, siblings, made);
        }
        if (made != null && made.asked == null && !made.settled && isReversed(column)) {
            made.asked = made.labels.isEmpty()
                    ? which(column, made)
                    : isOfAStatement(made)
                            ? "its wording asks for what is bad, so that the highest label may be the worst: add \"questions\":"
                                    + " [{\"id\": ..., \"column\": \"" + column.address
                                    + "\", \"scale\": {..., \"direction\": ...}, \"labels\": {...}, \"metrics\": [...]}]"
                            : null;
        }
        if (made != null
                && made.asked == null
                && !made.settled
                && made.labels.isEmpty()
                && construct(column).equals("other")
                && asksForAFact(column)) {
            made.asked = "are its numbers ratings, or codes of choices that a score makes no sense of? if they rate, "
                    + which(column, made).substring(which(column, made).indexOf("add "));
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
                found.lowIsBest();
            } else if (told != ScaleEnds.Direction.UPWARDS && !(recommend && told == ScaleEnds.Direction.UNKNOWN)) {
                found.asked = which(column, found);
            }
            return;
        }
    }

    private static String which(DraftColumn column, Found found) {
        return "which end of its scale is the good one? add \"questions\": [{\"id\": ..., \"column\": \""
                + column.address
                + "\", \"scale\": {\"min\": " + found.min + ", \"max\": " + found.max
                + ", \"direction\": ...}, \"metrics\": [...]}]";
    }

    /** Whether a wording asks for nothing but what is bad when it is much: {@code How difficult was it?} */
    private static boolean isReversed(DraftColumn column) {
        String text = SameText.folded(wording(column));
        String rest = text;
        for (String word : WORDS.words("reversed")) {
            rest = Dictionary.finding(word, false).matcher(rest).replaceAll("");
        }
        return !rest.equals(text) && construct(rest).equals("other");
    }

    /** Whether labels say how much a wording holds, and not whether that is good. */
    private static boolean isOfAStatement(Found found) {
        return !found.highIsBad && STATEMENTS.contains(found.construct);
    }

    /** Whether a wording asks who or where somebody is, and not how good something was: {@code Which region do you live in?} */
    private static boolean asksForAFact(DraftColumn column) {
        return Stream.of(column.text, column.name)
                .map(text -> DraftColumn.fold(text).replaceAll("[ ?!:*]+$", ""))
                .anyMatch(text -> WORDS.words("facts.beginnings").stream().anyMatch(word -> text.startsWith(word + " "))
                        || WORDS.words("facts.nouns").stream()
                                .anyMatch(noun -> text.equals(noun)
                                        || (text.endsWith(" " + noun) && isShort(text))
                                        || (text.contains(noun) && isOfAPerson(text))));
    }

    private static boolean isShort(String text) {
        return text.split(" ").length <= SHORT;
    }

    private static boolean isOfAPerson(String text) {
        return WORDS.words("facts.whatIsYour").stream().anyMatch(words -> text.startsWith(words + " "));
    }

    private static String wording(DraftColumn column) {
        return Entities.decoded(
                column.text + " " + column.name + " " + DraftColumn.parted(column.name) + " " + column.saidElsewhere);
    }

    /** What a column asks for, by all that is said of it. */
    static String construct(DraftColumn column) {
        return construct(wording(column));
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
