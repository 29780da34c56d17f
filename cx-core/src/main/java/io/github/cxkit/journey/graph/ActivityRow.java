package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a log that writes the start and the completion of an activity apart (XES lifecycle extension).
 *
 * @param caseId the case it belongs to
 * @param activity what is done
 * @param at when
 * @param lifecycle what happened to the activity: {@code start} or {@code complete}, in any letter case; other transitions are
 *     counted and not used
 * @param instance the log's own id of the instance, or null
 * @since 0.1.0
 */
public record ActivityRow(
        String caseId,
        String activity,
        Instant at,
        String lifecycle,
        @Nullable String instance) {

    /**
     * Checks that the parts are there.
     *
     * @throws IllegalArgumentException if a name is blank
     */
    public ActivityRow {
        Objects.requireNonNull(caseId, "caseId");
        Arguments.notBlank("case of an activity", caseId);
        Arguments.notBlank("activity", caseId, activity);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(lifecycle, "lifecycle");
    }

    boolean isStart() {
        return lifecycle.equalsIgnoreCase("start");
    }

    boolean isComplete() {
        return lifecycle.equalsIgnoreCase("complete");
    }
}
