package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;

/**
 * Answers added to the three classes of a net score before computing: of an adjusted interval, or of a prior.
 *
 * @param negative added to the negative class, such as detractors; 0 or more
 * @param neutral added to the neutral class; 0 or more
 * @param positive added to the positive class, such as promoters; 0 or more
 * @since 0.1.0
 */
public record PseudoCounts(double negative, double neutral, double positive) {

    /** 3/4, 3/2, 3/4: the adjusted Wald interval of Rocks 2016. */
    public static final PseudoCounts ROCKS = new PseudoCounts(0.75, 1.5, 0.75);

    /** 1/2, 1, 1/2: the adjusted Wald interval of Agresti and Min 2005. */
    public static final PseudoCounts AGRESTI_MIN = new PseudoCounts(0.5, 1, 0.5);

    /** 1, 1, 1: the uniform Dirichlet prior. */
    public static final PseudoCounts UNIFORM = new PseudoCounts(1, 1, 1);

    /** 1/2 each: Jeffreys's Dirichlet prior, which covers better near the ends than the uniform one. */
    public static final PseudoCounts JEFFREYS = new PseudoCounts(0.5, 0.5, 0.5);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public PseudoCounts {
        Arguments.notNegative("negative", negative);
        Arguments.notNegative("neutral", neutral);
        Arguments.notNegative("positive", positive);
    }
}
