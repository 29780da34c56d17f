/** Two scores or two shares against each other: difference, tests, intervals, the check of a split. */
@NullMarked
package io.github.cxkit.examples.scorecard.compare;

import org.jspecify.annotations.NullMarked;
