/**
 * What to do about it: alerts that do not cry on noise, follow-up of single customers (inner loop), and changes for all
 * with their effect measured after (outer loop).
 *
 * <pre>{@code
 * AlertRule rule = AlertRule.threshold("NPS below 20", 20);
 * rule.check(AlertInput.of(Metrics.NPS, RatingTally.of(Scale.of(0, 10), 9, 3, 5)));  // ==> []
 * // no alert on three answers, whatever they say
 *
 * FollowUpPolicy policy = new FollowUpPolicy(
 *         List.of(FollowUpPolicy.Trigger.detractor("recommend")),
 *         Duration.ofDays(2), ServiceHours.ALWAYS, "care team", Map.of());
 * Optional<FollowUp> followUp = policy.open("f-1", response, "checkout", now);
 * followUp.map(f -> f.statusAt(now));
 * }</pre>
 */
@NullMarked
package io.github.cxkit.scorecard.action;

import org.jspecify.annotations.NullMarked;
