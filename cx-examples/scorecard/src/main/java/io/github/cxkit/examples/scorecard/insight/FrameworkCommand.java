package io.github.cxkit.examples.scorecard.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a framework that is given as data. */
@Command(
        name = "framework",
        sortOptions = false,
        description = "Scores a framework (six pillars, pyramid, your own) that is defined as data.")
public final class FrameworkCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--definition",
            required = true,
            paramLabel = "FRAMEWORK.json",
            description = "Dimensions, weights, questions and rules.")
    @SuppressWarnings("NullAway.Init")
    private Path definition;

    @Option(names = "--survey", required = true, paramLabel = "SURVEY.json", description = "What the columns mean.")
    @SuppressWarnings("NullAway.Init")
    private Path survey;

    @Option(
            names = "--responses",
            required = true,
            paramLabel = "FILE",
            description = "The answers: CSV, JSON array or JSON Lines, gzip or not.")
    @SuppressWarnings("NullAway.Init")
    private Path responses;

    @Mixin
    private final Language language = new Language();

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Mixin
    private FileArguments files = new FileArguments();

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the figures as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT.html", description = "Write the figures as one page.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        Outputs outputs = Outputs.besides(List.of(definition, survey, responses))
                .add("--json", json)
                .add("--html", html);
        CompositeIndex index = definition();
        ResponseMapping mapping = Answers.definition(survey).mapping();
        Survey questions = mapping.survey();
        IndexSummary.Builder builder = index.summary(questions);
        ReadReport read = Answers.read(mapping, responses, files, builder::add);
        if (Intake.isTooLittle(List.of(read))) {
            return Intake.withoutFigures(List.of(read), language.locale(), outputs, spec.commandLine());
        }
        FrameworkReport report = new FrameworkReport(questions, builder.build(), language.locale(), confidence);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter told = outputs.useStandard() ? spec.commandLine().getErr() : out;
        told.println(Intake.line(read, language.locale()));
        if (!outputs.useStandard()) {
            out.println(report.title());
            out.println(report.headline());
            out.println();
            ConsoleTable.write(report.table(), out);
        }
        Intake.print(read, read.source().file(), told);
        if (json != null) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("index", report.score().value());
            document.put("scores", report.score().scores());
            document.put("coverage", report.score().coverage());
            document.put("weakest", report.score().weakest());
            document.put("strongest", report.score().strongest());
            document.put("balanced", report.score().balanced());
            document.put("respondentMean", report.summary().respondentMean());
            document.put("respondentInterval", report.summary().respondentInterval(confidence));
            document.put("evidence", report.score().evidence());
            document.put("definition", index);
            document.put("intake", List.of(Intake.json(read)));
            outputs.write(
                    "--json",
                    CxModule.mapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document) + "\n",
                    out);
        }
        outputs.write("--html", FrameworkPage.of(report).readFrom(Intake.rows(read)).html(), out);
        return files.exitCode(read);
    }

    private CompositeIndex definition() throws IOException {
        try {
            return CxModule.mapper().readValue(Files.readString(definition), CompositeIndex.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(definition + ": " + e.getOriginalMessage(), e);
        }
    }
}
