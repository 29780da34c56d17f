/**
 * Drafts definitions from files: what a file holds, which columns are questions and on which scale, and why.
 *
 * <pre>{@code
 * Draft draft = Draft.of(Path.of("answers.csv"), DraftOptions.DEFAULT.withZone(ZoneId.of("Europe/Rome")));
 * draft.json();   // a definition that scores the file as it is
 * draft.notes();  // what was taken and why, and what is left to ask
 * }</pre>
 */
@NullMarked
package io.github.cxkit.readers.draft;

import org.jspecify.annotations.NullMarked;
