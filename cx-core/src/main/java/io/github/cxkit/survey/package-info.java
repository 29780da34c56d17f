/**
 * What customers say: scales, questions, surveys, answers, and the tally that every rating score is computed from.
 *
 * <pre>{@code
 * Scale scale = Scale.of(0, 10);
 * RatingTally tally = RatingTally.of(scale, 10, 9, 8, 3);
 * tally.n();         // 4
 * tally.count(9);    // 1
 * }</pre>
 *
 * <p>A {@link io.github.cxkit.survey.RatingTally} is a summary: add and merge in any order, on any machine, and the
 * counts are the same. Blank, not applicable and invalid answers are counted apart and never enter a score.
 */
@NullMarked
package io.github.cxkit.survey;

import org.jspecify.annotations.NullMarked;
