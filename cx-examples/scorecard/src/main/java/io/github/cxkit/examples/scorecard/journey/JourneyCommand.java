package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.start.AdviceArguments;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.stats.Rate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a log of events to the journey map, the flow, the funnel and what stands in the way. */
@Command(name = "journey", description = "Shows what customers do: journey map, flow, funnel, frictions.")
public final class JourneyCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--log",
            paramLabel = "EVENTS.csv[.gz]",
            description =
                    "The events, one row each, in any order; or --jdbc and --query. Without them: advice from --survey and"
                            + " --responses.")
    private @Nullable Path log;

    @Mixin
    private final Database database = new Database();

    @Option(
            names = "--map",
            required = true,
            paramLabel = "JOURNEY.json",
            description = "What the columns mean, the touchpoints by phase, the funnel's steps.")
    @SuppressWarnings("NullAway.Init")
    private Path map;

    @Option(
            names = "--what-if",
            paramLabel = "CHANGES.json",
            description = "Planned changes of a step: what each would bring to conversion, score and value, per cost.")
    private @Nullable Path whatIf;

    @Mixin
    private final AdviceArguments advice = new AdviceArguments();

    @Mixin
    private FileArguments files = new FileArguments();

    @Mixin
    private final Language language = new Language();

    @Option(names = "--html", paramLabel = "OUT.html", description = "Where to write the page.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Where to write the figures.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        List<@Nullable Path> inputs = new ArrayList<>(advice.files());
        inputs.addAll(Arrays.<@Nullable Path>asList(log, map, whatIf));
        Outputs outputs = Outputs.besides(inputs).add("--json", json).add("--html", html);
        boolean noEvents = log == null && !database.isNamed();
        if (noEvents || advice.isAsked()) {
            if (!noEvents) {
                throw new IllegalArgumentException("--log and --survey answer different questions: name one of them");
            }
            return advice.advise(
                    map, language, files, outputs, spec.commandLine().getOut(), spec.commandLine().getErr());
        }
        JourneySettings settings = JourneySettings.read(map);
        if (database.isNamed() && log != null) {
            throw new IllegalArgumentException("name --log, or --jdbc and --query");
        }
        EventLog events = log == null ? EventLog.read(database, reader()) : EventLog.read(log, reader());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter told = outputs.useStandard() ? spec.commandLine().getErr() : out;
        String name = Intake.name(events.report());
        List<ReadReport> reports = List.of(events.report());
        if (Intake.isTooLittle(reports)) {
            return Intake.withoutFigures(reports, language.locale(), outputs, spec.commandLine());
        }
        told.println(Intake.line(events.report(), language.locale()));
        Analysis analysis = Analysis.of(settings, events);
        if (!outputs.useStandard()) {
            print(analysis, out);
        }
        WhatIf changes = whatIf == null ? null : WhatIf.read(whatIf, settings, analysis);
        if (changes != null && !outputs.useStandard()) {
            changes.print(language.wording(), out);
        }
        Intake.print(events.report(), name, told);
        String title = settings.title() == null ? "Customer journeys" : settings.title();
        outputs.write("--html", JourneyPage.of(title, analysis, language.locale())
                        .readFrom(Intake.rows(events.report()))
                        .html(),
                out);
        ObjectNode figures = json(analysis, events.report());
        if (changes != null) {
            figures.set("whatIf", changes.json(language.wording()));
        }
        outputs.write("--json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n", out);
        return files.exitCode(events.report());
    }

    private void print(Analysis analysis, PrintWriter out) {
        out.println(JourneyPage.subtitle(analysis));
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            out.println();
            ConsoleTable.write(JourneyPage.funnelTable(funnel), out);
        }
        if (!analysis.frictions().isEmpty()) {
            out.println();
            ConsoleTable.write(JourneyPage.frictionTable(analysis), out);
        }
    }

    /** The definition says how the log is read; an option wins over it. */
    private RowReader<JourneyEvent> reader() throws IOException {
        try {
            EventLogDefinition definition = EventLogDefinition.read(Files.readString(map));
            return files.apply(definition.reader(), definition.file());
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(map.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode json(Analysis analysis, ReadReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("journeys", analysis.journeys().size());
        root.put("events", analysis.prepared().events().size());
        root.put("rejectedRows", analysis.rejected());
        root.put("completed", analysis.summary().abandonment().completed());
        root.put("abandoned", analysis.summary().abandonment().abandoned());
        root.put("open", analysis.summary().abandonment().open());
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            ArrayNode steps = root.putArray("funnel");
            for (FunnelSummary.Step step : funnel.steps()) {
                steps.addObject()
                        .put("step", step.name())
                        .put("journeys", step.reached())
                        .put(
                                "stepConversion",
                                step.ofStepBefore()
                                        .flatMap(Rate::value)
                                        .toOptional()
                                        .orElse(null))
                        .put(
                                "overallConversion",
                                step.conversion().value().toOptional().orElse(null));
            }
        }
        ArrayNode frictions = root.putArray("frictions");
        analysis.frictions()
                .forEach((id, loss) -> frictions
                        .addObject()
                        .put("touchpoint", id)
                        .put("journeysWith", loss.journeysWith())
                        .put("excessDropOff", loss.excessDropOff().toOptional().orElse(null))
                        .put("loss", loss.loss().toOptional().orElse(null)));
        ObjectNode moments = root.putObject("momentsOfTruth");
        analysis.moments().effects().forEach((id, effect) -> moments.put(id, effect.name()));
        ObjectNode edges = root.putObject("transitions");
        analysis.graph().transitions().edges().forEach((from, all) -> {
            ObjectNode own = edges.putObject(from);
            all.forEach(own::put);
        });
        root.set("intake", JSON.valueToTree(List.of(Intake.json(report))));
        return root;
    }
}
