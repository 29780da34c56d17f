package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of answers and the survey that explains it.
 *
 * @param definition what the columns mean and how the questions are scored
 * @param name name of the file, without its folder
 * @param size bytes to be read
 * @param input opens the file
 */
record Wave(SurveyDefinition definition, String name, long size, Input input) {

    /** Opens an input. */
    @FunctionalInterface
    interface Input {
        InputStream open() throws IOException;
    }

    Survey survey() {
        return definition.survey();
    }

    static Wave of(SurveyDefinition definition, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--responses must name a file but is a folder: " + file);
        }
        return new Wave(definition, String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }

    static Wave of(SurveyDefinition definition, String name, byte[] content) {
        return new Wave(definition, name, content.length, () -> new ByteArrayInputStream(content));
    }
}
