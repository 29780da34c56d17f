/** The command {@code experiment}: did it work, from rows or from a warehouse's sums. */
@NullMarked
package io.github.cxkit.examples.scorecard.experiment;

import org.jspecify.annotations.NullMarked;
