/**
 * The ways customers really go: directly-follows graph, variants, loops, dwell, agreement with the plan.
 *
 * <pre>{@code
 * DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(List.of(List.of("ad", "site", "cart"), List.of("site", "cart")));
 * graph.transitions().count("site", "cart");  // 2
 * graph.toMermaid(1);                         // a flow chart as text
 * }</pre>
 *
 * <p>{@link io.github.cxkit.journey.graph.JourneySummary} gathers all counts that a journey report needs, mergeable.
 */
@NullMarked
package io.github.cxkit.journey.graph;

import org.jspecify.annotations.NullMarked;
