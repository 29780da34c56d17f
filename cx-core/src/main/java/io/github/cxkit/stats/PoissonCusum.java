package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chart that alarms when something counted, such as mentions of a theme, rises above its own past (Poisson CUSUM, Lucas
 * 1985).
 *
 * <p>The rate of the past is λ = (events + 1/2)/exposure, which keeps what was never seen computable; k = λ (ratio - 1)/ln
 * ratio per unit of exposure; C = max(0, C + events - k · exposure). The alarm is C above the decision limit. Exposure is in
 * the chart: five times the feedback at the same rate is no rise. Not reset after a signal.
 *
 * <pre>{@code
 * List<PoissonCusum.Period> weeks = List.of(
 *         new PoissonCusum.Period(200, 0), new PoissonCusum.Period(200, 0), new PoissonCusum.Period(200, 0),
 *         new PoissonCusum.Period(200, 2), new PoissonCusum.Period(200, 3));
 * PoissonCusum.of(weeks, new PoissonCusum.Design(3, 3, 3)).orElseThrow().signals();  // [4]
 * }</pre>
 *
 * @param baseline events and exposure of the past
 * @param design what is to be found
 * @param values C after each later period
 * @since 0.1.0
 */
public record PoissonCusum(Period baseline, Design design, List<Double> values) {

    /** The rule that the chart follows. */
    public static final Rule RULE = Rule.published("themes.rising", "Rising theme", "Lucas 1985, Counted Data CUSUMs");

    /** The rule of {@link Chart#periodsToFalseAlarm}. */
    public static final Rule FALSE_ALARM_RULE =
            Rule.published("themes.rising.false-alarms", "Periods to a false alarm", "Brook and Evans 1972");

    private static final double MOST_RATIO = 1e100;
    private static final double HALF = 0.5;
    private static final long FEW = 25;

    /** Copies. */
    public PoissonCusum {
        Objects.requireNonNull(baseline, "baseline");
        Arguments.finite("values", values);
        Objects.requireNonNull(design, "design");
        Arguments.positive("exposure of the past", (double) baseline.exposure());
        values = Copies.list("values", values);
    }

