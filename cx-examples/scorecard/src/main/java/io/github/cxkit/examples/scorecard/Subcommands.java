package io.github.cxkit.examples.scorecard;

import io.github.cxkit.examples.scorecard.cli.Subcommand;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.examples.scorecard.compare.CompareCommand;
import io.github.cxkit.examples.scorecard.conformance.ConformanceCommand;
import io.github.cxkit.examples.scorecard.draft.DescribeCommand;
import io.github.cxkit.examples.scorecard.draft.FileCheckCommand;
import io.github.cxkit.examples.scorecard.draft.InitCommand;
import io.github.cxkit.examples.scorecard.experiment.ExperimentCommand;
import io.github.cxkit.examples.scorecard.insight.DriversCommand;
import io.github.cxkit.examples.scorecard.insight.FrameworkCommand;
import io.github.cxkit.examples.scorecard.journey.JourneyCommand;
import io.github.cxkit.examples.scorecard.plan.PlanCommand;
import io.github.cxkit.examples.scorecard.sample.SampleCommand;
import io.github.cxkit.examples.scorecard.score.ScoreCommand;
import io.github.cxkit.examples.scorecard.score.SqlCommand;
import io.github.cxkit.examples.scorecard.start.StartCommand;
import io.github.cxkit.examples.scorecard.value.ValueCommand;
import java.util.List;
import java.util.Map;

/** Everything the program can do. A new subcommand is one line here. */
final class Subcommands {

    static final List<Subcommand> ALL = List.of(
            new Subcommand("score", "score the answers to a survey; alone, score the sample", ScoreCommand::new),
            new Subcommand("start", "write a survey and a journey's sketch to begin with", StartCommand::new),
            new Subcommand("init", "draft the definition of a file of answers, orders or events", InitCommand::new),
            new Subcommand("sql", "print the query that lets a database count the answers", SqlCommand::new),
            new Subcommand("describe", "list the columns of a file with their values and counts", DescribeCommand::new),
            new Subcommand(
                    "check", "say what a definition would read from a file, without a score", FileCheckCommand::new),
            new Subcommand("compare", "compare two groups, waves or variants", CompareCommand::new),
            new Subcommand(
                    "experiment", "did it work: the split, then each metric of each arm", ExperimentCommand::new),
            new Subcommand("plan", "how many answers are needed", PlanCommand::new),
            new Subcommand("journey", "show what customers do: map, flow, funnel, frictions", JourneyCommand::new),
            new Subcommand("drivers", "rank what goes with an outcome", DriversCommand::new),
            new Subcommand("framework", "score a framework that is defined as data", FrameworkCommand::new),
            new Subcommand("value", "forecast what customers will buy and what that is worth", ValueCommand::new),
            new Subcommand("sample", "write the sample's survey and answers to files", SampleCommand::new),
            new Subcommand("conformance", "hold a program in any language to the rules", ConformanceCommand::new));

    private static final int LONGEST = 74;

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry(
                    "score",
                    "cx-scorecard score --survey survey.json --responses answers.csv --by region --html page.html"),
            Map.entry(
                    "compare",
                    "cx-scorecard compare --survey s.json --responses a.csv --question nps --by region --a 1 --b 2"),
            Map.entry(
                    "experiment",
                    "cx-scorecard experiment --data players.csv --arm version --arms gate_30,gate_40 --share retention_7"),
            Map.entry("experiment sql", "cx-scorecard experiment sql --experiment gate.json --from players"),
            Map.entry("start", "cx-scorecard start --lang it --touchpoints sito,cassa,consegna --out bottega"),
            Map.entry("init", "cx-scorecard init answers.csv --out survey.json"),
            Map.entry("describe", "cx-scorecard describe answers.xlsx"),
            Map.entry("sql", "cx-scorecard sql --survey survey.json --from answers --dialect postgresql --by region"),
            Map.entry("check", "cx-scorecard check answers.csv --survey survey.json"),
            Map.entry("plan", "cx-scorecard plan margin --margin 3"),
            Map.entry(
                    "plan difference", "cx-scorecard plan difference --promoters .47 --detractors .14 --difference 5"),
            Map.entry(
                    "journey",
                    "cx-scorecard journey --events events.csv.gz --journey journey.json --html journey.html"),
            Map.entry(
                    "drivers",
                    "cx-scorecard drivers --survey s.json --responses a.csv --outcome overall --html d.html"),
            Map.entry("framework", "cx-scorecard framework --framework pillars.json --survey s.json --responses a.csv"),
            Map.entry("help", "cx-scorecard help score"),
            Map.entry("manual", "cx-scorecard manual > cx-scorecard.1 && man ./cx-scorecard.1"),
            Map.entry("completion", "source <(cx-scorecard completion)"),
            Map.entry("value", "cx-scorecard value --orders orders.csv --mapping mapping.json --html value.html"),
            Map.entry("plan margin", "cx-scorecard plan margin --margin 3 --promoters .47 --detractors .14"),
            Map.entry("conformance", "cx-scorecard conformance cases --function nps --out cases.json"),
            Map.entry("conformance cases", "cx-scorecard conformance cases --function nps --out cases.json"),
            Map.entry("conformance check", "cx-scorecard conformance check cases.json results.jsonl --require-all"),
            Map.entry(
                    "conformance explain",
                    "cx-scorecard conformance explain --shown 42 --scale 0..10 --counts 3,0,1,0,2,4,6,9,20,30,25"),
            Map.entry("sample", "cx-scorecard sample --out folder"));

    private Subcommands() {}

    /** How a command is called, if there is an example: lines that a terminal does not break and a shell puts together again. */
    static List<String> example(String command) {
        String example = EXAMPLES.get(command);
        return example == null ? List.of() : Terminal.typed(example, LONGEST);
    }
}
