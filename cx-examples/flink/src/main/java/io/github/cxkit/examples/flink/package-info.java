/**
 * A live scorecard and its alerts as a job of Apache Flink.
 *
 * <p>The state of a window is the library's own scorecard summary, kept in its byte form; {@link
 * io.github.cxkit.examples.flink.LiveScores} is the job.
 */
@NullMarked
package io.github.cxkit.examples.flink;

import org.jspecify.annotations.NullMarked;
