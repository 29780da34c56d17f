/** A made-up Italian web shop and the answers of its customers, the same on every machine. */
@NullMarked
package io.github.cxkit.examples.scorecard.sample;

import org.jspecify.annotations.NullMarked;
