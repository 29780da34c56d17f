package io.github.cxkit.examples.shop;

import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.live.Alert;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingCube;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.FollowUp;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.InvitationPolicy.Reason;
import io.github.cxkit.survey.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What the dashboard shows, composed from one snapshot of the live scorecard. */
@Component
class Dashboard {

    private static final double CONFIDENCE = 0.95;
    private static final Duration RECENT = Duration.ofHours(1);
    private static final int LOOP_DAYS = 30;

    private final LiveBoard live;
    private final AnswerStore store;
    private final Invitations invitations;

    Dashboard(LiveBoard live, AnswerStore store, Invitations invitations) {
        this.live = live;
        this.store = store;
        this.invitations = invitations;
    }

    /** One touchpoint; numbers are null where there are too few answers. */
    record Line(
            String touchpoint,
            String name,
            String metric,
            double lowest,
            double highest,
            long n,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            long recentN,
            @Nullable Double recentValue) {}

    /** A phase of the journey with its touchpoints. */
    record Phase(String name, List<Step> steps) {}

    /** How a touchpoint feels, -1 to 1, or null if nobody said. */
    record Step(String touchpoint, String name, @Nullable Double feeling) {}

    /** Somebody who waits. */
    record Waiting(String key, String name, int rating, String reason, String owner, Instant due, boolean overdue) {}

    /** Customers asked since the start, and those not asked by reason. */
    record Asked(long asked, Map<String, Long> notAsked) {}

    /** Everything. */
    record Board(
            List<Phase> journey,
            List<Line> scores,
            List<String> alerts,
            String loop,
            List<Waiting> followUps,
            boolean followUpsKnown,
            Asked invitations) {}

    /** What only the database knows; the scores are in memory and stand without it. */
    private record Cases(String loop, List<Waiting> waiting, boolean known) {}

    private Cases cases(Words words) {
        Instant now = live.now();
        // a case may have come in the very microsecond of the board
        Instant asOf = now.plus(1, ChronoUnit.SECONDS);
        try {
            live.settle();
            ClosedLoop loop = ClosedLoop.of(
                    store.cases(asOf.minus(LOOP_DAYS, ChronoUnit.DAYS)),
                    asOf,
                    ShopJourney.FOLLOW_UPS.target(),
                    ShopJourney.FOLLOW_UPS.hours());
            return new Cases(sentence(loop.withinTarget(), words), waiting(now, words), true);
        } catch (DataAccessException | TransactionException e) {
            return new Cases(words.of("loop.away"), List.of(), false);
        }
    }

    Board board(Words words) {
        Cases cases = cases(words);
        LiveSnapshot snapshot = live.snapshot();
        Instant now = live.now();
        List<Line> lines = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        EnumMap<ShopTouchpoint, Double> feelings = new EnumMap<>(ShopTouchpoint.class);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            String question = touchpoint.kind().words();
            RatingTally all = of(touchpoint, snapshot.total(question));
            RatingWindow recent = snapshot.window(question, touchpoint.slice(), now.toEpochMilli(), RECENT);
            lines.add(line(touchpoint, all, recent.current(), words));
            alerts(touchpoint, all, recent).forEach(alert -> alerts.add(sentence(touchpoint, alert, words)));
            feeling(all).toOptional().ifPresent(value -> feelings.put(touchpoint, value));
        }
        return new Board(
                journey(ShopJourney.map(feelings), words),
                lines,
                alerts,
                cases.loop(),
                cases.waiting(),
                cases.known(),
                asked(words));
    }

    private static RatingTally of(ShopTouchpoint touchpoint, RatingCube cube) {
        return cube.where(touchpoint.slice()).total();
    }

    private static Line line(ShopTouchpoint touchpoint, RatingTally all, RatingTally recent, Words words) {
        RatingScore score = touchpoint.metric().score(all);
        Result<ConfidenceInterval> interval = score.interval(CONFIDENCE);
        return new Line(
                touchpoint.id(),
                words.of("touchpoint." + touchpoint.id()),
                score.evidence().rule().title(),
                touchpoint.metric().lowest(),
                touchpoint.metric().highest(),
                score.n(),
                score.value().toOptional().orElse(null),
                interval.map(ConfidenceInterval::lower).toOptional().orElse(null),
                interval.map(ConfidenceInterval::upper).toOptional().orElse(null),
                recent.n(),
                touchpoint.metric().score(recent).value().toOptional().orElse(null));
    }

    private static List<Alert> alerts(ShopTouchpoint touchpoint, RatingTally all, RatingWindow recent) {
        List<Alert> found = new ArrayList<>(touchpoint.tooLow().check(touchpoint.metric(), RatingWindow.of(all)));
        found.addAll(touchpoint.falling().check(touchpoint.metric(), recent));
        return found;
    }

    private static String sentence(ShopTouchpoint touchpoint, Alert alert, Words words) {
        return words.of(
                "alert." + alert.rule(),
                words.of("touchpoint." + touchpoint.id()),
                touchpoint.metric().rule().title(),
                alert.score(),
                alert.evidence().n(),
                alert.reference());
    }

    private static String sentence(Rate inTime, Words words) {
        return inTime.whole() == 0 ? words.of("loop.none") : words.of("loop.some", inTime.part(), inTime.whole());
    }

    /** The mean rating, from -1 at the bottom of the scale to 1 at its top: how the step of the journey feels. */
    private static Result<Double> feeling(RatingTally tally) {
        double middle = (tally.scale().max() + tally.scale().min()) / 2.0;
        return Metrics.mean(tally.scale())
                .score(tally)
                .value()
                .map(mean -> (mean - middle) / (tally.scale().max() - middle));
    }

    private static List<Phase> journey(JourneyMap map, Words words) {
        List<Phase> phases = new ArrayList<>();
        for (JourneyPhase phase : map.definition().phases()) {
            List<Step> steps = map.definition().touchpointsOf(phase.code()).stream()
                    .map(Touchpoint::id)
                    .map(id -> new Step(
                            id,
                            words.of("touchpoint." + id),
                            map.step(id).map(JourneyMap.Step::feeling).orElse(null)))
                    .toList();
            phases.add(new Phase(phase.label(words.locale()), steps));
        }
        return phases;
    }

    private List<Waiting> waiting(Instant now, Words words) {
        List<Waiting> waiting = new ArrayList<>();
        for (AnswerStore.Stored answer : store.waiting()) {
            LiveBoard.followUp(answer)
                    .ifPresent(followUp -> waiting.add(new Waiting(
                            answer.key(),
                            words.of("touchpoint." + answer.touchpoint().id()),
                            answer.rating(),
                            words.of("reason." + followUp.reasons().get(0)),
                            words.of("owner." + followUp.owner()),
                            followUp.deadline(),
                            followUp.statusAt(now) == FollowUp.Status.OVERDUE)));
        }
        return waiting;
    }

    private Asked asked(Words words) {
        Map<Reason, Long> counts = invitations.counts();
        Map<String, Long> notAsked = new LinkedHashMap<>();
        counts.forEach((reason, count) -> {
            if (reason != Reason.OK) {
                notAsked.put(words.of("invitation." + reason.name().toLowerCase(Locale.ROOT)), count);
            }
        });
        return new Asked(counts.getOrDefault(Reason.OK, 0L), notAsked);
    }
}
