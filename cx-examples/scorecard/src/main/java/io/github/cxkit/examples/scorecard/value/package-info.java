/** The {@code value} subcommand: what customers are worth, from a file of orders. */
@NullMarked
package io.github.cxkit.examples.scorecard.value;

import org.jspecify.annotations.NullMarked;
