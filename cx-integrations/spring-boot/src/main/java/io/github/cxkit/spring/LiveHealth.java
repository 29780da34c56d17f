package io.github.cxkit.spring;

import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.survey.RatingTally;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the live ratings are: down while what is counted cannot be stored. An alert is news about customers, not about the
 * application, so it is a detail and changes nothing.
 */
record LiveHealth(
        LiveRatings live, LiveAlerts alerts, @Nullable LiveKeeper keeper) {

    /** Why the state could not be stored, null if all is well. */
    @Nullable RuntimeException failure() {
        return keeper == null ? null : keeper.failure().orElse(null);
    }

    /** What is counted, what is raised, when it was stored. */
    Map<String, Object> details() {
        LiveSnapshot snapshot = live.snapshot();
        Map<String, Object> answers = new LinkedHashMap<>();
        live.definition().questions().keySet().forEach(question -> {
            RatingTally tally = snapshot.total(question).total();
            answers.put(question, tally.n());
        });
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("answers", answers);
        details.put("alerts", alerts.raised().size());
        if (keeper != null) {
            keeper.lastStored().ifPresent(moment -> details.put("stored", moment.toString()));
        }
        return details;
    }
}
