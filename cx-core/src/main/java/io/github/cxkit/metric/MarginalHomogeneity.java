package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Whether the shares of the classes changed among the same people (Stuart, Maxwell), and whether moves both ways were equally
 * many (Bowker). People who go round in a circle leave the shares alone, and only the second test sees them.
 *
 * @param stuartMaxwell shares before = shares after
 * @param bowker moves from i to j as frequent as from j to i
 * @param evidence rule and people
 * @since 0.1.0
 */
public record MarginalHomogeneity(ChiSquare stuartMaxwell, ChiSquare bowker, Evidence evidence) {

    /** Both tests. */
    public static final Rule RULE = Rule.published(
            "waves.marginal-homogeneity",
            "Marginal homogeneity and symmetry",
            "Stuart 1955; Maxwell 1970; Bowker 1948");

    /**
     * A chi-square test.
     *
     * @param statistic the statistic; insufficient if nobody moved
     * @param degreesOfFreedom 0 if nobody moved
     * @param pValue insufficient if nobody moved
     */
    public record ChiSquare(Result<Double> statistic, int degreesOfFreedom, Result<Double> pValue) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public ChiSquare {
            Objects.requireNonNull(statistic, "statistic");
            Objects.requireNonNull(pValue, "pValue");
            Arguments.notNegative("degreesOfFreedom", degreesOfFreedom);
            pValue.map(each -> Arguments.share("pValue", each));
            statistic.map(each -> Arguments.notNegative("statistic", each));
        }

        private static ChiSquare of(double statistic, int degrees) {
            if (degrees == 0) {
                Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "nobody moved");
                return new ChiSquare(none, 0, none);
            }
            return new ChiSquare(
                    Result.of(statistic),
                    degrees,
                    Result.of(Distributions.chiSquareUpperTail(Math.max(0, statistic), degrees)));
        }
    }

    /** Checks that the parts are there. */
    public MarginalHomogeneity {
        Objects.requireNonNull(stuartMaxwell, "stuartMaxwell");
        Objects.requireNonNull(bowker, "bowker");
        Objects.requireNonNull(evidence, "evidence");
    }

    static Result<MarginalHomogeneity> of(PairedTally tally) {
        long n = tally.n();
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "nobody is in both waves");
        }
        return Result.of(new MarginalHomogeneity(stuartMaxwell(tally), bowker(tally), Evidence.of(RULE, n)));
    }

    private static ChiSquare bowker(PairedTally tally) {
        double statistic = 0;
        int pairs = 0;
        for (int i = 0; i < tally.scale().size(); i++) {
            for (int j = 0; j < i; j++) {
                double up = tally.count(j, i);
                double down = tally.count(i, j);
                if (up + down > 0) {
                    pairs++;
                    statistic += (up - down) * (up - down) / (up + down);
                }
            }
        }
        return ChiSquare.of(statistic, pairs);
    }

    /** d' V^- d, group by group: one class of every group of classes connected by moves is left out, or V were singular. */
    private static ChiSquare stuartMaxwell(PairedTally tally) {
        double statistic = 0;
        int degrees = 0;
        for (List<Integer> group : groups(tally)) {
            int size = group.size() - 1;
            double[][] v = new double[size][size + 1];
            double[] d = new double[size];
            for (int a = 0; a < size; a++) {
                for (int other : group) {
                    double out = tally.count(group.get(a), other);
                    double in = tally.count(other, group.get(a));
                    d[a] += out - in;
                    if (other != group.get(a)) {
                        v[a][a] += out + in;
                    }
                }
                for (int b = 0; b < size; b++) {
                    if (a != b) {
                        v[a][b] = -(double) tally.count(group.get(a), group.get(b))
                                - tally.count(group.get(b), group.get(a));
                    }
                }
                v[a][size] = d[a];
            }
            double[] x = solve(v);
            for (int a = 0; a < size; a++) {
                statistic += d[a] * x[a];
            }
            degrees += size;
        }
        return ChiSquare.of(statistic, degrees);
    }

    private static List<List<Integer>> groups(PairedTally tally) {
        int size = tally.scale().size();
        int[] group = new int[size];
        Arrays.setAll(group, i -> i);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j && tally.count(i, j) > 0 && group[i] != group[j]) {
                    int from = group[j];
                    int to = group[i];
                    Arrays.setAll(group, k -> group[k] == from ? to : group[k]);
                }
            }
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int g = 0; g < size; g++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (group[i] == g) {
                    members.add(i);
                }
            }
            if (members.size() > 1) {
                groups.add(members);
            }
        }
        return groups;
    }

    /** Gaussian elimination; the matrix is diagonally dominant, so no pivot needs to be sought. */
    private static double[] solve(double[][] v) {
        int size = v.length;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double factor = v[j][i] / v[i][i];
                for (int k = i; k <= size; k++) {
                    v[j][k] -= factor * v[i][k];
                }
            }
        }
        double[] x = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = v[i][size];
            for (int k = i + 1; k < size; k++) {
                sum -= v[i][k] * x[k];
            }
            x[i] = sum / v[i][i];
        }
        return x;
    }
}
