/**
 * How many customers get how far: funnels under a named order rule, and journeys given up.
 *
 * <pre>{@code
 * Funnel funnel = Funnel.ordered(Duration.ofMinutes(30), "product_view", "cart", "order");
 * FunnelSummary summary = funnel.summary(journeys);
 * summary.step("cart").ofStepBefore();  // share of the viewers who came to the cart
 * }</pre>
 *
 * <p>For tens of millions of events there is {@link io.github.cxkit.journey.EventColumns}: three arrays, one pass,
 * bounded memory per customer.
 */
@NullMarked
package io.github.cxkit.journey.funnel;

import org.jspecify.annotations.NullMarked;