    /**
     * Charts a series.
     *
     * @param periods in order of time; the first ones are the past
     * @param design what is to be found
     * @return the chart, insufficient if there are too few periods or the past has no exposure
     */
    public static Result<PoissonCusum> of(List<Period> periods, Design design) {
        if (periods.size() < design.baselinePeriods) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    periods.size() + " periods, fewer than the " + design.baselinePeriods + " of the past alone");
        }
        Period past = new Period(0, 0);
        for (Period period : periods.subList(0, design.baselinePeriods)) {
            past = new Period(Counts.sum(past.exposure, period.exposure), Counts.sum(past.events, period.events));
        }
        if (past.exposure == 0) {
            return Result.insufficient(Reason.ZERO_BASE, "the past has no exposure");
        }
        double reference = reference(past, design);
        List<Double> values = new ArrayList<>();
        double pile = 0;
        for (Period period : periods.subList(design.baselinePeriods, periods.size())) {
            pile = Math.max(0, pile + period.events - reference * period.exposure);
            values.add(pile);
        }
        return Result.of(new PoissonCusum(past, design, values));
    }

    private static double rate(Period past) {
        return (past.events + HALF) / past.exposure;
    }

    private static double reference(Period past, Design design) {
        return rate(past) * (design.ratio - 1) / Math.log(design.ratio);
    }

    /**
     * λ, the rate of the past.
     *
     * @return events per unit of exposure, above 0
     */
    public double baselineRate() {
        return rate(baseline);
    }

    /**
     * k per unit of exposure: what a period may bring without the pile rising.
     *
     * @return between the rate of the past and that to be found
     */
    public double reference() {
        return reference(baseline, design);
    }

    /**
     * Whether the past is thin: fewer than 25 events, so that its rate is itself uncertain.
     *
     * @return true if it is
     */
    public boolean isPastThin() {
        return baseline.events < FEW;
    }

    /**
     * The positions, in all periods, whose pile is above the decision limit.
     *
     * @return the signals, in order
     */
    public List<Integer> signals() {
        List<Integer> signals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) > design.decision) {
                signals.add(design.baselinePeriods + i);
            }
        }
        return List.copyOf(signals);
    }

    /**
     * What came in a period.
     *
     * @param exposure what could have carried an event, such as all feedback, 0 or more
     * @param events what did, such as mentions of a theme, 0 or more
     */
    public record Period(long exposure, long events) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Period {
            Arguments.notNegative("exposure", exposure);
            Arguments.notNegative("events", events);
        }
    }

    /**
     * What a chart is to find.
     *
     * @param baselinePeriods first periods that are the past, 1 or more
     * @param ratio rise of the rate to be found, above 1, at most 1e100
     * @param decision h, in events, above 0
     */
    public record Design(int baselinePeriods, double ratio, double decision) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Design {
            Arguments.within("baselinePeriods", (long) baselinePeriods, 1, Integer.MAX_VALUE);
            if (!(ratio > 1 && ratio <= MOST_RATIO)) {
                throw new IllegalArgumentException("ratio must be above 1 and at most 1e100 but was " + ratio);
            }
            Arguments.positive("decision", decision);
        }
    }

    /**
     * A chart of periods that are all alike.
     *
     * @param reference k per period, 0 or more
     * @param decision h, above 0
     */
    public record Chart(double reference, double decision) {

        private static final int MOST_STATES = 2_000;

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Chart {
            Arguments.notNegative("reference", reference);
            Arguments.positive("decision", decision);
        }

        /**
         * How many periods pass on average until the chart, from 0, alarms although nothing rose. Exact: the chart is a Markov
         * chain on multiples of 1/grid (Brook and Evans 1972).
         *
         * @param meanPerPeriod events expected in a period, above 0
         * @param gridPerUnit reference and decision are multiples of 1/this
         * @return mean number of periods; insufficient if it is too long for a number
         * @throws IllegalArgumentException if reference or decision lie off the grid, or the chart has more than 2,000 states
         */
        public Result<Double> periodsToFalseAlarm(double meanPerPeriod, int gridPerUnit) {
            Arguments.positive("meanPerPeriod", meanPerPeriod);
            Arguments.within("gridPerUnit", (long) gridPerUnit, 1, MOST_STATES);
            return new Steps(
                            onGrid("reference", reference, gridPerUnit),
                            onGrid("decision", decision, gridPerUnit),
                            gridPerUnit)
                    .periods(meanPerPeriod);
        }

        /**
         * The chart of the smallest decision that is quiet for so long: with periods per year times themes watched, one false
         * alarm a year over all of them.
         *
         * @param reference k per period, 0 or more
         * @param meanPerPeriod events expected in a period, above 0
         * @param gridPerUnit reference and decision are multiples of 1/this
         * @param leastPeriods mean number of periods until a false alarm, 1 or more
         * @return the chart; insufficient if none of at most 2,000 steps is quiet for so long
         * @throws IllegalArgumentException if a number is out of its range, or the reference lies off the grid
         */
        public static Result<Chart> quietFor(
                double reference, double meanPerPeriod, int gridPerUnit, long leastPeriods) {
            Arguments.notNegative("reference", reference);
            Arguments.positive("meanPerPeriod", meanPerPeriod);
            Arguments.within("gridPerUnit", (long) gridPerUnit, 1, MOST_STATES);
            Arguments.within("leastPeriods", leastPeriods, 1, Long.MAX_VALUE);
            int high = 1;
            int k = onGrid("reference", reference, gridPerUnit);
            while (!new Steps(k, high, gridPerUnit).isQuiet(meanPerPeriod, leastPeriods)) {
                if (high == MOST_STATES) {
                    return Result.insufficient(
                            Reason.NOT_FINITE, "no chart is quiet for " + leastPeriods + " periods of so many events");
                }
                high = Math.min(MOST_STATES, 2 * high);
            }
            int low = high / 2;
            while (high - low > 1) {
                int middle = (low + high) / 2;
                if (new Steps(k, middle, gridPerUnit).isQuiet(meanPerPeriod, leastPeriods)) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return Result.of(new Chart(reference, (double) high / gridPerUnit));
        }

        /** Reference k and decision h in steps of the grid. */
        private record Steps(int k, int h, int gridPerUnit) {

            private boolean isQuiet(double meanPerPeriod, long leastPeriods) {
                // too rare for a number is quiet
                return periods(meanPerPeriod)
                        .toOptional()
                        .map(each -> each >= leastPeriods)
                        .orElse(true);
            }

            private Result<Double> periods(double meanPerPeriod) {
                double[][] moves = new double[h + 1][h + 1];
                double[] alarms = new double[h + 1];
                int most = (h + k) / gridPerUnit + 1;
                for (int from = 0; from <= h; from++) {
                    for (int events = 0; events <= most; events++) {
                        int to = from + events * gridPerUnit - k;
                        if (to <= h) {
                            moves[from][Math.max(0, to)] += pmf(events, meanPerPeriod);
                        }
                    }
                    alarms[from] = tail((h - from + k) / gridPerUnit + 1, meanPerPeriod);
                }
                double[] steps = new double[h + 1];
                java.util.Arrays.fill(steps, 1);
                // leave out one state after the other, without a subtraction, so that rare alarms keep their digits
                for (int s = h; s > 0; s--) {
                    double leave = alarms[s];
                    int lowest = Math.max(0, s - k); // no step goes down by more
                    for (int j = lowest; j < s; j++) {
                        leave += moves[s][j];
                    }
                    for (int i = 0; i < s; i++) {
                        if (moves[i][s] == 0) {
                            continue;
                        }
                        double visits = moves[i][s] / leave;
                        steps[i] += visits * steps[s];
                        alarms[i] += visits * alarms[s];
                        for (int j = lowest; j < s; j++) {
                            moves[i][j] += visits * moves[s][j];
                        }
                    }
                }
                double periods = steps[0] / alarms[0];
                return Double.isFinite(periods)
                        ? Result.of(periods)
                        : Result.insufficient(Reason.NOT_FINITE, "so rare that no number holds it");
            }
        }

        private static int onGrid(String name, double value, int gridPerUnit) {
            BigDecimal steps = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(gridPerUnit));
            if (steps.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException(
                        name + " must be a multiple of 1/" + gridPerUnit + " but was " + value);
            }
            if (steps.signum() < 0 || steps.compareTo(BigDecimal.valueOf(MOST_STATES)) > 0) {
                throw new IllegalArgumentException(
                        name + " must lie in 0 to " + MOST_STATES + " steps of 1/" + gridPerUnit + " but was " + value);
            }
            return steps.intValue();
        }

        private static double pmf(int events, double mean) {
            return Math.exp(events * Math.log(mean) - mean - Distributions.logGamma(events + 1.0));
        }

        private static double tail(int from, double mean) {
            if (from <= mean) {
                double below = 0;
                for (int events = 0; events < from; events++) {
                    below += pmf(events, mean);
                }
                return 1 - below;
            }
            // terms fall from the first on, so that rare alarms keep their digits
            double sum = 0;
            int events = from;
            for (double term = pmf(events, mean); term > sum * 1e-18; term *= mean / events) {
                sum += term;
                events++;
            }
            return sum;
        }
    }
}
