package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.LegendreRule;

/**
 * Mean of a positive function of p ~ Beta(a, b).
 *
 * <p>With p = e^-y/2 on the left half and 1 - p = e^-v/2 on the right one, the endpoint powers become plain exponentials
 * and every integrand is smooth on a scale of 1 (or of its peak's width, if a and b are large). Panels run outwards until
 * nothing is left; what remains of a flat tail is added in closed form.
 */
final class BetaQuadrature {

    private static final double NEGLIGIBLE = 1e-18;
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
        double logBeta = GammaFunctions.logBeta(a, b);
        double width = Math.min(1, 3 / Math.sqrt(1 + a * (b / (a + b))));
        double left = half(a, b, logBeta, width, Math.max(scale, b), f);
        return left + half(b, a, logBeta, width, Math.max(slope, a), (q, p) -> f.at(p, q));
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
            if (p < peak && panel * width < NEGLIGIBLE * sum * Math.min(1, a * width)) {
                return sum;
            }
        }
    }
}
