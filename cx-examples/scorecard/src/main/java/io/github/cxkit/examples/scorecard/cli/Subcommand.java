package io.github.cxkit.examples.scorecard.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A subcommand by name. Only the one that is called is created, which keeps the start light.
 *
 * @param name as typed
 * @param summary one line for the overview
 * @param command creates the picocli command; it returns an {@link ExitCode}
 */
public record Subcommand(String name, String summary, Supplier<? extends Callable<Integer>> command) {}
