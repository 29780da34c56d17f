package io.github.cxkit.examples.scorecard.compare;

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

/**
 * A file of answers to compare.
 *
 * @param definition what its columns mean
 * @param file the file
 * @param arguments how to read it, besides the definition
 * @param reports collects what became of the rows
 */
record InputFile(SurveyDefinition definition, Path file, FileArguments arguments, List<ReadReport> reports) {

    void read(Consumer<SurveyResponse> responses) throws IOException {
        ReadReport report = Answers.read(definition.mapping(), file, arguments, responses);
        reports.add(report);
        if (Intake.isTooLittle(List.of(report))) {
            throw new TooLittleReadException();
        }
    }
}
