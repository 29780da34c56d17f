package io.github.cxkit.scorecard;

import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.survey.WeightedTally;
import java.util.HashMap;
import java.util.Map;

/**
 * What one slice of the answers was counted to.
 *
 * @param questions id of the question to its answers; a question that was not asked is absent
 * @param indices name of each framework to its answers
 */
record SliceCounts(Map<String, Cell> questions, Map<String, IndexSummary> indices) {

    SliceCounts {
        questions = Copies.map("questions", questions);
        indices = Copies.map("indices", indices);
    }

    SliceCounts merge(SliceCounts other) {
        Map<String, Cell> bothQuestions = new HashMap<>(questions);
        other.questions.forEach((question, cell) -> bothQuestions.merge(question, cell, Cell::merge));
        Map<String, IndexSummary> bothIndices = new HashMap<>(indices);
        other.indices.forEach((index, summary) -> bothIndices.merge(index, summary, IndexSummary::merge));
        return new SliceCounts(bothQuestions, bothIndices);
    }

    /** Answers to one question, and whether weights were asked for. */
    record Cell(WeightedTally tally, boolean weighted) {

        Cell merge(Cell other) {
            return new Cell(tally.merge(other.tally), weighted || other.weighted);
        }

        long n() {
            return tally.tally().n();
        }
    }
}
