/**
 * Conformance cases: one case is one function call with one expected result, in a form that any language can run.
 *
 * <p>The bundled cases and the catalogue of their functions are part of this module. To hold another implementation to
 * them from JUnit 5, implement {@link io.github.cxkit.testkit.conformance.Implementation} and return its dynamic tests. Here
 * the library itself is held to them:
 *
 * <pre>{@code
 * class MyScoresConformance {
 *     @TestFactory
 *     Stream<DynamicTest> conformance() {
 *         return ConformanceSuite.bundled().only("nps.score").dynamicTests(new CoreImplementation(null));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.cxkit.testkit.conformance;

import org.jspecify.annotations.NullMarked;
