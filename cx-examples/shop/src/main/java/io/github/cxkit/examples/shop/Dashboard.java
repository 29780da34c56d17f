package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AlertStore.Mute;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.InvitationPolicy.Reason;
import io.github.cxkit.survey.RatingTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the board shows, composed from memory alone: it stands while the database is away. */
@Component
class Dashboard {

    /** Level of all intervals. */
    static final double CONFIDENCE = 0.95;

    /** Cases on one screen. */
    static final int FIRST = 20;

    private static final int WEEK = 7;

    /** Below it nothing is called good or bad. */
    static final long FEWEST_TO_JUDGE = 10;

    private final FactsKeeper keeper;
    private final LiveBoard board;
    private final AlertDesk alerts;
    private final Cases cases;
    private final Invitations invitations;
    private final Responses responses;
    private final DatabaseWatch database;
    private final Map<Place, Drawn> lines = new ConcurrentHashMap<>();
    private final Map<Words, Journey> journeys = new ConcurrentHashMap<>();

    Dashboard(
            FactsKeeper keeper,
            LiveBoard board,
            AlertDesk alerts,
            Cases cases,
            Invitations invitations,
            Responses responses,
            DatabaseWatch database) {
        this.keeper = keeper;
        this.board = board;
        this.alerts = alerts;
        this.cases = cases;
        this.invitations = invitations;
        this.responses = responses;
        this.database = database;
    }

