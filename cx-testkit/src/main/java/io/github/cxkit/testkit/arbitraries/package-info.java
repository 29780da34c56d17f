/**
 * jqwik arbitraries for the core types. jqwik is an optional dependency: add it to the tests that use these.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<RatingTally> tallies() {
 *     return CxArbitraries.tallies(Scale.of(0, 10));
 * }
 * }</pre>
 */
@NullMarked
package io.github.cxkit.testkit.arbitraries;

import org.jspecify.annotations.NullMarked;
