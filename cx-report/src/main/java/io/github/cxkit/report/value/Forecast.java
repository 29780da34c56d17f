package io.github.cxkit.report.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.lifetime.model.BoundaryReason;
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
 * @param edges what the data look like where a fit has no interior maximum; empty if nothing speaks against the forecast
 * @since 0.1.0
 */
public record Forecast(
        String model,
        int weeks,
        double orders,
        Result<Double> revenue,
        List<CustomerValue.Explanation> customers,
        FitReport fit,
        List<BoundaryReason> edges) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Forecast {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(fit, "fit");
        edges = Copies.list("edges", edges);
        Arguments.notNegative("weeks", (long) weeks);
        Arguments.notNegative("orders", orders);
        Copies.whole("customers", customers);
        customers = Collections.unmodifiableList(customers); // no copy: there may be millions
    }
}