    /** One touchpoint in the last four weeks; numbers are null where there are too few answers. */
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
            @Nullable Double recentValue,
            List<Group> segments,
            List<Point> days,
            List<Point> bySeven) {}

    /** One segment of a touchpoint's answers. */
    record Group(
            String segment,
            String name,
            long n,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /** One day of a touchpoint. */
    record Point(
            String date,
            long n,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /** A phase of the journey with its touchpoints. */
    record Phase(String name, List<Step> steps) {}

    /** How a touchpoint feels. */
    enum Mood {
        /** The whole interval lies above the middle. */
        GOOD,
        /** The whole interval lies below the middle. */
        BAD,
        /** The interval holds the middle, or there are too few answers. */
        MIXED,
        /** Nobody said. */
        UNKNOWN
    }

    /** A touchpoint with its feeling, -1 to 1, or null if nobody said. */
    record Step(
            String touchpoint,
            String name,
            @Nullable Double feeling,
            @Nullable Double lower,
            @Nullable Double upper,
            Mood mood) {}

    /** An alert in words. */
    record Alarm(
            String key,
            String rule,
            String touchpoint,
            String theme,
            String text,
            Instant since,
            @Nullable Instant ended) {}

    /** What a nameless person said that people should know of. */
    record Said(String key, String source, String touchpoint, String reason, String text, Instant at) {}

    /** An alert, or words, that somebody knows of. */
    record Muted(String key, String text, Instant until, String by) {}

    /** Somebody who waits. */
    record Waiting(
            String key,
            String name,
            @Nullable Double rating,
            @Nullable String customer,
            @Nullable String order,
            String remark,
            String reason,
            String owner,
            Instant due,
            boolean overdue) {}

    /**
     * Who was asked and who answered.
     *
     * @param asked customers asked since the start
     * @param notAsked customers not asked since the start, by reason
     * @param rates the response rate of each touchpoint at which anybody was asked
     */
    record Asked(long asked, Map<String, Long> notAsked, List<Response> rates) {}

    /** Answered of asked where the week of the invitation is over, and what is still open; null where nobody's is over. */
    record Response(
            String touchpoint,
            String name,
            long asked,
            long answered,
            @Nullable Double share,
            @Nullable Double lower,
            @Nullable Double upper,
            long waiting,
            long answeredSoFar) {}

    /** Everything. */
    record Board(
            List<Alarm> alerts,
            List<Alarm> pastAlerts,
            List<Said> heard,
            List<Muted> muted,
            List<Line> scores,
            String loop,
            long waiting,
            long overdue,
            Map<String, Integer> waitingByOwner,
            List<Waiting> followUps,
            List<Phase> journey,
            Asked invitations,
            boolean databaseAway) {}

    Board board(Words words) {
        Instant now = board.now();
        Facts facts = facts();
        alerts.look(facts);
        List<Line> drawnLines = new ArrayList<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            drawnLines.add(line(touchpoint, facts, words));
        }
        Cases.Counts counts = cases.counts();
        List<Alarm> alarms = new ArrayList<>();
        List<Said> heard = new ArrayList<>();
        List<Muted> muted = new ArrayList<>();
        for (Raised each : alerts.standing()) {
            Mute mute = alerts.muteOf(each.key());
            if (mute == null) {
                alarms.add(alarm(each, words));
            } else {
                muted.add(new Muted(each.key(), each.sentence(words), mute.until(), mute.by()));
            }
        }
        for (LiveBoard.Heard each : board.heard()) {
            Mute mute = alerts.muteOf(each.key());
            if (mute == null) {
                heard.add(said(each, words));
            } else {
                muted.add(new Muted(
                        each.key(),
                        words.of("reason." + each.rule()) + ": "
                                + each.told().feedback().text(),
                        mute.until(),
                        mute.by()));
            }
        }
        return new Board(
                alarms,
                alerts.past().stream().map(each -> alarm(each, words)).toList(),
                heard,
                muted,
                drawnLines,
                sentence(counts.inTime(), words),
                counts.waiting(),
                counts.overdue(),
                counts.byOwner(),
                cases.select(Cases.Filter.WAITING, FIRST).shown().stream()
                        .map(each -> waiting(each, now, words))
                        .toList(),
                journey(facts, words),
                asked(words),
                database.isAway());
    }

    /** The line of a touchpoint; the same one as long as it hears of nothing new. */
    Line line(ShopTouchpoint touchpoint, Facts facts, Words words) {
        Drawn drawn = lines.compute(new Place(touchpoint, words), (place, last) -> {
            RatingTally recent = facts.window(touchpoint).current();
            return last != null && last.weeks.equals(facts.weeks(touchpoint)) && last.recent.equals(recent)
                    ? last
                    : new Drawn(facts.weeks(touchpoint), recent, drawn(touchpoint, facts, words));
        });
        return drawn.line;
    }

    /** What a line is about, for whom. */
    private record Place(ShopTouchpoint touchpoint, Words words) {}

    /** A line, with what it was drawn from. */
    private record Drawn(Trends.Weeks weeks, RatingTally recent, Line line) {}

    private static Line drawn(ShopTouchpoint touchpoint, Facts facts, Words words) {
        RatingScore score = touchpoint.metric().score(facts.total(touchpoint));
        RatingTally recent = facts.window(touchpoint).current();
        ConfidenceInterval interval = interval(score);
        return new Line(
                touchpoint.id(),
                words.of("touchpoint." + touchpoint.id()),
                Wording.in(words.locale()).metric(touchpoint.metric().rule()),
                touchpoint.metric().lowest(),
                touchpoint.metric().highest(),
                score.n(),
                value(score),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                recent.n(),
                value(touchpoint.metric().score(recent)),
                segments(touchpoint, facts.weeks(touchpoint), words),
                facts.weeks(touchpoint).days().stream()
                        .map(day -> point(touchpoint, day))
                        .toList(),
                bySeven(touchpoint, facts.weeks(touchpoint).days()));
    }

    /** Each day with the six before it: steady enough for a line as small as a word. */
    private static List<Point> bySeven(ShopTouchpoint touchpoint, List<Trends.Day> days) {
        List<Point> points = new ArrayList<>();
        for (int last = WEEK - 1; last < days.size(); last++) {
            RatingTally sum = RatingTally.empty(touchpoint.metric().scale());
            for (Trends.Day day : days.subList(last - WEEK + 1, last + 1)) {
                sum = sum.merge(day.tally());
            }
            points.add(point(touchpoint, new Trends.Day(days.get(last).date(), sum)));
        }
        return points;
    }

    /** What the figures rest on. */
    Facts facts() {
        return keeper.at(board.now());
    }

    private static List<Group> segments(ShopTouchpoint touchpoint, Trends.Weeks weeks, Words words) {
        List<Group> groups = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            RatingScore score = touchpoint
                    .metric()
                    .score(Objects.requireNonNull(weeks.bySegment().get(segment)));
            ConfidenceInterval interval = interval(score);
            groups.add(new Group(
                    segment.id(),
                    words.of("segment." + segment.id()),
                    score.n(),
                    value(score),
                    interval == null ? null : interval.lower(),
                    interval == null ? null : interval.upper()));
        }
        return groups;
    }

    private static Point point(ShopTouchpoint touchpoint, Trends.Day day) {
        RatingScore score = touchpoint.metric().score(day.tally());
        ConfidenceInterval interval = interval(score);
        return new Point(
                day.date().toString(),
                score.n(),
                value(score),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper());
    }

    private static @Nullable Double value(RatingScore score) {
        return score.value().toOptional().orElse(null);
    }

    private static @Nullable ConfidenceInterval interval(RatingScore score) {
        return score.interval(CONFIDENCE).toOptional().orElse(null);
    }

    private static Alarm alarm(Raised alert, Words words) {
        return new Alarm(
                alert.key(),
                alert.rule(),
                alert.touchpoint() == null ? "" : alert.touchpoint().id(),
                alert.touchpoint() == null ? alert.subject() : "",
                alert.sentence(words),
                alert.since(),
                alert.ended());
    }

    private static Said said(LiveBoard.Heard heard, Words words) {
        return new Said(
                heard.key(),
                words.of("source." + heard.told().feedback().source().name().toLowerCase(Locale.ROOT)),
                heard.told()
                        .touchpoint()
                        .map(each -> words.of("touchpoint." + each.id()))
                        .orElse(""),
                words.of("reason." + heard.rule()),
                heard.told().feedback().text(),
                heard.told().feedback().at());
    }

    private static Waiting waiting(CaseFile file, Instant now, Words words) {
        return new Waiting(
                file.key(),
                place(file, words),
                file.told().feedback().rating() == null
                        ? null
                        : file.told().feedback().rating().value(),
                file.told().feedback().customer(),
                file.told().order(),
                file.told().feedback().text(),
                reasons(file, words),
                words.of("owner." + file.now().owner()),
                file.opened().deadline(),
                file.isOverdueAt(now));
    }

    /** Where it came from, as a heading. */
    static String place(CaseFile file, Words words) {
        return file.told()
                .touchpoint()
                .map(each -> words.of("touchpoint." + each.id()))
                .orElseGet(() -> words.of(
                        "source." + file.told().feedback().source().name().toLowerCase(Locale.ROOT)));
    }

    static String reasons(CaseFile file, Words words) {
        return String.join(
                ", ",
                file.opened().reasons().stream()
                        .map(reason -> words.of("reason." + reason))
                        .toList());
    }

    private static String sentence(Rate inTime, Words words) {
        return inTime.whole() == 0 ? words.of("loop.none") : words.of("loop.some", inTime.part(), inTime.whole());
    }

    /** The journey; the same one as long as nobody says more. */
    private List<Phase> journey(Facts facts, Words words) {
        Map<ShopTouchpoint, RatingTally> totals = new EnumMap<>(ShopTouchpoint.class);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            totals.put(touchpoint, facts.total(touchpoint));
        }
        return journeys.compute(
                        words,
                        (language, last) -> last != null && last.totals.equals(totals)
                                ? last
                                : new Journey(totals, journey(ShopJourney.feelings(totals), words)))
                .phases;
    }

    /** A journey, with the answers that it was felt from. */
    private record Journey(Map<ShopTouchpoint, RatingTally> totals, List<Phase> phases) {}

    private static List<Phase> journey(EmotionCurve curve, Words words) {
        JourneyMap map = ShopJourney.map(curve);
        Map<String, EmotionCurve.Point> points = new LinkedHashMap<>();
        curve.points().forEach(point -> points.put(point.touchpoint(), point));
        List<Phase> phases = new ArrayList<>();
        for (JourneyPhase phase : map.definition().phases()) {
            List<Step> steps = map.definition().touchpointsOf(phase.code()).stream()
                    .map(Touchpoint::id)
                    .map(id -> step(id, map, Objects.requireNonNull(points.get(id)), words))
                    .toList();
            phases.add(new Phase(phase.label(words.locale()), steps));
        }
        return phases;
    }

    private static Step step(String id, JourneyMap map, EmotionCurve.Point point, Words words) {
        Double feeling = map.step(id).map(JourneyMap.Step::feeling).orElse(null);
        ConfidenceInterval interval = point.interval(CONFIDENCE).toOptional().orElse(null);
        Mood mood = feeling == null ? Mood.UNKNOWN : Mood.MIXED;
        if (interval != null && point.moments().n() >= FEWEST_TO_JUDGE) {
            mood = interval.lower() > 0 ? Mood.GOOD : interval.upper() < 0 ? Mood.BAD : Mood.MIXED;
        }
        return new Step(
                id,
                words.of("touchpoint." + id),
                feeling,
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                mood);
    }

    private Asked asked(Words words) {
        Map<Reason, Long> counts = invitations.counts();
        Map<String, Long> notAsked = new LinkedHashMap<>();
        counts.forEach((reason, count) -> {
            if (reason != Reason.OK) {
                notAsked.put(words.of("invitation." + reason.name().toLowerCase(Locale.ROOT)), count);
            }
        });
        List<Response> rates = new ArrayList<>();
        responses.rates().forEach((touchpoint, each) -> rates.add(response(touchpoint, each, words)));
        return new Asked(counts.getOrDefault(Reason.OK, 0L), notAsked, rates);
    }

    private static Response response(ShopTouchpoint touchpoint, Responses.Answered answered, Words words) {
        Rate rate = answered.rate();
        ConfidenceInterval interval = rate.interval(CONFIDENCE).toOptional().orElse(null);
        return new Response(
                touchpoint.id(),
                words.of("touchpoint." + touchpoint.id()),
                rate.whole(),
                rate.part(),
                rate.value().toOptional().orElse(null),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                answered.waiting(),
                answered.soFar());
    }

    /** Changes when something on the board does. */
    long version() {
        return board.version() + alerts.version() + cases.version() + database.changes();
    }
}
