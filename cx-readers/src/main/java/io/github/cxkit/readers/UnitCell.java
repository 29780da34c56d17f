package io.github.cxkit.readers;

import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary.Cell;
import io.github.cxkit.experiment.ExperimentSummary.MetricSums;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.score.Accumulator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of one arm and stratum while rows come, in decimals and without rounding: the same as a warehouse's. */
final class UnitCell {

    private final String arm;
    private final String stratum;
    private final List<ExperimentMetric> metrics;
    private final List<Accumulator<List<BigDecimal>, UnitSums>> sums = new ArrayList<>();
    private final long[] incomplete;
    private final long[] capped;
    private final BigDecimal[] removed;
    private long units;

    UnitCell(String arm, String stratum, List<ExperimentMetric> metrics) {
        this.arm = arm;
        this.stratum = stratum;
        this.metrics = metrics;
        incomplete = new long[metrics.size()];
        capped = new long[metrics.size()];
        removed = new BigDecimal[metrics.size()];
        for (int i = 0; i < metrics.size(); i++) {
            sums.add(UnitSums.summarizer(metrics.get(i).columns().size()).start());
            removed[i] = BigDecimal.ZERO;
        }
    }

    void addUnit() {
        units++;
    }

    /** Adds the values of a unit for one metric, the first one its worth; null where there is none. */
    void add(int metric, List<@Nullable BigDecimal> values) {
        List<BigDecimal> complete = new ArrayList<>(values.size());
        for (BigDecimal value : values) {
            if (value == null) {
                incomplete[metric]++;
                return;
            }
            complete.add(value);
        }
        Double cap = metrics.get(metric).cap();
        if (cap != null) {
            BigDecimal most = BigDecimal.valueOf(cap);
            BigDecimal over = complete.get(0).subtract(most);
            if (over.signum() > 0) {
                capped[metric]++;
                removed[metric] = removed[metric].add(over);
                complete.set(0, most);
            }
        }
        sums.get(metric).add(complete);
    }

    Cell cell() {
        List<MetricSums> all = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            all.add(MetricSums.of(metrics.get(i), sums.get(i).result(), incomplete[i])
                    .withCapped(capped[i], removed[i].doubleValue()));
        }
        return new Cell(arm, stratum, units, all);
    }
}
