package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Who is unhappy, valuable and about to leave.
 *
 * <p>At stake is value x probability of leaving, 0 for a negative value. The priority list holds unhappy customers with
 * something at stake, largest first; ties go to the larger value, then to the name. A customer without a rating is not
 * unhappy. (A convention of this library.)
 *
 * @param total money at stake over all customers
 * @param atStake money per customer, in the order given; unmodifiable
 * @param priority whom to call first, with reasons; unmodifiable
 * @param evidence rule and number of customers
 * @since 0.1.0
 */
public record ValueAtStake(
        Result<Double> total, Map<String, Double> atStake, List<Priority> priority, Evidence evidence) {

    /** The rule applied. */
    public static final Rule RULE = Rule.convention(
            "value.at-stake", "Value at stake", "value times probability of leaving; unhappy by rating");

    private static final Comparator<CustomerAtRisk> LARGEST_FIRST = Comparator.comparingDouble(CustomerAtRisk::atStake)
            .reversed()
            .thenComparing(Comparator.comparingDouble(CustomerAtRisk::value).reversed())
            .thenComparing(CustomerAtRisk::customer);

    /** Copies the collections. */
    public ValueAtStake {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.finite("atStake", atStake);
        atStake = Copies.ordered("atStake", atStake);
        priority = Copies.list("priority", priority);
    }

    /**
     * One customer to win back, and why.
     *
     * @param customer who
     * @param atStake money at stake
     * @param value expected value of the relation
     * @param leaveProbability probability of leaving
     * @param rating the unhappy rating
     */
    public record Priority(String customer, double atStake, double value, double leaveProbability, double rating) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Priority {
            Objects.requireNonNull(customer, "customer");
            Arguments.finite("atStake", atStake);
            Arguments.finite("value", value);
            Arguments.share("leaveProbability", leaveProbability);
            Arguments.finite("rating", rating);
        }

        /**
         * Why the customer is on the list.
         *
         * @return a sentence for people
         */
        public String reason() {
            return String.format(
                    Locale.ROOT,
                    "%s rated %s, is worth %.2f and leaves with probability %.0f %%: %.2f at stake",
                    customer,
                    rating == Math.rint(rating) ? Long.toString((long) rating) : Double.toString(rating),
                    value,
                    100 * leaveProbability,
                    atStake);
        }
    }

    /**
     * Values and ranks customers.
     *
     * @param customers who, each once
     * @param unhappyTo highest rating that counts as unhappy, such as 6 for detractors; finite
     * @param top longest priority list wanted, 0 or more
     * @return the value at stake; 0 and empty for no customers
     * @throws IllegalArgumentException if an argument is out of range or a customer appears twice
     */
    public static ValueAtStake of(List<CustomerAtRisk> customers, double unhappyTo, int top) {
        Arguments.finite("unhappyTo", unhappyTo);
        Arguments.notNegative("top", top);
        DoubleSum total = new DoubleSum();
        Map<String, Double> atStake = new LinkedHashMap<>();
        for (CustomerAtRisk each : customers) {
            total.add(each.atStake());
            if (atStake.put(each.customer(), each.atStake()) != null) {
                throw new IllegalArgumentException("customer " + each.customer() + " appears twice");
            }
        }
        List<Priority> priority = customers.stream()
                .filter(c -> c.atStake() > 0)
                .filter(c -> c.rating() != null && c.rating() <= unhappyTo)
                .sorted(LARGEST_FIRST)
                .limit(top)
                .map(ValueAtStake::priority)
                .toList();
        Result<Double> sum = Double.isFinite(total.value())
                ? Result.of(total.value())
                : Result.insufficient(Reason.NOT_FINITE, "the value at stake exceeds the range of a double");
        return new ValueAtStake(sum, atStake, priority, Evidence.of(RULE, customers.size()));
    }

    private static Priority priority(CustomerAtRisk customer) {
        Double rating = customer.rating();
        return new Priority(
                customer.customer(),
                customer.atStake(),
                customer.value(),
                customer.leaveProbability(),
                rating == null ? 0 : rating);
    }
}
