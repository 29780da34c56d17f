/** A scorecard as a page: findings first, then one table, then everything. */
@NullMarked
package io.github.cxkit.report.scorecard;

import org.jspecify.annotations.NullMarked;
