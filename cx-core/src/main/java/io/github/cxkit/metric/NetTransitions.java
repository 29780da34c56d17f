package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Who moved between detractor, passive and promoter, or the three classes of another net score.
 *
 * <p>change = inflow - outflow exactly: a step of one class is worth 100/n points, a step of two 200/n.
 *
 * @param people {@code people[i][j]}: in class i before and in class j after; negative, neutral, positive
 * @param evidence rule and people
 * @since 0.1.0
 */
public record NetTransitions(List<List<Long>> people, Evidence evidence) {

    private static final int CLASSES = 3;

    /** The identity. */
    public static final Rule RULE = Rule.convention(
            "waves.net-transitions",
            "Moves between the classes of a net score",
            "identity of the score, people by people");

    /**
     * Checks the size and copies.
     *
     * @throws IllegalArgumentException if the table is not 3 x 3 or does not hold the people of the evidence
     */
    public NetTransitions {
        Objects.requireNonNull(evidence, "evidence");
        people = people.stream().map(List::copyOf).toList();
        if (people.size() != CLASSES || people.stream().anyMatch(row -> row.size() != CLASSES)) {
            throw new IllegalArgumentException("moves between three classes need a table of 3 x 3 but it is " + people);
        }
        long n = 0;
        for (List<Long> row : people) {
            for (long count : row) {
                n = Counts.sum(n, Arguments.notNegative("people", count));
            }
        }
        if (n == 0 || n != evidence.n()) {
            throw new IllegalArgumentException(
                    "people must be " + evidence.n() + " as in the evidence, 1 or more, but are " + n);
        }
    }

    static Result<NetTransitions> of(List<List<Long>> people) {
        long n = people.stream().flatMap(List::stream).reduce(0L, Counts::sum);
        return n == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "nobody is in both waves")
                : Result.of(new NetTransitions(people, Evidence.of(RULE, n)));
    }

    private interface Cell {
        long worth(int from, int to);
    }

    private long sum(Cell cell) {
        long sum = 0;
        for (int i = 0; i < CLASSES; i++) {
            for (int j = 0; j < CLASSES; j++) {
                sum += cell.worth(i, j) * people.get(i).get(j);
            }
        }
        return sum;
    }

    private double points(Cell cell) {
        return 100.0 * sum(cell) / evidence.n();
    }

    /**
     * The score before.
     *
     * @return in points
     */
    public double before() {
        return points((from, to) -> from - 1L);
    }

    /**
     * The score after.
     *
     * @return in points
     */
    public double after() {
        return points((from, to) -> to - 1L);
    }

    /**
     * The change.
     *
     * @return after - before, in points
     */
    public double change() {
        return points((from, to) -> (long) to - from);
    }

    /**
     * What moves up brought.
     *
     * @return in points
     */
    public double inflow() {
        return points((from, to) -> Math.max(0L, to - from));
    }

    /**
     * What moves down cost.
     *
     * @return in points, 0 or more
     */
    public double outflow() {
        return points((from, to) -> Math.max(0L, from - to));
    }

    /**
     * People who moved up.
     *
     * @return how many
     */
    public long improved() {
        return sum((from, to) -> to > from ? 1 : 0);
    }

    /**
     * People who moved down.
     *
     * @return how many
     */
    public long worsened() {
        return sum((from, to) -> to < from ? 1 : 0);
    }

    /**
     * People who stayed in their class.
     *
     * @return how many
     */
    public long unchanged() {
        return sum((from, to) -> to == from ? 1 : 0);
    }

    /**
     * What a class won or lost.
     *
     * @param position 0 negative, 1 neutral, 2 positive
     * @return people after - people before
     */
    public long netGain(int position) {
        return sum((from, to) -> (to == position ? 1L : 0) - (from == position ? 1L : 0));
    }

    /**
     * Of those in a class before, the share that was in each class after.
     *
     * @param position 0 negative, 1 neutral, 2 positive
     * @return three fractions; insufficient for a class nobody was in
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public Result<List<Double>> rates(int position) {
        List<Long> row = people.get(Objects.checkIndex(position, CLASSES));
        long all = row.stream().reduce(0L, Counts::sum);
        if (all == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "nobody was in that class before");
        }
        List<Double> rates = new ArrayList<>(CLASSES);
        row.forEach(count -> rates.add((double) count / all));
        return Result.of(List.copyOf(rates));
    }
}
