package io.github.cxkit.examples.shop;

import io.github.cxkit.service.FollowUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer to be answered, and all that was done about it. Nothing is ever taken out: what is undone stays in the history.
 *
 * @param told what opened it
 * @param opened as it was opened
 * @param steps what was done, in order
 * @param now how it stands after all steps
 */
record CaseFile(Told told, FollowUp opened, List<Step> steps, FollowUp now) {

    /** What can be done. */
    enum Kind {
        /** The customer said more; the detail is what. */
        HEARD,
        /** Given to somebody; the detail is the owner. */
        ASSIGNED,
        /** Written down. */
        NOTED,
        /** The customer was answered; the detail is a note. */
        ANSWERED,
        /** Done with; the detail is a note. */
        CLOSED,
        /** An earlier step was a mistake; the detail is its id. */
        UNDONE
    }

    /**
     * One thing that was done.
     *
     * @param id unique
     * @param kind what
     * @param detail more of it, may be empty
     * @param at when
     */
    record Step(String id, Kind kind, String detail, Instant at) {}

    static CaseFile of(Told told, FollowUp opened, List<Step> steps) {
        Map<String, Step> stands = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.kind == Kind.UNDONE) {
                stands.remove(step.detail);
            } else {
                stands.put(step.id, step);
            }
        }
        FollowUp now = opened;
        for (Step step : stands.values()) {
            now = switch (step.kind) {
                case ASSIGNED -> now.assignedTo(step.detail);
                case ANSWERED -> now.answered(step.at);
                case CLOSED -> now.closed(step.at);
                case HEARD, NOTED, UNDONE -> now;
            };
        }
        return new CaseFile(told, opened, List.copyOf(steps), now);
    }

    String key() {
        return told.key();
    }

    boolean isWaiting() {
        return now.firstResponse() == null;
    }

    boolean isOverdueAt(Instant moment) {
        return now.statusAt(moment) == FollowUp.Status.OVERDUE;
    }

    CaseFile with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return of(told, opened, longer);
    }

    /** The last change of state or owner that still stands, which is the one that can be undone. */
    Optional<Step> lastToUndo() {
        List<String> undone = steps.stream()
                .filter(step -> step.kind == Kind.UNDONE)
                .map(Step::detail)
                .toList();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean changes = step.kind == Kind.ASSIGNED || step.kind == Kind.ANSWERED || step.kind == Kind.CLOSED;
            if (changes && !undone.contains(step.id)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
