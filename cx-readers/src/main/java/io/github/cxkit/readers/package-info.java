/**
 * Reads files of survey answers, CSV, JSON arrays and JSON Lines, into {@link io.github.cxkit.survey.SurveyResponse}s.
 *
 * <pre>{@code
 * RejectionLog rejected = new RejectionLog(100);
 * ReadReport report = ResponseReader.of(survey)
 *         .onRejected(rejected)
 *         .read(Path.of("answers.csv.gz"), response -> summary.add(response));
 * report.responses();    // rows that became a response
 * rejected.rows();       // line, column, value and reason of what did not
 * }</pre>
 *
 * <p>Memory stays constant whatever the length of the input: rows are handed on one by one and never kept. Nothing is
 * dropped in silence. A cell that cannot be an answer to its question is listed as rejected, and its row is kept with
 * {@link io.github.cxkit.survey.Answer.Invalid} in that place, so that every tally counts it. A row whose structure is
 * broken (cells missing or left over, a weight or time that cannot be read, cut JSON) is listed and left out whole.
 *
 * <p>CSV is parsed by FastCSV, JSON by the streaming parser of Jackson 2.
 */
@NullMarked
package io.github.cxkit.readers;

import org.jspecify.annotations.NullMarked;
