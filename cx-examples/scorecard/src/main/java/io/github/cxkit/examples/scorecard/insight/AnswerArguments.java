package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One survey and its answers, from a file or from a database. */
final class AnswerArguments {

    @Mixin
    private final SurveyArgument survey = new SurveyArgument();

    @Option(
            names = "--responses",
            paramLabel = "FILE",
            description = "The answers: CSV, JSON, a workbook; packed or not.")
    private @Nullable Path responses;

    @Mixin
    private final Database database = new Database();

    @Mixin
    private final FileArguments files = new FileArguments();

    /** The files that are read. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(survey.file()));
        if (responses != null) {
            inputs.add(responses);
        }
        return inputs;
    }

    SurveyDefinition definition() throws IOException {
        return survey.definition();
    }

    /** Reads the answers one by one. */
    ReadReport read(ResponseMapping mapping, Progress progress, Consumer<SurveyResponse> each) throws IOException {
        if (database.isNamed() == (responses != null)) {
            throw new IllegalArgumentException("name --responses, or --jdbc and --query to ask a database");
        }
        return responses == null
                ? Answers.read(mapping, database, files, each)
                : Answers.read(mapping, responses, files, progress, each);
    }

    int exitCode(ReadReport report) {
        return files.exitCode(report);
    }
}
