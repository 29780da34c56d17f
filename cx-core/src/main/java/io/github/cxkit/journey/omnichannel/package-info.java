/**
 * Whether the channels feel like one company: equal scores, equal content, a story told only once.
 *
 * <pre>{@code
 * ChannelConsistency.of(List.of(new ChannelScore("web", 80, 1), new ChannelScore("store", 60, 1)), 0, 100)
 *         .consistency();  // 80.0
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.omnichannel;

import org.jspecify.annotations.NullMarked;
