package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ControlChart.Side;
import io.github.cxkit.stats.ControlChart.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * A tabular CUSUM: what has piled up above and below the target beyond the slack k, in sigmas (Page 1954). Finds small
 * lasting shifts sooner than single points do. Not reset after a signal.
 *
 * @param upper pile above the target after each value
 * @param lower pile below the target after each value, as a positive number
 * @param decision h, the pile that signals
 * @since 0.1.0
 */
public record Cusum(List<Double> upper, List<Double> lower, double decision) {

    private static final double ROUNDING = 1e-10;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the lists differ in length or h is not positive
     */
    public Cusum {
        Arguments.finite("upper", upper);
        Arguments.finite("lower", lower);
        upper = Copies.list("upper", upper);
        lower = Copies.list("lower", lower);
        Arguments.positive("decision", decision);
        if (upper.size() != lower.size()) {
            throw new IllegalArgumentException(
                    "upper and lower piles differ in length: " + upper.size() + " and " + lower.size());
        }
    }

    /**
     * Piles up a series.
     *
     * @param values the series
     * @param target where the process should be, and how it varies
     * @param reference k, the slack in sigmas, 0 or more; half the shift to find, often 0.5
     * @param decision h, in sigmas, more than 0, often 4 or 5
     * @return the piles
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Result<Cusum> of(double[] values, ControlChart.Target target, double reference, double decision) {
        Arguments.notNegative("reference", reference);
        List<Double> upper = new ArrayList<>();
        List<Double> lower = new ArrayList<>();
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            double z = (Arguments.finite("values", i, values[i]) - target.level()) / target.standardDeviation();
            above = Math.max(0, above + z - reference);
            below = Math.max(0, below - z - reference);
            if (!Double.isFinite(above) || !Double.isFinite(below)) {
                return Result.insufficient(Reason.NOT_FINITE, "the piles exceed the range of a double at value " + i);
            }
            upper.add(above);
            lower.add(below);
        }
        return Result.of(new Cusum(upper, lower, decision));
    }

    /**
     * The positions where a pile is higher than h, by more than the rounding of the sums.
     *
     * @return the signals, in order; where both piles are too high, the higher one counts
     */
    public List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < upper.size(); i++) {
            double above = upper.get(i);
            double below = lower.get(i);
            if (Math.max(above, below) > decision * (1 + ROUNDING)) {
                signals.add(new Signal(i, above >= below ? Side.ABOVE : Side.BELOW));
            }
        }
        return List.copyOf(signals);
    }
}
