package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the answers that cannot be read. Where they are most of a question's, the rest is no sample of anything. */
final class Unread {

    /** Answers that cannot be read, and all that were given, by question. */
    private final Map<String, long[]> counts = new LinkedHashMap<>();

    Unread(Collection<String> questions) {
        questions.forEach(question -> counts.put(question, new long[2]));
    }

    void add(SurveyResponse response) {
        counts.forEach((question, count) -> {
            Answer answer = response.answers().get(question);
            if (answer instanceof Answer.Invalid) {
                count[0]++;
                count[1]++;
            } else if (answer instanceof Answer.Rating) {
                count[1]++;
            }
        });
    }

    /** Why there are no figures: the first question of which most answers cannot be read. */
    Optional<String> why() {
        return counts.entrySet().stream()
                .filter(each -> 2 * each.getValue()[0] > each.getValue()[1])
                .findFirst()
                .map(each -> "No figures: " + each.getValue()[0] + " of " + each.getValue()[1] + " answers to \""
                        + each.getKey() + "\" could not be read");
    }
}
