package io.github.cxkit.report.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.score.Result;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What a model expects of all customers.
 *
 * @param model what it is called
 * @param weeks how far ahead
 * @param orders of all customers in that time
 * @param revenue of all customers in that time; insufficient where what an order is worth cannot be told
 * @param customers each customer's figures in the order of the log; empty where the worth of an order cannot be told
 * @param fit how well the model fits
 * @param diagnosis why the fit may not be trusted, empty if nothing speaks against it
 * @since 0.1.0
 */
public record Forecast(
        String model,
        int weeks,
        double orders,
        Result<Double> revenue,
        List<CustomerValue.Explanation> customers,
        FitReport fit,
        String diagnosis) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Forecast {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(fit, "fit");
        Objects.requireNonNull(diagnosis, "diagnosis");
        Arguments.notNegative("weeks", (long) weeks);
        Arguments.notNegative("orders", orders);
        customers = Collections.unmodifiableList(customers); // no copy: there may be millions
    }
}
