/** What customers wrote: masked, cut into terms, and told apart by how they rated. */
@NullMarked
package io.github.cxkit.examples.scorecard.remark;

import org.jspecify.annotations.NullMarked;
