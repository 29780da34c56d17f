/** From a log of events to a page about journeys: map, flow, funnel, frictions. */
@NullMarked
package io.github.cxkit.examples.scorecard.journey;

import org.jspecify.annotations.NullMarked;
