package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AnswerStore.Outcome;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.action.AlertInput;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingRecorder;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.words.PersonalDataMask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shop's scores as they are now. Written to disk first, then counted here; filled from disk at the start. */
@Component
class LiveBoard {

    private static final double CONFIDENCE = 0.95;
    private static final Duration TARGET = Duration.ofHours(24);
    private static final int LOOP_DAYS = 30;

    private final AnswerStore store;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<ShopTouchpoint, RatingRecorder> recorders = new EnumMap<>(ShopTouchpoint.class);
    private final Map<ShopTouchpoint, RatingTally> atStart = new EnumMap<>(ShopTouchpoint.class);
    private final AtomicLong version = new AtomicLong();

    LiveBoard(AnswerStore store, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.meters = meters;
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            atStart.put(touchpoint, store.tally(touchpoint));
            recorders.put(touchpoint, new RatingRecorder(touchpoint.metric().scale()));
            Gauge.builder(
                            "cx.score",
                            () -> score(touchpoint).value().toOptional().orElse(Double.NaN))
                    .tag("touchpoint", touchpoint.id())
                    .tag("metric", touchpoint.metric().rule().id().name())
                    .description("score of all answers; NaN while there is none")
                    .register(meters);
            Gauge.builder("cx.answers", () -> tally(touchpoint).n())
                    .tag("touchpoint", touchpoint.id())
                    .description("valid answers")
                    .register(meters);
        }
    }

    /** One line of the dashboard; numbers are null where there are too few answers. */
    record Line(
            String touchpoint,
            String name,
            String phase,
            String metric,
            long n,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double feeling) {}

    /** Somebody who waits. */
    record FollowUp(String key, String name, int rating) {}

    /** Everything the dashboard shows. */
    record Board(List<Line> scores, List<String> alerts, String loop, List<FollowUp> followUps) {}

    /** Stores, then counts. A repeated answer is neither stored nor counted again. */
    Outcome take(String key, ShopTouchpoint touchpoint, int rating, @Nullable String remark) {
        // the database keeps microseconds; a time it cannot keep would come back changed
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome outcome = store.store(key, touchpoint, rating, masked(remark), now);
        if (outcome == Outcome.STORED) {
            Objects.requireNonNull(recorders.get(touchpoint)).record(rating);
            version.incrementAndGet();
        }
        Counter.builder("cx.feedback")
                .tag("touchpoint", touchpoint.id())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .description("answers received")
                .register(meters)
                .increment();
        return outcome;
    }

    private static @Nullable String masked(@Nullable String remark) {
        return remark == null || remark.isBlank()
                ? null
                : PersonalDataMask.mask(remark.strip()).text();
    }

    boolean answered(String key) {
        boolean changed = store.answered(key, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (changed) {
            version.incrementAndGet();
        }
        return changed;
    }

    /** Grows with every change. */
    long version() {
        return version.get();
    }

    RatingTally tally(ShopTouchpoint touchpoint) {
        return Objects.requireNonNull(atStart.get(touchpoint))
                .merge(Objects.requireNonNull(recorders.get(touchpoint)).snapshot());
    }

    RatingScore score(ShopTouchpoint touchpoint) {
        return touchpoint.metric().score(tally(touchpoint));
    }

    Board board(Words words) {
        List<Line> lines = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            RatingScore score = score(touchpoint);
            Result<ConfidenceInterval> interval = score.interval(CONFIDENCE);
            String name = words.of("touchpoint." + touchpoint.id());
            lines.add(new Line(
                    touchpoint.id(),
                    name,
                    touchpoint.phase().label(words.locale()),
                    score.evidence().rule().title(),
                    score.n(),
                    score.value().toOptional().orElse(null),
                    interval.map(ConfidenceInterval::lower).toOptional().orElse(null),
                    interval.map(ConfidenceInterval::upper).toOptional().orElse(null),
                    feeling(touchpoint, score)));
            touchpoint
                    .alertRule()
                    .check(AlertInput.of(touchpoint.metric(), tally(touchpoint)))
                    .forEach(alert -> alerts.add(name + ": " + alert.message()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.SECONDS);
        ClosedLoop loop =
                ClosedLoop.of(store.cases(now.minus(LOOP_DAYS, ChronoUnit.DAYS)), now, TARGET, ServiceHours.ALWAYS);
        List<FollowUp> waiting = store.waiting().stream()
                .map(w -> new FollowUp(
                        w.key(), words.of("touchpoint." + w.touchpoint().id()), w.rating()))
                .toList();
        return new Board(lines, alerts, loop.withinTarget().toString(), waiting);
    }

    /** The mean rating, from -1 at the bottom of the scale to 1 at its top: how the step of the journey feels. */
    private @Nullable Double feeling(ShopTouchpoint touchpoint, RatingScore score) {
        RatingTally tally = tally(touchpoint);
        if (score.n() == 0) {
            return null;
        }
        double middle = (tally.scale().max() + tally.scale().min()) / 2.0;
        double mean = Metrics.mean(tally.scale()).score(tally).value().orElseThrow();
        return (mean - middle) / (tally.scale().max() - middle);
    }
}
