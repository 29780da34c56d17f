/** What moves the score, and frameworks as data: from a survey's files to console, JSON and page. */
@NullMarked
package io.github.cxkit.examples.scorecard.insight;

import org.jspecify.annotations.NullMarked;
