package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How p values are raised when many comparisons are made, so that chance alone does not fill a report with alarms.
 *
 * <p>Adjusted values keep the order of the raw ones, are never below them and at most 1. An insufficient p value does not
 * count as a comparison and stays insufficient.
 *
 * <pre>{@code
 * PValueAdjustment.HOLM.adjust(0.01, 0.04, 0.03);  // [0.03, 0.06, 0.06]
 * }</pre>
 *
 * @since 0.1.0
 */
public enum PValueAdjustment {
    /** p times the number of comparisons: simple and needlessly strict. */
    BONFERRONI,
    /** Holm 1979: keeps the chance of any false alarm at the level, whatever depends on what. The default. */
    HOLM,
    /** Hochberg 1988: as Holm but stepping up; for independent or positively dependent comparisons. */
    HOCHBERG,
    /** Hommel 1988: the sharpest of the four that hold the chance of any false alarm; assumptions as Hochberg. */
    HOMMEL,
    /** Benjamini and Hochberg 1995: holds the expected share of false alarms among the alarms. */
    BENJAMINI_HOCHBERG,
    /** Benjamini and Yekutieli 2001: the same under any dependence. */
    BENJAMINI_YEKUTIELI;

    /**
     * Adjusts p values.
     *
     * @param pValues each 0 to 1
     * @return the adjusted values in the same order
     * @throws IllegalArgumentException if a value is outside 0 to 1
     */
    public double[] adjust(double... pValues) {
        int m = pValues.length;
        for (double p : pValues) {
            Arguments.share("p value", p);
        }
        Integer[] order = IntStream.range(0, m).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] sorted = new double[m];
        for (int i = 0; i < m; i++) {
            sorted[i] = pValues[order[i]];
        }
        double[] raised = switch (this) {
            case BONFERRONI -> stepUp(sorted, rank -> m);
            case HOLM -> holm(sorted);
            case HOCHBERG -> stepUp(sorted, rank -> m - rank);
            case HOMMEL -> hommel(sorted);
            case BENJAMINI_HOCHBERG -> stepUp(sorted, rank -> (double) m / (rank + 1));
            case BENJAMINI_YEKUTIELI -> {
                double harmonic =
                        IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
                yield stepUp(sorted, rank -> harmonic * m / (rank + 1));
            }
        };
        double[] adjusted = new double[m];
        for (int i = 0; i < m; i++) {
            adjusted[order[i]] = raised[i];
        }
        return adjusted;
    }

    /**
     * Adjusts p values of which some may be insufficient.
     *
     * @param pValues each 0 to 1 or insufficient
     * @return the adjusted values in the same order, insufficient where they were
     * @throws IllegalArgumentException if a value is outside 0 to 1
     */
    public List<Result<Double>> adjust(List<Result<Double>> pValues) {
        double[] known = pValues.stream()
                .flatMap(p -> p.toOptional().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] adjusted = adjust(known);
        List<Result<Double>> results = new ArrayList<>(pValues.size());
        int next = 0;
        for (Result<Double> p : pValues) {
            results.add(p.isKnown() ? Result.of(adjusted[next++]) : p);
        }
        return List.copyOf(results);
    }

    /** Factor of a p value by its 0-based rank. */
    @FunctionalInterface
    private interface Factor {
        double at(int rank);
    }

    /** Bonferroni has one factor for all, for which stepping changes nothing. */
    private static double[] stepUp(double[] sorted, Factor factor) {
        double[] raised = new double[sorted.length];
        double least = 1;
        for (int i = sorted.length - 1; i >= 0; i--) {
            least = Math.min(least, factor.at(i) * sorted[i]);
            raised[i] = least;
        }
        return raised;
    }

    private static double[] holm(double[] sorted) {
        double[] raised = new double[sorted.length];
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            most = Math.max(most, (sorted.length - i) * sorted[i]);
            raised[i] = Math.min(1, most);
        }
        return raised;
    }

    /** The p value of a comparison is the largest Simes p of the subsets that hold it (Wright 1992 for the steps). */
    private static double[] hommel(double[] p) {
        int n = p.length;
        double[] raised = new double[n];
        double all = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            all = Math.min(all, n * p[i] / (i + 1));
        }
        Arrays.fill(raised, Math.min(1, all));
        for (int m = n - 1; m >= 2; m--) {
            int head = n - m;
            double tail = Double.POSITIVE_INFINITY;
            for (int i = head + 1; i < n; i++) {
                tail = Math.min(tail, m * p[i] / (i - head + 1));
            }
            for (int i = 0; i <= head; i++) {
                raised[i] = Math.max(raised[i], Math.min(m * p[i], tail));
            }
            double last = Math.min(m * p[head], tail);
            for (int i = head + 1; i < n; i++) {
                raised[i] = Math.max(raised[i], last);
            }
        }
        for (int i = 0; i < n; i++) {
            raised[i] = Math.min(1, Math.max(raised[i], p[i]));
        }
        return raised;
    }
}
