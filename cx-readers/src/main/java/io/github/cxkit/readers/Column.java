package io.github.cxkit.readers;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One column that a definition names, with all it is used for. */
final class Column {

    /** A question's place among the answers, and how its cells read. */
    record AnswerCell(int position, Question question, CellCache<Answer> cache) {}

    final String name;
    final List<AnswerCell> answers = new ArrayList<>();

    /** The one question that a column is read for when it is read for nothing else: the usual case, made short. */
    @Nullable AnswerCell only;

    int segment = -1;

    @Nullable CellCache<String> segmentCache;

    boolean needed;
    boolean weight;
    boolean time;
    boolean respondent;
    boolean comment;

    /** Number of the last row in which the column stood, to notice one that appears more than once. */
    long lastRow;

    private Column(String name) {
        this.name = name;
    }

    /** Whether input without the column cannot be what the definition means. */
    boolean isNeeded() {
        return needed || !answers.isEmpty() || segment >= 0 || weight || time;
    }

    /** A column whose text is kept, in the order given. */
    static Map<String, Column> ofTexts(Collection<String> needed, Collection<String> others) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : needed) {
            columns.computeIfAbsent(name, Column::new).needed = true;
        }
        others.forEach(name -> columns.computeIfAbsent(name, Column::new));
        return columns;
    }

    static Map<String, Column> of(Survey survey) {
        Map<String, Column> columns = new LinkedHashMap<>();
        List<Question> questions = survey.questions();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            columns.computeIfAbsent(question.column(), Column::new)
                    .answers
                    .add(new AnswerCell(i, question, new CellCache<>(question::read)));
        }
        List<SegmentColumn> segments = survey.segments();
        for (int i = 0; i < segments.size(); i++) {
            String name = segments.get(i).column();
            Column column = columns.computeIfAbsent(name, Column::new);
            column.segment = i;
            column.segmentCache = new CellCache<>(String::strip);
        }
        if (survey.weightColumn() != null) {
            columns.computeIfAbsent(survey.weightColumn(), Column::new).weight = true;
        }
        if (survey.timeColumn() != null) {
            columns.computeIfAbsent(survey.timeColumn(), Column::new).time = true;
        }
        if (survey.respondentColumn() != null) {
            columns.computeIfAbsent(survey.respondentColumn(), Column::new).respondent = true;
        }
        if (survey.commentColumn() != null) {
            columns.computeIfAbsent(survey.commentColumn(), Column::new).comment = true;
        }
        columns.values().forEach(Column::findOnly);
        return columns;
    }

    private void findOnly() {
        if (answers.size() == 1 && segment < 0 && !weight && !time && !respondent && !comment) {
            only = answers.get(0);
        }
    }
}
