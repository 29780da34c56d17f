/** The afternoon path: a survey and a sketch of the journey to begin with, and one page of advice when answers have come. */
@NullMarked
package io.github.cxkit.examples.scorecard.start;

import org.jspecify.annotations.NullMarked;
