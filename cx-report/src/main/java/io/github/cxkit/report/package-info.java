/** Insights as sentences, tables, charts and pages. */
@NullMarked
package io.github.cxkit.report;

import org.jspecify.annotations.NullMarked;
