package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of value split into its factors, such as orders a year, price and years: the mean contribution of each over all
 * orders in which they could have changed (Shapley 1953; Sun 1998). The parts add up to the change; factors may be 0 or
 * negative. Computed in decimals of the numbers as written.
 *
 * <pre>{@code
 * ValueSplit.of(List.of(new ValueSplit.Factor("orders", 3, 0), new ValueSplit.Factor("basket", 40, 45)))
 *         .parts().get("orders").doubleValue();  // -127.5
 * }</pre>
 *
 * @param factors the factors; the value is their product
 * @since 0.1.0
 */
public record ValueSplit(List<Factor> factors) {

    /** The rule that the parts follow. */
    public static final Rule RULE =
            Rule.published("value.split", "Split of a change of value", "Shapley 1953; Sun 1998, energy decomposition");

    private static final int MOST_FACTORS = 12;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are none, too many, or two of one name
     */
    public ValueSplit {
        factors = Copies.list("factors", factors);
        Arguments.within("number of factors", (long) factors.size(), 1, MOST_FACTORS);
        if (factors.stream().map(Factor::name).distinct().count() < factors.size()) {
            throw new IllegalArgumentException("a factor is named twice: "
                    + factors.stream().map(Factor::name).toList());
        }
    }

    /**
     * Splits a change.
     *
     * @param factors 1 to 12 factors, each named once
     * @return the split
     * @throws IllegalArgumentException if there are none, too many, or two of one name
     */
    public static ValueSplit of(List<Factor> factors) {
        return new ValueSplit(factors);
    }

    /**
     * The value before.
     *
     * @return product of the factors
     */
    public BigDecimal before() {
        return product(0);
    }

    /**
     * The value after.
     *
     * @return product of the factors
     */
    public BigDecimal after() {
        return product((1 << factors.size()) - 1);
    }

    /**
     * After minus before.
     *
     * @return what the parts add up to
     */
    public BigDecimal change() {
        return after().subtract(before());
    }

    private BigDecimal product(int changed) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            product = product.multiply(BigDecimal.valueOf((changed >> i & 1) == 1 ? factor.after : factor.before));
        }
        return product;
    }

    /**
     * What each factor contributes.
     *
     * @return factor to its part of the change, in the order given
     */
    public Map<String, BigDecimal> parts() {
        int size = factors.size();
        BigDecimal[] weights = new BigDecimal[size];
        for (int others = 0; others < size; others++) {
            weights[others] = factorial(others).multiply(factorial(size - 1 - others));
        }
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int set = 0; set < 1 << size; set++) {
                if ((set >> i & 1) == 0) {
                    BigDecimal step = product(set | 1 << i).subtract(product(set));
                    sum = sum.add(weights[Integer.bitCount(set)].multiply(step));
                }
            }
            parts.put(factors.get(i).name, sum.divide(factorial(size), MathContext.DECIMAL128));
        }
        return parts;
    }

    private static BigDecimal factorial(int n) {
        BigDecimal product = BigDecimal.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigDecimal.valueOf(i));
        }
        return product;
    }

    /**
     * One factor of a value.
     *
     * @param name its name
     * @param before its value before
     * @param after its value after
     */
    public record Factor(String name, double before, double after) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is not finite
         */
        public Factor {
            Arguments.notBlank("name of a factor", name);
            Arguments.finite("before of " + name, before);
            Arguments.finite("after of " + name, after);
        }
    }
}
