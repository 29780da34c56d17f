/** Tables of ready-made texts, for a terminal and for a page. */
@NullMarked
package io.github.cxkit.report.table;

import org.jspecify.annotations.NullMarked;
