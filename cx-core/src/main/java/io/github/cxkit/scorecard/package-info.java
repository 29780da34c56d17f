/**
 * All of it, together: from responses to one scorecard of metrics and frameworks, by segment, touchpoint, phase and period.
 *
 * <pre>{@code
 * ScorecardDefinition definition = ScorecardDefinition.of(survey).by("LANG").per(PeriodLength.MONTH);
 * ScorecardSummary summary = ScorecardSummary.builder(definition).add(response).build();
 * Scorecard card = summary.scorecard();
 * card.row("recommend", "nps", Slice.ALL);  // the overall NPS
 * }</pre>
 *
 * <p>{@link io.github.cxkit.scorecard.ScorecardSummary} holds counts and merges; every figure of a
 * {@link io.github.cxkit.scorecard.Scorecard} is computed from pooled counts, never from other scores.
 */
@NullMarked
package io.github.cxkit.scorecard;

import org.jspecify.annotations.NullMarked;
