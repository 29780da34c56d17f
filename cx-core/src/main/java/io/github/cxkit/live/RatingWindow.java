package io.github.cxkit.live;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers to one question now and before: what alert rules look at.
 *
 * <p>{@link LiveSnapshot#window} and the scorecard's summary hand one over.
 *
 * @param current answers of the period or window under watch
 * @param history answers of the periods before, oldest first; may be empty
 * @param bySegment answers of the current period by group
 * @param bySegmentBefore answers of the period before by group
 * @since 0.1.0
 */
public record RatingWindow(
        RatingTally current,
        List<RatingTally> history,
        Map<Slice, RatingTally> bySegment,
        Map<Slice, RatingTally> bySegmentBefore) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the answers are not all on one scale
     */
    public RatingWindow {
        Objects.requireNonNull(current, "current");
        history = Copies.list("history", history);
        bySegment = Copies.ordered("bySegment", bySegment);
        bySegmentBefore = Copies.ordered("bySegmentBefore", bySegmentBefore);
        List<RatingTally> all = new ArrayList<>(history);
        all.addAll(bySegment.values());
        all.addAll(bySegmentBefore.values());
        for (RatingTally each : all) {
            if (!each.scale().equals(current.scale())) {
                throw new IllegalArgumentException("answers of one window must be on one scale but are on "
                        + current.scale() + " and " + each.scale());
            }
        }
    }

    /**
     * Answers without history and segments.
     *
     * @param current answers under watch
     * @return the window
     */
    public static RatingWindow of(RatingTally current) {
        return new RatingWindow(current, List.of(), Map.of(), Map.of());
    }

    /**
     * The same with the window before it, and what that one knew of the past.
     *
     * @param before the window that ended where this one begins
     * @return the longer window
     * @throws IllegalArgumentException if it is on another scale
     */
    public RatingWindow after(RatingWindow before) {
        List<RatingTally> longer = new ArrayList<>(before.history);
        longer.add(before.current);
        return new RatingWindow(current, longer, bySegment, before.bySegment);
    }
}
