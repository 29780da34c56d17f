package io.github.cxkit.internal;

/**
 * Bounds of a Brownian motion looked at a few times, such that each look stops by a given chance (Armitage, McPherson, Rowe
 * 1969). The density of what has not stopped is carried from look to look on panels narrower than the step's deviation.
 */
public final class StoppingBounds {

    private static final double REACH = 9;
    private static final double WIDEST = 0.75;
    private static final int MOST_PANELS = 6_000;
    private static final double LARGEST = 38;

    private StoppingBounds() {}

    /**
     * The bounds on |Z|.
     *
     * @param times information fractions, rising, in (0, 1]
     * @param increments chance of stopping first at each look, both sides together, each more than 0
     * @return one bound per look
     */
    public static double[] of(double[] times, double[] increments) {
        double[] bounds = new double[times.length];
        GaussLegendre points = new GaussLegendre(0, 0, 1);
        double[] density = {};
        for (int k = 0; k < times.length; k++) {
            double root = Math.sqrt(times[k]);
            double step = Math.sqrt(k == 0 ? times[0] : times[k] - times[k - 1]);
            GaussLegendre before = points;
            double[] carried = density;
            double due = increments[k];
            boolean first = k == 0;
            bounds[k] = RootFinder.find(
                    c -> (first ? 2 * Distributions.normalUpperTail(c) : beyond(before, carried, c * root, step)) - due,
                    0,
                    LARGEST);
            if (k + 1 < times.length) {
                double edge = bounds[k] * root;
                double narrow = WIDEST * Math.min(step, Math.sqrt(times[k + 1] - times[k]));
                int panels = (int) Math.min(MOST_PANELS, Math.max(16, Math.ceil(2 * edge / narrow)));
                points = new GaussLegendre(-edge, edge, panels);
                density = new double[points.size()];
                for (int i = 0; i < density.length; i++) {
                    density[i] = first
                            ? normal(points.point(i) / step) / step
                            : arriving(before, carried, points.point(i), step);
                }
            }
        }
        return bounds;
    }

    private static double normal(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double beyond(GaussLegendre points, double[] density, double edge, double step) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += points.weight(i)
                    * density[i]
                    * (Distributions.normalUpperTail((edge - points.point(i)) / step)
                            + Distributions.normalUpperTail((edge + points.point(i)) / step));
        }
        return sum;
    }

    private static double arriving(GaussLegendre points, double[] density, double at, double step) {
        double sum = 0;
        for (int i = firstFrom(points, at - REACH * step); i < density.length; i++) {
            double z = (at - points.point(i)) / step;
            if (z < -REACH) {
                break;
            }
            sum += points.weight(i) * density[i] * normal(z);
        }
        return sum / step;
    }

    private static int firstFrom(GaussLegendre points, double from) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.point(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
