package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What recommendations bring: customers (value per customer + acquisition cost saved).
 *
 * <p>Each referred customer counts once, for whoever is listed first; nobody refers himself; a referred person who has not
 * bought brings nothing. (A convention of this library.)
 *
 * @param customers distinct referred customers
 * @param value money they bring
 * @param byReferrer referred customers credited to each referrer, in the order listed; unmodifiable
 * @since 0.1.0
 */
public record ReferralValue(long customers, Result<Double> value, Map<String, List<String>> byReferrer) {

    /** The rule. */
    public static final Rule RULE = Rule.adapted(
            "value.referral", "Referral value", "Kumar, Petersen, Leone 2007; each referred customer counts once");

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReferralValue {
        Objects.requireNonNull(value, "value");
        Copies.whole("byReferrer", byReferrer);
        var copy = new LinkedHashMap<String, List<String>>();
        byReferrer.forEach((referrer, referred) -> copy.put(referrer, List.copyOf(referred)));
        byReferrer = Collections.unmodifiableMap(copy);
        Arguments.notNegative("customers", customers);
    }

    /**
     * One recommendation.
     *
     * @param referrer who recommended
     * @param referred to whom
     * @param customer whether the referred person bought
     */
    public record Referral(String referrer, String referred, boolean customer) {
        /** Checks that the parts are there. */
        public Referral {
            Objects.requireNonNull(referrer, "referrer");
            Objects.requireNonNull(referred, "referred");
        }
    }

    /**
     * Adds up recommendations.
     *
     * @param referrals in order of credit
     * @param valuePerCustomer money, finite
     * @param acquisitionCostSaved money per customer, 0 or more
     * @return what they bring; 0 without any
     * @throws IllegalArgumentException if an amount is out of range
     */
    public static ReferralValue of(List<Referral> referrals, double valuePerCustomer, double acquisitionCostSaved) {
        Arguments.finite("valuePerCustomer", valuePerCustomer);
        Arguments.notNegative("acquisitionCostSaved", acquisitionCostSaved);
        Set<String> counted = new HashSet<>();
        Map<String, List<String>> byReferrer = new LinkedHashMap<>();
        for (Referral referral : referrals) {
            boolean own = referral.referrer().equals(referral.referred());
            if (referral.customer() && !own && counted.add(referral.referred())) {
                byReferrer
                        .computeIfAbsent(referral.referrer(), r -> new ArrayList<>())
                        .add(referral.referred());
            }
        }
        return new ReferralValue(
                counted.size(), finite(counted.size() * (valuePerCustomer + acquisitionCostSaved)), byReferrer);
    }

    private static Result<Double> finite(double value) {
        return Double.isFinite(value)
                ? Result.of(value)
                : Result.insufficient(Reason.NOT_FINITE, "the value exceeds the range of a double");
    }
}
