package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers around an action, so that its effect is not judged before it can show.
 *
 * <p>Answers dated before the start are the base. Of the later ones only those inside the {@link Horizon}, both ends
 * included, are compared with it; earlier ones are settling, later ones too late, and both are counted. Before the horizon
 * begins the verdict is {@link Horizon.Verdict#TOO_EARLY} and there is no difference, no limit and no p value. (A
 * convention of this library.) Without a control group the difference shows what came after the action, not what came from
 * it; looks inside the horizon are {@link io.github.cxkit.experiment.AnytimeDifference}'s.
 *
 * <p>A summary: answers add up by day.
 *
 * <pre>{@code
 * GuardedEffect.Action action =
 *         new GuardedEffect.Action(Metrics.NPS, LocalDate.of(2026, 1, 15), Horizon.STRUCTURAL);
 * GuardedEffect effect = GuardedEffect.summarizer(action).summarize(List.of(
 *         new GuardedEffect.Reply(LocalDate.of(2026, 1, 10), 6),
 *         new GuardedEffect.Reply(LocalDate.of(2026, 1, 16), 10)));
 * effect.on(LocalDate.of(2026, 1, 16)).verdict();  // ==> TOO_EARLY
 * }</pre>
 *
 * @param action what is judged
 * @param byDay answers by day; unmodifiable
 * @since 0.1.0
 */
public record GuardedEffect(Action action, Map<LocalDate, RatingTally> byDay) {

    /** The rule behind the verdict and the choice of answers. */
    public static final Rule RULE = Rule.convention(
            "horizon.guard", "Effect inside its horizon", "only answers inside the horizon; unpooled difference");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a day's answers are on another scale than the metric's
     */
    public GuardedEffect {
        Objects.requireNonNull(action, "action");
        byDay = Copies.sorted("byDay", byDay);
        byDay.values().forEach(action.metric::score);
    }

    /**
     * What is judged, and when.
     *
     * @param metric what is to improve
     * @param startedOn the day it began
     * @param horizon when its effect can show
     */
    public record Action(RatingMetric metric, LocalDate startedOn, Horizon horizon) {
        /** Checks that every part is there. */
        public Action {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(startedOn, "startedOn");
            Objects.requireNonNull(horizon, "horizon");
        }
    }

    /**
     * One answer.
     *
     * @param on its day
     * @param rating the rating, null if the question was left blank
     */
    public record Reply(LocalDate on, @Nullable Integer rating) {
        /** Checks that there is a day. */
        public Reply {
            Objects.requireNonNull(on, "on");
        }
    }

