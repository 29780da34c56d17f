/** A framework as a page: the index, what is weakest, each dimension with its interval and its questions. */
@NullMarked
package io.github.cxkit.report.framework;

import org.jspecify.annotations.NullMarked;
