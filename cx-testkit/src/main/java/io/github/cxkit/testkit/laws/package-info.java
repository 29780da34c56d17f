/**
 * The laws of a summary: split anywhere, merged in any order, stored and read back, it stays the same.
 *
 * <p>Needs jqwik, whose arbitraries give the inputs.
 */
@NullMarked
package io.github.cxkit.testkit.laws;

import org.jspecify.annotations.NullMarked;
