package io.github.cxkit.driver;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws rows with replacement, over and over, and hands on the moments of what was drawn. What is drawn is decided on one thread,
 * so that the same seed gives the same resamples however many work them out.
 *
 * <p>Of many rows whole blocks are drawn: each row belongs to one of {@value #BLOCKS} blocks by chance, the moments of a block
 * are worked out once, and as many blocks are drawn as there are. Blocks by chance are as independent as their rows, so the
 * spread of the resamples is that of the rows' own bootstrap, with a relative error of about 1 / sqrt(2 · {@value #BLOCKS}) = 1.6 %
 * (Efron and Tibshirani 1993, chapter 8, on bootstrapping independent units of any kind).
 */
final class Resamples {

    /** Resamples that are worked out at once. */
    static final int AT_ONCE = 64;

    /** Above so many rows blocks are drawn. */
    static final int MOST_ROWS = 20_000;

    private static final int BLOCKS = 2_000;

    private final RandomGenerator random;
    private final int units;
    private final Function<int[], CoMoments> moments;
    private final String method;

    private Resamples(RandomGenerator random, int units, Function<int[], CoMoments> moments, String method) {
        this.random = random;
        this.units = units;
        this.moments = moments;
        this.method = method;
    }

    static Resamples ofRows(List<String> columns, List<double[]> rows, double[] weights, RandomGenerator random) {
        return new Resamples(
                random,
                weights.length,
                drawn -> {
                    CoMomentsBuilder builder = CoMoments.builder(columns.toArray(String[]::new));
                    for (int row : drawn) {
                        builder.addWeighted(weights[row], rows.get(row));
                    }
                    return builder.build();
                },
                "bootstrapPercentile");
    }

    static Resamples ofBlocks(CoMoments all, List<double[]> rows, double[] weights, RandomGenerator random) {
        int p = all.columns().size();
        double[] center = all.means().stream().mapToDouble(Double::doubleValue).toArray();
        // of each block: rows, weights, squared weights, then sums and products of deviations from the mean of all
        double[][] sums = new double[BLOCKS][3 + p + p * (p + 1) / 2];
        double[] deviation = new double[p];
        for (int row = 0; row < weights.length; row++) {
            double[] block = sums[random.nextInt(BLOCKS)];
            double weight = weights[row];
            block[0] += weight > 0 ? 1 : 0;
            block[1] += weight;
            block[2] += weight * weight;
            double[] values = rows.get(row);
            int at = 3 + p;
            for (int i = 0; i < p; i++) {
                deviation[i] = values[i] - center[i];
                double weighted = weight * deviation[i];
                block[3 + i] += weighted;
                for (int j = 0; j <= i; j++) {
                    block[at + j] += weighted * deviation[j];
                }
                at += i + 1;
            }
        }
        return new Resamples(
                random,
                BLOCKS,
                drawn -> moments(all.columns(), center, sums, drawn),
                "bootstrapPercentile of " + BLOCKS + " blocks");
    }

    private static CoMoments moments(List<String> columns, double[] center, double[][] sums, int[] drawn) {
        int p = center.length;
        double[] total = new double[sums[0].length];
        for (int block : drawn) {
            double[] its = sums[block];
            for (int i = 0; i < total.length; i++) {
                total[i] += its[i];
            }
        }
        List<Double> means = new ArrayList<>(p);
        List<Double> products = new ArrayList<>();
        int at = 3 + p;
        for (int i = 0; i < p; i++) {
            double shift = total[3 + i] / total[1];
            means.add(center[i] + shift);
            for (int j = 0; j <= i; j++) {
                double product = total[at + j] - total[3 + j] * shift;
                products.add(i == j ? Math.max(0, product) : product);
            }
            at += i + 1;
        }
        return new CoMoments(columns, (long) total[0], 0, total[1], total[2], means, products);
    }

    /** How intervals from these resamples are called. */
    String method() {
        return method;
    }

    /** What the next resamples give, without those that give nothing. */
    <T> List<T> next(int count, Function<CoMoments, Result<T>> analysis) {
        int[][] drawn = new int[count][units];
        for (int[] each : drawn) {
            for (int i = 0; i < units; i++) {
                each[i] = random.nextInt(units);
            }
        }
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> analysis.apply(moments.apply(drawn[i])).toOptional())
                .flatMap(Optional::stream)
                .toList();
    }
}
