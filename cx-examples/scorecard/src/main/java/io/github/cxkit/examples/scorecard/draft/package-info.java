/** Drafts a definition from a file. */
@NullMarked
package io.github.cxkit.examples.scorecard.draft;

import org.jspecify.annotations.NullMarked;
