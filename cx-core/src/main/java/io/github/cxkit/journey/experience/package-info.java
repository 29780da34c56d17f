/**
 * How a whole journey felt: peak and end, compound success, moments of truth, the three levels side by side.
 *
 * <pre>{@code
 * PeakEnd.of(List.of(0.25, -1.0, 0.5), PeakEnd.Peak.MOST_INTENSE).orElseThrow().score();  // -0.25
 * CompoundSuccess.of(List.of(0.5, 0.75)).orElseThrow().allSatisfied();                    // 0.375
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.experience;

import org.jspecify.annotations.NullMarked;
