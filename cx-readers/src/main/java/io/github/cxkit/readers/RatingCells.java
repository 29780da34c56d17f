package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.QuestionCells;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one question. Texts of the same look are one text, in the definition and in the file. */
final class RatingCells {

    private final Question question;
    private final boolean leading;
    private final Supplier<Character> decimal;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Set<String> blank = new HashSet<>();
    private final Set<String> notApplicable = new HashSet<>();

    RatingCells(Question question, QuestionCells cells, Supplier<Character> decimal) {
        this.question = question;
        this.leading = cells.numbers() == QuestionCells.Numbers.LEADING;
        this.decimal = decimal;
        question.labels().forEach((label, point) -> {
            Integer other = labels.put(SameText.of(label), point);
            if (other != null && !other.equals(point)) {
                throw twice(label, question.labels().keySet());
            }
        });
        question.blankCodes().forEach(code -> blank.add(SameText.of(code)));
        for (String code : question.notApplicableCodes()) {
            if (blank.contains(SameText.of(code))) {
                throw twice(code, question.blankCodes());
            }
            notApplicable.add(SameText.of(code));
        }
    }

    private IllegalArgumentException twice(String text, Set<String> others) {
        String other = others.stream()
                .filter(each -> !each.equals(text) && SameText.same(each, text))
                .findFirst()
                .orElse(text);
        return new IllegalArgumentException("question " + question.id() + ": \"" + SameText.visible(text) + "\" and \""
                + SameText.visible(other) + "\" look the same but mean two things");
    }

    Answer read(String cell) {
        String text = SameText.of(cell);
        if (text.isEmpty() || blank.contains(text)) {
            return Answer.BLANK;
        }
        if (notApplicable.contains(text)) {
            return Answer.NOT_APPLICABLE;
        }
        Integer labelled = labels.get(text);
        if (labelled != null) {
            return new Answer.Rating(labelled);
        }
        String number = Numbers.unguarded(text);
        if (!number.equals(text)) {
            if (number.isEmpty() || blank.contains(number)) {
                return Answer.BLANK;
            }
            if (notApplicable.contains(number)) {
                return Answer.NOT_APPLICABLE;
            }
        }
        OptionalInt point = point(number);
        if (point.isPresent() && question.scale().contains(point.getAsInt())) {
            return new Answer.Rating(point.getAsInt());
        }
        return new Answer.Invalid(Shown.of(cell), "allowed: " + question.scale() + codesForPeople() + hint(text));
    }

    private OptionalInt point(String number) {
        OptionalInt whole = Numbers.whole(number, decimal.get());
        if (whole.isPresent()) {
            return whole;
        }
        OptionalInt outOf = Numbers.outOf(number, question.scale().max());
        return outOf.isPresent()
                        || !leading
                        || Numbers.isOutOfAnother(number, question.scale().max())
                ? outOf
                : Numbers.leading(number, decimal.get());
    }

    /** Whether a cell that is no answer would be one if numbers in front of words counted. */
    boolean isLeading(String cell) {
        OptionalInt point = Numbers.leading(Numbers.unguarded(SameText.of(cell)), decimal.get());
        return !leading && point.isPresent() && question.scale().contains(point.getAsInt());
    }

    private String hint(String text) {
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return "";
        }
        List<String> known = new ArrayList<>(question.labels().keySet());
        known.addAll(question.blankCodes());
        known.addAll(question.notApplicableCodes());
        @Nullable String near = SameText.nearest(text, known).orElse(null);
        if (near == null) {
            return "";
        }
        boolean byCase = SameText.of(near).equalsIgnoreCase(text);
        return "; did you mean the label \"" + SameText.visible(near) + "\"?" + (byCase ? " it differs in case" : "");
    }

    private String codesForPeople() {
        String label = question.labels().isEmpty() ? "" : " or a label";
        if (question.blankCodes().isEmpty() && question.notApplicableCodes().isEmpty()) {
            return label;
        }
        var codes = new TreeSet<>(question.blankCodes());
        codes.addAll(question.notApplicableCodes());
        return label + "; declared as no answer: " + SameText.visible(String.join(", ", codes));
    }
}
