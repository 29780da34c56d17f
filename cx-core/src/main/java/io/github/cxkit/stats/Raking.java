package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights that make a sample hit known totals on several margins (Deming, Stephan 1940), and how far they had to go.
 *
 * <p>From the start weights on, each margin in turn is multiplied by target / current until every margin is hit. Stops on
 * the largest relative margin error, not on the size of a step.
 *
 * <pre>{@code
 * Raking.of(Map.of("age", List.of("y", "y", "o"), "sex", List.of("f", "m", "f")),
 *         Map.of("age", Map.of("y", 60.0, "o", 40.0), "sex", Map.of("f", 52.0, "m", 48.0)),
 *         Raking.Options.DEFAULT);
 * }</pre>
 *
 * @param weights one per respondent, in order
 * @param iterations rounds over all margins
 * @param marginError largest relative error of a margin that is left
 * @param effectiveSize Kish's effective sample size of the weights
 * @since 0.1.0
 */
public record Raking(List<Double> weights, int iterations, double marginError, double effectiveSize) {

    private static final double SAME_TOTAL = 1e-9;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Raking {
        Arguments.finite("weights", weights);
        weights = Copies.list("weights", weights);
        Arguments.notNegative("marginError", marginError);
        Arguments.notNegative("effectiveSize", effectiveSize);
        Arguments.notNegative("iterations", iterations);
        weights.forEach(each -> Arguments.notNegative("weights", each));
    }

    /**
     * What to start from and when to stop.
     *
     * @param startWeights design weights, one per respondent, each 0 or more; empty for 1 each
     * @param mostIterations rounds after which raking gives up, 1 or more
     * @param tolerance largest relative margin error to accept, more than 0
     * @param cap largest weight as a multiple of the mean weight, above 1; infinite for no trimming
     */
    public record Options(List<Double> startWeights, int mostIterations, double tolerance, double cap) {

        /** Start weights 1, 1,000 rounds, 10^-12, no trimming. */
        public static final Options DEFAULT = new Options(List.of(), 1000, 1e-12, Double.POSITIVE_INFINITY);

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            startWeights = Copies.list("startWeights", startWeights);
            for (double weight : startWeights) {
                Arguments.notNegative("start weight", weight);
            }
            if (mostIterations < 1 || !(cap > 1)) {
                throw new IllegalArgumentException(
                        "raking needs 1 round or more and a cap above 1 but has " + mostIterations + " and " + cap);
            }
            Arguments.positive("tolerance", tolerance);
        }

        /**
         * The same from design weights.
         *
         * @param weights one per respondent, each 0 or more
         * @return the options
         */
        public Options withStartWeights(List<Double> weights) {
            return new Options(weights, mostIterations, tolerance, cap);
        }

