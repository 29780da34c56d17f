package io.github.cxkit.examples.scorecard;

import io.github.cxkit.examples.scorecard.cli.Subcommand;
import io.github.cxkit.examples.scorecard.compare.CompareCommand;
import io.github.cxkit.examples.scorecard.conformance.ConformanceCommand;
import io.github.cxkit.examples.scorecard.insight.DriversCommand;
import io.github.cxkit.examples.scorecard.insight.FrameworkCommand;
import io.github.cxkit.examples.scorecard.journey.JourneyCommand;
import io.github.cxkit.examples.scorecard.plan.PlanCommand;
import io.github.cxkit.examples.scorecard.sample.SampleCommand;
import io.github.cxkit.examples.scorecard.score.ScoreCommand;
import io.github.cxkit.examples.scorecard.value.ValueCommand;
import java.util.List;

/** Everything the program can do. A new subcommand is one line here. */
final class Subcommands {

    static final List<Subcommand> ALL = List.of(
            new Subcommand("score", "score the answers to a survey; alone, score the sample", ScoreCommand::new),
            new Subcommand("compare", "compare two groups, waves or variants", CompareCommand::new),
            new Subcommand("plan", "how many answers are needed", PlanCommand::new),
            new Subcommand("journey", "show what customers do: map, flow, funnel, frictions", JourneyCommand::new),
            new Subcommand("drivers", "rank what goes with an outcome", DriversCommand::new),
            new Subcommand("framework", "score a framework that is defined as data", FrameworkCommand::new),
            new Subcommand("value", "forecast what customers will buy and what that is worth", ValueCommand::new),
            new Subcommand("sample", "write the sample's survey and answers to files", SampleCommand::new),
            new Subcommand("conformance", "hold a program in any language to the rules", ConformanceCommand::new));

    private Subcommands() {}
}