    /**
     * Adds up answers by day.
     *
     * @param action what is judged
     * @return a summarizer with bytes, which refuses a rating off the metric's scale
     */
    public static Summarizer<Reply, GuardedEffect> summarizer(Action action) {
        Summarizer<@Nullable Integer, RatingTally> ratings = RatingTally.summarizer(action.metric.scale());
        return Summarizer.<Reply, GuardedEffect>folding(
                        new GuardedEffect(action, Map.of()),
                        (all, reply) -> all.with(reply.on, ratings.summarize(Collections.singletonList(reply.rating))),
                        GuardedEffect::merge)
                .withBytes(
                        all -> Bytes.write(all.action, out -> {
                            out.count(all.byDay.size());
                            all.byDay.forEach(
                                    (day, tally) -> out.text(day.toString()).block(ratings.toBytes(tally)));
                        }),
                        bytes -> Bytes.read("guarded effect", action, bytes, in -> {
                            Map<LocalDate, RatingTally> days = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                try {
                                    days.put(LocalDate.parse(in.text()), ratings.ofBytes(in.block()));
                                } catch (DateTimeException e) {
                                    throw new IllegalArgumentException(
                                            in.refusal("a day is no date").getMessage(), e);
                                }
                            }
                            return new GuardedEffect(action, days);
                        }));
    }

    /**
     * With the answers of a day.
     *
     * @param day the day
     * @param tally its answers
     * @return the larger summary
     * @throws IllegalArgumentException if they are on another scale than the metric's
     */
    public GuardedEffect with(LocalDate day, RatingTally tally) {
        Map<LocalDate, RatingTally> days = new TreeMap<>(byDay);
        days.merge(day, tally, RatingTally::merge);
        return new GuardedEffect(action, days);
    }

    /**
     * These answers and others.
     *
     * @param other others around the same action
     * @return the sums
     * @throws IllegalArgumentException if start, horizon or metric differ
     */
    public GuardedEffect merge(GuardedEffect other) {
        Definitions.of("guarded effects")
                .same("metric", action.metric, other.action.metric)
                .same("start", action.startedOn, other.action.startedOn)
                .same("horizon", action.horizon, other.action.horizon);
        Map<LocalDate, RatingTally> days = new TreeMap<>(byDay);
        other.byDay.forEach((day, tally) -> days.merge(day, tally, RatingTally::merge));
        return new GuardedEffect(action, days);
    }

    /**
     * The judgement at 95 % confidence.
     *
     * @param evaluatedOn the day of judgement
     * @return verdict, counts and, unless it is too early, the difference
     * @throws IllegalArgumentException if the action had not begun, or an answer is dated after the judgement
     */
    public Judgement on(LocalDate evaluatedOn) {
        return on(evaluatedOn, 0.95);
    }

    /**
     * The judgement.
     *
     * @param evaluatedOn the day of judgement
     * @param confidence level of the limits, 0.5 to below 1
     * @return verdict, counts and, unless it is too early, the difference
     * @throws IllegalArgumentException if the action had not begun, an answer is dated after the judgement, or the
     *     confidence is out of range
     */
    public Judgement on(LocalDate evaluatedOn, double confidence) {
        Significance.required(confidence);
        Horizon.Verdict verdict = action.horizon.assess(action.startedOn, evaluatedOn);
        NavigableMap<LocalDate, RatingTally> days = new TreeMap<>(byDay);
        Map.Entry<LocalDate, RatingTally> last = days.lastEntry();
        if (last != null && last.getKey().isAfter(evaluatedOn)) {
            throw new IllegalArgumentException(
                    "answers of " + last.getKey() + " cannot be judged on " + evaluatedOn + ", before they came");
        }
        LocalDate from = action.horizon.from(action.startedOn);
        LocalDate to = action.horizon.to(action.startedOn);
        RatingTally before = sum(days.headMap(action.startedOn, false));
        RatingTally after = sum(days.subMap(from, true, to, true));
        Map<Place, Long> answers = new EnumMap<>(Place.class);
        answers.put(
                Place.SETTLING,
                sum(days.subMap(action.startedOn, true, from, false)).n());
        answers.put(Place.USED, after.n());
        answers.put(Place.LATER, sum(days.tailMap(to, false)).n());
        Difference difference = verdict == Horizon.Verdict.TOO_EARLY
                ? Difference.insufficient(
                        "guarded", Reason.NOT_DEFINED, "too early to tell: effects can show from " + from + " on")
                : action.metric
                        .score(after)
                        .compare(action.metric.score(before), ComparisonMethod.UNPOOLED, confidence)
                        .difference();
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (verdict == Horizon.Verdict.ON_TIME && evaluatedOn.equals(action.startedOn)) {
            cautions.add(Caution.NO_TIME_TO_SETTLE);
        }
        return new Judgement(verdict, new Span(from, to), answers, difference, cautions);
    }

    private RatingTally sum(Map<LocalDate, RatingTally> days) {
        return days.values().stream().reduce(RatingTally.empty(action.metric.scale()), RatingTally::merge);
    }

    /**
     * First and last day of a horizon.
     *
     * @param from the first day
     * @param to the last day
     */
    public record Span(LocalDate from, LocalDate to) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the last day lies before the first
         */
        public Span {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to must not lie before from, " + from + ", but was " + to);
            }
        }
    }

    /** Where an answer after the start lies. */
    public enum Place {
        /** Between start and horizon: not compared. */
        SETTLING,
        /** Inside the horizon: compared. */
        USED,
        /** After the horizon: not compared. */
        LATER
    }

    /**
     * What can be said on a day.
     *
     * @param verdict too early, on time or overdue
     * @param horizon its first and last day
     * @param answers all answers after the start, by where they lie; unmodifiable
     * @param difference score after minus score before; insufficient in every part while it is too early
     * @param cautions {@link Caution#NO_TIME_TO_SETTLE} if judged on the day of the start
     */
    public record Judgement(
            Horizon.Verdict verdict,
            Span horizon,
            Map<Place, Long> answers,
            Difference difference,
            Set<Caution> cautions) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a count is negative
         */
        public Judgement {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(horizon, "horizon");
            Copies.whole("answers", answers);
            Objects.requireNonNull(difference, "difference");
            Map<Place, Long> all = new EnumMap<>(Place.class);
            for (Place place : Place.values()) {
                all.put(place, Arguments.notNegative(place + " answers", answers.getOrDefault(place, 0L)));
            }
            answers = Collections.unmodifiableMap(all);
            cautions = Copies.set("cautions", cautions);
        }
    }
}
