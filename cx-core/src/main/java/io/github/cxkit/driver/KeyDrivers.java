package io.github.cxkit.driver;

import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.SubsetRegression;
import io.github.cxkit.internal.SymmetricEigen;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CorrelationMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Key-driver analysis: how much of an outcome's variance each of several drivers explains.
 *
 * <p>The default is LMG, the Shapley value of R²: fair to drivers that overlap, never negative, and summing to R². It is
 * exact up to {@value #MOST_EXACT} drivers; {@link #sampled} averages over random orders beyond. Thomas, Zumbo, Kwan and
 * Schweitzer 2014 advise against relative weights where LMG is feasible; both are given, with correlation, beta, Pratt,
 * first and last, since rankings differ by method.
 *
 * <p>For an outcome such as NPS use the 0-10 rating, not the class. Changing the unit of a driver, turning it round, or
 * doubling every row changes no figure but signs.
 *
 * <pre>{@code
 * CoMoments moments = CoMoments.builder("recommend", "ease", "trust")
 *         .add(9, 5, 4).add(3, 2, 2).add(7, 4, 3).add(8, 4, 5).add(2, 1, 2).build();
 * DriverAnalysis drivers = KeyDrivers.analyze(moments, "recommend").orElseThrow();
 * drivers.driver("ease").lmg();
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class KeyDrivers {

    /** The most drivers that LMG is computed exactly for: 2^20 regressions. */
    public static final int MOST_EXACT = 20;

    /** The rule of the exact averages. */
    public static final Rule LMG =
            Rule.published("drivers.lmg", "Key drivers (LMG)", "Lindeman, Merenda and Gold 1980; Johnson 2000");

    /** The rule of averages over random orders. */
    public static final Rule SAMPLED = Rule.adapted(
            "drivers.lmg-sampled",
            "Key drivers (LMG, sampled)",
            "Lindeman, Merenda and Gold 1980, averaged over random orders instead of all");

    /** A share of the variance below which nothing is explained: what rounding leaves. */
    static final double NOTHING = 1e-15;

    private static final String INCOMPLETE = "incomplete row";

    private KeyDrivers() {}

    /**
     * Analyses from a summary; every other column is a driver.
     *
     * @param moments of outcome and drivers
     * @param outcome the explained column
     * @return the analysis; insufficient unless n exceeds the number of drivers + 1, or if the outcome or all drivers have
     *     no spread
     * @throws IllegalArgumentException if there is no such column, no driver, or more than {@value #MOST_EXACT}
     */
    public static Result<DriverAnalysis> analyze(CoMoments moments, String outcome) {
        return analyze(moments, outcome, driversOf(moments.columns(), outcome));
    }

    /**
     * Analyses from a summary.
     *
     * @param moments of outcome and drivers
     * @param outcome the explained column
     * @param drivers 1 to {@value #MOST_EXACT} other columns
     * @return the analysis; insufficient unless n exceeds the number of drivers + 1, or if the outcome or all drivers have
     *     no spread
     * @throws IllegalArgumentException if a name is no column or appears more than once, or there are too few or many drivers
     */
    public static Result<DriverAnalysis> analyze(CoMoments moments, String outcome, List<String> drivers) {
        refuseTooMany(drivers.size());
        return prepare(moments, outcome, drivers).map(KeyDrivers::exact);
    }

    /**
     * Analyses a correlation matrix, such as a published one; n is unknown and given as 0.
     *
     * @param correlations of outcome and drivers
     * @param outcome the explained column
     * @return the analysis
     * @throws IllegalArgumentException if there is no such column, no driver, or more than {@value #MOST_EXACT}
     */
    public static DriverAnalysis analyze(CorrelationMatrix correlations, String outcome) {
        List<String> drivers = driversOf(correlations.names(), outcome);
        refuseTooMany(drivers.size());
        return exact(new Input(correlations, outcome, drivers, List.of(), 0, 0));
    }

    /**
     * Analyses any number of drivers: LMG averaged over random orders and their reverses, labelled as sampled.
     *
     * @param moments of outcome and drivers
     * @param outcome the explained column
     * @param drivers at least one other column
     * @param orders how many random orders to draw, at least 1; each is also used backwards
     * @param random source of the orders; the same seed gives the same figures
     * @return the analysis; insufficient as with {@link #analyze(CoMoments, String, List)}
     * @throws IllegalArgumentException if a name is no column or appears more than once, or a number is out of range
     */
    public static Result<DriverAnalysis> sampled(
            CoMoments moments, String outcome, List<String> drivers, int orders, RandomGenerator random) {
        if (orders < 1) {
            throw new IllegalArgumentException("orders must be >= 1 but was " + orders);
        }
        return prepare(moments, outcome, drivers).map(input -> {
            double[][] among = input.determinate();
            double[] with = input.determinateOutcome();
            return input.analysis(sampledLmg(among, with, orders, random), losses(among, with), 2 * orders, SAMPLED);
        });
    }

    private static DriverAnalysis exact(Input input) {
        double[][] among = input.determinate();
        double[] with = input.determinateOutcome();
        double[] subsets = SubsetRegression.allSubsets(among, with);
        double[] last = new double[with.length];
        for (int j = 0; j < last.length; j++) {
            last[j] = Math.max(0, subsets[subsets.length - 1] - subsets[subsets.length - 1 - (1 << j)]);
        }
        return input.analysis(Lmg.fromSubsets(subsets, with.length), last, 0, LMG);
    }

    private static Result<Input> prepare(CoMoments moments, String outcome, List<String> drivers) {
        if (drivers.isEmpty() || drivers.contains(outcome)) {
            throw new IllegalArgumentException(
                    "drivers of " + outcome + " must be other columns, at least one, but are " + drivers);
        }
        List<String> columns = new ArrayList<>(drivers);
        columns.add(outcome);
        CoMoments all = moments.select(columns);
        if (all.n() <= drivers.size() + 1) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    drivers.size() + " drivers of " + outcome + " need more than " + (drivers.size() + 1)
                            + " complete rows but there are " + all.n());
        }
        if (!all.hasSpread(outcome)) {
            return Result.insufficient(Reason.NO_SPREAD, "the outcome " + outcome + " has the same value in every row");
        }
        List<String> moving = drivers.stream().filter(all::hasSpread).toList();
        if (moving.isEmpty()) {
            return Result.insufficient(Reason.NO_SPREAD, "no driver of " + outcome + " has two different values");
        }
        List<String> constant = drivers.stream().filter(d -> !all.hasSpread(d)).toList();
        List<String> kept = new ArrayList<>(moving);
        kept.add(outcome);
        return all.select(kept)
                .correlations()
                .map(matrix -> new Input(matrix, outcome, moving, constant, all.n(), all.excluded()));
    }

    private static double[] sampledLmg(double[][] among, double[] with, int orders, RandomGenerator random) {
        int p = with.length;
        double[] lmg = new double[p];
        int[] order = new int[p];
        for (int k = 0; k < p; k++) {
            order[k] = k;
        }
        for (int draw = 0; draw < orders; draw++) {
            for (int k = p - 1; k > 0; k--) {
                swap(order, k, random.nextInt(k + 1));
            }
            add(lmg, SubsetRegression.gains(among, with, order));
            for (int k = 0; k < p / 2; k++) {
                swap(order, k, p - 1 - k);
            }
            add(lmg, SubsetRegression.gains(among, with, order));
        }
        for (int k = 0; k < p; k++) {
            lmg[k] /= 2.0 * orders;
        }
        return lmg;
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    private static void add(double[] sum, double[] values) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += values[k];
        }
    }

    /** The gain of each driver when it enters last. */
    private static double[] losses(double[][] among, double[] with) {
        int p = with.length;
        double[] last = new double[p];
        for (int k = 0; k < p; k++) {
            int[] order = new int[p];
            int at = 0;
            for (int j = 0; j < p; j++) {
                if (j != k) {
                    order[at++] = j;
                }
            }
            order[p - 1] = k;
            last[k] = SubsetRegression.gains(among, with, order)[k];
        }
        return last;
    }

    private static List<String> driversOf(List<String> columns, String outcome) {
        if (!columns.contains(outcome)) {
            throw new IllegalArgumentException(Names.describe("no column", outcome, columns));
        }
        List<String> drivers = columns.stream().filter(c -> !c.equals(outcome)).toList();
        if (drivers.isEmpty()) {
            throw new IllegalArgumentException("no driver beside the outcome " + outcome);
        }
        return drivers;
    }

    private static void refuseTooMany(int drivers) {
        if (drivers > MOST_EXACT) {
            throw new IllegalArgumentException("exact LMG takes at most " + MOST_EXACT + " drivers but " + drivers
                    + " were given; use KeyDrivers.sampled");
        }
    }

    /** Correlations in a known order, drivers first. */
    private record Input(
            CorrelationMatrix matrix,
            String outcome,
            List<String> drivers,
            List<String> constant,
            long n,
            long excluded) {

        double[][] among() {
            double[][] among = new double[drivers.size()][drivers.size()];
            for (int i = 0; i < among.length; i++) {
                for (int j = 0; j < among.length; j++) {
                    among[i][j] = matrix.get(drivers.get(i), drivers.get(j));
                }
            }
            return among;
        }

        double[] withOutcome() {
            return drivers.stream().mapToDouble(d -> matrix.get(d, outcome)).toArray();
        }

        /** The correlations without the directions in which the drivers determine each other. */
        double[][] determinate() {
            double least = least();
            SymmetricEigen eigen = SymmetricEigen.of(among());
            return eigen.smallest() > least ? among() : eigen.apply(value -> value > least ? value : 0);
        }

        /** What the outcome shares with the directions kept. */
        double[] determinateOutcome() {
            double least = least();
            SymmetricEigen eigen = SymmetricEigen.of(among());
            return eigen.smallest() > least
                    ? withOutcome()
                    : product(eigen.apply(value -> value > least ? 1 : 0), withOutcome());
        }

        private double least() {
            return SubsetRegression.COLLINEAR * drivers.size();
        }

        DriverAnalysis analysis(double[] lmg, double[] last, int sampledOrders, Rule rule) {
            double[][] among = among();
            double[] r = withOutcome();
            int p = r.length;
            SymmetricEigen eigen = SymmetricEigen.of(among);
            double least = least();
            double[][] inverse = eigen.apply(value -> value > least ? 1 / value : 0);
            double[][] root = eigen.apply(value -> value > least ? Math.sqrt(value) : 0);
            double[][] inverseRoot = eigen.apply(value -> value > least ? 1 / Math.sqrt(value) : 0);
            double[] beta = product(inverse, r);
            double[] onFactors = product(inverseRoot, r);
            // LMG divides R², so that R² is its sum: one cut decides for both which drivers determine each other
            double explained = Arrays.stream(lmg).sum();
            double rSquared = Math.min(1, Math.max(0, explained));
            List<DriverImportance> importances = new ArrayList<>();
            List<DriverCaution> cautions = new ArrayList<>();
            for (int i = 0; i < p; i++) {
                double weight = 0;
                for (int k = 0; k < p; k++) {
                    weight += root[i][k] * root[i][k] * onFactors[k] * onFactors[k];
                }
                boolean determined = isDetermined(eigen, i, least);
                double share = Math.max(0, lmg[i]);
                var importance = new DriverImportance(
                        drivers.get(i),
                        r[i],
                        beta[i],
                        beta[i] * r[i],
                        r[i] * r[i],
                        last[i],
                        share,
                        share(share, rSquared),
                        weight,
                        share(weight, rSquared),
                        determined
                                ? Result.insufficient(
                                        Reason.NOT_FINITE, "the other drivers determine " + drivers.get(i))
                                : Result.of(Math.max(1, inverse[i][i])));
                importances.add(importance);
                cautions.addAll(Cautions.of(importance));
            }
            for (String name : constant) {
                cautions.add(new DriverCaution(
                        DriverCaution.Kind.CONSTANT, name, name + " has the same value in every row and was left out"));
            }
            if (n > 0 && n < (long) DriverCaution.ROWS_PER_DRIVER * p) {
                cautions.add(new DriverCaution(
                        DriverCaution.Kind.FEW_ROWS, outcome, n + " rows are few for " + p + " drivers"));
            }
            var exclusions = new Exclusions(Map.of(INCOMPLETE, excluded));
            return new DriverAnalysis(
                    outcome, rSquared, importances, sampledOrders, cautions, new Evidence(rule, n, exclusions));
        }

        private boolean isDetermined(SymmetricEigen eigen, int driver, double least) {
            for (int k = 0; k < drivers.size(); k++) {
                if (eigen.value(k) <= least && Math.abs(eigen.vector(driver, k)) > 1e-6) {
                    return true;
                }
            }
            return false;
        }

        private static Result<Double> share(double part, double rSquared) {
            return rSquared < NOTHING
                    ? Result.insufficient(Reason.ZERO_BASE, "nothing is explained, so there is nothing to share")
                    : Result.of(part / rSquared);
        }

        private static double[] product(double[][] matrix, double[] vector) {
            double[] result = new double[vector.length];
            for (int i = 0; i < vector.length; i++) {
                for (int j = 0; j < vector.length; j++) {
                    result[i] += matrix[i][j] * vector[j];
                }
            }
            return result;
        }
    }
}
