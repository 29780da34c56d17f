package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.RankSets.RankRange;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often the rank sets of a table hold the true ranks of all its segments together, and of one segment looked at alone:
 * simulated NPS of segments whose true shares are known. Equal segments share a range of true ranks; a set is right if it holds
 * one of them, and a table is right if every set is.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.RankCoverage}
 */
public final class RankCoverage {

    private static final double LEVEL = 0.95;
    private static final int RUNS = 4_000;
    private static final Scale ZERO_TO_TEN = Scale.of(0, 10);

    private RankCoverage() {}

    /**
     * Prints the table.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(
                "segments (true NPS) | n each | all together | one alone, least covered | mean width of a set");
        for (int n : new int[] {30, 100, 400}) {
            run("all alike", new double[] {30, 30, 30, 30, 30}, n);
            run("three alike", new double[] {50, 30, 30, 30, 10}, n);
            run("all apart", new double[] {60, 45, 30, 15, 0}, n);
            run("twenty, in pairs", pairs(), n);
        }
    }

    private static double[] pairs() {
        double[] scores = new double[20];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 60 - 6 * (i / 2);
        }
        return scores;
    }

    private static void run(String name, double[] scores, int n) {
        SplittableRandom random = new SplittableRandom(42);
        int k = scores.length;
        int together = 0;
        int[] alone = new int[k];
        double width = 0;
        for (int run = 0; run < RUNS; run++) {
            SegmentedTally.Builder answers = SegmentedTally.builder(ZERO_TO_TEN);
            for (int i = 0; i < k; i++) {
                answers.addSegment("s" + i, sample(random, scores[i], n));
            }
            RankSets sets = new SegmentedScore(Metrics.NPS, answers.build())
                    .rankSets(RankSets.Order.HIGHEST_FIRST, LEVEL)
                    .orElseThrow();
            boolean all = true;
            for (int i = 0; i < k; i++) {
                RankSets.Place place = sets.entries().get(i).place().orElseThrow();
                all &= holds(place.simultaneous(), scores, i);
                alone[i] += holds(place.marginal(), scores, i) ? 1 : 0;
                width += place.simultaneous().worst() - place.simultaneous().best() + 1.0;
            }
            together += all ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %.3f | %.3f | %.1f of %d%n",
                name,
                n,
                (double) together / RUNS,
                (double) Arrays.stream(alone).min().orElseThrow() / RUNS,
                width / RUNS / k,
                k);
    }

    /** Promoters and detractors around 20 per cent passives. */
    private static RatingTally sample(SplittableRandom random, double score, int n) {
        double promoters = (0.8 + score / 100) / 2;
        long[] counts = new long[ZERO_TO_TEN.size()];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            counts[u < promoters ? 10 : u < promoters + 0.2 ? 8 : 3]++;
        }
        return RatingTally.ofCounts(ZERO_TO_TEN, counts);
    }

    /** Every true rank lies from 1 + those truly better to k - those truly worse. */
    private static boolean holds(RankRange set, double[] scores, int i) {
        int better = 0;
        int worse = 0;
        for (double other : scores) {
            better += other > scores[i] ? 1 : 0;
            worse += other < scores[i] ? 1 : 0;
        }
        return set.best() <= 1 + better && set.worst() >= scores.length - worse;
    }
}
