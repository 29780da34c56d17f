package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.survey.RepeatPolicy;
import io.github.cxkit.survey.RepeatPolicy.Stamp;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjLongConsumer;

/**
 * Which of one person's responses count. To choose means to have seen all of them, so only {@link Keep#ALL} works in
 * constant memory. A response without a time counts as the earliest.
 */
final class Repeats {

    /** The choice. */
    enum Keep {
        ALL,
        FIRST,
        LAST;

        private RepeatPolicy policy() {
            return switch (this) {
                case ALL -> RepeatPolicy.ALL;
                case FIRST -> RepeatPolicy.FIRST;
                case LAST -> RepeatPolicy.LAST;
            };
        }
    }

    private final Keep keep;
    private final ObjLongConsumer<SurveyResponse> next;
    private final List<SurveyResponse> seen = new ArrayList<>();

    Repeats(Keep keep, ObjLongConsumer<SurveyResponse> next) {
        this.keep = keep;
        this.next = next;
    }

    void accept(SurveyResponse response, long times) {
        if (keep == Keep.ALL) {
            next.accept(response, times);
        } else {
            seen.add(response);
        }
    }

    /** Hands on what is kept, and says how many responses are not. */
    int finish() {
        List<Stamp> stamps = seen.stream()
                .map(response ->
                        new Stamp(response.respondent(), Objects.requireNonNullElse(response.time(), Instant.MIN)))
                .toList();
        List<Integer> kept = keep.policy().kept(stamps);
        kept.forEach(position -> next.accept(seen.get(position), 1));
        return seen.size() - kept.size();
    }
}
