/**
 * Which channel earned a conversion: exact Markov removal effects, Shapley values, and the fixed rules.
 *
 * <pre>{@code
 * ChannelPaths paths = ChannelPaths.builder()
 *         .add(List.of("search", "email"), 1, 0)
 *         .add(List.of("search"), 0, 1)
 *         .build();
 * MarkovAttribution.of(paths, 1).conversionProbability();  // 0.5
 * }</pre>
 */
@NullMarked
package io.github.cxkit.journey.attribution;

import org.jspecify.annotations.NullMarked;
