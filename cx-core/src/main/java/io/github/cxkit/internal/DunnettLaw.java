package io.github.cxkit.internal;

import java.util.Arrays;

/**
 * The law of the largest |t| of several arms against one control with one variance (Dunnett 1955), by integration: given the
 * control's deviate z and the common standard deviation s, the arms are independent.
 *
 * <p>Over z an arm much larger than its control is a step: its panels break there. The panels over ln s are as wide as its
 * density asks for, and go down until nothing can be added: with few degrees of freedom a far tail lies at an s near 0.
 */
public final class DunnettLaw {

    private static final double NEGLIGIBLE = 1e-17;
    private static final double REACH = 14;
    private static final double WIDEST = 1;

    /** Steps narrower than this need panels of their own. */
    private static final double NARROW = 0.3;

    private static final double[] ABOUT_A_STEP = {0, 2.5, 5, 9};
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final LegendreRule RULE = LegendreRule.SIXTEEN;

    /** Arms of one size are one kind: {@code loadings[i]} is sqrt(n/(n + n_0)), {@code rests[i]} sqrt(n_0/(n + n_0)). */
    private final double[] loadings;

    private final double[] rests;
    private final double[] arms;
    private final double degrees;
    private final double logConstant;

    /**
     * The law for these arms.
     *
     * @param control n_0, more than 0
     * @param sizes n of each arm, more than 0
     * @param degreesOfFreedom of the common variance, 2 or more
     */
    public DunnettLaw(double control, double[] sizes, double degreesOfFreedom) {
        double[] kinds = Arrays.stream(sizes).distinct().toArray();
        loadings = Arrays.stream(kinds).map(n -> Math.sqrt(n / (n + control))).toArray();
        rests = Arrays.stream(kinds)
                .map(n -> Math.sqrt(control / (n + control)))
                .toArray();
        arms = Arrays.stream(kinds)
                .map(kind -> Arrays.stream(sizes).filter(n -> n == kind).count())
                .toArray();
        degrees = degreesOfFreedom;
        double half = degreesOfFreedom / 2;
        logConstant = Math.log(2) + 0.5 * Math.log(half) - HALF_LOG_TWO_PI - GammaFunctions.stirlingError(half);
    }

    /**
     * The chance that the largest |t| is at least c.
     *
     * @param c 0 or more
     * @return the upper tail
     */
    public double upperTail(double c) {
        double spread = 1 / Math.sqrt(2 * degrees);
        double width = 1.8 * spread;
        double sum = 0;
        for (double top = Math.min(2, 10 * spread); ; top -= width) {
            double panel = 0;
            double most = 0;
            for (int i = 0; i < RULE.size(); i++) {
                double log = top - width * RULE.node(i);
                double density = RULE.weight(i) * width * density(log);
                most += density;
                panel += density > NEGLIGIBLE * sum ? density * any(c * Math.exp(log)) : 0;
            }
            sum += panel;
            if (top < 0 && !(most > NEGLIGIBLE * sum)) {
                return Math.min(1, sum);
            }
        }
    }

    /** Of ln s, where s^2 is chi-square by its degrees of freedom. */
    private double density(double log) {
        double twice = 2 * log;
        // e^x - 1 - x, whose first terms would cancel
        double excess = Math.abs(twice) < 1e-3
                ? twice * twice * (0.5 + twice * (1.0 / 6 + twice * (1.0 / 24 + twice / 120)))
                : Math.expm1(twice) - twice;
        return Math.exp(logConstant - degrees / 2 * excess);
    }

    /** The chance that any arm is beyond b, over the control's deviate z; both its signs are alike. */
    private double any(double b) {
        double[] cuts = cuts(b);
        double sum = 0;
        for (int cut = 1; cut < cuts.length; cut++) {
            double from = cuts[cut - 1];
            double width = cuts[cut] - from;
            if (Math.exp(-from * from / 2) <= NEGLIGIBLE * sum) {
                break;
            }
            double panel = 0;
            for (int i = 0; width > 0 && i < RULE.size(); i++) {
                double z = from + width * RULE.node(i);
                panel += RULE.weight(i) * Math.exp(-z * z / 2) * any(b, z);
            }
            sum += panel * width;
        }
        return sum * Math.sqrt(2 / Math.PI);
    }

    private double[] cuts(double b) {
        double[] cuts = new double[(int) (REACH / WIDEST) + 1 + 2 * ABOUT_A_STEP.length * loadings.length];
        int size = 0;
        for (double z = 0; z <= REACH; z += WIDEST) {
            cuts[size++] = z;
        }
        for (int i = 0; i < loadings.length; i++) {
            double step = rests[i] / loadings[i];
            for (double far : ABOUT_A_STEP) {
                cuts[size++] = step < NARROW ? within(b / loadings[i] - far * step) : 0;
                cuts[size++] = step < NARROW ? within(b / loadings[i] + far * step) : 0;
            }
        }
        Arrays.sort(cuts);
        return cuts;
    }

    private static double within(double z) {
        return Math.max(0, Math.min(REACH, z));
    }

    /** The chance that any arm is beyond, given the control's deviate; without cancellation where it is small. */
    private double any(double beyond, double control) {
        double log = 0;
        for (int i = 0; i < loadings.length; i++) {
            double above = Distributions.normalUpperTail((beyond - loadings[i] * control) / rests[i]);
            double below = Distributions.normalUpperTail((beyond + loadings[i] * control) / rests[i]);
            log += arms[i] * Math.log1p(-Math.min(1, above + below));
        }
        return -Math.expm1(log);
    }

    /**
     * The value that the largest |t| reaches with a given chance.
     *
     * @param upperTail the chance, strictly between 0 and 1
     * @return the critical value
     */
    public double upperQuantile(double upperTail) {
        double high = 2;
        while (upperTail(high) > upperTail) {
            high *= 2;
        }
        return RootFinder.find(c -> upperTail(c) - upperTail, 0, high);
    }

    @Override
    public String toString() {
        return "Dunnett law of " + Arrays.toString(loadings);
    }
}
