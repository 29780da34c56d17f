/**
 * The named models of customer experience, made computable: six pillars, experience pyramid, four values, co-creation and
 * realms, brand experience, SERVQUAL, people-process-technology, effort and loyalty.
 *
 * <p>Under them lies one mechanism, {@link io.github.cxkit.framework.CompositeIndex}: dimensions with weights and
 * questions, a range, a rule for combining and one for gaps. The built-in frameworks are values of it, and so is a team's
 * own.
 *
 * <pre>{@code
 * CompositeIndex own = CompositeIndex.of(
 *         Rule.convention("acme.promise", "Our promise", "our service board, 2026"),
 *         0, 10, Combination.WEAKEST, "quick", "friendly", "right");
 * own.score(Map.of("quick", 7.0, "friendly", 9.0, "right", 8.0)).value().orElseThrow();  // 7.0
 * }</pre>
 */
@NullMarked
package io.github.cxkit.framework;

import org.jspecify.annotations.NullMarked;
