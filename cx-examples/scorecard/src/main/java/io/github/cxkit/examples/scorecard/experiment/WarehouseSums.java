package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.ExperimentSummary.Cell;
import io.github.cxkit.experiment.ExperimentSummary.MetricSums;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.MeasureReader;
import io.github.cxkit.readers.MeasureRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a warehouse answered to {@link WarehouseQuery}, one row per arm and stratum. */
final class WarehouseSums {

    private static final int BEFORE_METRICS = 3;

    private final ExperimentPlan plan;
    private final Experiment experiment;
    private final Map<String, Map<String, Cell>> arms = new LinkedHashMap<>();
    private final Map<String, Long> otherArms = new TreeMap<>();
    private final Map<String, Long> invalid = new LinkedHashMap<>();
    private long withoutArm;
    private long repeated;

    private WarehouseSums(ExperimentPlan plan) {
        this.plan = plan;
        this.experiment = plan.experiment();
        experiment.arms().forEach(arm -> arms.put(arm.name(), new TreeMap<>()));
    }

    static Came read(ExperimentPlan plan, Path file, FileArguments arguments) throws IOException {
        WarehouseSums sums = new WarehouseSums(plan);
        try {
            return sums.came(arguments.apply(reader(plan), FileOptions.DEFAULT).read(file, sums::add));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (UnreadableInputException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static Came read(ExperimentPlan plan, ResultSet result) throws SQLException {
        WarehouseSums sums = new WarehouseSums(plan);
        return sums.came(reader(plan).readCounted(result, (row, count) -> sums.add(row)));
    }

    private static RowReader<MeasureRow> reader(ExperimentPlan plan) {
        return MeasureReader.of(List.of("arm", "stratum", "definition"), WarehouseQuery.numbers(plan));
    }

    private Came came(ReadReport report) {
        if (report.rejectedCells() + report.rejectedRows() > 0) {
            throw new IllegalArgumentException("sums must be whole, but "
                    + report.reasons().get(0).reason() + " in line "
                    + report.reasons().get(0).lines().get(0));
        }
        Came.requireOnce(repeated, String.valueOf(plan.unitColumn()));
        List<Cell> cells = new ArrayList<>();
        arms.values().forEach(strata -> cells.addAll(strata.values()));
        return new Came(new ExperimentSummary(experiment, cells), otherArms, withoutArm, invalid, report);
    }

    private void add(MeasureRow row) {
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
        for (int m = 0; m < plan.metrics().size(); m++) {
            int width = WarehouseQuery.numbers(plan, m).size();
            sums.add(sums(m, numbers.subList(at, at + width), units));
            at += width;
        }
        if (strata.put(stratum, new Cell(arm, stratum, units, sums)) != null) {
            throw new IllegalArgumentException("arm \"" + arm + "\" with stratum \"" + stratum + "\" appears twice");
        }
    }

    private void requireSameDefinition(String checkSum, long decimals) {
        String own = new WarehouseQuery(plan, (int) decimals).checkSum();
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
                    + "\" have more digits after the point than the query keeps: print it again with more --decimals");
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
