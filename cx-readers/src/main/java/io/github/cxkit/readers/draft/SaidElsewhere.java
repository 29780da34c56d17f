package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other columns say of a lone rating whose own name asks for nothing: the kind of survey, such as {@code NPS} in every row, or
 * the class of each answer, such as {@code Promoter}.
 *
 * @param column the one that says so
 * @param asked the wording it stands for
 * @param isClass whether it repeats the answers as classes, so that it is no group of customers
 */
record SaidElsewhere(DraftColumn column, String asked, boolean isClass) {

    private static final int CLASSES = 3;
    private static final int MOST_KINDS = 10;

    static @Nullable SaidElsewhere of(DraftColumn rating, List<DraftColumn> others) {
        SaidElsewhere said = null;
        for (DraftColumn other : others) {
            if (isClassOf(rating, other)) {
                return new SaidElsewhere(other, "NPS", true);
            }
            if (other != rating && other.distinct.size() == 1 && other.has("survey")) {
                String kind = other.distinct.keySet().iterator().next();
                String construct = ScaleGuess.construct(kind);
                if (!construct.equals("other")) {
                    if (said != null && !ScaleGuess.construct(said.asked).equals(construct)) {
                        return null;
                    }
                    said = new SaidElsewhere(other, kind, false);
                }
            }
        }
        return said;
    }

    /** A column whose few texts name surveys that ask for different things: {@code NPS} and {@code CSAT}; null if there is none. */
    static @Nullable DraftColumn kinds(List<DraftColumn> columns) {
        return columns.stream()
                .filter(column -> (column.has("survey") || column.is("question"))
                        && column.distinct.size() <= MOST_KINDS
                        && column.distinct.keySet().stream()
                                        .map(ScaleGuess::construct)
                                        .filter(construct -> !construct.equals("other"))
                                        .distinct()
                                        .count()
                                > 1)
                .findFirst()
                .orElse(null);
    }

    /** Whether each answer's class by the ranges of NPS stands beside it, nineteen times of twenty. */
    static boolean isClassOf(DraftColumn rating, DraftColumn other) {
        if (other.distinct.size() < 2 || other.distinct.size() > CLASSES) {
            return false;
        }
        int same = 0;
        int all = 0;
        for (int row = 0; row < Math.min(rating.cells.size(), other.cells.size()); row++) {
            OptionalInt answer = Numbers.whole(Numbers.unguarded(SameText.of(rating.cells.get(row))), (char) 0);
            if (answer.isPresent()) {
                int n = answer.getAsInt();
                Set<String> words =
                        Dictionary.known().words("classes." + (n >= 9 ? "promoter" : n >= 7 ? "passive" : "detractor"));
                all++;
                same += words.contains(SameText.folded(other.cells.get(row))) ? 1 : 0;
            }
        }
        return all > 0 && 20L * same >= 19L * all;
    }
}
