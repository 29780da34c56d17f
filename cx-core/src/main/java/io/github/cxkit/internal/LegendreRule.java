package io.github.cxkit.internal;

/** Nodes and weights of Gauss-Legendre quadrature on [0, 1]. Immutable. */
public final class LegendreRule {

    /** For scoring: exact for polynomials of degree 31. */
    public static final LegendreRule SIXTEEN = new LegendreRule(16);

    /** For fitting, where a panel's error of 1e-12 does no harm. */
    public static final LegendreRule EIGHT = new LegendreRule(8);

    private final double[] nodes;
    private final double[] weights;

    private LegendreRule(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            // Newton's method doubles the digits each time; the start has two
            for (int step = 0; step < 8; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /**
     * How many nodes.
     *
     * @return the number
     */
    public int size() {
        return nodes.length;
    }

    /**
     * A node.
     *
     * @param i its position
     * @return 0 to 1
     */
    public double node(int i) {
        return nodes[i];
    }

    /**
     * The weight of a node.
     *
     * @param i its position
     * @return the weight; all sum to 1
     */
    public double weight(int i) {
        return weights[i];
    }
}
