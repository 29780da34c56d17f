package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;

/** When a customer buys next: the inverse of the probability of no purchase, which falls with time. */
final class NextPurchase {

    /** How far is looked, in ages of the customer. */
    private static final double MOST_AGES = 1e6;

    private static final double FIRST_STEP = 1.0 / 1024;

    private NextPurchase() {}

    static Result<Double> quantile(BuyTillYouDieModel model, CustomerHistory history, double probability) {
        Arguments.level("probability", probability);
        double unsure = 1 - probability;
        double unit = history.age() > 0 ? history.age() : 1;
        double most = MOST_AGES * unit;
        double high = FIRST_STEP * unit;
        while (model.probabilityNoPurchase(history, high) > unsure) {
            if (high == most) {
                return Result.insufficient(
                        Reason.NOT_FINITE,
                        "the next purchase comes with probability " + (1 - model.probabilityNoPurchase(history, most))
                                + ", less than " + probability);
            }
            high = Math.min(2 * high, most);
        }
        return Result.of(RootFinder.find(t -> model.probabilityNoPurchase(history, t) - unsure, 0, high));
    }
}
