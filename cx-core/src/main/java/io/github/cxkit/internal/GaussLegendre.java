package io.github.cxkit.internal;

/** Nodes and weights of Gauss-Legendre integration over panels. */
public final class GaussLegendre {

    private static final int ORDER = 24;
    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    static {
        for (int i = 0; i < ORDER; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (ORDER + 0.5));
            double derivative = 0;
            for (int step = 0; step < 100; step++) {
                double p = 1;
                double previous = 0;
                for (int k = 1; k <= ORDER; k++) {
                    double next = ((2 * k - 1) * x * p - (k - 1) * previous) / k;
                    previous = p;
                    p = next;
                }
                derivative = ORDER * (x * p - previous) / (x * x - 1);
                double move = p / derivative;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            NODES[ORDER - 1 - i] = x;
            WEIGHTS[ORDER - 1 - i] = 2 / ((1 - x * x) * derivative * derivative);
        }
    }

    private final double[] points;
    private final double[] weights;

    /**
     * Equal panels over a range.
     *
     * @param low lower end
     * @param high upper end
     * @param panels how many
     */
    public GaussLegendre(double low, double high, int panels) {
        points = new double[panels * ORDER];
        weights = new double[points.length];
        double half = (high - low) / panels / 2;
        for (int p = 0; p < panels; p++) {
            double middle = low + (2 * p + 1) * half;
            for (int i = 0; i < ORDER; i++) {
                points[p * ORDER + i] = middle + half * NODES[i];
                weights[p * ORDER + i] = half * WEIGHTS[i];
            }
        }
    }

    /**
     * How many points there are.
     *
     * @return the number
     */
    public int size() {
        return points.length;
    }

    /**
     * A point; they rise.
     *
     * @param i its position
     * @return the point
     */
    public double point(int i) {
        return points[i];
    }

    /**
     * The weight of a point.
     *
     * @param i its position
     * @return the weight
     */
    public double weight(int i) {
        return weights[i];
    }
}
