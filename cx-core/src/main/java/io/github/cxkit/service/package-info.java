/**
 * How the company answers: follow-up of feedback, first-contact resolution, response times, queues, self-service,
 * automation, recovery, community, employees, reputation.
 *
 * <pre>{@code
 * ClosedLoop loop = ClosedLoop.of(cases, now, Duration.ofHours(48), ServiceHours.ALWAYS);
 * loop.withinTarget().value();       // answered in time / those that had the chance
 * loop.withinTarget().interval(0.95);
 * loop.pending();                    // still inside the target: on neither side
 * }</pre>
 *
 * <p>Most types are summaries: counts that merge, from which every {@link io.github.cxkit.stats.Rate} is computed. What is
 * still open (a case inside its target, an unanswered contact, an issue whose window runs) is never counted as failed and
 * never left out silently.
 */
@NullMarked
package io.github.cxkit.service;

import org.jspecify.annotations.NullMarked;
