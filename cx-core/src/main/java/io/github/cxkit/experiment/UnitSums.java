package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a warehouse's query gives per arm: units, the sum of every variable over them, and the sum of every product of two
 * variables, after summing to the unit of randomization.
 *
 * <p>Sums are decimals, and nothing is rounded before they are centred: n sum(xy) - sum(x) sum(y) is exact, where doubles lose
 * every digit once the mean is some 1e8 times the spread. So the same units give the same result to the last digit, however
 * they are split and whether this library or a warehouse's DECIMAL has added them up. Sums that contradict themselves are
 * refused: they mean that the query summed different rows.
 *
 * <pre>{@code
 * UnitSums monday = UnitSums.ofDoubles(2, List.of(3.0), List.of(List.of(5.0)));
 * UnitSums tuesday = UnitSums.ofDoubles(1, List.of(4.0), List.of(List.of(16.0)));
 * monday.merge(tuesday).moments("visits").mean("visits").orElseThrow();  // 2.3333333333333335
 * }</pre>
 *
 * @param n units, 0 or more
 * @param sums sum of every variable
 * @param products square and symmetric; the diagonal holds the sums of squares
 * @since 0.1.0
 */
public record UnitSums(long n, List<BigDecimal> sums, List<List<BigDecimal>> products) {

    private static final BigDecimal SLACK = new BigDecimal("1e-9");
    private static final double RELATIVE_SLACK = 1e-9;
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    /** Of a unit: the products of as many as can be counted stay within a double. */
    private static final BigDecimal LARGEST = new BigDecimal("1e140");

    private static final int MOST_DIGITS_BEFORE_POINT = 308;
    private static final int MOST_DIGITS_AFTER_POINT = 1_100;

