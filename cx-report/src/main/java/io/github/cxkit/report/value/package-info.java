/** What customers are worth, as a page: customers and money first, the model behind them last. */
@NullMarked
package io.github.cxkit.report.value;

import org.jspecify.annotations.NullMarked;