        /**
         * The same with trimmed weights: after raking, weights above cap times the mean are cut and the rest is raked again.
         *
         * @param newCap above 1
         * @return the options
         */
        public Options withCap(double newCap) {
            return new Options(startWeights, mostIterations, tolerance, newCap);
        }
    }

    /**
     * Rakes.
     *
     * @param columns variable to the level of each respondent
     * @param targets variable to level to the total wanted, each 0 or more, one sum for all variables
     * @param options what to start from and when to stop
     * @return the weights; insufficient if the margins cannot be hit in the given number of rounds
     * @throws IllegalArgumentException if variables or lengths do not fit, a level has no target, a positive target has no
     *     respondent, or the margins have different totals
     */
    public static Result<Raking> of(
            Map<String, List<String>> columns, Map<String, Map<String, Double>> targets, Options options) {
        List<Margin> margins = margins(columns, targets);
        int n = margins.get(0).level.length;
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        if (!options.startWeights.isEmpty()) {
            if (options.startWeights.size() != n) {
                throw new IllegalArgumentException(
                        n + " respondents need as many start weights but have " + options.startWeights.size());
            }
            Arrays.setAll(weights, options.startWeights::get);
            Arguments.finite(
                    "total of the start weights", Arrays.stream(weights).sum());
        }
        for (Margin margin : margins) {
            margin.refuseEmpty(weights);
        }
        double total = margins.get(0).total();
        double most = options.cap * total / n;
        double error = Double.POSITIVE_INFINITY;
        for (int round = 1; round <= options.mostIterations; round++) {
            for (Margin margin : margins) {
                margin.adjust(weights);
            }
            boolean cut = trim(weights, most);
            error = 0;
            for (Margin margin : margins) {
                error = Math.max(error, margin.error(weights));
            }
            if (error <= options.tolerance && !cut) {
                double effective = effectiveSize(weights);
                return Result.of(new Raking(Arrays.stream(weights).boxed().toList(), round, error, effective));
            }
        }
        return Result.insufficient(
                Reason.NOT_FINITE,
                "raking did not hit the margins in " + options.mostIterations
                        + " rounds; the largest relative error is " + error);
    }

    private static boolean trim(double[] weights, double most) {
        boolean cut = false;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > most) {
                // a weight that is over by rounding only is cut without another round
                cut |= weights[i] > most * (1 + SAME_TOTAL);
                weights[i] = most;
            }
        }
        return cut;
    }

    private static double effectiveSize(double[] weights) {
        double largest = Arrays.stream(weights).max().orElse(0);
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            double part = largest == 0 ? 0 : weight / largest; // squares of weights of any size
            sum += part;
            squares += part * part;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private static List<Margin> margins(Map<String, List<String>> columns, Map<String, Map<String, Double>> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("raking needs targets for one variable or more");
        }
        List<Margin> margins = new ArrayList<>();
        targets.forEach((variable, byLevel) -> {
            List<String> column = columns.get(variable);
            if (column == null) {
                throw new IllegalArgumentException(
                        "target variable \"" + variable + "\" is not among the columns " + columns.keySet());
            }
            margins.add(Margin.of(variable, column, byLevel));
        });
        Margin first = margins.get(0);
        for (Margin margin : margins) {
            if (margin.level.length != first.level.length) {
                throw new IllegalArgumentException("columns of different length: " + first.variable + " has "
                        + first.level.length + ", " + margin.variable + " has " + margin.level.length);
            }
            if (Math.abs(margin.total() - first.total()) > SAME_TOTAL * first.total()) {
                throw new IllegalArgumentException("margins of different totals: " + first.variable + " sums to "
                        + first.total() + ", " + margin.variable + " to " + margin.total());
            }
        }
        return margins;
    }

    /** One variable: the level of each respondent by number, and the target of each level. */
    private static final class Margin {

        private final String variable;
        private final List<String> names;
        private final int[] level;
        private final double[] target;

        private Margin(String variable, List<String> names, int[] level, double[] target) {
            this.variable = variable;
            this.names = names;
            this.level = level;
            this.target = target;
        }

        static Margin of(String variable, List<String> column, Map<String, Double> byLevel) {
            List<String> names = List.copyOf(byLevel.keySet());
            Map<String, Integer> numbers = new HashMap<>();
            double[] target = new double[names.size()];
            for (int i = 0; i < target.length; i++) {
                numbers.put(names.get(i), i);
                double wanted = byLevel.getOrDefault(names.get(i), 0.0);
                target[i] = Arguments.notNegative("target of " + variable + " " + names.get(i), wanted);
            }
            int[] level = new int[column.size()];
            for (int i = 0; i < level.length; i++) {
                Integer number = numbers.get(column.get(i));
                if (number == null) {
                    throw new IllegalArgumentException("respondent " + i + " has " + variable + " \"" + column.get(i)
                            + "\", which has no target; targets are given for " + names);
                }
                level[i] = number;
            }
            Margin margin = new Margin(variable, names, level, target);
            if (Double.isInfinite(margin.total())) {
                throw new IllegalArgumentException(
                        "the targets of " + variable + " must add up to a double but are " + byLevel);
            }
            if (level.length == 0 || margin.total() <= 0) {
                throw new IllegalArgumentException("raking needs a respondent and a positive target of " + variable);
            }
            return margin;
        }

        double total() {
            return Arrays.stream(target).sum();
        }

        void refuseEmpty(double[] weights) {
            double[] current = current(weights);
            for (int i = 0; i < target.length; i++) {
                if (target[i] > 0 && current[i] == 0) {
                    throw new IllegalArgumentException(variable + " \"" + names.get(i) + "\" has a target of "
                            + target[i] + " and no respondent to carry it");
                }
            }
        }

        void adjust(double[] weights) {
            double[] factor = current(weights);
            for (int i = 0; i < factor.length; i++) {
                factor[i] = factor[i] == 0 ? 0 : target[i] / factor[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= factor[level[i]];
            }
        }

        double error(double[] weights) {
            double[] current = current(weights);
            double error = 0;
            for (int i = 0; i < target.length; i++) {
                double scale = target[i] == 0 ? total() : target[i];
                error = Math.max(error, Math.abs(current[i] - target[i]) / scale);
            }
            return error;
        }

        private double[] current(double[] weights) {
            double[] current = new double[target.length];
            for (int i = 0; i < weights.length; i++) {
                current[level[i]] += weights[i];
            }
            return current;
        }
    }
}
