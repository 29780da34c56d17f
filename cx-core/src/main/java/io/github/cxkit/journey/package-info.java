/**
 * What customers do: phases, touchpoints and channels; planned journeys and maps; events, sessions, actual journeys.
 *
 * <pre>{@code
 * JourneyEvent view = JourneyEvent.of("anna", "product_view", Instant.parse("2026-03-01T10:00:00Z"));
 * JourneyEvent cart = JourneyEvent.of("anna", "cart", Instant.parse("2026-03-01T10:04:00Z"));
 * List<Journey> journeys = Sessions.byGap(List.of(view, cart), Duration.ofMinutes(30));
 * journeys.get(0).touchpoints();  // [product_view, cart]
 * }</pre>
 *
 * <p>What is computed from journeys lives in the packages below: {@code funnel}, {@code graph}, {@code attribution},
 * {@code experience}, {@code friction}, {@code omnichannel}, {@code exchange}. Everything here is immutable.
 */
@NullMarked
package io.github.cxkit.journey;

import org.jspecify.annotations.NullMarked;
