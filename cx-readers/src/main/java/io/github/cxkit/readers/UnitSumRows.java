package io.github.cxkit.readers;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.ExperimentSummary.Cell;
import io.github.cxkit.experiment.ExperimentSummary.MetricSums;
import io.github.cxkit.experiment.UnitSums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a warehouse answered to an {@link ExperimentQuery}, one row per arm and stratum. */
final class UnitSumRows {

    private static final int BEFORE_METRICS = 3;

    private final ExperimentQuery query;
    private final Experiment experiment;
    private final Map<String, Map<String, Cell>> arms = new LinkedHashMap<>();
    private final Map<String, Long> otherArms = new TreeMap<>();
    private final Map<String, Long> invalid = new LinkedHashMap<>();
    private long withoutArm;
    private long repeated;

    UnitSumRows(ExperimentQuery query) {
        this.query = query;
        this.experiment = query.mapping().experiment();
        experiment.arms().forEach(arm -> arms.put(arm.name(), new TreeMap<>()));
    }

    RowReader<MeasureRow> reader() {
        return MeasureReader.of(List.of("arm", "stratum", "definition"), query.numbers());
    }

    ExperimentRead result(ReadReport report) {
        if (report.rejectedCells() + report.rejectedRows() > 0) {
            throw new IllegalArgumentException("sums must be whole, but "
                    + report.reasons().get(0).reason() + " in line "
                    + report.reasons().get(0).lines().get(0));
        }
        ExperimentRead.requireOnce(repeated, 0, query.mapping().unitColumn().orElse(""));
        List<Cell> cells = new ArrayList<>();
        arms.values().forEach(strata -> cells.addAll(strata.values()));
        return new ExperimentRead(new ExperimentSummary(experiment, cells), otherArms, withoutArm, invalid, report);
    }

    void add(MeasureRow row) {
        List<@Nullable BigDecimal> numbers = row.numbers();
        requireSameDefinition(row.texts().get(2), whole(numbers.get(2)));
        String arm = row.texts().get(0);
        long units = whole(numbers.get(0));
        Map<String, Cell> strata = arms.get(arm);
        if (strata == null) {
            if (arm.isEmpty()) {
                withoutArm = Math.addExact(withoutArm, units);
            } else {
                otherArms.merge(arm, units, Math::addExact);
            }
            return;
        }
        repeated = Math.addExact(repeated, whole(numbers.get(1)));
        String stratum = row.texts().get(1);
        List<MetricSums> sums = new ArrayList<>();
        int at = BEFORE_METRICS;
        for (int m = 0; m < experiment.metrics().size(); m++) {
            int width = query.numbers(m).size();
            sums.add(sums(m, numbers.subList(at, at + width), units));
            at += width;
        }
        if (strata.put(stratum, new Cell(arm, stratum, units, sums)) != null) {
            throw new IllegalArgumentException("arm \"" + arm + "\" with stratum \"" + stratum + "\" appears twice");
        }
    }

    private void requireSameDefinition(String checkSum, long decimals) {
        String own = query.withDecimals((int) decimals).checkSum();
        if (!own.equals(checkSum)) {
            throw new IllegalArgumentException("these are sums of another definition (" + checkSum + ", not " + own
                    + "): print the query again and let it run");
        }
    }

    private MetricSums sums(int m, List<@Nullable BigDecimal> numbers, long units) {
        ExperimentMetric metric = experiment.metrics().get(m);
        int p = metric.columns().size();
        long n = whole(numbers.get(0));
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            sums.add(orZero(numbers.get(1 + i)));
        }
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            List<BigDecimal> line = new ArrayList<>();
            for (int j = 0; j < p; j++) {
                int high = Math.max(i, j);
                line.add(orZero(numbers.get(1 + p + high * (high + 1) / 2 + Math.min(i, j))));
            }
            products.add(line);
        }
        int last = numbers.size();
        long bad = whole(numbers.get(last - 2));
        if (bad > 0) {
            invalid.merge(metric.name(), bad, Math::addExact);
        }
        long rounded = whole(numbers.get(last - 1));
        if (rounded > 0) {
            throw new IllegalArgumentException(rounded + " values of \"" + metric.name()
                    + "\" have more digits after the point than the query keeps: print it again with more decimals");
        }
        return MetricSums.of(metric, new UnitSums(n, sums, products), units - n)
                .withCapped(
                        whole(numbers.get(last - 4)),
                        orZero(numbers.get(last - 3)).doubleValue());
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static long whole(@Nullable BigDecimal number) {
        if (number == null) {
            throw new IllegalArgumentException("a count is missing");
        }
        return number.longValueExact();
    }
}
