/** The scorecard program: one command line, one list of subcommands. */
@NullMarked
package io.github.cxkit.examples.scorecard;

import org.jspecify.annotations.NullMarked;
