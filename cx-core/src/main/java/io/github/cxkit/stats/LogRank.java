package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Do groups differ in how soon it happens? The log-rank test (Mantel 1966; Peto and Peto 1972).
 *
 * <p>At each event time a group expects d n_j/n events; χ² = (O - E)' V⁻¹ (O - E) over all but one of the groups that were
 * ever at risk together with another. Without random assignment a difference is an association.
 *
 * @param groups group to its durations
 * @param expected group to the events expected if all were alike; empty without an event
 * @param test χ², its degrees of freedom and upper tail; insufficient without two groups at risk together
 * @since 0.1.0
 */
public record LogRank(Map<String, KaplanMeier> groups, Map<String, Double> expected, Result<ChiSquare> test) {

    /** The rule that the test follows. */
    public static final Rule RULE =
            Rule.published("survival.log-rank", "Log-rank test", "Mantel 1966; Peto and Peto 1972");

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LogRank {
        Arguments.finite("expected", expected);
        groups = Copies.ordered("groups", groups);
        expected = Copies.ordered("expected", expected);
        if (!expected.isEmpty()) {
            Arguments.sameSize("groups", groups.keySet(), "expected", expected.keySet());
        }
        Objects.requireNonNull(test, "test");
        expected.forEach((of, each) -> Arguments.notNegative("expected", of, each));
    }

    /**
     * A test by χ².
     *
     * @param value χ², 0 or more
     * @param degreesOfFreedom groups compared, less one
     * @param pValue upper tail
     */
    public record ChiSquare(double value, int degreesOfFreedom, double pValue) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public ChiSquare {
            Arguments.notNegative("value", value);
            Arguments.share("pValue", pValue);
            Arguments.notNegative("degreesOfFreedom", degreesOfFreedom);
        }
    }

    /**
     * Compares groups.
     *
     * @param groups group to its durations
     * @return the test
     */
    public static LogRank of(Map<String, KaplanMeier> groups) {
        List<KaplanMeier> all = List.copyOf(groups.values());
        int size = all.size();
        double[] expected = new double[size];
        double[][] covariance = new double[size][size];
        boolean[] together = new boolean[size];
        boolean happened = false;
        TreeSet<Double> times = new TreeSet<>();
        all.forEach(each -> each.counts().forEach(count -> times.add(count.time())));
        for (double time : times) {
            double[] atRisk = new double[size];
            double n = 0;
            double events = 0;
            for (int j = 0; j < size; j++) {
                for (KaplanMeier.Count count : all.get(j).counts()) {
                    if (count.time() >= time) {
                        atRisk[j] += count.events() + count.censored();
                    }
                    if (count.time() == time) {
                        events += count.events();
                    }
                }
                n += atRisk[j];
            }
            if (events == 0) {
                continue;
            }
            happened = true;
            for (int j = 0; j < size; j++) {
                expected[j] += events * atRisk[j] / n;
                together[j] |= atRisk[j] > 0 && atRisk[j] < n;
                for (int l = 0; l < size && n > 1; l++) {
                    covariance[j][l] +=
                            events * (n - events) / (n - 1) * (atRisk[j] / n) * ((j == l ? 1 : 0) - atRisk[l] / n);
                }
            }
        }
        Map<String, Double> byGroup = new LinkedHashMap<>();
        List<Integer> compared = new ArrayList<>();
        int index = 0;
        for (String name : groups.keySet()) {
            if (happened) {
                byGroup.put(name, expected[index]);
            }
            if (together[index]) {
                compared.add(index);
            }
            index++;
        }
        return new LogRank(groups, byGroup, test(all, expected, covariance, compared));
    }

    private static Result<ChiSquare> test(
            List<KaplanMeier> all, double[] expected, double[][] covariance, List<Integer> compared) {
        int degrees = compared.size() - 1;
        if (degrees < 1) {
            return Result.insufficient(Reason.TOO_FEW, "fewer than two groups were ever at risk together");
        }
        double[][] rows = new double[degrees][degrees + 1];
        for (int i = 0; i < degrees; i++) {
            int group = compared.get(i);
            for (int j = 0; j < degrees; j++) {
                rows[i][j] = covariance[group][compared.get(j)];
            }
            rows[i][degrees] = all.get(group).events() - expected[group];
        }
        // elimination of a covariance matrix: the squares of the standardised remainders add up to χ²
        double chiSquare = 0;
        for (int i = 0; i < degrees; i++) {
            double pivot = rows[i][i];
            if (!(pivot > 1e-12 * covariance[compared.get(i)][compared.get(i)])) {
                return Result.insufficient(Reason.NO_SPREAD, "the events leave no spread between the groups");
            }
            chiSquare += rows[i][degrees] * rows[i][degrees] / pivot;
            for (int k = i + 1; k < degrees; k++) {
                double factor = rows[k][i] / pivot;
                for (int j = i; j <= degrees; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
        return Result.of(new ChiSquare(chiSquare, degrees, Distributions.chiSquareUpperTail(chiSquare, degrees)));
    }
}
