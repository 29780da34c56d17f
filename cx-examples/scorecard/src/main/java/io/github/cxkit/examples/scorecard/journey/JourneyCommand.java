package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Money;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.examples.scorecard.start.AdviceArguments;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.report.journey.JourneyPage;
import io.github.cxkit.report.journey.PlanSection;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a log of events to the journey map, the flow, the funnel and what stands in the way. */
@Command(
        name = "journey",
        sortOptions = false,
        description = "Shows what customers do: journey map, flow, funnel, frictions.")
public final class JourneyCommand implements Callable<Integer> {

    private static final double CONFIDENCE = 0.95;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "EVENTS.csv[.gz]",
            description =
                    "The events, one row each, in any order; or --jdbc and --query. Without them: advice from --survey and"
                            + " --responses.")
    private @Nullable Path log;

    @Mixin
    private final Database database = new Database();

    @Option(
            names = "--journey",
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
    private final Money money = new Money();

    @Mixin
    private MinGroup minGroup = new MinGroup();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        List<@Nullable Path> inputs = new ArrayList<>(advice.files());
        inputs.addAll(Arrays.<@Nullable Path>asList(log, map, whatIf));
        report.check(inputs);
        long least = minGroup.size();
        boolean noEvents = log == null && !database.isNamed();
        if (noEvents || advice.isAsked()) {
            if (!noEvents) {
                throw new IllegalArgumentException(
                        "--events and --survey answer different questions: name one of them");
            }
            report.requireTold("advice");
            return advice.advise(
                    map,
                    report.language(),
                    files,
                    minGroup,
                    money,
                    report.outputs(),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        JourneySettings settings = JourneySettings.read(map);
        String currency = currency(settings);
        if (database.isNamed() && log != null) {
            throw new IllegalArgumentException("name --events, or --jdbc and --query");
        }
        EventLog read = log == null ? EventLog.read(database, reader()) : EventLog.read(log, reader());
        ReadReport told = minGroup.told(read.report());
        if (Intake.isTooLittle(List.of(told))) {
            return report.withoutFigures(spec, List.of(told));
        }
        Analysis analysis = Analysis.of(settings, read.events());
        JourneyPage pictured = analysis.page(settings)
                .worth(currency)
                .withLifecycleColumn(
                        log == null
                                ? ""
                                : LifecycleColumn.of(
                                        log, map, files.options(definition().file())))
                .hidingBelow(least)
                .in(report.locale());
        Page page = pictured.page();
        Map<String, Map<String, Long>> edges = pictured.edgesTold();
        PlannedLog planned = settings.hasPlan() ? analysis.planned(settings) : null;
        if (planned != null) {
            page = page.withBefore(
                    "left-out",
                    PlanSection.of(
                            planned, analysis.map().definition().touchpoints(), report.wording(), least, CONFIDENCE));
        }
        WhatIf changes =
                whatIf == null ? null : WhatIf.read(whatIf, settings, analysis).told(minGroup);
        if (changes != null) {
            page = page.withFirst(changes.section(report.wording(), currency));
        }
        Supplier<Table> rows = () -> JourneyRows.of(analysis, planned, changes, edges, minGroup);
        report.write(spec, page, List.of(told), rows, () -> {
            ObjectNode figures = JourneyJson.of(analysis, edges, told, minGroup);
            if (planned != null) {
                JourneyJson.addPlan(figures, planned, minGroup);
            }
            if (changes != null) {
                figures.set("whatIf", changes.json(report.wording(), minGroup));
            }
            return JsonText.of(figures);
        });
        return files.exitCode(read.report());
    }

    private String currency(JourneySettings settings) {
        if (money.isAsked() && !settings.hasValue()) {
            throw new IllegalArgumentException("--currency needs to know what a journey is worth: " + map.getFileName()
                    + " has no valuePerJourney");
        }
        return money.over(settings.money());
    }

    /** The definition says how the log is read; an option wins over it. */
    private RowReader<JourneyEvent> reader() throws IOException {
        EventLogDefinition definition = definition();
        return files.apply(definition.reader(), definition.file());
    }

    private EventLogDefinition definition() throws IOException {
        try {
            return EventLogDefinition.read(Files.readString(map));
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(map.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
