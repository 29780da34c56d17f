package io.github.cxkit.lifetime.value;

import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * From orders to what each customer will bring, in one step: BG/NBD for how often, gamma-gamma for how much (Fader, Hardie, Lee
 * 2005). Says first whether the fits may be trusted.
 *
 * <pre>{@code
 * CustomerValues values = CustomerValues.fit(orders, Order::customer, Order::day, Order::amount);
 * values.isTrusted();                                  // both fits converged in the interior
 * values.value("ann", Duration.ofDays(90));            // money, or why there is none
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CustomerValues {

    private final LocalDate observedUntil;
    private final Map<String, RfmProfile> customers;
    private final FitResult<BgNbd> purchases;
    private final FitResult<GammaGamma> spend;

    private CustomerValues(
            LocalDate observedUntil,
            Map<String, RfmProfile> customers,
            FitResult<BgNbd> purchases,
            FitResult<GammaGamma> spend) {
        this.observedUntil = observedUntil;
        this.customers = customers;
        this.purchases = purchases;
        this.spend = spend;
    }

    /**
     * Fits to any orders, observed until the day of the last one.
     *
     * @param orders the orders, in any sequence
     * @param customer says who
     * @param day says on which local day
     * @param amount says how much, 0 or more
     * @return the values
     * @param <O> what an order is in the caller's program
     * @throws IllegalArgumentException if there is no order or an amount is negative
     */
    public static <O> CustomerValues fit(
            Iterable<? extends O> orders,
            Function<? super O, String> customer,
            Function<? super O, LocalDate> day,
            Function<? super O, BigDecimal> amount) {
        PurchaseLog log = PurchaseLog.collect(orders, customer, day, amount);
        LocalDate last = log.customers().values().stream()
                .map(own -> own.get(own.size() - 1).day())
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("customer values need at least one order"));
        return fit(log, last);
    }

    /**
     * Fits to a log.
     *
     * @param log the purchases
     * @param observedUntil last day observed
     * @return the values
     */
    public static CustomerValues fit(PurchaseLog log, LocalDate observedUntil) {
        Objects.requireNonNull(observedUntil, "observedUntil");
        List<RfmProfile> profiles = log.summaries(observedUntil);
        Map<String, RfmProfile> customers = new LinkedHashMap<>();
        profiles.forEach(profile -> customers.put(profile.customer(), profile));
        return new CustomerValues(
                observedUntil,
                Collections.unmodifiableMap(customers),
                BgNbd.fit(RecencyFrequencyTable.ofProfiles(profiles)),
                GammaGamma.fit(SpendTable.of(profiles)));
    }

    /**
     * Whether both fits converged in the interior.
     *
     * @return true if the values may be trusted
     */
    public boolean isTrusted() {
        return purchases.converged().isKnown() && spend.converged().isKnown();
    }

    /**
     * How often customers buy.
     *
     * @return the fit, or why there is none
     */
    public FitResult<BgNbd> purchases() {
        return purchases;
    }

    /**
     * How much they spend per order.
     *
     * @return the fit, or why there is none
     */
    public FitResult<GammaGamma> spend() {
        return spend;
    }

    /**
     * The customers.
     *
     * @return name to history, in order of name
     */
    public Map<String, RfmProfile> customers() {
        return customers;
    }

    /**
     * What one customer is expected to bring.
     *
     * @param customer who
     * @param horizon how far ahead, not negative
     * @return money within the horizon, not discounted; insufficient if a fit did not converge or spend has no finite mean
     * @throws IllegalArgumentException if there is no such customer or the horizon is negative
     */
    public Result<Double> value(String customer, Duration horizon) {
        RfmProfile profile = customers.get(customer);
        if (profile == null) {
            throw new IllegalArgumentException("no order of a customer \"" + customer + "\" up to " + observedUntil);
        }
        return model().flatMap(model -> model.explain(profile, horizon).value());
    }

    /**
     * What all customers together are expected to bring.
     *
     * @param horizon how far ahead, not negative
     * @return money within the horizon, not discounted; insufficient as {@link #value}
     * @throws IllegalArgumentException if the horizon is negative
     */
    public Result<Double> total(Duration horizon) {
        Result<Double> sum = Result.of(0.0);
        for (String customer : customers.keySet()) {
            sum = sum.flatMap(so -> value(customer, horizon).map(own -> so + own));
        }
        return customers.isEmpty() ? Result.insufficient(Reason.NO_ANSWERS, "value of no customers") : sum;
    }

    private Result<CustomerValue> model() {
        return purchases.converged().flatMap(often -> spend.converged().map(much -> new CustomerValue(often, much)));
    }

    @Override
    public String toString() {
        return customers.size() + " customers to " + observedUntil + "; purchases: " + purchases + "; spend: " + spend;
    }
}
