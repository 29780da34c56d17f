package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AnswerStore.Outcome;
import io.github.cxkit.examples.shop.AnswerStore.Stored;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.service.FollowUp;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.text.PersonalDataMask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** The shop's live scorecard. An answer is written to disk first, then counted here; filled from disk at the start. */
@Component
class LiveBoard {

    private static final int MOST_UNCERTAIN = 10_000;
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(5);

    private final AnswerStore store;
    private final Clock clock;
    private final MeterRegistry meters;
    private final LiveRatings live = new LiveRatings(ShopJourney.LIVE);
    private final AtomicLong version = new AtomicLong();

    /** Answers whose commit was not heard of; the time of arrival tells them from the same answer sent again. */
    private final Set<Stored> uncertain = ConcurrentHashMap.newKeySet();

    LiveBoard(AnswerStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.meters = meters;
        store.forEach(this::count);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            Gauge.builder(
                            "cx.score",
                            () -> score(touchpoint).value().toOptional().orElse(Double.NaN))
                    .tag("touchpoint", touchpoint.id())
                    .tag("metric", touchpoint.metric().rule().id().name())
                    .description("score of all answers; NaN while there is none")
                    .register(meters);
            Gauge.builder("cx.answers", () -> score(touchpoint).n())
                    .tag("touchpoint", touchpoint.id())
                    .description("valid answers")
                    .register(meters);
        }
    }

    private void count(Stored answer) {
        live.cell(answer.touchpoint().kind().words(), answer.touchpoint().id())
                .record(answer.rating(), answer.received().toEpochMilli());
    }

    /** Stores, then counts. A repeated answer is neither stored nor counted again. */
    Outcome take(String key, ShopTouchpoint touchpoint, int rating, @Nullable String remark) {
        Stored answer = new Stored(key, touchpoint, rating, now());
        Outcome outcome = written(answer, remark);
        if (outcome == Outcome.STORED) {
            count(answer);
            version.incrementAndGet();
        } else if (outcome == Outcome.REPEATED) {
            uncertain.stream().filter(each -> each.key().equals(key)).forEach(this::settle);
        }
        received(touchpoint, outcome.name().toLowerCase(Locale.ROOT));
        return outcome;
    }

    /**
     * Writes. If the reply to the commit is lost, nobody knows whether the answer is on disk: then it is looked up, and if
     * that cannot be done either, it is remembered until it can.
     */
    private Outcome written(Stored answer, @Nullable String remark) {
        try {
            return store.store(answer, masked(remark), followUp(answer).isPresent());
        } catch (CannotCreateTransactionException e) {
            throw e; // nothing was sent
        } catch (DataAccessException | TransactionException e) {
            if (uncertain.size() < MOST_UNCERTAIN) {
                uncertain.add(answer);
            }
            try {
                if (store.find(answer.key()).filter(answer::equals).isPresent()) {
                    return uncertain.remove(answer) ? Outcome.STORED : Outcome.REPEATED;
                }
            } catch (DataAccessException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Looks again for the answers whose fate is unknown. */
    void settle() {
        uncertain.forEach(this::settle);
    }

    /**
     * Counts an answer that turned out to be on disk: whoever takes it out counts it, once. What is there with another time
     * was sent again and counted then; what is not there after a while never came through.
     */
    private void settle(Stored answer) {
        Optional<Stored> there = store.find(answer.key());
        if (there.isEmpty() && answer.received().isAfter(now().minus(SETTLED_AFTER))) {
            return;
        }
        if (uncertain.remove(answer) && there.filter(answer::equals).isPresent()) {
            count(answer);
            version.incrementAndGet();
        }
    }

    /** Counts what was sent and is no answer. */
    void refused(ShopTouchpoint touchpoint) {
        received(touchpoint, "refused");
    }

    private void received(ShopTouchpoint touchpoint, String outcome) {
        Counter.builder("cx.feedback")
                .tag("touchpoint", touchpoint.id())
                .tag("outcome", outcome)
                .description("answers received")
                .register(meters)
                .increment();
    }

    private static @Nullable String masked(@Nullable String remark) {
        return remark == null || remark.isBlank()
                ? null
                : PersonalDataMask.mask(remark.strip()).text();
    }

    /** The case that an answer opens, if it opens one; the key of the answer stands for its nameless customer. */
    static Optional<FollowUp> followUp(Stored answer) {
        SurveyResponse response = SurveyResponse.of(
                        Map.of(answer.touchpoint().kind().words(), new Answer.Rating(answer.rating())))
                .withRespondent(answer.key())
                .withTime(answer.received());
        return ShopJourney.FOLLOW_UPS.open(
                answer.key(), response, answer.touchpoint().id(), answer.received());
    }

    boolean answered(String key) {
        boolean changed = store.answered(key, now());
        if (changed) {
            version.incrementAndGet();
        }
        return changed;
    }

    /** The database keeps microseconds; a time it cannot keep would come back changed. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Grows with every change. */
    long version() {
        return version.get();
    }

    LiveSnapshot snapshot() {
        return live.snapshot();
    }

    private RatingScore score(ShopTouchpoint touchpoint) {
        RatingTally all = snapshot()
                .total(touchpoint.kind().words())
                .where("touchpoint", touchpoint.id())
                .total();
        return touchpoint.metric().score(all);
    }
}
