package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which arm of an experiment got too many or too few units. The test of the whole decides, once, for all arms; testing pairs
 * and reporting the smallest p value would raise false alarms.
 *
 * @param overall the test of the whole
 * @param residuals (o - N p) / sqrt(N p (1 - p)) per arm, o its units, N all units, p its planned share
 * @param armPValues two-sided normal p values of the residuals, adjusted by Holm's method over the arms
 * @param significanceLevel the level of both
 * @see <a href="https://doi.org/10.2307/2529686">Haberman 1973</a>
 * @since 0.1.0
 */
public record ArmRatios(
        SampleRatio overall, List<Double> residuals, List<Double> armPValues, double significanceLevel) {

    /** Split checks are run often; 0.01 would alarm in one of a hundred sound experiments. (A convention of this library.) */
    public static final double USUAL_LEVEL = 0.001;

    /** The rule behind the residuals. */
    public static final Rule RULE = Rule.published(
            "experiment.sample-ratio-arms", "Sample ratio by arm", "Pearson 1900; Haberman 1973; Holm 1979");

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the level is out of range
     */
    public ArmRatios {
        Objects.requireNonNull(overall, "overall");
        Arguments.finite("residuals", residuals);
        Arguments.finite("armPValues", armPValues);
        residuals = Copies.list("residuals", residuals);
        armPValues = Copies.list("armPValues", armPValues);
        Arguments.sameSize("residuals", residuals, "armPValues", armPValues);
        Significance.level(significanceLevel);
        armPValues.forEach(each -> Arguments.share("armPValues", each));
    }

    /**
     * Checks a split.
     *
     * @param observed units per arm, each 0 or more
     * @param plannedShares planned share of each arm, each more than 0; they need not sum to 1
     * @param significanceLevel above 0, at most 0.5, see {@link #USUAL_LEVEL}
     * @return the check; insufficient for a single arm or no units
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Result<ArmRatios> of(long[] observed, double[] plannedShares, double significanceLevel) {
        return SampleRatio.of(observed, plannedShares, significanceLevel).flatMap(overall -> {
            PlannedSplit split = new PlannedSplit(observed, plannedShares);
            List<Double> residuals = new ArrayList<>();
            double[] p = new double[observed.length];
            for (int i = 0; i < observed.length; i++) {
                double residual = split.excess(i) / Math.sqrt(split.expected(i) * split.others(i));
                if (!Double.isFinite(residual)) {
                    return Result.insufficient(
                            Reason.NOT_FINITE,
                            "the planned share of arm " + i + " is too far from those of the others");
                }
                residuals.add(residual + 0.0);
                p[i] = Distributions.normalPValue(residual);
            }
            List<Double> adjusted =
                    Arrays.stream(PValueAdjustment.HOLM.adjust(p)).boxed().toList();
            return Result.of(new ArmRatios(overall, residuals, adjusted, significanceLevel));
        });
    }

    /**
     * The arms to look at.
     *
     * @return positions of arms whose p value is at most the level, only if the whole is off
     */
    public List<Integer> suspects() {
        List<Integer> suspects = new ArrayList<>();
        for (int i = 0; overall.mismatch() && i < armPValues.size(); i++) {
            if (Significance.reaches(armPValues.get(i), significanceLevel)) {
                suspects.add(i);
            }
        }
        return Collections.unmodifiableList(suspects);
    }
}
