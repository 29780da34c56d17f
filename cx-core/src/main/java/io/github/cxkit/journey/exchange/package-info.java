/**
 * Journeys in the words of others: log columns as data, Segment's event names, XES, schema.org, CJML.
 *
 * <p>Everything here turns records into records; files are read and written elsewhere.
 *
 * <pre>{@code
 * EventMapping mapping = EventMapping.of("user_id", "event", "timestamp").withZone("Europe/Rome");
 * mapping.event(Map.of("user_id", "7", "event", "cart", "timestamp", "2026-03-01 10:00:00"));
 * SegmentEvents.phase("Order Completed").orElseThrow().code();  // ==> purchase
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.exchange;

import org.jspecify.annotations.NullMarked;
