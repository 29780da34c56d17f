package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of answers and the survey that explains it.
 *
 * @param survey what the columns mean
 * @param name name of the file, without its folder
 * @param size bytes to be read
 * @param input opens the file
 */
record Wave(Survey survey, String name, long size, Input input) {

    /** Opens an input. */
    @FunctionalInterface
    interface Input {
        InputStream open() throws IOException;
    }

    static Wave of(Survey survey, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--responses must name a file but is a folder: " + file);
        }
        return new Wave(survey, String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }

    static Wave of(Survey survey, String name, byte[] content) {
        return new Wave(survey, name, content.length, () -> new ByteArrayInputStream(content));
    }
}
