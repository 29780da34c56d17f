package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which rule did they use? Given the answers and the figure that somebody else's dashboard shows, the metrics, treatments of
 * blanks and roundings that reproduce it, and those that come near: the fastest way to end a dispute about a number.
 *
 * <p>The figure is taken with as many decimals as it is written with, so 42 and 42.0 are two questions. Several rules may
 * reproduce one figure; more decimals, or a second sample, tell them apart.
 *
 * <pre>{@code
 * RatingTally answers = RatingTally.ofCounts(Scale.of(0, 10), new long[] {2, 0, 1, 0, 3, 4, 6, 9, 20, 30, 25}, 10, 0, 0);
 * RuleFinder found = RuleFinder.of(answers, new BigDecimal("39.0"), MetricCatalog.standard());
 * found.exact().get(0).metric().rule().title();  // NPS
 * found.exact().get(0).blanks();                 // LEFT_OUT
 * }</pre>
 *
 * @param shown the figure
 * @param exact what reproduces it, the plainest treatment first
 * @param near what comes within one per cent of the metric's range, nearest first
 * @since 0.1.0
 */
public record RuleFinder(BigDecimal shown, List<Match> exact, List<Match> near) {

    private static final double NEAR = 0.01;
    private static final int MOST_NEAR = 20;
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /** What was done with questions that were left blank. */
    public enum Blanks {
        /** They do not count: the rule of the sources. */
        LEFT_OUT,
        /** They are in the denominator and worth nothing. */
        IN_THE_DENOMINATOR,
        /** They and "not applicable" are in the denominator and worth nothing. */
        AND_NOT_APPLICABLE_IN_THE_DENOMINATOR
    }

    /** How the figure was written. */
    public enum Writing {
        /** Rounded half up, away from 0. */
        ROUNDED(RoundingMode.HALF_UP, 0),
        /** Rounded half to even. */
        ROUNDED_TO_EVEN(RoundingMode.HALF_EVEN, 0),
        /** Cut off. */
        TRUNCATED(RoundingMode.DOWN, 0),
        /** Rounded, as a fraction instead of per cent or points. */
        FRACTION(RoundingMode.HALF_UP, 2);

        private final RoundingMode mode;
        private final int shift;

        Writing(RoundingMode mode, int shift) {
            this.mode = mode;
            this.shift = shift;
        }

        private BigDecimal write(BigDecimal value, int decimals) {
            return value.movePointLeft(shift).setScale(decimals, mode);
        }
    }

    /**
     * A rule that comes near or fits.
     *
     * @param metric the metric
     * @param blanks what was done with blanks
     * @param writing how the figure was written
     * @param value the unrounded value
     * @param distance from the figure shown, in its unit
     */
    public record Match(RatingMetric metric, Blanks blanks, Writing writing, double value, double distance) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Match {
            Arguments.finite("value", value);
            Arguments.notNegative("distance", distance);
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(blanks, "blanks");
            Objects.requireNonNull(writing, "writing");
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RuleFinder {
        Objects.requireNonNull(shown, "shown");
        exact = Copies.list("exact", exact);
        near = Copies.list("near", near);
    }

    /**
     * Looks for rules.
     *
     * @param answers the answers behind the figure
     * @param shown the figure as it is written
     * @param catalog the rules to try
     * @return what fits and what comes near; both empty without answers
     * @throws IllegalArgumentException if the figure has more digits than any figure shown
     */
    public static RuleFinder of(RatingTally answers, BigDecimal shown, MetricCatalog catalog) {
        List<Match> exact = new ArrayList<>();
        List<Match> near = new ArrayList<>();
        int decimals = Math.max(0, Arguments.money("shown", shown).scale());
        for (String name : catalog.names()) {
            catalog.find(name, answers.scale()).ifPresent(metric -> {
                for (Blanks blanks : Blanks.values()) {
                    if (isWorthTrying(blanks, answers)) {
                        tryWritings(metric, blanks, answers, shown.setScale(decimals), exact, near);
                    }
                }
            });
        }
        exact.sort(Comparator.comparing(Match::blanks)
                .thenComparing(Match::writing)
                .thenComparingInt(match -> match.metric().rule().id().name().length()));
        near.sort(Comparator.comparingDouble(Match::distance));
        return new RuleFinder(shown, exact, near.subList(0, Math.min(MOST_NEAR, near.size())));
    }

    /** A treatment that changes nothing for these answers is not another rule. */
    private static boolean isWorthTrying(Blanks blanks, RatingTally answers) {
        return switch (blanks) {
            case LEFT_OUT -> answers.n() > 0;
            case IN_THE_DENOMINATOR -> answers.n() > 0 && answers.blank() > 0;
            case AND_NOT_APPLICABLE_IN_THE_DENOMINATOR -> answers.n() > 0 && answers.notApplicable() > 0;
        };
    }

    private static void tryWritings(
            RatingMetric metric,
            Blanks blanks,
            RatingTally answers,
            BigDecimal shown,
            List<Match> exact,
            List<Match> near) {
        BigDecimal value = value(metric, blanks, answers);
        double range = metric.highest() - metric.lowest();
        boolean found = false;
        double nearest = Double.POSITIVE_INFINITY;
        Writing nearestWriting = Writing.ROUNDED;
        for (Writing writing : Writing.values()) {
            if (writing == Writing.FRACTION && range < 100) {
                continue;
            }
            BigDecimal written = writing.write(value, shown.scale());
            double distance =
                    value.movePointLeft(writing.shift).subtract(shown).abs().doubleValue();
            if (written.compareTo(shown) == 0) {
                // one way of writing is enough where several give the same
                if (!found) {
                    exact.add(new Match(metric, blanks, writing, value.doubleValue(), distance));
                }
                found = true;
            } else if (distance * (writing.shift == 0 ? 1 : 100) < nearest) {
                nearest = distance * (writing.shift == 0 ? 1 : 100);
                nearestWriting = writing;
            }
        }
        if (!found && nearest <= NEAR * range) {
            near.add(new Match(metric, blanks, nearestWriting, value.doubleValue(), nearest));
        }
    }

    private static BigDecimal value(RatingMetric metric, Blanks blanks, RatingTally answers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < metric.weights().size(); i++) {
            sum = sum.add(new BigDecimal(metric.weights().get(i)).multiply(BigDecimal.valueOf(answers.countAt(i))));
        }
        long all = switch (blanks) {
            case LEFT_OUT -> answers.n();
            case IN_THE_DENOMINATOR -> Counts.sum(answers.n(), answers.blank());
            case AND_NOT_APPLICABLE_IN_THE_DENOMINATOR ->
                Counts.sum(Counts.sum(answers.n(), answers.blank()), answers.notApplicable());
        };
        return sum.divide(BigDecimal.valueOf(all), DIGITS);
    }
}
