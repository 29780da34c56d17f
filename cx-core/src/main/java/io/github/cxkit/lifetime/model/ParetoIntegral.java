package io.github.cxkit.lifetime.model;

import io.github.cxkit.internal.LegendreRule;

/**
 * The odds e^L that a customer has left, for Pareto/NBD, without a hypergeometric function.
 *
 * <p>e^L = s (alpha+T)^k (beta+T)^s times the integral over u from t_x to T of (alpha+u)^-k (beta+u)^-(s+1), k = r + x. With
 * y = ln((alpha+u)/(alpha+t_x)) and W = ln((alpha+T)/(alpha+t_x)) it is s e^(kW) times the integral over y from 0 to W of
 * e^(-ky) ((beta+T)/(beta+u))^s (alpha+u)/(beta+u): positive and smooth, in Gauss-Legendre panels as wide as it allows.
 */
final class ParetoIntegral {

    private static final double NEGLIGIBLE = 1e-18;
    private static final LegendreRule RULE = LegendreRule.SIXTEEN;

    private ParetoIntegral() {}

    /** Width of the next panel from u on: in it neither e^-ky nor the power of s falls by more than e^-6. */
    static double width(double k, double s, double alpha, double beta, double u, double rest) {
        double smooth = Math.min(1, Math.log1p(Math.min(1, 6 / (s + 1)) * ((beta + u) / (alpha + u))));
        return Math.min(rest, Math.min(6 / k, smooth));
    }

    /** L, the logarithm of the odds; minus infinity if T = t_x. */
    static double logOdds(double r, double alpha, double s, double beta, long x, double tx, double age) {
        double gone = logGone(r, alpha, s, beta, x, tx, age);
        return gone + s * Math.log1p((age - tx) / (beta + tx)) + (r + x) * Math.log1p((age - tx) / (alpha + tx));
    }

    /**
     * ln of s times the integral over the time of dropping out, with the integrand's largest value, that at t_x, taken out: the
     * exponent is 0 there and falls.
     */
    static double logGone(double r, double alpha, double s, double beta, long x, double tx, double age) {
        double k = r + x;
        double all = Math.log1p((age - tx) / (alpha + tx));
        if (all == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        double y = 0;
        while (y < all) {
            double width = width(k, s, alpha, beta, at(alpha, tx, y), all - y);
            double panel = 0;
            for (int i = 0; i < RULE.size(); i++) {
                double v = y + width * RULE.node(i);
                double passed = (alpha + tx) * Math.expm1(v);
                panel += RULE.weight(i)
                        * Math.exp(-s * Math.log1p(passed / (beta + tx)) - k * v)
                        * ((alpha + tx + passed) / (beta + tx + passed));
            }
            sum += panel * width;
            if (panel * width < NEGLIGIBLE * sum) {
                break;
            }
            y += width;
        }
        return Math.log(s) + Math.log(sum);
    }

    private static double at(double alpha, double tx, double y) {
        return tx + (alpha + tx) * Math.expm1(y);
    }
}
