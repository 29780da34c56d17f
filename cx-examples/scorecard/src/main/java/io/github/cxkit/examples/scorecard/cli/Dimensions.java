package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.List;

/** Segments and questions as they are named on a command line: by any text that looks like the declared one. */
public final class Dimensions {

    private Dimensions() {}

    /**
     * The declared name that a text stands for.
     *
     * @param survey what declares the segments
     * @param name what was said
     * @return the declared name that looks the same, else what was said
     */
    public static String named(Survey survey, String name) {
        return survey.segments().stream()
                .map(SegmentColumn::column)
                .filter(declared -> SameText.same(declared, name))
                .findFirst()
                .orElse(name);
    }

    /**
     * The declared names that texts stand for.
     *
     * @param survey what declares the segments
     * @param names what was said
     * @return as many names
     */
    public static String[] named(Survey survey, List<String> names) {
        return names.stream().map(name -> named(survey, name)).toArray(String[]::new);
    }

    /**
     * The question that a text stands for.
     *
     * @param survey what declares the questions
     * @param name what was said: an id, a column or a wording
     * @return the question
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public static Question question(Survey survey, String name) {
        return survey.findQuestion(name)
                .or(() -> survey.questions().stream()
                        .filter(each -> SameText.same(each.column(), name) || SameText.same(each.text(), name))
                        .findFirst())
                .orElseGet(() -> survey.getQuestion(name));
    }
}
