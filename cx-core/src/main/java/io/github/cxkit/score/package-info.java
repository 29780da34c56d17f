/**
 * What a result is: a value or the reason why there is none, the rule it follows, the evidence it stands on; and what it is
 * computed from: a summary, which a {@link io.github.cxkit.score.Summarizer} makes.
 *
 * <pre>{@code
 * Result<Double> known = Result.of(39.8);
 * Result<Double> none = Result.insufficient(Result.Reason.NO_ANSWERS, "no answer to NETPRO");
 * known.orElseThrow();  // 39.8
 * none.isKnown();       // false
 * }</pre>
 *
 * <p>Ground floor of the library: this package uses no other one.
 */
@NullMarked
package io.github.cxkit.score;

import org.jspecify.annotations.NullMarked;