    /**
     * Checks and copies; numbers that are equal become the same, however many zeros end them.
     *
     * @throws IllegalArgumentException if the parts do not fit, exceed what a double can hold, or contradict themselves by more
     *     than 1e-9 of their size: a sum of squares below sum²/n, a product beyond Cauchy and Schwarz, no symmetry
     */
    public UnitSums {
        Copies.whole("sums", sums);
        Copies.whole("products", products);
        Arguments.notNegative("n", n);
        sums = plain("sum", sums);
        products = products.stream().map(row -> plain("product", row)).toList();
        int p = sums.size();
        if (p == 0 || products.size() != p || products.stream().anyMatch(row -> row.size() != p)) {
            throw new IllegalArgumentException(
                    "sums of " + p + " variables need " + p + " x " + p + " products but have " + products);
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                BigDecimal product = products.get(i).get(j);
                BigDecimal mirrored = products.get(j).get(i);
                if (product.subtract(mirrored)
                                .abs()
                                .compareTo(SLACK.multiply(product.abs().max(mirrored.abs())))
                        > 0) {
                    throw new IllegalArgumentException(
                            "products must be symmetric but " + product + " stands against " + mirrored);
                }
                if (n == 0 && (product.signum() != 0 || sums.get(i).signum() != 0)) {
                    throw new IllegalArgumentException("no unit cannot have the sums " + sums);
                }
            }
        }
        requireConsistent(n, sums, products);
    }

    private static List<BigDecimal> plain(String what, List<BigDecimal> numbers) {
        return numbers.stream().map(number -> plain(what, number)).toList();
    }

    private static BigDecimal plain(String what, BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) number.precision() - number.scale() > MOST_DIGITS_BEFORE_POINT
                || number.scale() > MOST_DIGITS_AFTER_POINT) {
            throw new IllegalArgumentException(what + " must be within what a double can hold but has "
                    + number.precision() + " digits at a scale of " + number.scale());
        }
        return number.stripTrailingZeros();
    }

    private static void requireConsistent(long n, List<BigDecimal> sums, List<List<BigDecimal>> products) {
        for (int i = 0; i < sums.size(); i++) {
            BigDecimal squares = centred(n, sums, products, i, i);
            if (squares.signum() < 0
                    && squares.negate().compareTo(SLACK.multiply(sums.get(i).pow(2))) > 0) {
                throw new IllegalArgumentException(
                        "a sum of squares of " + products.get(i).get(i) + " is below sum² / n of " + n
                                + " units that add up to " + sums.get(i));
            }
            for (int j = 0; j < i; j++) {
                double other = Math.max(0, centred(n, sums, products, j, j).doubleValue());
                double product = Math.abs(centred(n, sums, products, i, j).doubleValue());
                double most = Math.sqrt(Math.max(0, squares.doubleValue())) * Math.sqrt(other);
                // what the sums themselves may have been rounded by
                double rounding = RELATIVE_SLACK
                        * Math.abs(sums.get(i).doubleValue())
                        * Math.abs(sums.get(j).doubleValue());
                if (product > most * (1 + RELATIVE_SLACK) + rounding) {
                    throw new IllegalArgumentException(
                            "a product of " + products.get(i).get(j)
                                    + " is beyond what its variables' squares allow (Cauchy, Schwarz)");
                }
            }
        }
    }

    /**
     * Sums that were computed in doubles, taken as the shortest decimals that stand for them.
     *
     * @param n units, 0 or more
     * @param sums sum of every variable
     * @param products square and symmetric
     * @return the sums
     * @throws IllegalArgumentException if a number is not finite, or as the constructor
     */
    public static UnitSums ofDoubles(long n, List<Double> sums, List<List<Double>> products) {
        return new UnitSums(
                n,
                decimals("sum", sums),
                products.stream().map(row -> decimals("product", row)).toList());
    }

    private static List<BigDecimal> decimals(String what, List<Double> numbers) {
        return numbers.stream()
                .map(number -> shortest(Arguments.finite(what, number)))
                .toList();
    }

    /** Double.toString gives a digit too many here and there before Java 19. */
    private static BigDecimal shortest(double number) {
        BigDecimal best = BigDecimal.valueOf(number);
        for (int digits = best.precision() - 1; digits > 0; digits--) {
            BigDecimal shorter = best.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != number) {
                break;
            }
            best = shorter;
        }
        return best;
    }

    /**
     * Adds up units, without rounding: any split gives the same sums.
     *
     * @param variables how many a unit has, 1 or more
     * @return a summarizer, with bytes, of the variables of each unit in their order, each within 1e140
     */
    public static Summarizer<List<BigDecimal>, UnitSums> summarizer(int variables) {
        Arguments.within("variables", variables, 1, Integer.MAX_VALUE);
        return Summarizer.<List<BigDecimal>, Builder, UnitSums>building(
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
            sums.forEach(sum -> out.text(sum.toString()));
            products.forEach(row -> row.forEach(product -> out.text(product.toString())));
        });
    }

    private static UnitSums read(int variables, ByteReader in) {
        long n = in.count();
        List<BigDecimal> sums = decimals(variables, in);
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            products.add(decimals(variables, in));
        }
        return new UnitSums(n, sums, products);
    }

    private static List<BigDecimal> decimals(int number, ByteReader in) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            decimals.add(new BigDecimal(in.text()));
        }
        return decimals;
    }

    private static final class Builder {
        private final BigDecimal[] sums;
        private final BigDecimal[][] products;
        private long n;

        Builder(int variables) {
            sums = new BigDecimal[variables];
            products = new BigDecimal[variables][];
            for (int i = 0; i < variables; i++) {
                sums[i] = BigDecimal.ZERO;
                products[i] = new BigDecimal[i + 1];
                Arrays.fill(products[i], BigDecimal.ZERO);
            }
        }

        void add(List<BigDecimal> unit) {
            if (unit.size() != sums.length) {
                throw new IllegalArgumentException(
                        "a unit has " + sums.length + " variables but was given " + unit.size());
            }
            List<BigDecimal> checked = plain("variable of a unit", unit);
            for (BigDecimal number : checked) {
                if (number.abs().compareTo(LARGEST) > 0) {
                    throw new IllegalArgumentException(
                            "variable of a unit must be within 1e140 but was " + number.round(MathContext.DECIMAL32));
                }
            }
            n++;
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].add(checked.get(i));
                for (int j = 0; j <= i; j++) {
                    products[i][j] = products[i][j].add(checked.get(i).multiply(checked.get(j)));
                }
            }
        }

        UnitSums build() {
            List<List<BigDecimal>> square = new ArrayList<>();
            for (int i = 0; i < sums.length; i++) {
                List<BigDecimal> row = new ArrayList<>();
                for (int j = 0; j < sums.length; j++) {
                    row.add(products[Math.max(i, j)][Math.min(i, j)]);
                }
                square.add(row);
            }
            return new UnitSums(n, List.of(sums), square);
        }
    }

    /** n sum(xy) - sum(x) sum(y), exact. */
    private static BigDecimal centred(long n, List<BigDecimal> sums, List<List<BigDecimal>> products, int i, int j) {
        return products.get(i)
                .get(j)
                .multiply(BigDecimal.valueOf(n))
                .subtract(sums.get(i).multiply(sums.get(j)));
    }

    /**
     * These units and others together.
     *
     * @param other of the same variables
     * @return the sums, entry by entry
     * @throws IllegalArgumentException if the numbers of variables differ, or sums that were given as such add up to more than a
     *     double can hold
     */
    public UnitSums merge(UnitSums other) {
        Definitions.of("unit sums").same("variables", sums.size(), other.sums.size());
        List<List<BigDecimal>> product = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            product.add(plus(products.get(i), other.products.get(i)));
        }
        return new UnitSums(Counts.sum(n, other.n), plus(sums, other.sums), product);
    }

    private static List<BigDecimal> plus(List<BigDecimal> some, List<BigDecimal> others) {
        List<BigDecimal> sum = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sum.add(some.get(i).add(others.get(i)));
        }
        return sum;
    }

    /**
     * Means and cross-products about them: what all comparisons are computed from.
     *
     * @param columns names of the variables, in order
     * @return the moments
     * @throws IllegalArgumentException if there is another number of names
     */
    public CoMoments moments(String... columns) {
        return moments(List.of(columns), 0);
    }

    /**
     * The same beside units that have no value.
     *
     * @param columns names of the variables, in order
     * @param excluded units without a value, 0 or more
     * @return the moments
     * @throws IllegalArgumentException if there is another number of names, or less than no unit excluded
     */
    public CoMoments moments(List<String> columns, long excluded) {
        if (columns.size() != sums.size()) {
            throw new IllegalArgumentException(
                    sums.size() + " variables need as many names but " + columns.size() + " were given");
        }
        return moments(columns, excluded, Collections.nCopies(columns.size(), BigDecimal.ZERO));
    }

    /** The moments of what the variables exceed an origin by: the same but for the means. */
    private CoMoments moments(List<String> columns, long excluded, List<BigDecimal> origin) {
        BigDecimal units = BigDecimal.valueOf(Math.max(1, n));
        List<Double> means = new ArrayList<>();
        List<Double> cross = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            means.add(
                    n == 0
                            ? 0
                            : sums.get(i)
                                    .divide(units, DIGITS)
                                    .subtract(origin.get(i))
                                    .doubleValue());
            for (int j = 0; j <= i; j++) {
                double value =
                        centred(n, sums, products, i, j).divide(units, DIGITS).doubleValue();
                cross.add(i == j ? Math.max(0, value) : value);
            }
        }
        return new CoMoments(columns, n, excluded, n, n, means, cross);
    }

    CoMoments outcome() {
        if (sums.size() > 2) {
            throw new IllegalArgumentException(
                    "an outcome is a mean of one variable or a ratio of two, not of " + sums.size());
        }
        return moments(names(), 0);
    }

    private List<String> names() {
        return switch (sums.size()) {
            case 1 -> List.of("value");
            case 2 -> List.of("numerator", "denominator");
            default ->
                IntStream.range(0, sums.size()).mapToObj(i -> "variable " + i).toList();
        };
    }

    /** All variables, each as what it exceeds its mean in other sums by, so that differences of huge means keep their digits. */
    CoMoments from(UnitSums other) {
        if (sums.size() != other.sums.size()) {
            throw new IllegalArgumentException(
                    "arms must have the same variables but have " + other.names() + " and " + names());
        }
        BigDecimal units = BigDecimal.valueOf(Math.max(1, other.n));
        return moments(
                names(),
                0,
                other.sums.stream().map(sum -> sum.divide(units, DIGITS)).toList());
    }

    CoMoments fromZero() {
        return moments(names(), 0);
    }

    /** Treatment less control, exact where both are known. */
    static Result<Double> gap(Linear control, Linear treatment, UnitSums exactControl, UnitSums exactTreatment) {
        return Linear.gap(control, treatment)
                .map(rounded ->
                        exactTreatment.value().subtract(exactControl.value()).doubleValue());
    }

    /** The mean or the ratio, to more digits than a double has. */
    BigDecimal value() {
        BigDecimal base = sums.size() == 1 ? BigDecimal.valueOf(n) : sums.get(1);
        return sums.get(0).divide(base, DIGITS);
    }
}
