package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * RFM scores of all customers, with the cut points to score new ones by.
 *
 * <p>Each measure is scored on its own. score = 1 + floor(5 (r - 1/2)/n) in whole numbers, with r the mid-rank from worst
 * (1) to best (n): equal values share a score, a score may stay empty, all equal gives 3, and reversing the values mirrors
 * the ranks. (The tie rule is a convention of this library; splitting into fifths is common practice.)
 *
 * @param scores one per customer, in the order given; unmodifiable
 * @param recencyCuts for the scores 2, 3, 4, 5: most days since the last order that earn it or better
 * @param frequencyCuts for the scores 2, 3, 4, 5: fewest orders that earn it or better
 * @param monetaryCuts for the scores 2, 3, 4, 5: least money that earns it or better
 * @since 0.1.0
 */
public record RfmScores(
        List<RfmScore> scores,
        List<Result<Double>> recencyCuts,
        List<Result<Double>> frequencyCuts,
        List<Result<Double>> monetaryCuts) {

    /** The rule of the scores; ties are this library's convention. */
    public static final Rule RULE =
            Rule.adapted("rfm.scores", "RFM scores", "Hughes 1994, fifths; ties share a mid-rank");

    private static final int SCORES = 5;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are not four cuts each
     */
    public RfmScores {
        scores = Copies.list("scores", scores);
        recencyCuts = four("recencyCuts", Copies.list("recencyCuts", recencyCuts));
        frequencyCuts = four("frequencyCuts", Copies.list("frequencyCuts", frequencyCuts));
        monetaryCuts = four("monetaryCuts", Copies.list("monetaryCuts", monetaryCuts));
    }

    private static List<Result<Double>> four(String name, List<Result<Double>> cuts) {
        if (cuts.size() != SCORES - 1) {
            throw new IllegalArgumentException(name + " must have 4 entries but has " + cuts.size());
        }
        return List.copyOf(cuts);
    }

    /**
     * Scores all customers against each other.
     *
     * @param daysSinceLastOrder per customer, finite, 0 or more; fewer is better
     * @param frequency orders per customer, finite, 0 or more
     * @param monetary money per customer, finite
     * @return scores in the order given, and the cuts
     * @throws IllegalArgumentException if the arrays differ in length or a value is out of range
     */
    public static RfmScores of(double[] daysSinceLastOrder, double[] frequency, double[] monetary) {
        int n = daysSinceLastOrder.length;
        if (frequency.length != n || monetary.length != n) {
            throw new IllegalArgumentException("the three measures must have one length but have " + n + ", "
                    + frequency.length + " and " + monetary.length);
        }
        for (int i = 0; i < n; i++) {
            Arguments.notNegative("daysSinceLastOrder", i, daysSinceLastOrder[i]);
            Arguments.notNegative("frequency", i, frequency[i]);
            Arguments.finite("monetary", i, monetary[i]);
        }
        double[] recency = Arrays.stream(daysSinceLastOrder).map(days -> -days).toArray();
        int[] r = scores(recency);
        int[] f = scores(frequency);
        int[] m = scores(monetary);
        List<RfmScore> scores = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            scores.add(new RfmScore(r[i], f[i], m[i]));
        }
        List<Result<Double>> days =
                // 0.0 - x, so that no -0.0 comes out
                cuts(recency, r).stream().map(cut -> cut.map(x -> 0.0 - x)).toList();
        return new RfmScores(scores, days, cuts(frequency, f), cuts(monetary, m));
    }

    /** Score of each value; larger values are better. */
    private static int[] scores(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        long n = values.length;
        int[] scores = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            // positions of the first and last equal value, counted from 1; their mean is the mid-rank
            long first = lowerBound(sorted, values[i]) + 1L;
            long last = lowerBound(sorted, Math.nextUp(values[i]));
            scores[i] = (int) (1 + SCORES * (first + last - 1) / (2 * n));
        }
        return scores;
    }

    /** How many values lie below a bound. */
    private static int lowerBound(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Result<Double>> cuts(double[] values, int[] scores) {
        List<Result<Double>> cuts = new ArrayList<>();
        for (int score = 2; score <= SCORES; score++) {
            double worst = Double.POSITIVE_INFINITY;
            for (int i = 0; i < values.length; i++) {
                if (scores[i] >= score) {
                    worst = Math.min(worst, values[i]);
                }
            }
            cuts.add(
                    worst == Double.POSITIVE_INFINITY
                            ? Result.insufficient(Reason.NO_ANSWERS, "nobody has score " + score + " or better")
                            : Result.of(worst));
        }
        return Collections.unmodifiableList(cuts);
    }

    /**
     * Scores a customer who was not among those that made the cuts.
     *
     * @param daysSinceLastOrder finite, 0 or more
     * @param frequency orders, finite, 0 or more
     * @param monetary money, finite
     * @return the best score whose cut each measure reaches, else 1
     * @throws IllegalArgumentException if a value is out of range
     */
    public RfmScore score(double daysSinceLastOrder, double frequency, double monetary) {
        Arguments.notNegative("daysSinceLastOrder", daysSinceLastOrder);
        Arguments.notNegative("frequency", frequency);
        Arguments.finite("monetary", monetary);
        return new RfmScore(
                place(recencyCuts, -1, daysSinceLastOrder),
                place(frequencyCuts, 1, frequency),
                place(monetaryCuts, 1, monetary));
    }

    private static int place(List<Result<Double>> cuts, int sign, double value) {
        int score = 1;
        for (int i = 0; i < cuts.size(); i++) {
            if (cuts.get(i).map(cut -> sign * value >= sign * cut).toOptional().orElse(false)) {
                score = i + 2;
            }
        }
        return score;
    }
}
