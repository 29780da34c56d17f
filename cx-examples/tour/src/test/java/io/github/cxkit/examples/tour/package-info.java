/** Runs what the documentation shows. */
@NullMarked
package io.github.cxkit.examples.tour;

import org.jspecify.annotations.NullMarked;
