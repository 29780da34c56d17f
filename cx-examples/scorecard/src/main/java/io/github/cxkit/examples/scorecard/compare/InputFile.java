package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.insight.Answers;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers to compare, from a file or a database.
 *
 * @param definition what its columns mean
 * @param file the file, null if a database is asked
 * @param database what is asked in place of a file
 * @param arguments how to read it, besides the definition
 * @param reports collects what became of the rows
 */
record InputFile(
        SurveyDefinition definition,
        @Nullable Path file,
        Database database,
        FileArguments arguments,
        List<ReadReport> reports) {

    /** Name of the file, blank where a database is asked. */
    String name() {
        return file == null ? "" : String.valueOf(file.getFileName());
    }

    void read(Consumer<SurveyResponse> responses) throws IOException {
        ReadReport report = file == null
                ? Answers.read(definition.mapping(), database, arguments, responses)
                : Answers.read(definition.mapping(), file, arguments, responses);
        reports.add(report);
        if (Intake.isTooLittle(List.of(report))) {
            throw new TooLittleReadException();
        }
    }
}
