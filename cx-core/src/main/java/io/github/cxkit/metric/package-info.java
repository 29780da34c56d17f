/**
 * Rating metrics: NPS, CSAT, CES and their variants.
 *
 * <p>Every rating metric is a scale and a weight per scale point. With counts n_k and weights w_k,
 * score = sum(w_k n_k) / n and variance = sum(w_k² n_k) / n - score². NPS weighs 0..6 with -100, 7..8 with 0 and 9..10
 * with 100; a top-two-box share weighs the two best points with 100 and the others with 0; a mean weighs each point with
 * itself. So a metric is data: it can be listed, written down and checked.
 *
 * <pre>{@code
 * RatingScore nps = Metrics.NPS.score(9, 10, 10, 8, 7, 5, 6, 9, 10, 10);
 * nps.value().orElseThrow();  // 40.0
 * nps.interval(0.95);         // score interval of Tango
 * }</pre>
 */
@NullMarked
package io.github.cxkit.metric;

import org.jspecify.annotations.NullMarked;
