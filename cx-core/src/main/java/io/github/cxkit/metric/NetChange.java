package io.github.cxkit.metric;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Objects;

/**
 * The change of a net score as positive answers gained plus negative ones lost, in points of share: a change of 0 can hide 20
 * points of promoters gained and 20 of detractors gained.
 *
 * <p>Shares hide flows; for the same people asked twice use {@link NetTransitions}.
 *
 * @param change after - before, the sum of the two parts
 * @param positivesGained rise of the positive share (promoters)
 * @param negativesLost fall of the negative share (detractors)
 * @param evidence rule and answers of both sides
 * @since 0.1.0
 */
public record NetChange(
        ScoreChange.Part change, ScoreChange.Part positivesGained, ScoreChange.Part negativesLost, Evidence evidence) {

    /** The identity. */
    public static final Rule RULE = Rule.convention(
            "change.net-parts",
            "Promoters gained, detractors lost",
            "identity of the score; errors of two independent samples, unpooled");

    /** Checks that the parts are there. */
    public NetChange {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(positivesGained, "positivesGained");
        Objects.requireNonNull(negativesLost, "negativesLost");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Splits a change.
     *
     * @param before score before
     * @param after score after, of the same metric
     * @return the parts, in points; insufficient without answers on a side
     * @throws IllegalArgumentException if the metrics differ or are no net scores
     */
    public static Result<NetChange> between(RatingScore before, RatingScore after) {
        Comparisons.requireSameMetric(before.metric(), after.metric());
        if (before.metric().shape() != RatingMetric.Shape.NET) {
            throw new IllegalArgumentException("parts of a net change need a net score, not "
                    + before.metric().rule().id());
        }
        if (before.n() == 0 || after.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a change of a net score needs answers on both sides");
        }
        NetCounts a = NetCounts.of(before);
        NetCounts b = NetCounts.of(after);
        double positive = b.positive() / b.n() - a.positive() / a.n();
        double negative = a.negative() / a.n() - b.negative() / b.n();
        return Result.of(new NetChange(
                new ScoreChange.Part(
                        after.value().orElseThrow() - before.value().orElseThrow(),
                        Math.hypot(
                                before.standardError().orElseThrow(),
                                after.standardError().orElseThrow())),
                new ScoreChange.Part(100 * positive, 100 * error(a.positive(), a.n(), b.positive(), b.n())),
                new ScoreChange.Part(100 * negative, 100 * error(a.negative(), a.n(), b.negative(), b.n())),
                new Evidence(
                        RULE,
                        Counts.sum(before.n(), after.n()),
                        before.tally().exclusions().merge(after.tally().exclusions()))));
    }

    private static double error(double x, double n, double xAfter, double nAfter) {
        return Math.sqrt(x * (n - x) / n / n / n + xAfter * (nAfter - xAfter) / nAfter / nAfter / nAfter);
    }

    /**
     * Rise of the neutral share (passives): what the two parts leave.
     *
     * @return negativesLost - positivesGained, in points
     */
    public double neutralsGained() {
        return negativesLost.value() - positivesGained.value();
    }
}
