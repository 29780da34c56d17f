/** Customers' journeys as a page: what it costs them and the company, the map with its feelings, flow, funnel, frictions. */
@NullMarked
package io.github.cxkit.report.journey;

import org.jspecify.annotations.NullMarked;
