/**
 * What moves the score: key drivers, importance against performance, Kano, opportunity, penalty and reward, themes.
 *
 * <pre>{@code
 * CoMoments moments = CoMoments.builder("recommend", "ease", "trust")
 *         .add(9, 5, 4).add(3, 2, 2).add(7, 4, 3).add(8, 4, 5).add(2, 1, 2).build();
 * DriverAnalysis drivers = KeyDrivers.analyze(moments, "recommend").orElseThrow();
 * drivers.ranked().get(0).driver();  // what explains most
 * }</pre>
 *
 * <p>Everything here is association in the answers at hand. It says where to look, not what a change would cause.
 */
@NullMarked
package io.github.cxkit.driver;

import org.jspecify.annotations.NullMarked;
