package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.FeedbackStore.Outcome;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.service.FollowUp;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Takes feedback in: written to disk first, then counted in memory; filled from disk at the start. */
@Component
class LiveBoard {

    private static final int MOST_UNCERTAIN = 10_000;
    private static final int MOST_HEARD = 20;
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(5);
    private static final Duration HEARD = Duration.ofHours(24);
    private static final int LOOP_DAYS = 30;

    private final FeedbackStore store;
    private final LiveRatings live;
    private final Trends trends;
    private final Cases cases;
    private final Reactions reactions;
    private final Responses responses;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AtomicLong version = new AtomicLong();
    private final Deque<Heard> heard = new ArrayDeque<>();

    /** Feedback whose commit was not heard of; the time of arrival tells it from the same sent again. */
    private final Set<Told> uncertain = ConcurrentHashMap.newKeySet();

    /**
     * Words that people should know of though nobody can be answered.
     *
     * @param told what
     * @param rule why
     */
    record Heard(Told told, String rule) {

        /** Tells it from alerts. */
        String key() {
            return "heard-" + told.key();
        }
    }

    /**
     * What is written together with feedback.
     *
     * @param reaction what is done about it
     * @param asked when its customer was asked for it, or null if nobody asked
     */
    private record Written(Reaction reaction, @Nullable Instant asked) {

        static final Written NOTHING = new Written(Reaction.NONE, null);
    }

    LiveBoard(
            FeedbackStore store,
            LiveRatings live,
            Trends trends,
            Cases cases,
            Reactions reactions,
            Responses responses,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.live = live;
        this.trends = trends;
        this.cases = cases;
        this.reactions = reactions;
        this.responses = responses;
        this.clock = clock;
        this.meters = meters;
        restore();
    }

    /** The live ratings were filled from disk by their own store; cases, trends and what was heard are filled here. */
    private void restore() {
        Instant now = now();
        store.cases(now.minus(LOOP_DAYS, ChronoUnit.DAYS)).forEach(cases::put);
        store.forEach(now.minus(Trends.DAYS, ChronoUnit.DAYS), told -> {
            trends.count(told);
            if (told.feedback().at().isAfter(now.minus(HEARD))) {
                hear(told, reactions.to(told));
            }
        });
    }

    /** Stores, then counts. Repeated feedback is neither stored nor counted again. */
    Outcome take(Told told) {
        AtomicReference<Written> written = new AtomicReference<>(Written.NOTHING);
        Outcome outcome = written(told, written);
        if (outcome == Outcome.STORED) {
            Written beside = Objects.requireNonNull(written.get());
            count(told, beside.reaction);
            if (beside.asked != null) {
                told.touchpoint().ifPresent(touchpoint -> responses.countAnswered(touchpoint, beside.asked));
            }
        } else if (outcome == Outcome.REPEATED) {
            uncertain.stream().filter(each -> each.key().equals(told.key())).forEach(this::settle);
        }
        received(told.feedback().touchpoint(), outcome.name().toLowerCase(Locale.ROOT));
        return outcome;
    }

    private void count(Told told, Reaction reaction) {
        if (told.feedback().rating() != null && ShopJourney.isOwn(told.feedback())) {
            RatingsOnDisk.count(live, told);
        }
        trends.count(told);
        FollowUp opens = reaction.opens();
        String joins = reaction.joins();
        if (opens != null) {
            cases.put(CaseFile.of(told, opens, List.of()));
        }
        if (joins != null) {
            cases.find(joins).ifPresent(file -> cases.put(file.with(FeedbackStore.heard(told))));
        }
        hear(told, reaction);
        version.incrementAndGet();
    }

    private void hear(Told told, Reaction reaction) {
        if (reaction.rule() != null) {
            synchronized (heard) {
                heard.addFirst(new Heard(told, reaction.rule()));
                if (heard.size() > MOST_HEARD) {
                    heard.removeLast();
                }
            }
        }
    }

    /**
     * Writes. If the reply to the commit is lost, nobody knows whether the feedback is on disk: then it is looked up, and if
     * that cannot be done either, it is remembered until it can.
     */
    private Outcome written(Told told, AtomicReference<Written> written) {
        try {
            return store.store(told, () -> {
                Written beside = new Written(reactions.to(told), responses.writeAnswered(told));
                written.set(beside);
                return beside.reaction;
            });
        } catch (CannotCreateTransactionException e) {
            throw e; // nothing was sent
        } catch (DataAccessException | TransactionException e) {
            if (uncertain.size() < MOST_UNCERTAIN) {
                uncertain.add(told);
            }
            try {
                if (store.find(told.key()).filter(told::equals).isPresent()) {
                    return uncertain.remove(told) ? Outcome.STORED : Outcome.REPEATED;
                }
            } catch (DataAccessException | TransactionException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Looks again for the feedback whose fate is unknown. */
    void settle() {
        uncertain.forEach(this::settle);
    }

    /**
     * Counts feedback that turned out to be on disk: whoever takes it out counts it, once. What is there with another time
     * was sent again and counted then; what is not there after a while never came through.
     */
    private void settle(Told told) {
        Told there = store.find(told.key()).orElse(null);
        if (there == null && told.feedback().at().isAfter(now().minus(SETTLED_AFTER))) {
            return;
        }
        if (!told.equals(there)) {
            uncertain.remove(told);
            return;
        }
        // all is read first: if it cannot be, it is tried again as a whole, and no answer is seen without its case
        List<CaseFile> files = Stream.of(
                        store.findCase(told.key()),
                        // or it was added to a case of its customer
                        cases.waitingOf(Reactions.respondent(told), Instant.MIN)
                                .flatMap(file -> store.findCase(file.key())))
                .flatMap(Optional::stream)
                .toList();
        responses.reload();
        if (uncertain.remove(told)) {
            files.forEach(cases::put);
            count(told, Reaction.NONE);
        }
    }

    /** Counts what was sent and is no answer. */
    void refused(String touchpoint) {
        received(touchpoint, "refused");
    }

    private void received(@Nullable String touchpoint, String outcome) {
        Counter.builder("cx.feedback")
                .tag("touchpoint", Objects.requireNonNullElse(touchpoint, "none"))
                .tag("outcome", outcome)
                .description("feedback received")
                .register(meters)
                .increment();
    }

    /** What was heard of nameless people in the last day, newest first. */
    List<Heard> heard() {
        Instant since = now().minus(HEARD);
        synchronized (heard) {
            return heard.stream()
                    .filter(each -> each.told().feedback().at().isAfter(since))
                    .toList();
        }
    }

    /** The database keeps microseconds; a time it cannot keep would come back changed. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Grows with every change. */
    long version() {
        return version.get();
    }
}
