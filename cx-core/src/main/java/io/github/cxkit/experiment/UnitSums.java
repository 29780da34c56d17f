package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a warehouse's query gives per arm: units, the sum of every variable over them, and the sum of every product of two
 * variables, after summing to the unit of randomization.
 *
 * <p>Squares minus squared sums cancel badly in doubles, so they are taken exactly. Sums that contradict themselves are refused:
 * they mean that the query summed different rows.
 *
 * @param n units, 0 or more
 * @param sums sum of every variable
 * @param products square and symmetric; the diagonal holds the sums of squares
 * @since 0.1.0
 */
public record UnitSums(long n, List<Double> sums, List<List<Double>> products) {

    private static final double SLACK = 1e-9;
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /**
     * Checks and copies.
     *
     * @param n units
     * @param sums sum of every variable
     * @param products square and symmetric
     * @throws IllegalArgumentException if the parts do not fit, are not finite, or contradict themselves by more than 1e-9 of
     *     their size: a sum of squares below sum²/n, a product beyond Cauchy and Schwarz, no symmetry
     */
    public UnitSums {
        Arguments.notNegative("n", n);
        sums = List.copyOf(sums);
        products = products.stream().map(List::copyOf).toList();
        int p = sums.size();
        if (p == 0 || products.size() != p || products.stream().anyMatch(row -> row.size() != p)) {
            throw new IllegalArgumentException(
                    "sums of " + p + " variables need " + p + " x " + p + " products but have " + products);
        }
        for (int i = 0; i < p; i++) {
            Arguments.finite("sum", sums.get(i));
            for (int j = 0; j < p; j++) {
                double product = Arguments.finite("product", products.get(i).get(j));
                double mirrored = products.get(j).get(i);
                if (Math.abs(product - mirrored) > SLACK * Math.max(Math.abs(product), Math.abs(mirrored))) {
                    throw new IllegalArgumentException(
                            "products must be symmetric but " + product + " stands against " + mirrored);
                }
                if (n == 0 && (product != 0 || sums.get(i) != 0)) {
                    throw new IllegalArgumentException("no unit cannot have the sums " + sums);
                }
            }
        }
        requireConsistent(n, sums, products);
    }

    private static void requireConsistent(long n, List<Double> sums, List<List<Double>> products) {
        for (int i = 0; i < sums.size(); i++) {
            double squares = centred(n, sums, products, i, i).doubleValue();
            double scale = sums.get(i) * sums.get(i);
            if (squares < -SLACK * scale) {
                throw new IllegalArgumentException(
                        "a sum of squares of " + products.get(i).get(i) + " is below sum² / n of " + n
                                + " units that add up to " + sums.get(i));
            }
            for (int j = 0; j < i; j++) {
                double other = Math.max(0, centred(n, sums, products, j, j).doubleValue());
                double product = Math.abs(centred(n, sums, products, i, j).doubleValue());
                double most = Math.sqrt(Math.max(0, squares)) * Math.sqrt(other);
                // what the sums themselves may have been rounded by
                double rounding = SLACK * Math.abs(sums.get(i)) * Math.abs(sums.get(j));
                if (product > most * (1 + SLACK) + rounding) {
                    throw new IllegalArgumentException(
                            "a product of " + products.get(i).get(j)
                                    + " is beyond what its variables' squares allow (Cauchy, Schwarz)");
                }
            }
        }
    }

    /**
     * Adds up units. Sums agree up to the last digits, whatever the split.
     *
     * @param variables how many a unit has, 1 or more
     * @return a summarizer, with bytes, of the variables of each unit in their order
     */
    public static Summarizer<List<Double>, UnitSums> summarizer(int variables) {
        Arguments.within("variables", variables, 1, Integer.MAX_VALUE);
        return Summarizer.<List<Double>, Builder, UnitSums>building(
                        () -> new Builder(variables), Builder::add, Builder::build, UnitSums::merge)
                .withBytes(
                        UnitSums::toBytes,
                        bytes -> Bytes.read("unit sums", definition(variables), bytes, in -> read(variables, in)));
    }

    private static String definition(int variables) {
        return variables + " variables";
    }

    private byte[] toBytes() {
        return Bytes.write(definition(sums.size()), out -> {
            out.count(n);
            sums.forEach(out::real);
            products.forEach(row -> row.forEach(out::real));
        });
    }

