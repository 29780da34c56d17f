package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.readers.RejectedRow;
import java.util.List;
import java.util.Objects;

/**
 * One file of answers that a scorecard was made from.
 *
 * @param survey id of the survey's definition
 * @param file name of the file, without its folder
 * @param report what became of the rows
 * @param repeated responses left out because the same person gave another one
 * @param rejected the first rejections, in order of lines
 */
public record Source(String survey, String file, RowCounts report, long repeated, List<RejectedRow> rejected) {

    /**
     * What became of the rows, in short.
     *
     * @param responses rows that became a response
     * @param rejectedRows rows left out
     * @param rejectedCells cells that became an invalid answer
     */
    public record RowCounts(long responses, long rejectedRows, long rejectedCells) {}

    /** How many rejections of one file are kept; all are counted. */
    public static final int MOST_REJECTED = 1_000;

    /** Copies. */
    public Source {
        Objects.requireNonNull(survey, "survey");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(report, "report");
        rejected = List.copyOf(rejected);
    }
}
