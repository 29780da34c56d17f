package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.Arguments;

/** What the models take: far more than any data asks for, and little enough that no intermediate leaves a double. */
final class Borders {

    private static final double LEAST = 1e-50;
    static final double MOST = 1e50;

    private static final double LEAST_FITTED = 1e-45;
    private static final double MOST_FITTED = 1e45;

    /** Largest number of purchase opportunities; the sums over them run one by one. */
    private static final int MOST_OPPORTUNITIES = 1_000_000;

    private Borders() {}

    /** A parameter of a distribution, a rate of discounting, or money that was spent. */
    static void parameter(String name, double value) {
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException(name + " must lie in [1e-50, 1e50] but was " + value);
        }
    }

    /** A time in the unit of the model, or a mean of money. */
    static void time(String name, double value) {
        if (!(value >= 0 && value <= MOST)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1e50] but was " + value);
        }
    }

    /** The largest time or the mean money of what is fitted: the search goes to 22,026 times that, and as far below. */
    static void fitted(String name, double unit) {
        if (!(unit >= LEAST_FITTED && unit <= MOST_FITTED)) {
            throw new IllegalArgumentException(
                    name + " must lie in [1e-45, 1e45] to be fitted but was " + unit + "; another unit helps");
        }
    }

    static void opportunities(String name, int value) {
        Arguments.within(name, value, 0, MOST_OPPORTUNITIES);
    }
}
