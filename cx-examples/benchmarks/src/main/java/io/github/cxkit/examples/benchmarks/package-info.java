/** JMH benchmarks, each with a named peer in the same run, so that results are ratios. */
@NullMarked
package io.github.cxkit.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
