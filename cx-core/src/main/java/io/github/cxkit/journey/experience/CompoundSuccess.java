package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.List;

/**
 * Share of customers satisfied at every touchpoint of a journey: good touchpoints can make a bad journey.
 *
 * <p>allSatisfied is the product of the rates, right if touchpoints fail independently. Whatever their dependence, the
 * truth lies between the Fréchet bounds max(0, sum - (k - 1)) and the smallest rate. Six touchpoints at 95 % give 73.5 %.
 *
 * @param allSatisfied product of the rates, a fraction 0 to 1
 * @param lowerBound the least it can be
 * @param upperBound the most it can be
 * @since 0.1.0
 */
public record CompoundSuccess(double allSatisfied, double lowerBound, double upperBound) {

    /** The rule that the figures follow. */
    public static final Rule RULE = Rule.adapted(
            "journey.compound-success", "Compound success", "McKinsey, Pulido, Stone, Strevel 2014; Frechet bounds");

    /** Checks the range. */
    public CompoundSuccess {
        Arguments.share("allSatisfied", allSatisfied);
        Arguments.share("lowerBound", lowerBound);
        Arguments.share("upperBound", upperBound);
    }

    /**
     * Applies the rule.
     *
     * @param rates share of customers satisfied, one per touchpoint, 0 to 1
     * @return the figures, or insufficient without touchpoints
     * @throws IllegalArgumentException if a rate is no share
     */
    public static Result<CompoundSuccess> of(List<Double> rates) {
        double product = 1;
        double smallest = 1;
        DoubleSum sum = new DoubleSum();
        sum.add(1);
        for (int i = 0; i < rates.size(); i++) {
            double rate = Arguments.within("rates", i, rates.get(i), 0, 1);
            product *= rate;
            smallest = Math.min(smallest, rate);
            // adding rate - 1 at once would round; the sum keeps both
            sum.add(rate);
            sum.add(-1);
        }
        if (rates.isEmpty()) {
            return Result.insufficient(Reason.NO_ANSWERS, "compound success of no touchpoints");
        }
        return Result.of(new CompoundSuccess(product, Math.max(0, sum.value()), smallest));
    }
}
