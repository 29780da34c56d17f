package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.readers.definition.SurveyDefinition;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The survey that a command is about. */
public final class SurveyArgument {

    @Option(names = "--survey", required = true, paramLabel = "SURVEY.json", description = "What the columns mean.")
    @SuppressWarnings("NullAway.Init")
    private Path survey;

    /**
     * The file.
     *
     * @return where the definition stands
     */
    public Path file() {
        return survey;
    }

    /**
     * The survey, with its metrics.
     *
     * @return what the file defines
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it defines no survey; the message names the file
     */
    public SurveyDefinition definition() throws IOException {
        return Answers.definition(survey);
    }
}
