package io.github.cxkit.scorecard;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number for every answer to every question: the points of its scale, then the ways of giving none. Immutable. */
final class AnswerCells {

    /** Behind the points of a question. */
    static final int BLANK = 0;

    static final int NOT_APPLICABLE = 1;
    static final int INVALID = 2;
    private static final int OTHERS = 3;

    private final List<Question> questions;
    private final Scale[] scales;
    private final int[] from;
    private final int[] lowest;
    private final int[][] placeByOffset;
    private final int cells;

    AnswerCells(List<Question> questions) {
        this.questions = questions;
        int n = questions.size();
        this.scales = new Scale[n];
        this.from = new int[n];
        this.lowest = new int[n];
        this.placeByOffset = new int[n][];
        int next = 0;
        for (int i = 0; i < n; i++) {
            Scale scale = questions.get(i).scale();
            scales[i] = scale;
            from[i] = next;
            lowest[i] = scale.min();
            int[] places = new int[scale.max() - scale.min() + 1];
            Arrays.fill(places, -1);
            for (int point = 0; point < scale.size(); point++) {
                places[scale.points().get(point) - scale.min()] = next + point;
            }
            placeByOffset[i] = places;
            next += scale.size() + OTHERS;
        }
        this.cells = next;
    }

    int questions() {
        return scales.length;
    }

    int size() {
        return cells;
    }

    Question question(int question) {
        return questions.get(question);
    }

    Scale scale(int question) {
        return scales[question];
    }

    /** The cell of a question's lowest point. */
    int from(int question) {
        return from[question];
    }

    /** Whether a cell of a question is a point of its scale. */
    boolean isRating(int question, int cell) {
        return cell - from[question] < scales[question].size();
    }

    /**
     * The cell of an answer.
     *
     * @throws IllegalArgumentException if it is a rating off the question's scale
     */
    int cell(int question, @Nullable Answer answer) {
        if (answer instanceof Answer.Rating rating) {
            int offset = rating.value() - lowest[question];
            int[] places = placeByOffset[question];
            int place = offset >= 0 && offset < places.length ? places[offset] : -1;
            if (place < 0) {
                throw new IllegalArgumentException(
                        "question " + questions.get(question).id() + ": rating must be on the scale " + scales[question]
                                + " but was " + rating.value());
            }
            return place;
        }
        if (answer == null) {
            return -1;
        }
        int behind = from[question] + scales[question].size();
        return behind
                + (answer instanceof Answer.Blank
                        ? BLANK
                        : answer instanceof Answer.NotApplicable ? NOT_APPLICABLE : INVALID);
    }
}
