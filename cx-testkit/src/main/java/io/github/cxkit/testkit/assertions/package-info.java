/**
 * AssertJ assertions for scores, results, intervals, tallies, rates, comparisons, funnels, scorecards and findings.
 *
 * <pre>{@code
 * import static io.github.cxkit.testkit.assertions.CxAssertions.assertThat;
 *
 * assertThat(Metrics.NPS.score(9, 10, 10, 3)).hasValue(50.0, 1e-9).hasSize(4).hasCaution(Caution.SMALL_SAMPLE);
 * assertThat(Metrics.NPS.score().value()).isInsufficient(Result.Reason.NO_ANSWERS);
 * }</pre>
 */
@NullMarked
package io.github.cxkit.testkit.assertions;

import org.jspecify.annotations.NullMarked;
