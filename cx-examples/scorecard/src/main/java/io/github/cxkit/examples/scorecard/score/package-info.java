/** {@code score}: from survey definitions and files of answers to a scorecard on console, in JSON and as a page. */
@NullMarked
package io.github.cxkit.examples.scorecard.score;

import org.jspecify.annotations.NullMarked;
