package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.function.DoubleUnaryOperator;

/** When a customer buys next: the inverse of the probability of a purchase, which rises with time. */
final class NextPurchase {

    /** How far is looked, in ages of the customer. */
    private static final double MOST_AGES = 1e6;

    private static final double FIRST_STEP = 1.0 / 1024;

    private NextPurchase() {}

    /** From the probability of a purchase within t, which has its own digits however small it is. */
    static Result<Double> quantile(CustomerHistory history, double probability, DoubleUnaryOperator purchaseWithin) {
        Arguments.level("probability", probability);
        double unit = history.age() > 0 ? history.age() : 1;
        double most = Math.min(MOST_AGES * unit, Borders.MOST);
        double high = Math.max(FIRST_STEP * unit, Double.MIN_VALUE); // a step of 0 would never end
        while (purchaseWithin.applyAsDouble(high) < probability) {
            if (high == most) {
                return Result.insufficient(
                        Reason.NOT_FINITE,
                        "the next purchase comes with probability " + purchaseWithin.applyAsDouble(most)
                                + ", less than " + probability);
            }
            high = Math.min(2 * high, most);
        }
        return Result.of(RootFinder.find(t -> purchaseWithin.applyAsDouble(t) - probability, 0, high));
    }
}
