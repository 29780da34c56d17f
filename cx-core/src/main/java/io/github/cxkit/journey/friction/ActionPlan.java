package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
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

/**
 * Friction points turned into opportunities, the costliest first, each with its owner, its horizon and whether it is time
 * to judge it.
 *
 * <p>Rank: larger loss of money first, lines without a known loss after them; then higher friction score; then id.
 *
 * @param lines the lines, first things first
 * @since 0.1.0
 */
public record ActionPlan(List<Line> lines) {

    private static final Comparator<Line> RANK = Comparator.comparingDouble((Line line) -> orLeast(line.loss()))
            .thenComparingDouble(line -> orLeast(line.score()))
            .reversed()
            .thenComparing(line -> line.opportunity().id());

    /**
     * Copies.
     *
     * @param lines the lines, first things first
     */
    public ActionPlan {
        lines = List.copyOf(lines);
    }

    private static double orLeast(Result<Double> value) {
        return value.toOptional().orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * Ranks opportunities.
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
        Map<String, FrictionPoint> points = new HashMap<>();
        frictions.forEach(point -> points.put(point.id(), point));
        List<Line> lines = new ArrayList<>();
        for (Opportunity each : opportunities) {
            FrictionPoint point = points.get(each.friction());
            if (point == null) {
                throw new IllegalArgumentException("opportunity " + each.id() + " names the friction point \""
                        + each.friction() + "\", which is not among " + points.keySet());
            }
            FrictionLoss loss = losses.get(each.friction());
            LocalDate started = each.startedOn();
            lines.add(new Line(
                    each,
                    point,
                    FrictionScore.of(point).score(),
                    loss == null
                            ? Result.insufficient(Reason.PART_MISSING, "no loss was measured for " + point.id())
                            : loss.loss(),
                    started == null
                            ? Result.insufficient(Reason.PART_MISSING, each.id() + " has not begun")
                            : Result.of(each.horizon().assess(started, asOf))));
        }
        lines.sort(RANK);
        return new ActionPlan(lines);
    }

    /**
     * One line of a plan.
     *
     * @param opportunity what can be done, by whom, on what horizon
     * @param friction what it is done about
     * @param score how bad that is, 0 to 1
     * @param loss what it costs, in money
     * @param verdict whether it is time to judge; insufficient if it has not begun
     */
    public record Line(
            Opportunity opportunity,
            FrictionPoint friction,
            Result<Double> score,
            Result<Double> loss,
            Result<Horizon.Verdict> verdict) {
        /**
         * Checks the score.
         *
         * @param opportunity what can be done
         * @param friction what it is done about
         * @param score how bad that is, 0 to 1
         * @param loss what it costs, in money
         * @param verdict whether it is time to judge
         * @throws IllegalArgumentException if the score is known and no share
         */
        public Line {
            score.toOptional().ifPresent(value -> Arguments.share("friction score", value));
        }
    }
}
