package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.SubsetRegression;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.CorrelationMatrix;
import io.github.cxkit.stats.LeastSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Key drivers some of which are categories, such as a region. A categorical driver is one player with a column per level but
 * one: its lmg is the mean gain in R² over all orders of the <em>drivers</em>, so it does not depend on the reference level,
 * which the lmg of single columns does; the cost is 2^drivers. (Lindeman, Merenda, Gold 1980; groups as in relaimpo.)
 *
 * <p>Coefficients are those of the full model, a level's against the reference.
 *
 * @param outcome the explained column
 * @param n complete rows
 * @param excluded rows left out because a value is missing
 * @param rSquared of the full model; insufficient with too few rows or an outcome without spread
 * @param lmg per driver; sums to R²
 * @param columns columns per driver: levels - 1, 1 for a number
 * @param coefficients driver, or {@code driver=level}, to units of the outcome; insufficient also if columns determine each
 *     other
 * @param constant drivers without spread, left out, sorted
 * @since 0.1.0
 */
public record GroupedDrivers(
        String outcome,
        long n,
        long excluded,
        Result<Double> rSquared,
        Result<Map<String, Double>> lmg,
        Map<String, Integer> columns,
        Result<Map<String, Double>> coefficients,
        List<String> constant) {

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.published(
            "drivers.lmg-grouped",
            "Key drivers (LMG, groups)",
            "Lindeman, Merenda and Gold 1980; groups as in relaimpo");

    /** The most drivers: 2^16 regressions. */
    public static final int MOST_DRIVERS = 16;

    /** Far more than any part of R², and as a share of it still a double. */
    private static final double MOST = 1e280;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public GroupedDrivers {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(rSquared, "rSquared");
        Objects.requireNonNull(lmg, "lmg");
        Objects.requireNonNull(coefficients, "coefficients");
        lmg.ifKnown(parts -> Arguments.finite("lmg", parts));
        lmg.ifKnown(parts -> parts.forEach((driver, part) -> Arguments.within("lmg of " + driver, part, -MOST, MOST)));
        coefficients.ifKnown(numbers -> Arguments.finite("coefficients", numbers));
        columns = Copies.ordered("columns", columns);
        constant = Copies.list("constant", constant);
        Arguments.notNegative("n", n);
        Arguments.notNegative("excluded", excluded);
        rSquared.map(each -> Arguments.share("rSquared", each));
    }

    /**
     * A builder that takes rows.
     *
     * @param outcome name of the explained column
     * @param numeric names of the drivers that are numbers
     * @param categorical names of the drivers that are categories
     * @return an empty builder
     * @throws IllegalArgumentException if a name appears more than once, or there are no or too many drivers
     */
    public static Builder builder(String outcome, List<String> numeric, List<String> categorical) {
        return new Builder(outcome, numeric, categorical);
    }

    /**
     * The shares of R².
     *
     * @return lmg / R² per driver; insufficient where lmg is, or if nothing is explained
     */
    public Result<Map<String, Double>> lmgShares() {
        return lmg.flatMap(parts -> rSquared.flatMap(all -> {
            if (all < KeyDrivers.NOTHING) {
                return Result.insufficient(Reason.ZERO_BASE, "the drivers explain nothing of " + outcome);
            }
            Map<String, Double> shares = new LinkedHashMap<>();
            parts.forEach((driver, part) -> shares.put(driver, part / all));
            return Result.of(Collections.unmodifiableMap(shares));
        }));
    }

    /** Collects rows. Mutable, not thread-safe. */
    public static final class Builder {

        private final String outcome;
        private final List<String> numeric;
        private final List<String> categorical;
        private final List<Row> rows = new ArrayList<>();
        private long excluded;

        private record Row(double outcome, List<Double> numbers, List<String> levels) {}

        private Builder(String outcome, List<String> numeric, List<String> categorical) {
            this.outcome = outcome;
            this.numeric = Copies.list("numeric", numeric);
            this.categorical = Copies.list("categorical", categorical);
            Set<String> names = new HashSet<>(numeric);
            names.addAll(categorical);
            int drivers = numeric.size() + categorical.size();
            if (names.size() != drivers || names.contains(outcome)) {
                throw new IllegalArgumentException("drivers of " + outcome
                        + " must be other columns, none twice, but are " + numeric + " and " + categorical);
            }
            if (drivers < 1 || drivers > MOST_DRIVERS) {
                throw new IllegalArgumentException(
                        "1 to " + MOST_DRIVERS + " drivers can be analysed but " + drivers + " were given");
            }
        }

        /**
         * One row; with a gap it is left out whole and counted.
         *
         * @param value the outcome, null if not answered
         * @param numbers one per numeric driver, null if not answered
         * @param levels one per categorical driver, null if unknown
         * @return this
         * @throws IllegalArgumentException if there are too many or few values, or one is not finite
         */
        public Builder add(@Nullable Double value, List<@Nullable Double> numbers, List<@Nullable String> levels) {
            if (numbers.size() != numeric.size() || levels.size() != categorical.size()) {
                throw new IllegalArgumentException("a row of " + numeric + " and " + categorical + " has "
                        + numbers.size() + " numbers and " + levels.size() + " levels");
            }
            // lists that cannot hold null refuse to be asked for it
            if (value == null
                    || numbers.stream().anyMatch(Objects::isNull)
                    || levels.stream().anyMatch(Objects::isNull)) {
                excluded++;
                return this;
            }
            List<Double> own = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                Double number = numbers.get(i);
                own.add(Arguments.finite(numeric.get(i), number == null ? Double.NaN : number));
            }
            List<String> texts = new ArrayList<>();
            for (String level : levels) {
                texts.add(String.valueOf(level));
            }
            rows.add(new Row(Arguments.finite(outcome, value), own, texts));
            return this;
        }

        /**
         * The analysis with the first level in code-point order as reference of each categorical driver.
         *
         * @return the figures
         */
        public GroupedDrivers analyze() {
            return analyze(Map.of());
        }

        /**
         * The analysis.
         *
         * @param reference categorical driver to its reference level; the first in code-point order where none is named
         * @return the figures
         * @throws IllegalArgumentException if a named driver is not categorical or no complete row has a named level
         */
        public GroupedDrivers analyze(Map<String, String> reference) {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            numeric.forEach(driver -> groups.put(driver, List.of(driver)));
            List<List<String>> shown = new ArrayList<>();
            for (int i = 0; i < categorical.size(); i++) {
                List<String> levels = levels(i, reference.get(categorical.get(i)));
                shown.add(levels);
                String driver = categorical.get(i);
                groups.put(
                        driver,
                        levels.stream().map(level -> driver + "=" + level).toList());
            }
            reference.keySet().forEach(driver -> {
                if (!categorical.contains(driver)) {
                    throw new IllegalArgumentException("no categorical driver \"" + driver + "\" among " + categorical);
                }
            });
            return Fitting.of(outcome, moments(groups, shown), groups, excluded);
        }

        /** Levels but the reference, in code-point order. */
        private List<String> levels(int driver, @Nullable String reference) {
            TreeSet<String> levels = new TreeSet<>(GroupedDrivers::byCodePoints);
            rows.forEach(row -> levels.add(row.levels().get(driver)));
            if (reference != null && !levels.contains(reference)) {
                throw new IllegalArgumentException("no complete row has the reference level \"" + reference + "\" of "
                        + categorical.get(driver) + "; the levels are " + levels);
            }
            if (!levels.isEmpty()) {
                levels.remove(reference == null ? levels.first() : reference);
            }
            return List.copyOf(levels);
        }

        private CoMoments moments(Map<String, List<String>> groups, List<List<String>> levels) {
            List<String> names = new ArrayList<>();
            groups.values().forEach(names::addAll);
            names.add(outcome);
            CoMomentsBuilder moments = CoMoments.builder(names.toArray(String[]::new));
            for (Row row : rows) {
                double[] values = new double[names.size()];
                int at = 0;
                for (double number : row.numbers()) {
                    values[at++] = number;
                }
                for (int i = 0; i < levels.size(); i++) {
                    for (String level : levels.get(i)) {
                        values[at++] = row.levels().get(i).equals(level) ? 1 : 0;
                    }
                }
                values[at] = row.outcome();
                moments.add(values);
            }
            return moments.build();
        }
    }

    private static int byCodePoints(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        return Arrays.compare(x, y);
    }

    private static final class Fitting {

        private Fitting() {}

        static GroupedDrivers of(String outcome, CoMoments moments, Map<String, List<String>> groups, long excluded) {
            Map<String, List<String>> moving = new LinkedHashMap<>();
            TreeSet<String> constant = new TreeSet<>();
            groups.forEach((driver, columns) -> {
                if (columns.stream().anyMatch(moments::hasSpread)) {
                    moving.put(driver, columns);
                } else {
                    constant.add(driver);
                }
            });
            Map<String, Integer> sizes = new LinkedHashMap<>();
            moving.forEach((driver, columns) -> sizes.put(driver, columns.size()));
            List<String> all = new ArrayList<>();
            moving.values().forEach(all::addAll);
            Result<CorrelationMatrix> correlations = correlations(outcome, moments, all);
            Result<double[]> subsets = correlations.map(matrix -> subsets(matrix, moving.values()));
            Result<Map<String, Double>> lmg =
                    subsets.map(r -> named(moving.keySet(), Lmg.fromSubsets(r, moving.size())));
            return new GroupedDrivers(
                    outcome,
                    moments.n(),
                    excluded,
                    subsets.map(r -> r[r.length - 1]),
                    lmg,
                    sizes,
                    correlations.flatMap(matrix -> LeastSquares.fit(moments, outcome, all)
                            .map(fit -> {
                                Map<String, Double> slopes = new LinkedHashMap<>();
                                fit.slopes().forEach(slope -> slopes.put(slope.predictor(), slope.value()));
                                return Collections.unmodifiableMap(slopes);
                            })),
                    List.copyOf(constant));
        }

        private static Result<CorrelationMatrix> correlations(String outcome, CoMoments moments, List<String> columns) {
            if (columns.isEmpty()) {
                return Result.insufficient(Reason.NO_SPREAD, "no driver of " + outcome + " has two different values");
            }
            if (moments.n() <= columns.size() + 1) {
                return Result.insufficient(
                        Reason.TOO_FEW,
                        columns.size() + " columns need more than " + (columns.size() + 1)
                                + " complete rows but there are " + moments.n());
            }
            if (!moments.hasSpread(outcome)) {
                return Result.insufficient(Reason.NO_SPREAD, outcome + " has the same value in every row");
            }
            List<String> used = new ArrayList<>(columns);
            used.add(outcome);
            return moments.select(used).correlations();
        }

        /** R² by bit mask of the groups; a column that the others determine adds nothing. */
        private static double[] subsets(CorrelationMatrix correlations, Iterable<List<String>> groups) {
            double[][] matrix = correlations.toArray();
            int p = matrix.length - 1;
            double[][] among = new double[p][];
            double[] with = new double[p];
            for (int i = 0; i < p; i++) {
                among[i] = Arrays.copyOf(matrix[i], p);
                with[i] = matrix[p][i];
            }
            List<int[]> positions = new ArrayList<>();
            int at = 0;
            for (List<String> group : groups) {
                int[] own = new int[group.size()];
                for (int i = 0; i < own.length; i++) {
                    own[i] = at++;
                }
                positions.add(own);
            }
            double[] rSquared = new double[1 << positions.size()];
            for (int mask = 1; mask < rSquared.length; mask++) {
                int[] order = new int[0];
                for (int g = 0; g < positions.size(); g++) {
                    if ((mask >> g & 1) == 1) {
                        int from = order.length;
                        order = Arrays.copyOf(order, from + positions.get(g).length);
                        System.arraycopy(positions.get(g), 0, order, from, order.length - from);
                    }
                }
                double sum = 0;
                for (double gain : SubsetRegression.gains(among, with, order)) {
                    sum += gain;
                }
                rSquared[mask] = Math.min(1, sum);
            }
            return rSquared;
        }

        private static Map<String, Double> named(Iterable<String> drivers, double[] values) {
            Map<String, Double> all = new LinkedHashMap<>();
            int at = 0;
            for (String driver : drivers) {
                all.put(driver, values[at++]);
            }
            return Collections.unmodifiableMap(all);
        }
    }
}
