package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Proportions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Friction points in the order in which their harm is established: what is known to be large, then what nobody knows, then
 * what is known to be small. Unknown is not small.
 *
 * <p>score = severity · affected/exposed; cautious score = severity · lower limit of Wilson (1927) of the share, so that 1 of
 * 1 customer does not outrank 4,000 of 10,000. Known ones go by value, unknown ones by cautious score, small ones by value;
 * ties by cautious score, then id.
 *
 * @param lines first things first
 * @param small a gain of at most this is small, 0 or more, in the unit of the gains
 * @param confidence level of Wilson's limit
 * @since 0.1.0
 */
public record FrictionRanking(List<Line> lines, double small, double confidence) {

    /** The rule that the order follows. */
    public static final Rule RULE = Rule.convention(
            "plan.rank", "Order of friction points", "Wilson 1927; classes and order are this library's");

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::standing)
            .thenComparing(line -> line.harm().exposed() == 0)
            .thenComparing(Comparator.comparingDouble(FrictionRanking::leading).reversed())
            .thenComparing(Comparator.comparingDouble(FrictionRanking::caution).reversed())
            .thenComparing(line -> line.harm().id());

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FrictionRanking {
        lines = Copies.list("lines", lines);
        Arguments.notNegative("small", small);
        Significance.required(confidence);
    }

    private static double leading(Line line) {
        Gain gain = line.harm().gain();
        return line.standing() == Standing.UNKNOWN || gain == null ? caution(line) : gain.value();
    }

    private static double caution(Line line) {
        return line.cautiousScore().toOptional().orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * Ranks friction points.
     *
     * @param harms the friction points, ids unique
     * @param small a gain of at most this is small, 0 or more, in the unit of the gains
     * @param confidence level of Wilson's limit, 0.5 to below 1
     * @return the ranking
     * @throws IllegalArgumentException if an id appears twice or a number is out of its range
     */
    public static FrictionRanking of(List<Harm> harms, double small, double confidence) {
        Arguments.notNegative("small", small);
        Significance.required(confidence);
        Set<String> ids = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Harm harm : harms) {
            if (!ids.add(harm.id())) {
                throw new IllegalArgumentException("friction point \"" + harm.id() + "\" appears twice");
            }
            Result<Double> cautious = Proportions.wilson((double) harm.affected(), (double) harm.exposed(), confidence)
                    .map(ConfidenceInterval::lower)
                    .map(lower -> harm.severity() * lower);
            Result<Double> score = FrictionScore.of(harm.severity(), harm.affected(), harm.exposed())
                    .score();
            lines.add(new Line(harm, standing(harm.gain(), small), score, cautious));
        }
        lines.sort(ORDER);
        return new FrictionRanking(lines, small, confidence);
    }

    private static Standing standing(@Nullable Gain gain, double small) {
        if (gain == null) {
            return Standing.UNKNOWN;
        }
        if (gain.upper() <= small) {
            return Standing.SMALL;
        }
        return gain.lower() > 0 ? Standing.KNOWN : Standing.UNKNOWN;
    }

    /** What is known of a friction point's harm, the worst first. */
    public enum Standing {
        /** The gain was measured, and its whole interval lies above 0. */
        KNOWN,
        /** No gain was measured, or its interval holds 0 and reaches above what is small. */
        UNKNOWN,
        /** The gain was measured, and its whole interval is small. */
        SMALL
    }

    /**
     * What mending would gain, points or money, with its interval.
     *
     * @param value the estimate
     * @param interval its limits
     */
    public record Gain(double value, ConfidenceInterval interval) {
        /** Checks the value. */
        public Gain {
            Arguments.finite("gain", value);
            Objects.requireNonNull(interval, "interval");
        }

        double lower() {
            return interval.lower();
        }

        double upper() {
            return interval.upper();
        }
    }

    /**
     * One friction point.
     *
     * @param id its id
     * @param severity how much it hurts, 0 to 1
     * @param affected journeys that met it
     * @param exposed journeys that could have met it
     * @param gain what mending it would gain, null if nobody measured it
     */
    public record Harm(
            String id,
            double severity,
            long affected,
            long exposed,
            @Nullable Gain gain) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Harm {
            Arguments.notBlank("id of a friction point", id);
            FrictionScore.of(severity, affected, exposed);
        }
    }

    /**
     * One line of the ranking.
     *
     * @param harm the friction point
     * @param standing what is known of it
     * @param score severity · share affected; insufficient if nobody was exposed
     * @param cautiousScore severity · Wilson's lower limit; insufficient if nobody was exposed
     */
    public record Line(Harm harm, Standing standing, Result<Double> score, Result<Double> cautiousScore) {
        /** Checks that the parts are there. */
        public Line {
            Objects.requireNonNull(harm, "harm");
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(cautiousScore, "cautiousScore");
        }
    }
}
