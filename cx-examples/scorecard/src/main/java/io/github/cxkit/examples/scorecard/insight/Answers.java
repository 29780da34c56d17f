package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A survey's definition and its file of answers. */
public final class Answers {

    private Answers() {}

    /**
     * Reads a survey's definition, metrics included.
     *
     * @param file the definition
     * @return survey and metrics
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it defines no survey; the message names the file
     */
    public static SurveyDefinition definition(Path file) throws IOException {
        try {
            return SurveyDefinition.read(file);
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the answers to a survey.
     *
     * @param mapping what the columns mean
     * @param file the answers
     * @param arguments how to read it, besides the definition
     * @param responses takes them one by one
     * @return what became of the rows
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it does not fit the survey; the message names the file
     */
    public static ReadReport read(
            ResponseMapping mapping, Path file, FileArguments arguments, Consumer<SurveyResponse> responses)
            throws IOException {
        try {
            return arguments.apply(ResponseReader.of(mapping), mapping.file()).read(file, responses);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The same, showing how far it has come where somebody watches and the file is long. */
    static ReadReport read(
            ResponseMapping mapping,
            Path file,
            FileArguments arguments,
            Progress progress,
            Consumer<SurveyResponse> responses)
            throws IOException {
        long size = Files.isRegularFile(file) ? Files.size(file) : 0;
        if (!progress.isShown(size)) {
            return read(mapping, file, arguments, responses);
        }
        try (InputStream in = progress.watch(Files.newInputStream(file), String.valueOf(file.getFileName()), size)) {
            return arguments.apply(ResponseReader.of(mapping), mapping.file()).read(in, responses);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the answers to a survey from a database.
     *
     * @param mapping what the columns mean
     * @param database where the rows are, and the query that gives them
     * @param arguments how to read them, besides the definition
     * @param responses takes them one by one
     * @return what became of the rows
     * @throws IOException if the database cannot be reached
     * @throws IllegalArgumentException if it refuses the query, or the rows do not fit the survey
     */
    public static ReadReport read(
            ResponseMapping mapping, Database database, FileArguments arguments, Consumer<SurveyResponse> responses)
            throws IOException {
        return database.read(arguments.apply(ResponseReader.of(mapping), mapping.file()), (response, times) -> {
            for (long i = 0; i < times; i++) {
                responses.accept(response);
            }
        });
    }
}
