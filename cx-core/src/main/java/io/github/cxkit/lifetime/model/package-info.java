/**
 * What a customer's past lets one expect: BG/NBD, MBG/NBD, Pareto/NBD and BG/BB for purchases, Gamma-Gamma for spend,
 * shifted beta-geometric and beta-discrete-Weibull for contracts.
 *
 * <p>A model is its parameters: an immutable record that scores a customer by pure functions. Times are in one unit
 * throughout, that of the histories it was fitted to (weeks in all examples). No hypergeometric function is evaluated;
 * expectations are sums or integrals of positive terms only, so that nothing overflows, cancels or turns into NaN for any
 * valid input.
 *
 * <pre>{@code
 * BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
 * CustomerHistory ann = new CustomerHistory(2, 30.43, 38.86);
 * model.probabilityAlive(ann);        // 0.7266
 * model.expectedPurchases(ann, 39);   // 1.2260
 * }</pre>
 *
 * <p>A fit says whether it may be trusted: {@link io.github.cxkit.lifetime.model.FitResult} is converged, boundary (with
 * the reason) or failed.
 */
@NullMarked
package io.github.cxkit.lifetime.model;

import org.jspecify.annotations.NullMarked;
