/**
 * What customers did: purchase histories, recency-frequency-monetary scores, retention, churn and cohorts.
 *
 * <p>A {@link io.github.cxkit.lifetime.PurchaseLog} gathers orders by customer and unit of time; everything else is read
 * off it. What the histories let one expect lives in {@code lifetime.model}, what that is worth in
 * {@code lifetime.value}.
 *
 * <pre>{@code
 * PurchaseLog log = PurchaseLog.builder(PurchaseRules.DAILY_UTC)
 *         .add("ann", LocalDate.of(2026, 1, 5), new BigDecimal("12.50"))
 *         .add("ann", LocalDate.of(2026, 2, 2), new BigDecimal("20.00"))
 *         .add("bob", LocalDate.of(2026, 1, 9), new BigDecimal("7.90"))
 *         .build();
 * log.summaries(LocalDate.of(2026, 3, 31));
 * // [ann: 1 repeat, 4 of 12.142857 weeks, mean 20.0, bob: 0 repeats, 0 of 11.571429 weeks]
 * }</pre>
 */
@NullMarked
package io.github.cxkit.lifetime;

import org.jspecify.annotations.NullMarked;
