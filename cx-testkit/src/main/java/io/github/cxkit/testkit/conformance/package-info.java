/**
 * Conformance cases: one case is one function call with one expected result, in a form that any language can run.
 *
 * <p>The bundled cases are part of this module; {@code docs/conformance.md} is the catalogue of their functions. A team
 * with only a score function of its own gets a verdict from JUnit 5 so:
 *
 * <pre>{@code
 * class OurScoresConformance {
 *     @TestFactory
 *     Stream<DynamicTest> conformance() {
 *         return ConformanceSuite.bundled().only("nps.score").fields("score", "n").requireAll()
 *                 .dynamicTests(Implementation.of("nps.score", in -> ours(in.at("/counts/promoters").asInt(),
 *                         in.at("/counts/passives").asInt(), in.at("/counts/detractors").asInt())));
 *     }
 *
 *     private static Map<String, Object> ours(int promoters, int passives, int detractors) {
 *         int n = promoters + passives + detractors;
 *         return Map.of("n", n, "score", 100.0 * (promoters - detractors) / n);
 *     }
 * }
 * }</pre>
 *
 * <p>A program in another language reads the cases as JSON, writes one line of results per case, and is judged from
 * {@link io.github.cxkit.testkit.conformance.RecordedResults} or by the judges in Python and JavaScript beside the cases.
 */
@NullMarked
package io.github.cxkit.testkit.conformance;

import org.jspecify.annotations.NullMarked;
