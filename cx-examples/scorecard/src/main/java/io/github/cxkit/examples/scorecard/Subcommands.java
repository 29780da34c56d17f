package io.github.cxkit.examples.scorecard;

import io.github.cxkit.examples.scorecard.cli.Subcommand;
import io.github.cxkit.examples.scorecard.conformance.ConformanceCommand;
import java.util.List;

/** Everything the program can do. A new subcommand is one line here. */
final class Subcommands {

    static final List<Subcommand> ALL = List.of(new Subcommand(
            "conformance", "answer conformance cases, for comparison with other programs", ConformanceCommand::new));

    private Subcommands() {}
}
