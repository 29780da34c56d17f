package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;

/**
 * Answers added to the three classes of a net score before computing: of an adjusted interval, or of a prior.
 *
 * @param negative added to the negative class, such as detractors; 0 to 1e100
 * @param neutral added to the neutral class; 0 to 1e100
 * @param positive added to the positive class, such as promoters; 0 to 1e100
 * @since 0.1.0
 */
public record PseudoCounts(double negative, double neutral, double positive) {

    /** The square of a share of more is no double. */
    private static final double LARGEST = 1e100;

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
     * @throws IllegalArgumentException if one is out of its range
     */
    public PseudoCounts {
        Arguments.within("negative", negative, 0, LARGEST);
        Arguments.within("neutral", neutral, 0, LARGEST);
        Arguments.within("positive", positive, 0, LARGEST);
    }
}
