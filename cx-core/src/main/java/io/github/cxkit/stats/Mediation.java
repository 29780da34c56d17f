package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.TanhSinh;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.List;
import java.util.Objects;

/**
 * How much of a link from x to y goes through m, such as contact, trust, loyalty. Least squares of m on x, and of y on x and
 * m; total = direct + indirect exactly. An association along a path that the caller drew. One mediator, rows independent.
 *
 * <p>Limits of the indirect part are quantiles of the product of two independent normal variables (MacKinnon, Lockwood,
 * Hoffman, West and Sheets 2002), by quadrature; those of its share are by the delta method, and there are none unless the
 * total is established.
 *
 * @param a slope of m on x
 * @param b slope of y on m, given x
 * @param n complete rows
 * @param direct slope of y on x, given m
 * @param total slope of y on x, its error by the delta method
 * @since 0.1.0
 */
public record Mediation(Estimate a, Estimate b, long n, Estimate direct, Estimate total) {

    /** The rule that the path follows. */
    public static final Rule RULE = Rule.published(
            "path.mediation", "Path through the middle", "MacKinnon, Lockwood, Hoffman, West and Sheets 2002");

    private static final int FEWEST_ROWS = 5;
    private static final double NO_SPREAD = 1e-12;
    private static final double FAR = 9;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Mediation {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(direct, "direct");
        Objects.requireNonNull(total, "total");
        Arguments.notNegative("n", n);
    }

    /**
     * Fits the path.
     *
     * @param moments rows
     * @param path the columns x, m and y
     * @return the path; insufficient below five rows, without spread, or if x and m say the same
     * @throws IllegalArgumentException if the path has not three columns, or a column is unknown
     */
    public static Result<Mediation> of(CoMoments moments, List<String> path) {
        if (path.size() != 3) {
            throw new IllegalArgumentException("a path has three columns, x, m and y, but was " + path);
        }
        int x = moments.indexOf(path.get(0));
        int m = moments.indexOf(path.get(1));
        int y = moments.indexOf(path.get(2));
        if (moments.n() < FEWEST_ROWS) {
            return Result.insufficient(Reason.TOO_FEW, moments.n() + " complete rows, a path needs " + FEWEST_ROWS);
        }
        double xx = moments.crossProduct(x, x);
        double mm = moments.crossProduct(m, m);
        double xm = moments.crossProduct(x, m);
        double xy = moments.crossProduct(x, y);
        // what x leaves of m and y: differences of squares lose less one by one than in one determinant
        double left = mm - xm * (xm / xx);
        if (!(xx > 0 && mm > 0 && moments.hasSpread(path.get(0)) && moments.hasSpread(path.get(1)))
                || left <= NO_SPREAD * mm) {
            return Result.insufficient(Reason.NO_SPREAD, "x or m has no spread, or they say the same");
        }
        double a = xm / xx;
        double total = xy / xx;
        double together = moments.crossProduct(m, y) - xm * total;
        double b = together / left;
        double leftOfY = moments.crossProduct(y, y) - xy * total;
        double restOfM = left / (moments.n() - 2);
        double restOfY = Math.max(0, leftOfY - together * b) / (moments.n() - 3);
        double errorA = Math.sqrt(restOfM / xx);
        double errorB = Math.sqrt(restOfY / left);
        double errorOfDirect = Math.sqrt(restOfY / xx + a * a * errorB * errorB);
        double variance = restOfY / xx + b * b * errorA * errorA;
        return Result.of(new Mediation(
                Estimate.of("a", a, errorA),
                Estimate.of("b", b, errorB),
                moments.n(),
                Estimate.of("direct", total - a * b, errorOfDirect),
                Estimate.of("total", total, Math.sqrt(variance))));
    }

    private static double value(Estimate estimate) {
        return estimate.value().orElseThrow();
    }

    private static double error(Estimate estimate) {
        return estimate.standardError().orElseThrow();
    }

    /**
     * a b, the part that goes through the middle.
     *
     * @return in units of y per unit of x
     */
    public double indirect() {
        return value(a) * value(b);
    }

    /**
     * Limits of the part that goes through the middle.
     *
     * @param confidence level, 0.5 to below 1
     * @return the interval, not symmetric; insufficient if a fit is perfect
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> indirectInterval(double confidence) {
        double tail = (1 - Significance.required(confidence)) / 2;
        if (!(error(a) > 0 && error(b) > 0)) {
            return Result.insufficient(Reason.NO_SPREAD, "a perfect fit leaves nothing to judge by");
        }
        return Result.of(
                new ConfidenceInterval(quantile(tail), quantile(1 - tail), confidence, "product of two normals"));
    }

    private double quantile(double p) {
        double reach =
                FAR * (Math.abs(value(a)) * error(b) + Math.abs(value(b)) * error(a) + FAR * error(a) * error(b));
        return RootFinder.find(w -> productCdf(w) - p, indirect() - reach, indirect() + reach);
    }

    /** P(A B <= w). */
    private double productCdf(double w) {
        double meanA = value(a);
        double errorA = error(a);
        double low = meanA - FAR * errorA;
        double high = meanA + FAR * errorA;
        TanhSinh.Integrand below = (u, fromLow, toHigh) -> {
            double z = (u - meanA) / errorA;
            double density = Math.exp(-z * z / 2) / (errorA * Math.sqrt(2 * Math.PI));
            double other = (w / u - value(b)) / error(b);
            return density * (u > 0 ? Distributions.normalCdf(other) : Distributions.normalUpperTail(other));
        };
        if (low >= 0 || high <= 0) {
            return TanhSinh.integrate(below, low, high, 1e-13);
        }
        return TanhSinh.integrate(below, low, 0, 1e-13) + TanhSinh.integrate(below, 0, high, 1e-13);
    }

    /**
     * indirect / total, with delta limits. It may lie outside 0 to 1, where direct and indirect part have opposite signs.
     *
     * @param confidence level, 0.5 to below 1
     * @return share and limits; insufficient unless the interval of the total leaves out 0
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Share> indirectShare(double confidence) {
        double z = Distributions.normalTwoSided(Significance.required(confidence));
        double all = value(total);
        if (!(Math.abs(all) > z * error(total)) || !(error(a) > 0 && error(b) > 0)) {
            return Result.insufficient(Reason.NOT_DEFINED, "the total is not established, so that it has no shares");
        }
        double byA = value(b) * value(direct) / (all * all);
        double byB = value(a) * value(direct) / (all * all);
        double byDirect = -indirect() / (all * all);
        double variance = byA * byA * error(a) * error(a)
                + byB * byB * error(b) * error(b)
                + byDirect * byDirect * error(direct) * error(direct)
                - 2 * byB * byDirect * value(a) * error(b) * error(b);
        double share = indirect() / all;
        double half = z * Math.sqrt(Math.max(0, variance));
        if (!Double.isFinite(Math.abs(share) + half)) {
            return Result.insufficient(Reason.NOT_FINITE, "the share exceeds the range of a double");
        }
        return Result.of(new Share(share, new ConfidenceInterval(share - half, share + half, confidence, "delta")));
    }

    /**
     * A share with its limits.
     *
     * @param value the share
     * @param interval its limits
     */
    public record Share(double value, ConfidenceInterval interval) {
        /** Refuses a number that is not finite. */
        public Share {
            Objects.requireNonNull(interval, "interval");
            Arguments.finite("value", value);
        }
    }
}
