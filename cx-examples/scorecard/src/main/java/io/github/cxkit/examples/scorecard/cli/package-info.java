/** What every subcommand shares at the command line: exit codes, mistakes and their wording, progress. */
@NullMarked
package io.github.cxkit.examples.scorecard.cli;

import org.jspecify.annotations.NullMarked;
