/** {@code conformance}: the library's answers to conformance cases, one JSON line a case. */
@NullMarked
package io.github.cxkit.examples.scorecard.conformance;

import org.jspecify.annotations.NullMarked;
