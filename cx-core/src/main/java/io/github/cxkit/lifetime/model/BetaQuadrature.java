package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.LegendreRule;

/**
 * Mean of a positive function of p ~ Beta(a, b).
 *
 * <p>With p = e^-y/2 on the left half and 1 - p = e^-v/2 on the right one, the endpoint powers become plain exponentials
 * and every integrand is smooth on a scale of 1 (or of its peak's width, if a and b are large). Panels run outwards until
 * nothing is left; what remains of a flat tail is added in closed form. Of large a and b only the surroundings of the mean
 * count: there the density is told by its distance from the mean, which keeps its digits however large they are.
 */
final class BetaQuadrature {

    private static final double NEGLIGIBLE = 1e-18;

    /** From this ab/(a + b) on there is nothing to see farther from the mean than so many standard deviations. */
    private static final double NARROW = 1_000;

    private static final int FARTHEST = 13;

    private static final LegendreRule RULE = LegendreRule.SIXTEEN;

    private BetaQuadrature() {}

    /** A positive function of p, given p and 1 - p both with full digits. */
    @FunctionalInterface
    interface Integrand {
        double at(double p, double q);
    }

    /**
     * The mean.
     *
     * @param a more than 0
     * @param b more than 0
     * @param scale the function is flat for p far below 1/scale
     * @param slope and flat for 1 - p far below 1/slope
     * @param f the function, finite at 0 and 1
     * @return E[f(p)]
     */
    static double mean(double a, double b, double scale, double slope, Integrand f) {
        double smaller = a * (b / (a + b));
        if (smaller > NARROW) {
            return narrow(a, b, f);
        }
        double logBeta = GammaFunctions.logBeta(a, b);
        double width = Math.min(1, 3 / Math.sqrt(1 + smaller));
        double left = half(a, b, logBeta, width, Math.max(scale, b), f);
        return left + half(b, a, logBeta, width, Math.max(slope, a), (q, p) -> f.at(p, q));
    }

    /** With p = (1 + x) a/(a+b) and q = (1 + y) b/(a+b) the density is e^-(a (x - ln(1+x)) + b (y - ln(1+y)))/(p q). */
    private static double narrow(double a, double b, Integrand f) {
        double p = a / (a + b);
        double q = b / (a + b);
        double deviation = Math.sqrt(q / a);
        double all = 0;
        double sum = 0;
        for (int z = -FARTHEST; z < FARTHEST; z += 2) {
            for (int i = 0; i < RULE.size(); i++) {
                double x = (z + 2 * RULE.node(i)) * deviation;
                double y = -x * (a / b);
                double density = RULE.weight(i) * Math.exp(-a * beyondLog(x) - b * beyondLog(y)) / ((1 + x) * (1 + y));
                all += density;
                sum += density * f.at(p * (1 + x), q * (1 + y));
            }
        }
        return sum / all;
    }

    /** x - ln(1 + x), x^2/2 - x^3/3 + ... without the difference. */
    private static double beyondLog(double x) {
        if (Math.abs(x) > 0.1) {
            return x - Math.log1p(x);
        }
        double series = 0;
        for (int n = 18; n >= 2; n--) {
            series = 1.0 / n - x * series;
        }
        return x * x * series;
    }

    /** Integral over p from 0 to 1/2 of p^(a-1) (1-p)^(b-1) f(p) / B(a,b). */
    private static double half(double a, double b, double logBeta, double width, double scale, Integrand f) {
        double flatBelow = 1e-17 / Math.max(1, scale);
        double peak = a / (a + b);
        double sum = 0;
        double logHalf = Math.log(0.5);
        for (double y = 0; ; y += width) {
            double panel = 0;
            for (int i = 0; i < RULE.size(); i++) {
                double logP = logHalf - y - width * RULE.node(i);
                double p = Math.exp(logP);
                panel += RULE.weight(i) * Math.exp(a * logP + (b - 1) * Math.log1p(-p) - logBeta) * f.at(p, 1 - p);
            }
            sum += panel * width;
            double p = Math.exp(logHalf - y - width);
            if (p < flatBelow) {
                return sum + Math.exp(a * (logHalf - y - width) - logBeta) / a * f.at(0, 1);
            }
            if (p < peak && !(panel * width > NEGLIGIBLE * sum * Math.min(1, a * width))) {
                return sum;
            }
        }
    }
}
