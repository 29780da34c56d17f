package io.github.cxkit.readers.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A definition drafted from a file alone, with the reasons. What is not sure never enters a figure: it is left out and asked.
 *
 * @param kind what the rows are
 * @param json the definition; it reads the file without an edit
 * @param notes what was taken and why, and warnings
 * @param questions what is left to ask, each with the line to add
 * @since 0.1.0
 */
public record Draft(Kind kind, String json, List<String> notes, List<String> questions) {

    /** What the rows of a file are. */
    public enum Kind {
        /** Answers to a survey. */
        SURVEY,
        /** Units of an experiment, one a row. */
        EXPERIMENT,
        /** Orders of customers. */
        ORDERS,
        /** Events of journeys. */
        EVENTS
    }

    /** Copies. */
    public Draft {
        notes = List.copyOf(notes);
        questions = List.copyOf(questions);
    }

    /**
     * Drafts the definition of a file.
     *
     * @param file the file
     * @param options what is known before
     * @return the draft
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the file holds no answers, experiment, orders or events; the message says what each
     *     column looks like
     */
    public static Draft of(Path file, DraftOptions options) throws IOException {
        return of(List.of(file), options);
    }

    /**
     * Drafts one definition of several files of one shape, such as the months of a year: what any of them holds is in it.
     *
     * @param files the files, at least one
     * @param options what is known before
     * @return the draft
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file lacks a column of the first, or they hold no answers, experiment, orders
     *     or events
     */
    public static Draft of(List<Path> files, DraftOptions options) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("at least one file is needed");
        }
        return new Drafting(files, options).draft();
    }
}
