package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.CaseFile.Step;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Where people work on cases: every step is first written to disk, then shown. */
@Component
class CaseDesk {

    /** Longest note. */
    static final int LONGEST = 1_000;

    private final FeedbackStore store;
    private final Cases cases;
    private final Clock clock;

    /** Cases with a step whose commit was not heard of. */
    private final Set<String> uncertain = ConcurrentHashMap.newKeySet();

    CaseDesk(FeedbackStore store, Cases cases, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * What became of a step.
     *
     * @param file the case after it, null if there is none
     * @param step the step, null if it was not done
     * @param hindrance why it was not done, as the key of a sentence; null if it was
     */
    record Done(
            @Nullable CaseFile file,
            @Nullable Step step,
            @Nullable String hindrance) {}

    /** Does a step; one at a time, so that nobody answers twice. */
    synchronized Done act(String key, Kind kind, String detail) {
        CaseFile file = cases.find(key).orElse(null);
        if (file == null) {
            return new Done(null, null, "cannot.unknown");
        }
        String note = kind == Kind.UNDONE || kind == Kind.ASSIGNED ? detail : Remarks.masked(detail);
        if (detail.length() > LONGEST || detail.indexOf('\0') >= 0) {
            return new Done(file, null, "unreadable");
        }
        Optional<String> hindrance = Cases.hindrance(file, kind, note);
        if (hindrance.isPresent()) {
            return new Done(file, null, hindrance.get());
        }
        Step step = new Step(
                UUID.randomUUID().toString(), kind, note, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            store.add(key, step);
        } catch (DataAccessException | TransactionException e) {
            uncertain.add(key);
            throw e;
        }
        CaseFile after = file.with(step);
        cases.put(after);
        return new Done(after, step, null);
    }

    /** Reads again the cases of which nobody knows whether their last step came through. */
    synchronized void settle() {
        for (String key : Set.copyOf(uncertain)) {
            store.findCase(key).ifPresent(cases::put);
            uncertain.remove(key);
        }
    }
}
