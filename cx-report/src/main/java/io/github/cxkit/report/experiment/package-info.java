/** An experiment as a page: whether it can be trusted, what to decide, then every figure. */
@NullMarked
package io.github.cxkit.report.experiment;

import org.jspecify.annotations.NullMarked;
