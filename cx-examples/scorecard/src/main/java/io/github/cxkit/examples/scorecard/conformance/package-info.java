/** {@code conformance}: the cases for programs in any language, and the verdicts on their results. */
@NullMarked
package io.github.cxkit.examples.scorecard.conformance;

import org.jspecify.annotations.NullMarked;
