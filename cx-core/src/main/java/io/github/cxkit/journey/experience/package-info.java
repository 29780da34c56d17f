/**
 * How a whole journey felt: peak and end, compound success, moments of truth, the three levels side by side.
 *
 * <pre>{@code
 * PeakEnd.of(List.of(0.2, -0.9, 0.5, 0.8, 0.6), PeakEnd.Peak.MOST_INTENSE).orElseThrow().score();  // -0.15
 * CompoundSuccess.of(List.of(0.95, 0.95, 0.95)).allSatisfied();                                    // 0.857...
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.experience;

import org.jspecify.annotations.NullMarked;
