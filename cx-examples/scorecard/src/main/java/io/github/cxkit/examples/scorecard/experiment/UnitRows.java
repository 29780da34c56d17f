package io.github.cxkit.examples.scorecard.experiment;

import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.experiment.ExperimentPlan.MetricPart;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.ExperimentSummary.Cell;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.MeasureReader;
import io.github.cxkit.readers.MeasureRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.UnreadableInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row per unit, from a file. */
final class UnitRows {

    private final ExperimentPlan plan;
    private final Experiment experiment;
    private final List<String> texts = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final int[][] positions;
    private final List<Map<Integer, BigDecimal>> points = new ArrayList<>();
    private final Map<String, Map<String, CellSums>> arms = new LinkedHashMap<>();
    private final Map<String, Long> otherArms = new TreeMap<>();
    private final Map<String, Long> invalid = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long withoutArm;
    private long repeated;

    private UnitRows(ExperimentPlan plan) {
        this.plan = plan;
        this.experiment = plan.experiment();
        texts.add(plan.armColumn());
        if (plan.stratumColumn() != null) {
            texts.add(plan.stratumColumn());
        }
        if (plan.unitColumn() != null) {
            texts.add(plan.unitColumn());
        }
        positions = new int[plan.metrics().size()][];
        for (int m = 0; m < positions.length; m++) {
            List<String> columns = plan.metrics().get(m).columns();
            positions[m] = new int[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                List<String> of = isWord(plan.metrics().get(m), i) ? texts : numbers;
                positions[m][i] = of.size();
                of.add(columns.get(i));
            }
            ExperimentMetric metric = experiment.metrics().get(m);
            points.add(metric.rating() == null ? Map.of() : Measures.points(metric));
        }
        experiment.arms().forEach(arm -> arms.put(arm.name(), new TreeMap<>()));
    }

    /** Whether a column holds yes or no instead of a number. */
    private static boolean isWord(MetricPart metric, int column) {
        return metric.kind() == ExperimentMetric.Kind.SHARE && column == 0;
    }

    static Came read(ExperimentPlan plan, Path file, FileArguments arguments) throws IOException {
        UnitRows rows = new UnitRows(plan);
        ReadReport report;
        try {
            report = arguments
                    .apply(MeasureReader.of(rows.texts, rows.numbers), FileOptions.DEFAULT)
                    .read(file, rows::add);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (UnreadableInputException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        Came.requireOnce(rows.repeated, String.valueOf(plan.unitColumn()));
        List<Cell> cells = new ArrayList<>();
        rows.arms.values().forEach(strata -> strata.values().forEach(sums -> cells.add(sums.cell())));
        return new Came(
                new ExperimentSummary(rows.experiment, cells), rows.otherArms, rows.withoutArm, rows.invalid, report);
    }

    private void add(MeasureRow row) {
        int at = 0;
        String arm = row.texts().get(at++);
        String stratum = plan.stratumColumn() == null
                ? ExperimentSummary.NO_STRATUM
                : row.texts().get(at++);
        Map<String, CellSums> strata = arms.get(arm);
        if (strata == null) {
            if (arm.isEmpty()) {
                withoutArm++;
            } else {
                otherArms.merge(arm, 1L, Long::sum);
            }
            return;
        }
        if (plan.unitColumn() != null && !seen.add(row.texts().get(at))) {
            repeated++;
        }
        CellSums sums = strata.computeIfAbsent(stratum, name -> new CellSums(arm, name, experiment.metrics()));
        sums.addUnit();
        for (int m = 0; m < positions.length; m++) {
            sums.add(m, values(m, row));
        }
    }

    private List<@Nullable BigDecimal> values(int m, MeasureRow row) {
        MetricPart metric = plan.metrics().get(m);
        List<@Nullable BigDecimal> values = new ArrayList<>(positions[m].length);
        for (int i = 0; i < positions[m].length; i++) {
            if (isWord(metric, i)) {
                String word = row.texts().get(positions[m][i]);
                values.add(word.isEmpty() ? null : known(metric, Measures.share(word)));
            } else {
                BigDecimal number = row.numbers().get(positions[m][i]);
                boolean rating = i == 0 && metric.kind() == ExperimentMetric.Kind.RATING;
                values.add(number == null || !rating ? number : known(metric, point(m, number)));
            }
        }
        return values;
    }

    private @Nullable BigDecimal point(int m, BigDecimal number) {
        for (Map.Entry<Integer, BigDecimal> point : points.get(m).entrySet()) {
            if (number.compareTo(BigDecimal.valueOf(point.getKey())) == 0) {
                return point.getValue();
            }
        }
        return null;
    }

    private @Nullable BigDecimal known(MetricPart metric, @Nullable BigDecimal worth) {
        if (worth == null) {
            invalid.merge(metric.name(), 1L, Long::sum);
        }
        return worth;
    }
}