    private static UnitSums read(int variables, ByteReader in) {
        long n = in.count();
        List<Double> sums = reals(variables, in);
        List<List<Double>> products = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            products.add(reals(variables, in));
        }
        return new UnitSums(n, sums, products);
    }

    private static List<Double> reals(int number, ByteReader in) {
        List<Double> reals = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            reals.add(in.real());
        }
        return reals;
    }

    private static final class Builder {
        private final DoubleSum[] sums;
        private final DoubleSum[][] products;
        private long n;

        Builder(int variables) {
            sums = new DoubleSum[variables];
            products = new DoubleSum[variables][variables];
            for (int i = 0; i < variables; i++) {
                sums[i] = new DoubleSum();
                for (int j = 0; j <= i; j++) {
                    products[i][j] = new DoubleSum();
                    products[j][i] = products[i][j];
                }
            }
        }

        void add(List<Double> unit) {
            if (unit.size() != sums.length) {
                throw new IllegalArgumentException(
                        "a unit has " + sums.length + " variables but was given " + unit.size());
            }
            unit.forEach(value -> Arguments.finite("variable of a unit", value));
            n++;
            for (int i = 0; i < sums.length; i++) {
                sums[i].add(unit.get(i));
                for (int j = 0; j <= i; j++) {
                    products[i][j].addProduct(unit.get(i), unit.get(j));
                }
            }
        }

        UnitSums build() {
            List<Double> sum = new ArrayList<>();
            List<List<Double>> product = new ArrayList<>();
            for (int i = 0; i < sums.length; i++) {
                sum.add(sums[i].value());
                List<Double> row = new ArrayList<>();
                for (int j = 0; j < sums.length; j++) {
                    row.add(products[i][j].value());
                }
                product.add(row);
            }
            return new UnitSums(n, sum, product);
        }
    }

    /** n sum(xy) - sum(x) sum(y), exact. */
    private static BigDecimal centred(long n, List<Double> sums, List<List<Double>> products, int i, int j) {
        return new BigDecimal(products.get(i).get(j))
                .multiply(BigDecimal.valueOf(n))
                .subtract(new BigDecimal(sums.get(i)).multiply(new BigDecimal(sums.get(j))));
    }

    /**
     * These units and others together.
     *
     * @param other of the same variables
     * @return the sums, entry by entry
     * @throws IllegalArgumentException if the numbers of variables differ
     */
    public UnitSums merge(UnitSums other) {
        Definitions.of("unit sums").same("variables", sums.size(), other.sums.size());
        List<Double> sum = new ArrayList<>();
        List<List<Double>> product = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            sum.add(sums.get(i) + other.sums.get(i));
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < sums.size(); j++) {
                row.add(products.get(i).get(j) + other.products.get(i).get(j));
            }
            product.add(row);
        }
        return new UnitSums(Math.addExact(n, other.n), sum, product);
    }

    /**
     * Means and cross-products about them: what all comparisons are computed from.
     *
     * @param columns names of the variables, in order
     * @return the moments
     * @throws IllegalArgumentException if there is another number of names
     */
    public CoMoments moments(String... columns) {
        if (columns.length != sums.size()) {
            throw new IllegalArgumentException(
                    sums.size() + " variables need as many names but " + columns.length + " were given");
        }
        if (n == 0) {
            return CoMoments.empty(List.of(columns));
        }
        BigDecimal units = BigDecimal.valueOf(n);
        List<Double> means = new ArrayList<>();
        List<Double> cross = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            means.add(new BigDecimal(sums.get(i)).divide(units, DIGITS).doubleValue());
            for (int j = 0; j <= i; j++) {
                double value =
                        centred(n, sums, products, i, j).divide(units, DIGITS).doubleValue();
                cross.add(i == j ? Math.max(0, value) : value);
            }
        }
        return new CoMoments(List.of(columns), n, 0, n, n, means, cross);
    }

    CoMoments outcome() {
        return switch (sums.size()) {
            case 1 -> moments("value");
            case 2 -> moments("numerator", "denominator");
            default ->
                throw new IllegalArgumentException(
                        "an outcome is a mean of one variable or a ratio of two, not of " + sums.size());
        };
    }

    /** The mean or the ratio, to more digits than a double has. */
    BigDecimal value() {
        BigDecimal base = sums.size() == 1 ? BigDecimal.valueOf(n) : new BigDecimal(sums.get(1));
        return new BigDecimal(sums.get(0)).divide(base, DIGITS);
    }
}
