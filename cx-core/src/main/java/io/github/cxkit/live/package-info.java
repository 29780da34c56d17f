/**
 * The live scorecard: ratings recorded by many threads while they come in, read by window at any moment, stored and merged.
 *
 * <pre>{@code
 * LiveDefinition definition = new LiveDefinition(
 *         Map.of("recommend", Scale.of(0, 10)), List.of("touchpoint"), Duration.ofMinutes(1), 60);
 * LiveRatings live = new LiveRatings(definition);
 * LiveCell checkout = live.cell("recommend", "checkout");     // once; then, from any thread:
 * checkout.record(9, now.toEpochMilli());
 *
 * LiveSnapshot snapshot = live.snapshot();
 * snapshot.sliding("recommend", now.toEpochMilli(), Duration.ofMinutes(15)).score(Metrics.NPS);
 * byte[] state = snapshot.toBytes();                           // and after a restart:
 * LiveRatings again = LiveRatings.restore(LiveSnapshot.ofBytes(state));
 * }</pre>
 *
 * <p>The time is a number the caller gives: nothing here reads a clock.
 */
@NullMarked
package io.github.cxkit.live;

import org.jspecify.annotations.NullMarked;
