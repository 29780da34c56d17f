/**
 * Numbers without customer-experience words: intervals of shares and means, and what they rest on.
 *
 * <pre>{@code
 * Proportions.wilson(2206, 2688, 0.95).orElseThrow();  // [0.8057, 0.8347]
 * }</pre>
 */
@NullMarked
package io.github.cxkit.stats;

import org.jspecify.annotations.NullMarked;
