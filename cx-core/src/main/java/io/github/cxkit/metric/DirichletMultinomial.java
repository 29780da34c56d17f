package io.github.cxkit.metric;

import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.RootFinder;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Most likely concentration A of class shares that vary from segment to segment around known common shares: the shares of a
 * segment are Dirichlet(A pi) (Mosimann 1962; Minka 2000).
 *
 * <p>Searched in u = 1/A, with the derivative written without differences of nearly equal numbers:
 * dL/dA = u² [sum of S(n, u) - sum of S(c, u/pi)/pi], S(n, u) = sum over j below n of j/(1 + j u).
 */
final class DirichletMultinomial {

    private static final int DIRECT = 32;
    private static final int GRID = 200;
    private static final double FROM = Math.log(1e-14);
    private static final double TO = Math.log(1e10);

    private final List<double[]> counts;
    private final double[] shares;

    DirichletMultinomial(List<double[]> counts, double[] shares) {
        this.counts = counts;
        this.shares = shares;
    }

    /** The concentration; 0 if every segment has all its answers in one class, empty if it has no end. */
    OptionalDouble concentration() {
        // minus the slope of the likelihood at 1/A = 0, twice over and divided by u²
        if (ascent(0) >= 0) {
            return OptionalDouble.empty();
        }
        if (counts.stream().allMatch(DirichletMultinomial::isPure)) {
            return OptionalDouble.of(0);
        }
        double best = Double.NaN;
        double most = Double.NEGATIVE_INFINITY;
        double u = 0;
        double at = ascent(0);
        for (int i = 0; i <= GRID; i++) {
            double next = Math.exp(FROM + (TO - FROM) * i / GRID);
            double then = ascent(next);
            if (at < 0 && then >= 0) {
                double root = RootFinder.find(this::ascent, u, next);
                double likelihood = logLikelihood(1 / root);
                if (!(likelihood <= most)) {
                    best = root;
                    most = likelihood;
                }
            }
            u = next;
            at = then;
        }
        return Double.isNaN(best) ? OptionalDouble.of(0) : OptionalDouble.of(1 / best);
    }

    private static boolean isPure(double[] segment) {
        int classes = 0;
        for (double count : segment) {
            classes += count > 0 ? 1 : 0;
        }
        return classes <= 1;
    }

    /** dL/dA divided by u². */
    private double ascent(double u) {
        double sum = 0;
        for (double[] segment : counts) {
            double n = 0;
            for (int c = 0; c < shares.length; c++) {
                n += segment[c];
                if (segment[c] > 1) {
                    sum -= terms(segment[c], u / shares[c]) / shares[c];
                }
            }
            sum += terms(n, u);
        }
        return sum;
    }

    /** sum over j below n of j/(1 + j u): the first terms one by one, the rest by Euler and Maclaurin. */
    private static double terms(double n, double u) {
        if (u == 0) {
            return n * (n - 1) / 2;
        }
        double sum = 0;
        int direct = (int) Math.min(n, DIRECT);
        for (int j = 1; j < direct; j++) {
            sum += j / (1 + j * u);
        }
        return n <= DIRECT ? sum : sum + rest(n, u);
    }

    private static double rest(double n, double u) {
        double a = DIRECT;
        double middle = 1 + a * u;
        double length = n - a;
        // integral of j/(1 + j u) from a to n, without cancellation for small u
        double x = length * u / middle;
        double integral = length / middle * (a * (1 - x * ratio(x)) + length * ratio(x));
        double ends = (a / middle - n / (1 + n * u)) / 2;
        double first = 1 / (middle * middle);
        double last = 1 / ((1 + n * u) * (1 + n * u));
        double third = 6 * u * u * (last * last - first * first);
        double fifth = 120 * u * u * u * u * (last * last * last - first * first * first);
        return integral + ends + (last - first) / 12 - third / 720 + fifth / 30_240;
    }

    /** (x - ln(1 + x))/x², 1/2 at 0. */
    private static double ratio(double x) {
        if (x > 0.03) {
            return (x - Math.log1p(x)) / (x * x);
        }
        double sum = 0;
        for (int k = 12; k >= 2; k--) {
            sum = 1.0 / k - x * sum;
        }
        return sum;
    }

    private double logLikelihood(double a) {
        double sum = 0;
        for (double[] segment : counts) {
            double n = 0;
            for (int c = 0; c < shares.length; c++) {
                n += segment[c];
                if (segment[c] > 0) {
                    sum += GammaFunctions.logGamma(a * shares[c] + segment[c]) - GammaFunctions.logGamma(a * shares[c]);
                }
            }
            sum -= GammaFunctions.logGamma(a + n) - GammaFunctions.logGamma(a);
        }
        return sum;
    }
}
