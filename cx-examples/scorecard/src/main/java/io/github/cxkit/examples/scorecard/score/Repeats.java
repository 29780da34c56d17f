package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which of one person's responses count. Keeping one of them means remembering one of each person; anonymous responses are
 * never taken for repeats.
 */
final class Repeats implements Consumer<SurveyResponse> {

    /** The choice. */
    enum Keep {
        ALL,
        FIRST,
        LAST
    }

    private final Keep keep;
    private final Consumer<SurveyResponse> next;
    private final Map<String, SurveyResponse> byPerson = new LinkedHashMap<>();
    private long dropped;

    Repeats(Keep keep, Consumer<SurveyResponse> next) {
        this.keep = keep;
        this.next = next;
    }

    @Override
    public void accept(SurveyResponse response) {
        String person = response.respondent();
        if (keep == Keep.ALL || person == null) {
            next.accept(response);
            return;
        }
        SurveyResponse before = byPerson.get(person);
        if (before != null) {
            dropped++;
        }
        if (before == null || replaces(response, before)) {
            byPerson.put(person, response);
        }
    }

    /** By time; at one time, or without times, by place in the file. */
    private boolean replaces(SurveyResponse later, SurveyResponse before) {
        Instant a = before.time();
        Instant b = later.time();
        int order = a == null || b == null ? 0 : b.compareTo(a);
        return keep == Keep.LAST ? order >= 0 : order < 0;
    }

    /** Hands on what was kept, and says how many responses were not. */
    long finish() {
        byPerson.values().forEach(next);
        byPerson.clear();
        return dropped;
    }
}
