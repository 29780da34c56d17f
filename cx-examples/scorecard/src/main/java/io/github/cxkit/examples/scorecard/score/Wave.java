package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of answers and the survey that explains it.
 *
 * @param definition what the columns mean and how the questions are scored
 * @param name name of the file, without its folder
 * @param size bytes to be read
 * @param file the file, null if there is none
 * @param input opens the file
 * @param database where the rows come from instead of a file, null if there is none
 */
record Wave(
        SurveyDefinition definition,
        String name,
        long size,
        @Nullable Path file,
        Input input,
        @Nullable Database database) {

    Survey survey() {
        return definition.survey();
    }

    /** Opens an input. */
    @FunctionalInterface
    interface Input {
        InputStream open() throws IOException;
    }

    static Wave of(SurveyDefinition definition, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--responses must name a file but is a folder: " + file);
        }
        return new Wave(
                definition,
                String.valueOf(file.getFileName()),
                Files.size(file),
                file,
                () -> Files.newInputStream(file),
                null);
    }

    static Wave of(SurveyDefinition definition, String name, byte[] content) {
        return new Wave(definition, name, content.length, null, () -> new ByteArrayInputStream(content), null);
    }

    static Wave of(SurveyDefinition definition, Database database) {
        return new Wave(definition, "database", 0, null, InputStream::nullInputStream, database);
    }

    /** Reads the answers, a file by its path, so that what must be looked at twice can be. */
    ReadReport read(RowReader<SurveyResponse> reader, Progress progress, Repeats repeats) throws IOException {
        if (database != null) {
            return database.read(reader, repeats::accept);
        }
        if (file != null && !progress.isShown(size)) {
            return reader.readCounted(file, repeats::accept);
        }
        try (InputStream in = progress.watch(input.open(), name, size)) {
            return reader.readCounted(in, repeats::accept);
        }
    }
}
