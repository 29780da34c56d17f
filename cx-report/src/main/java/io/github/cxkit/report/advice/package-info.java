/** One page of advice for a company that asks after a purchase: what to mend first, why, with what, and when to look again. */
@NullMarked
package io.github.cxkit.report.advice;

import org.jspecify.annotations.NullMarked;
