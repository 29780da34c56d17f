package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.List;
import java.util.Objects;

/**
 * One side of a framework: what it is called, how much it counts, and the questions that measure it.
 *
 * @param id name, such as {@code empathy}
 * @param weight how much it counts, 0 or more; an index normalises the weights itself, and 0 removes the term
 * @param questions ids of the survey questions that measure it, each counting the same; at least one
 * @since 0.1.0
 */
public record Dimension(String id, double weight, List<String> questions) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is blank, the weight is negative or not finite, or the questions are
     *     missing or appear more than once
     */
    public Dimension {
        Objects.requireNonNull(id, "id");
        questions = Copies.list("questions", questions);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a dimension needs an id");
        }
        Arguments.notNegative("weight of " + id, weight);
        if (questions.isEmpty() || questions.stream().distinct().count() != questions.size()) {
            throw new IllegalArgumentException("questions of " + id + " must be there and differ but are " + questions);
        }
    }

    /**
     * A dimension of weight 1, measured by the question of the same name.
     *
     * @param id name of dimension and question
     * @return the dimension
     * @throws IllegalArgumentException if the id is blank
     */
    public static Dimension of(String id) {
        return new Dimension(id, 1, List.of(id));
    }

    /**
     * The same with another weight.
     *
     * @param weight 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Dimension withWeight(double weight) {
        return new Dimension(id, weight, questions);
    }

    /**
     * The same measured by other questions.
     *
     * @param questions ids of survey questions
     * @return the changed copy
     * @throws IllegalArgumentException if there is none or one appears more than once
     */
    public Dimension withQuestions(List<String> questions) {
        return new Dimension(id, weight, questions);
    }
}
