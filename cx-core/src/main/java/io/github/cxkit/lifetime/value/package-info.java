/**
 * What customers are worth: lifetime value by formula and by model, what is at stake, and what acting on it may bring.
 *
 * <p>Money is in the caller's currency throughout; rates are fractions, never per cent.
 *
 * <pre>{@code
 * LifetimeValue.ofMargin(100, 0.8).discountedAt(0.1).value(PaymentTiming.FIRST_PAYMENT_EXCLUDED_END_OF_PERIOD).orElseThrow();
 * // 266.67: margin 100 a year, 80 % kept, 10 % discount
 * }</pre>
 */
@NullMarked
package io.github.cxkit.lifetime.value;

import org.jspecify.annotations.NullMarked;
