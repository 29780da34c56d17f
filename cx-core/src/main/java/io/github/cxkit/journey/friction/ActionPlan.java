package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.FrictionPoint;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.Opportunity;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opportunities in the order of the {@linkplain FrictionRanking ranked friction points} they answer, each with its owner, its
 * horizon and whether it is time to judge it: first what is known to cost most, then what nobody has measured, then what is
 * known to be small. Opportunities for one friction point go by id.
 *
 * @param lines the lines, first things first
 * @since 0.1.0
 */
public record ActionPlan(List<Line> lines) {

    private static final double CONFIDENCE = 0.95;

    /** Copies. */
    public ActionPlan {
        lines = Copies.list("lines", lines);
    }

    /**
     * Ranks opportunities at 95 % confidence, every gain worth the work.
     *
     * @param opportunities what can be done
     * @param frictions what it is done about
     * @param losses id of a friction point to what it costs; may lack some
     * @param asOf the day of the plan
     * @return the plan
     * @throws IllegalArgumentException if an opportunity names an unknown friction point, or began after the day
     */
    public static ActionPlan of(
            List<Opportunity> opportunities,
            List<FrictionPoint> frictions,
            Map<String, FrictionLoss> losses,
            LocalDate asOf) {
        List<FrictionRanking.Harm> harms = new ArrayList<>();
        for (FrictionPoint each : frictions) {
            FrictionRanking.Gain gain = gain(losses.get(each.id()));
            harms.add(new FrictionRanking.Harm(each.id(), each.severity(), each.affected(), each.exposed(), gain));
        }
        return of(opportunities, frictions, FrictionRanking.of(harms, 0, CONFIDENCE), asOf);
    }

    private static FrictionRanking.@Nullable Gain gain(@Nullable FrictionLoss loss) {
        return loss == null
                ? null
                : loss.loss()
                        .flatMap(value -> loss.lossInterval(CONFIDENCE)
                                .map(interval -> new FrictionRanking.Gain(value, interval)))
                        .toOptional()
                        .orElse(null);
    }

    /**
     * Orders opportunities by ranked friction points.
     *
     * @param opportunities what can be done
     * @param frictions what it is done about
     * @param ranking these friction points in order
     * @param asOf the day of the plan
     * @return the plan
     * @throws IllegalArgumentException if an opportunity names a friction point that is unknown or not ranked, or began after
     *     the day
     */
    public static ActionPlan of(
            List<Opportunity> opportunities, List<FrictionPoint> frictions, FrictionRanking ranking, LocalDate asOf) {
        Map<String, FrictionPoint> points = new HashMap<>();
        frictions.forEach(point -> points.put(point.id(), point));
        Map<String, Integer> places = new HashMap<>();
        List<FrictionRanking.Line> ranked = ranking.lines();
        for (int i = 0; i < ranked.size(); i++) {
            places.put(ranked.get(i).harm().id(), i);
        }
        List<Line> lines = new ArrayList<>();
        for (Opportunity each : opportunities) {
            FrictionPoint point = points.get(each.friction());
            Integer place = places.get(each.friction());
            if (point == null || place == null) {
                throw new IllegalArgumentException("opportunity " + each.id() + " names the friction point \""
                        + each.friction() + "\", which is not among " + points.keySet());
            }
            LocalDate started = each.startedOn();
            lines.add(new Line(
                    each,
                    point,
                    ranked.get(place),
                    started == null
                            ? Result.insufficient(Reason.PART_MISSING, each.id() + " has not begun")
                            : Result.of(each.horizon().assess(started, asOf))));
        }
        lines.sort(Comparator.comparingInt((Line line) ->
                        Objects.requireNonNull(places.get(line.friction().id())))
                .thenComparing(line -> line.opportunity().id()));
        return new ActionPlan(lines);
    }

    /**
     * One line of a plan.
     *
     * @param opportunity what can be done, by whom, on what horizon
     * @param friction what it is done about
     * @param ranked what is known of its harm
     * @param verdict whether it is time to judge; insufficient if it has not begun
     */
    public record Line(
            Opportunity opportunity,
            FrictionPoint friction,
            FrictionRanking.Line ranked,
            Result<Horizon.Verdict> verdict) {
        /** Checks that the parts are there. */
        public Line {
            Objects.requireNonNull(opportunity, "opportunity");
            Objects.requireNonNull(friction, "friction");
            Objects.requireNonNull(ranked, "ranked");
            Objects.requireNonNull(verdict, "verdict");
        }

        /**
         * How bad the friction point is.
         *
         * @return severity by share affected, 0 to 1; insufficient if nobody was exposed
         */
        public Result<Double> score() {
            return ranked.score();
        }

        /**
         * What the friction point costs.
         *
         * @return money, insufficient if nobody measured it
         */
        public Result<Double> loss() {
            FrictionRanking.Gain gain = ranked.harm().gain();
            return gain == null
                    ? Result.insufficient(Reason.PART_MISSING, "no loss was measured for " + friction.id())
                    : Result.of(gain.value());
        }
    }
}
