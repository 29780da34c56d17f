package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a live scorecard counts: questions, dimensions, and how finely time is cut.
 *
 * <p>Time is cut into panes of one length, counted from 1970 (UTC). A window is a whole number of panes; the last
 * {@code panes} of them are kept, all that is older only in the total.
 *
 * @param questions question id to its scale, at least one
 * @param dimensions what the answers are cut by, such as touchpoint and segment, none twice
 * @param pane length of a pane, whole milliseconds, 1 or more, up to 366 days
 * @param panes how many panes are kept, 1 to 100,000; windows reach no further back than pane times panes
 * @since 0.1.0
 */
public record LiveDefinition(Map<String, Scale> questions, List<String> dimensions, Duration pane, int panes) {

    private static final int MOST_PANES = 100_000;
    private static final Duration LONGEST_PANE = Duration.ofDays(366);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no question, a dimension appears more than once or a number is out of range
     */
    public LiveDefinition {
        Objects.requireNonNull(pane, "pane");
        questions = Copies.sorted("questions", questions);
        dimensions = Copies.list("dimensions", dimensions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a live scorecard needs a question");
        }
        if (new HashSet<>(dimensions).size() != dimensions.size()) {
            throw new IllegalArgumentException("a dimension appears more than once in " + dimensions);
        }
        if (pane.isNegative()
                || pane.compareTo(LONGEST_PANE) > 0
                || pane.toMillis() < 1
                || !Duration.ofMillis(pane.toMillis()).equals(pane)) {
            throw new IllegalArgumentException(
                    "pane must be whole milliseconds, 1 or more, up to 366 days, but was " + pane);
        }
        Arguments.within("panes", panes, 1, MOST_PANES);
    }

    /**
     * The scale of a question.
     *
     * @param question its id
     * @return its scale
     * @throws IllegalArgumentException if there is no such question
     */
    public Scale scale(String question) {
        Scale scale = questions.get(question);
        if (scale == null) {
            throw new IllegalArgumentException(Names.describe("no question", question, questions.keySet()));
        }
        return scale;
    }

    /**
     * The pane that a moment falls in.
     *
     * @param epochMillis the moment in milliseconds from 1970
     * @return the pane's number, floor(epochMillis / pane)
     */
    public long paneOf(long epochMillis) {
        return Math.floorDiv(epochMillis, pane.toMillis());
    }

    /** How many panes a window has; refuses what is no window of this definition. */
    int windowPanes(Duration length) {
        long whole = length.dividedBy(pane);
        if (whole < 1 || whole > panes || !pane.multipliedBy(whole).equals(length)) {
            throw new IllegalArgumentException(
                    "a window must be 1 to " + panes + " times the pane of " + pane + " but was " + length);
        }
        return (int) whole;
    }
}
