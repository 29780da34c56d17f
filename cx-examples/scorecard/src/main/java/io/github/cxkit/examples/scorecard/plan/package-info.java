/** How many answers a margin or a comparison needs, and what difference given answers can find. */
@NullMarked
package io.github.cxkit.examples.scorecard.plan;

import org.jspecify.annotations.NullMarked;
