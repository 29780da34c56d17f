/**
 * What stands in the customer's way, what it costs, and what to do about it first.
 *
 * <pre>{@code
 * FrictionScore.of(0.6, 30, 400).score().orElseThrow();  // 0.045
 * new FrictionLoss(200, 90, 800, 160, 42.5).loss();      // 2125.0
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.friction;

import org.jspecify.annotations.NullMarked;
