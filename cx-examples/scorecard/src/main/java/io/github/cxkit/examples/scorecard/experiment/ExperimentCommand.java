package io.github.cxkit.examples.scorecard.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.jackson.CxModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Did it work: an experiment from rows, one per unit, or from a warehouse's sums. */
@Command(
        name = "experiment",
        sortOptions = false,
        subcommands = ExperimentSqlCommand.class,
        description = {
            "Reads an experiment: whether units were split as planned, then each metric of each arm against the control.",
            "From a file with one row per unit (--data), or from the result of the query that 'experiment sql' prints"
                    + " (--sums): the figures are the same to the last digit."
        })
public final class ExperimentCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "One row per unit that was randomized: CSV, JSON, a workbook; packed or not.")
    private @Nullable Path data;

    @Option(
            names = "--sums",
            paramLabel = "FILE",
            description = "What the warehouse answered to 'experiment sql': CSV or JSON.")
    private @Nullable Path sums;

    @Mixin
    private final PlanArguments plan = new PlanArguments();

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Mixin
    private final Language language = new Language();

    @Mixin
    private final FileArguments files = new FileArguments();

    @Option(names = "--html", paramLabel = "OUT.html", description = "Where to write the page.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Where to write the figures.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Outputs outputs = Outputs.besides(Arrays.<@Nullable Path>asList(data, sums, plan.file()))
                .add("--json", json)
                .add("--html", html);
        ExperimentPlan experiment = plan.plan();
        Path input = data != null ? data : sums;
        if (input == null || (data != null && sums != null)) {
            throw new IllegalArgumentException("name --data with one row per unit, or --sums from a warehouse");
        }
        Came came = data != null
                ? UnitRows.read(experiment, input, files)
                : WarehouseSums.read(experiment, input, files);
        Locale locale = language.locale();
        if (Intake.isTooLittle(List.of(came.intake()))) {
            return Intake.withoutFigures(List.of(came.intake()), locale, outputs, spec.commandLine());
        }
        ExperimentDocument document = ExperimentDocument.of(experiment, came, confidence, locale);
        PrintWriter told = outputs.useStandard() ? spec.commandLine().getErr() : out;
        told.println(Intake.line(came.intake(), locale));
        if (!outputs.useStandard()) {
            document.print(came, locale, out);
        }
        Intake.print(came.intake(), String.valueOf(input.getFileName()), told);
        if (outputs.has("--html")) {
            outputs.write("--html", document.page(came)
                            .in(locale)
                            .page()
                            .readFrom(Intake.rows(came.intake()))
                            .html(), out);
        }
        if (outputs.has("--json")) {
            ObjectMapper mapper = CxModule.mapper().enable(SerializationFeature.INDENT_OUTPUT);
            ObjectNode tree = mapper.valueToTree(document);
            tree.set("intake", mapper.valueToTree(List.of(Intake.json(came.intake()))));
            outputs.write("--json", mapper.writeValueAsString(tree) + "\n", out);
        }
        return files.exitCode(came.intake());
    }
}
