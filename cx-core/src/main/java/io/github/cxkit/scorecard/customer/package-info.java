/**
 * The 360-degree view of one customer: the same card for every team, so that nobody has to repeat the story.
 *
 * <pre>{@code
 * CustomerView view = CustomerView.of(
 *         "c-17", now, List.of(), ProfileCompleteness.EMPTY, responses, List.of(), Result.of(120.0),
 *         Map.of("mail", true), List.of());
 * view.lastAnswers();   // the latest rating of each question
 * view.openCases();     // follow-ups that are not closed
 * }</pre>
 */
@NullMarked
package io.github.cxkit.scorecard.customer;

import org.jspecify.annotations.NullMarked;
