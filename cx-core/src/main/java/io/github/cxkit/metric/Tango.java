package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.function.DoubleUnaryOperator;

/**
 * The score test of a net score (Tango 1998) and its interval: the trial values D that the test does not reject.
 *
 * <p>T(D) = (r - d - nD) / sqrt(n V(D)), V the variance at the shares of largest likelihood whose difference is D. T falls in
 * D. The limits are roots of (r - d - nD)² - z² n V(D), which stays finite at the ends. A trial value near -1 or 1 is carried
 * as its distance from there, and V is a sum of positive terms, so that counts of 1e9 cost no digits.
 */
final class Tango {

    private Tango() {}

    static ConfidenceInterval interval(NetCounts counts, double confidence) {
        double z = Distributions.normalTwoSided(confidence);
        Counts c = new Counts(counts.negative(), counts.neutral(), counts.positive());
        double lower = c.lowerLimit(z);
        double upper = -c.mirrored().lowerLimit(z);
        return new ConfidenceInterval(counts.unit(lower), counts.unit(upper), confidence, IntervalMethod.SCORE.title());
    }

    /** The score statistic at a trial value; infinite where the trial value allows no spread. */
    static double statistic(NetCounts counts, double trial) {
        Counts c = new Counts(counts.negative(), counts.neutral(), counts.positive());
        Trial at = Trial.near0(trial);
        double distance = c.distance(at);
        double variance = c.n() * c.variance(at);
        if (distance == 0) {
            return 0;
        }
        return variance <= 0 ? Math.copySign(Double.POSITIVE_INFINITY, distance) : distance / Math.sqrt(variance);
    }

    /** A trial value as the whole number it lies near and the distance from it. */
    private record Trial(int anchor, double offset) {

        static Trial near0(double value) {
            return new Trial(0, value);
        }

        double value() {
            return anchor + offset;
        }

        /** 1 - |D|. */
        double room() {
            return anchor == 0 ? 1 - Math.abs(offset) : Math.abs(offset);
        }
    }

    /** Answers of the three classes; real numbers, so that an effective number can be used. */
    private record Counts(double d, double p, double r) {

        double n() {
            return d + p + r;
        }

        Counts mirrored() {
            return new Counts(r, p, d);
        }

        /** r - d - nD, whichever anchor D has. */
        double distance(Trial trial) {
            double rest = trial.anchor == 0 ? r - d : trial.anchor < 0 ? 2 * r + p : -(2 * d + p);
            return Math.fma(-n(), trial.offset, rest);
        }

        /**
         * Variance of one answer at the shares of largest likelihood: with u the smaller of the shares of both ends and m the
         * middle one, (u + u + |D|) m + 4 u (u + |D|).
         */
        double variance(Trial trial) {
            boolean up = trial.value() >= 0;
            double near = up ? d : r;
            double far = up ? r : d;
            double gap = Math.abs(trial.value());
            double room = trial.room();
            double b = (near + far) * room - 2 * (near + p) * gap;
            double product = 8 * n() * near * gap * room;
            double root = Math.sqrt(b * b + product);
            double u = b > 0 ? (b + root) / (4 * n()) : product == 0 ? 0 : product / (root - b) / (4 * n());
            u = Math.min(u, room / 2);
            double pull = (near == 0 ? 0 : near / u) + far / (u + gap);
            double m = u == 0 ? room : Math.min(room, p == 0 ? 0 : 2 * p / pull);
            return (2 * u + gap) * m + 4 * u * (u + gap);
        }

        double lowerLimit(double z) {
            double z2 = z * z;
            if (d == n()) {
                return -1;
            }
            if (r == n()) {
                return (n() - z2) / (n() + z2);
            }
            if (d == 0 && r == 0) {
                return -z2 / (n() + z2);
            }
            double estimate = (r - d) / n();
            if (estimate > 0.5 && excess(Trial.near0(0.5), z2) > 0) {
                double offset = root(1, -0.5, -(2 * d + p) / n(), Double.NaN, z2);
                return 1 + offset;
            }
            if (estimate < -0.5 || excess(Trial.near0(-0.5), z2) <= 0) {
                return -1 + root(-1, 0, Math.min(0.5, (2 * r + p) / n()), Double.NaN, z2);
            }
            return root(0, -0.5, Math.min(0.5, estimate), guess(estimate, z), z2);
        }

        /** The adjusted Wald limit, a first guess. */
        private double guess(double estimate, double z) {
            double more = n() + 3;
            double net = estimate * n() / more;
            return net - z * Math.sqrt(((r + d + 1.5) / more - net * net) / more);
        }

        private double excess(Trial trial, double z2) {
            double distance = distance(trial);
            return distance * distance - z2 * n() * variance(trial);
        }

        /** The offset where the excess, positive at low and not at high, is 0. */
        private double root(int anchor, double low, double high, double guess, double z2) {
            DoubleUnaryOperator excess = offset -> excess(new Trial(anchor, offset), z2);
            double from = low;
            double to = high;
            if (guess > low && guess < high) {
                // a point a little beyond the guess makes a short bracket
                double reach = 0.05 * (high - guess);
                if (excess.applyAsDouble(guess) > 0) {
                    from = guess;
                    to = excess.applyAsDouble(guess + reach) <= 0 ? guess + reach : high;
                } else {
                    to = guess;
                    from = guess - reach > low && excess.applyAsDouble(guess - reach) > 0 ? guess - reach : low;
                }
            }
            if (!(excess.applyAsDouble(from) > 0)) {
                return from;
            }
            return excess.applyAsDouble(to) < 0 ? RootFinder.find(excess, from, to) : to;
        }
    }
}
