/**
 * What to do about it: alerts that do not cry on noise, follow-up of single customers (inner loop), and changes for all
 * with their effect measured after (outer loop).
 *
 * <pre>{@code
 * AlertRule rule = AlertRule.threshold("NPS below 20", 20);
 * rule.check(new AlertInput(Metrics.NPS, today, history, Map.of(), Map.of()));  // empty unless there is evidence
 *
 * Optional<FollowUp> followUp = policy.open("f-1", response, "checkout", received);
 * followUp.map(f -> f.statusAt(now));
 * }</pre>
 */
@NullMarked
package io.github.cxkit.scorecard.action;

import org.jspecify.annotations.NullMarked;
