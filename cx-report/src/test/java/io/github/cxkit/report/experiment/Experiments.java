package io.github.cxkit.report.experiment;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.metric.Metrics;
import java.util.SplittableRandom;

/** Experiments made of a seed. */
public final class Experiments {

    private static final Experiment PLAN = Experiment.of("Checkout <b>test</b>", "old", "new", "newer")
            .withMetric(ExperimentMetric.share("bought"))
            .withMetric(ExperimentMetric.mean("revenue").withCovariate().withCap(300))
            .withMetric(ExperimentMetric.mean("seconds to pay").withLowerBetter())
            .withMetric(ExperimentMetric.rating("nps", Metrics.NPS));

    private Experiments() {}

    /**
     * Three arms.
     *
     * @param newer relative size of the last arm, 1 as planned
     * @return the sums
     */
    public static ExperimentSummary threeArms(double newer) {
        SplittableRandom random = new SplittableRandom(11);
        ExperimentSummary.Builder builder = ExperimentSummary.builder(PLAN);
        String[] arms = {"old", "new", "newer"};
        for (int i = 0; i < 9_000; i++) {
            int arm = i % 3;
            if (arm == 2 && random.nextDouble() > newer) {
                continue;
            }
            double before = 40 + 15 * random.nextGaussian();
            double bought = random.nextDouble() < (arm == 0 ? 0.20 : arm == 1 ? 0.26 : 0.205) ? 1 : 0;
            double revenue = Math.max(0, before + (arm == 1 ? 1 : 0) + 10 * random.nextGaussian());
            double seconds = 60 + (arm == 1 ? 4 : 0) + 20 * random.nextGaussian();
            double rating = i % 5 == 0 ? random.nextInt(11) : Double.NaN;
            builder.add(new ExperimentSummary.Unit(
                    arms[arm], ExperimentSummary.NO_STRATUM, new double[] {bought, revenue, before, seconds, rating}));
        }
        return builder.build();
    }

    /**
     * Nothing came in yet.
     *
     * @return empty sums
     */
    public static ExperimentSummary empty() {
        return ExperimentSummary.builder(PLAN).build();
    }
}
